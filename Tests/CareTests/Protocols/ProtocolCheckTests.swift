import Foundation
import Testing

@testable import Care

/// Every planted fault is explained at its place, with a remedy.
@Suite struct ProtocolCheckTests {
    private func problems(_ data: Data) throws -> [ProtocolProblem] { try ShippedProtocols.library().check(data) }

    private func expect(
        _ data: Data, row: String? = nil, path: String? = nil, says words: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let problems = try problems(data)
        #expect(
            problems.contains { problem in
                (row == nil || problem.row == row) && (path == nil || problem.path == path)
                    && problem.sentence.contains(words) && !problem.remedy.isEmpty
            }, "\(problems.map(\.text))", sourceLocation: sourceLocation)
    }

    @Test func `what is no JSON gets one line with its place`() throws {
        let problems = try problems(Data("{\n  \"id\": \"x\",\n  \"rules\": [,]\n}".utf8))
        #expect(problems.count == 1)
        #expect(problems.first?.line == 3)
        #expect(problems.first?.text.contains("This is not JSON: reading stops in line 3") == true)
        #expect(try self.problems(Data()).count == 1)
        #expect(try self.problems(Data([0xFF, 0xFE, 0x00])).count == 1)
    }

    @Test func `every row that screening reads is a required row of every protocol`() throws {
        let always = RequiredRow.all.filter { $0.need == .always }.map(\.id)
        #expect(Set(Screening.requiredRows).isSubset(of: always))
    }

    @Test(arguments: ["E-AGE", "E-ANEU", "E-MI6", "I-BZD-LORAZEPAM", "W-PREG"])
    func `a protocol without a row that screening reads is refused`(id: String) throws {
        var files = try ShippedProtocols.files()
        let data = try ShippedProtocols.edited("foundation-screening") { fields in
            let rows = fields["rules"] as? [[String: Any]] ?? []
            fields["rules"] = rows.filter { $0["id"] as? String != id }
        }
        try expect(data, row: id, says: "The row is missing")
        files["foundation-screening.json"] = data
        #expect(throws: Refusal.self) { try ProtocolLibrary(files: files) }
    }

    @Test(arguments: [
        ("E-MI6", "null", "no value"), ("E-MI6", "\"42\"", "a text"), ("E-MI6", "4200", "not plausible"),
        ("E-BPUNC", "[140]", "1 numbers"), ("E-ANEU", "1", "a number"), ("E-AGE", "16", "not plausible"),
    ])
    func `a screening row with a wrong value is refused`(row: String, value: String, words: String) throws {
        let data = try ShippedProtocols.edited("foundation-screening", row: row) { fields in
            fields["value"] = value == "null" ? nil : try ShippedProtocols.json(value)
        }
        try expect(data, row: row, says: words)
    }

    @Test(arguments: ["[]", "42", "\"protocol\"", "{}", "{\"resourceType\": \"Bundle\"}", "null"])
    func `JSON that is no protocol gets one clear line`(text: String) throws {
        let problems = try problems(Data(text.utf8))
        #expect(problems.count == 1)
        #expect(problems.first?.sentence.contains("no protocol") == true)
    }

    @Test func `an unknown field is named, in the file, in a row and in a phase`() throws {
        try expect(ShippedProtocols.edited("iv-racemic") { $0["dose"] = 1 }, path: "dose", says: "not known")
        try expect(
            ShippedProtocols.edited("iv-racemic", row: "DOSE-START") { $0["units"] = "mg" }, row: "DOSE-START",
            path: "rules[0].units", says: "units is not known")
        try expect(
            ShippedProtocols.edited("iv-racemic", row: "SCHEDULE") {
                $0["value"] = try ShippedProtocols.json(
                    #"[{"name":"a","fromWeek":1,"minDays":3,"minimumDays":3,"maximumDays":4}]"#)
            }, row: "SCHEDULE", says: "minDays is not known")
    }

    @Test func `a file that signs its own row is refused`() throws {
        try expect(
            ShippedProtocols.edited("iv-racemic", row: "DOSE-STEPS") { $0["approvedBy"] = "me" }, row: "DOSE-STEPS",
            says: "cannot carry a signature")
    }

    @Test func `a missing required row is named with the shape it needs`() throws {
        let data = try ShippedProtocols.edited("iv-racemic") { fields in
            let rows = fields["rules"] as? [[String: Any]] ?? []
            fields["rules"] = rows.filter { $0["id"] as? String != "INFUSION-MINUTES" }
        }
        try expect(data, row: "INFUSION-MINUTES", says: "missing")
        #expect(try problems(data).first?.remedy.contains("a number in min") == true)
        try expect(
            ShippedProtocols.edited("iv-racemic") { $0["extends"] = [String]() }, row: "BP-HOLD-SYS", says: "missing")
    }

    @Test(arguments: ["id", "version", "title", "drug", "route", "setting", "enabled", "regulatoryStatus", "rules"])
    func `a missing header field is named`(field: String) throws {
        try expect(ShippedProtocols.edited("iv-racemic") { $0[field] = nil }, path: field, says: field)
    }

    @Test(arguments: [
        ("DOSE-START", "\"half\"", "The value is a text"),
        ("DOSE-STEPS", "0.5", "The value is a number"),
        ("SCHEDULE", "[1, 2]", "The value is a list of numbers"),
        ("D1-FROM", "\"middle\"", "\"middle\" is not known here"),
        ("DOSE-START", "null", "The value is null"),
        ("DOSE-STEPS", "[0.5, \"1\"]", "mixes kinds"),
        ("DOSE-STEPS", "[]", "The list is empty"),
    ])
    func `a value of the wrong shape is explained`(row: String, value: String, words: String) throws {
        let data = try ShippedProtocols.edited("iv-racemic", row: row) {
            $0["value"] = try ShippedProtocols.json(value)
        }
        try expect(data, row: row, says: words)
    }

    @Test func `a wrong unit, an implausible number and a fraction of a session are explained`() throws {
        try expect(
            ShippedProtocols.edited("iv-racemic", row: "DOSE-CAP-PER-KG") { $0["unit"] = "ug/kg" },
            row: "DOSE-CAP-PER-KG", says: "The unit is ug/kg")
        try expect(
            ShippedProtocols.edited("iv-racemic", row: "DOSE-CAP-PER-KG") { $0["value"] = 100 },
            row: "DOSE-CAP-PER-KG", says: "100 is not plausible")
        try expect(
            ShippedProtocols.edited("foundation-course", row: "DECIDE-END-SESSIONS") { $0["value"] = 6.5 },
            row: "DECIDE-END-SESSIONS", says: "6.5 is not a whole number")
    }

    @Test func `a double id, an empty reason or source, an unknown tag and a bad day are explained`() throws {
        try expect(
            ShippedProtocols.edited("iv-racemic") { fields in
                let rows = fields["rules"] as? [[String: Any]] ?? []
                fields["rules"] = rows + rows.prefix(1)
            }, row: "DOSE-START", says: "stands twice")
        for field in ["reason", "source"] {
            try expect(
                ShippedProtocols.edited("iv-racemic", row: "DOSE-CAP") { $0[field] = " " }, row: "DOSE-CAP",
                says: "\(field) is empty")
        }
        try expect(
            ShippedProtocols.edited("iv-racemic", row: "DOSE-CAP") { $0["evidence"] = "A" }, row: "DOSE-CAP",
            says: "evidence is \"A\"")
        try expect(
            ShippedProtocols.edited("iv-racemic", row: "DOSE-CAP") { $0["severity"] = "deadly" }, row: "DOSE-CAP",
            says: "severity is \"deadly\"")
        try expect(
            ShippedProtocols.edited("iv-racemic", row: "DOSE-CAP") { $0["validFrom"] = "2026-02-30" }, row: "DOSE-CAP",
            says: "not a day")
    }

    @Test(arguments: [
        ("DOSE-STEPS", "[0.75, 0.5, 1.0]", "DOSE-STEPS", "0.75 stands before 0.5"),
        ("DOSE-STEPS", "[0.5, 1.5]", "DOSE-STEPS", "The step 1.5 is above DOSE-CAP-PER-KG"),
        ("DOSE-START", "0.6", "DOSE-START", "not one of the steps"),
        ("DOSE-SECOND-SIGN", "1.2", "DOSE-SECOND-SIGN", "DOSE-CAP-PER-KG is 1"),
    ])
    func `a dose ladder that does not hold together is explained`(
        row: String, value: String, named: String, words: String
    ) throws {
        let data = try ShippedProtocols.edited("iv-racemic", row: row) {
            $0["value"] = try ShippedProtocols.json(value)
        }
        try expect(data, row: named, says: words)
    }

    @Test func `a nasal dose that is no whole number of devices is explained`() throws {
        let data = try ShippedProtocols.edited("spravato", row: "DOSE-STEPS") { $0["value"] = [56, 70, 84] }
        try expect(data, row: "DOSE-STEPS", says: "70 is not a whole number of 28 mg devices")
    }

    @Test(arguments: [
        (
            #"[{"name":"a","fromWeek":1,"throughWeek":4,"minimumDays":3,"maximumDays":4},{"name":"b","fromWeek":4,"minimumDays":7,"maximumDays":7}]"#,
            "b starts in week 4, which overlaps"
        ),
        (
            #"[{"name":"a","fromWeek":1,"throughWeek":4,"minimumDays":3,"maximumDays":4},{"name":"b","fromWeek":6,"minimumDays":7,"maximumDays":7}]"#,
            "Week 5 lies in no phase"
        ),
        (#"[{"name":"a","fromWeek":2,"minimumDays":3,"maximumDays":4}]"#, "Week 1 lies in no phase"),
        (
            #"[{"name":"a","fromWeek":1,"minimumDays":5,"maximumDays":4}]"#,
            "the shortest interval is 5 days and the longest 4"
        ),
        (#"[{"name":"a","fromWeek":1,"minimumDays":0,"maximumDays":4}]"#, "the shortest interval is 0"),
        (
            #"[{"name":"a","fromWeek":1,"minimumDays":3,"maximumDays":4},{"name":"b","fromWeek":1,"minimumDays":3,"maximumDays":4}]"#,
            "a has no end but is not the last"
        ),
        (
            #"[{"name":"a","fromWeek":1,"throughWeek":0,"minimumDays":3,"maximumDays":4}]"#,
            "ends in week 0, before it starts"
        ),
        (
            #"[{"name":"a","fromWeek":1,"throughWeek":2,"minimumDays":7,"maximumDays":7,"sessions":6}]"#,
            "do not fit into 2 weeks"
        ),
        (#"[{"name":"a","fromWeek":1.5,"minimumDays":7,"maximumDays":7}]"#, "fromWeek is 1.5"),
        ("[]", "a list of numbers"),
    ])
    func `a schedule with a fault is explained`(value: String, words: String) throws {
        let data = try ShippedProtocols.edited("iv-racemic", row: "SCHEDULE") {
            $0["value"] = try ShippedProtocols.json(value)
        }
        try expect(data, row: "SCHEDULE", says: words)
    }

    @Test func `thresholds in an order that cannot be are explained, across files too`() throws {
        let rows = [
            #"{"id":"BP-HOLD-SYS","value":170,"unit":"mm[Hg]","reason":"r","source":"s","evidence":"D","validFrom":"2026-01-01"}"#,
            #"{"id":"SPO2-STOP","value":93,"unit":"%","reason":"r","source":"s","evidence":"D","validFrom":"2026-01-01"}"#,
        ]
        let data = try ShippedProtocols.edited("iv-racemic") { fields in
            let own = fields["rules"] as? [Any] ?? []
            fields["rules"] = own + (try rows.map(ShippedProtocols.json))
        }
        try expect(data, row: "BP-HOLD-SYS", says: "BP-HOLD-SYS is 170 and BP-NO-DOSE-SYS is 160")
        try expect(data, row: "SPO2-STOP", says: "SPO2-STOP is 93 and SPO2-PAUSE is 92")
    }

    @Test func `a shared file is judged by what it does to the protocols that extend it`() throws {
        try expect(
            ShippedProtocols.edited("foundation-session", row: "BP-HOLD-SYS") { $0["value"] = 170 }, row: "BP-HOLD-SYS",
            says: "In im-racemic: BP-HOLD-SYS is 170 and BP-NO-DOSE-SYS is 160")
        let without = try ShippedProtocols.edited("foundation-session") { fields in
            let rows = fields["rules"] as? [[String: Any]] ?? []
            fields["rules"] = rows.filter { $0["id"] as? String != "BP-LOW-SYS" }
        }
        try expect(without, row: "BP-LOW-SYS", says: "In im-racemic: The row is missing")
    }

    @Test func `extending what is not there, or itself, is explained`() throws {
        try expect(
            ShippedProtocols.edited("iv-racemic") { $0["extends"] = ["foundation-nothing"] }, path: "extends",
            says: "no shared file foundation-nothing")
        try expect(
            ShippedProtocols.edited("iv-racemic") { $0["extends"] = ["spravato"] }, path: "extends",
            says: "no shared file spravato")
        try expect(
            ShippedProtocols.edited("iv-racemic") { $0["extends"] = ["iv-racemic"] }, path: "extends",
            says: "extends itself")
        try expect(
            ShippedProtocols.edited("foundation-course") { $0["extends"] = ["foundation-session"] }, path: "extends",
            says: "A shared file extends others")
    }

    @Test func `a library refuses a bad file by its name, and two files with one id`() throws {
        var files = try ShippedProtocols.files()
        files["broken.json"] = Data("{".utf8)
        #expect { try ProtocolLibrary(files: files) } throws: { ($0 as? Refusal)?.field == "broken.json" }
        files["broken.json"] = files["iv-racemic.json"]
        #expect { try ProtocolLibrary(files: files) } throws: {
            ($0 as? Refusal)?.reason.contains("Another file has the id iv-racemic") == true
        }
        files["broken.json"] = nil
        files["README.md"] = Data("not a protocol".utf8)
        #expect(throws: Never.self) { try ProtocolLibrary(files: files) }
    }

    @Test func `a clinic's own copy under another id is right`() throws {
        let copy = try ShippedProtocols.edited("iv-racemic") { $0["id"] = "iv-our-clinic" }
        #expect(try problems(copy) == [])
        var files = try ShippedProtocols.files()
        files["iv-our-clinic.json"] = copy
        #expect(try ProtocolLibrary(files: files).treatment("iv-our-clinic")?.number("DOSE-START") == 0.5)
    }
}
