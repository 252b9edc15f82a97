import Foundation
import Testing

@testable import Care

@Suite struct ShippedProtocolsTests {
    static let ids = [
        "im-racemic", "intranasal-compounded", "iv-pain", "iv-racemic", "oral-home", "sc-racemic", "spravato",
        "sublingual-home",
    ]

    @Test func `every shipped file is read and nothing is wrong with any`() throws {
        let library = try ShippedProtocols.library()
        #expect(library.listing.protocols.map(\.id) == Self.ids)
        for (name, data) in try ShippedProtocols.files() {
            #expect(try library.check(data) == [], "\(name)")
        }
    }

    @Test func `home and compounded protocols ship switched off, the others on`() throws {
        let off = try ShippedProtocols.library().treatments.filter { !$0.enabled }.map(\.id)
        #expect(off == ["intranasal-compounded", "oral-home", "sublingual-home"])
    }

    @Test func `Spravato follows the label's phases and doses`() throws {
        let treatment = try ShippedProtocols.treatment("spravato")
        #expect(
            treatment.phases("SCHEDULE") == [
                SchedulePhase(
                    name: "induction", fromWeek: 1, throughWeek: 4, minimumDays: 3, maximumDays: 4, sessions: 8),
                SchedulePhase(
                    name: "optimisation", fromWeek: 5, throughWeek: 8, minimumDays: 7, maximumDays: 7, sessions: 4),
                SchedulePhase(
                    name: "maintenance", fromWeek: 9, throughWeek: nil, minimumDays: 7, maximumDays: 14, sessions: nil),
            ])
        #expect(treatment.number("DOSE-START") == 56)
        #expect(treatment.numbers("DOSE-STEPS") == [56, 84])
        #expect(treatment.number("D1-OBSERVE") == 120)
        #expect(treatment.texts("D1-FROM") == ["start"])
        #expect(treatment.rule("DOSE-START-OLDER")?.severity == .note)
        for id in ["SCHEDULE", "DOSE-START", "DOSE-STEPS", "DEVICE-MG", "NPO-FOOD", "D1-OBSERVE"] {
            #expect(treatment.rule(id)?.evidence == .verified, "\(id)")
        }
    }

    @Test func `a protocol's own row replaces the shared one`() throws {
        #expect(try ShippedProtocols.treatment("spravato").number("NPO-FOOD") == 2)
        #expect(try ShippedProtocols.treatment("iv-racemic").number("NPO-FOOD") == 4)
        #expect(try ShippedProtocols.treatment("sublingual-home").number("SURVEY-BLADDER") == 1)
        #expect(try ShippedProtocols.treatment("iv-racemic").number("SURVEY-BLADDER") == 3)
        #expect(try ShippedProtocols.treatment("spravato").number("REMISSION-depression-MADRS") == 12)
    }

    @Test(arguments: ids)
    func `doses that a cap forbids are not on the ladder`(id: String) throws {
        let treatment = try ShippedProtocols.treatment(id)
        let perKilogram = treatment.rule("DOSE-STEPS")?.unit == "mg/kg"
        let cap = try #require(treatment.number(perKilogram ? "DOSE-CAP-PER-KG" : "DOSE-CAP"))
        #expect(treatment.numbers("DOSE-STEPS").allSatisfy { $0 <= cap })
    }

    @Test func `unverified and default rows wait for a signature, verified ones do not`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        #expect(treatment.rule("BP-HOLD-SYS")?.approved == true)
        #expect(treatment.rule("BP-NO-DOSE-SYS")?.approved == false)
        #expect(treatment.rule("DISTRESS-MEASURES")?.approved == true)
        for rule in treatment.rules.values { #expect(rule.approved == !rule.evidence.needsApproval, "\(rule.id)") }
    }

    @Test func `a row speaks its own figure, and no placeholder is left`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        #expect(treatment.rule("BP-LOW-SYS")?.reason == "Systolic pressure is below 90 mmHg: the dose waits.")
        for treatment in try ShippedProtocols.library().treatments {
            for rule in treatment.rules.values { #expect(!rule.reason.contains("{"), "\(treatment.id) \(rule.id)") }
        }
    }

    @Test func `every row that the code asks for by its id is in a shipped file`() throws {
        let rows = Set(try ShippedProtocols.library().treatments.flatMap { $0.rules.keys })
        let sources = ShippedProtocols.folder.appending(path: "../Sources/Care").standardizedFileURL
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var asked: Set<String> = []
        for case let url as URL in files where url.pathExtension == "swift" {
            let text = try String(contentsOf: url, encoding: .utf8)
            for match in text.matches(of: /[^A-Za-z](?:rule|number|numbers|texts|phases)\("([A-Z][A-Za-z0-9-]+)"\)/) {
                asked.insert(String(match.output.1))
            }
        }
        #expect(asked.count > 50)
        #expect(asked.subtracting(rows) == [])
    }

    @Test func `the hash is of 64 hexadecimal digits, the same each time, and moves with any number`() throws {
        let first = try ShippedProtocols.treatment("iv-racemic")
        #expect(first.hash.wholeMatch(of: /[0-9a-f]{64}/) != nil)
        let again = try ProtocolLibrary(files: ShippedProtocols.files())
        #expect(again.treatment("iv-racemic")?.hash == first.hash)
        let changed = try ShippedProtocols.treatment(
            "iv-racemic", changing: "BP-LOW-SYS", in: "foundation-session", to: "95")
        #expect(changed.hash != first.hash)
        #expect(changed.rule("BP-LOW-SYS")?.reason.contains("95 mmHg") == true)
        let hashes = try ShippedProtocols.library().treatments.map(\.hash)
        #expect(Set(hashes).count == hashes.count)
    }

    @Test func `a document shows every resolved row, its file and its approval, and reads back`() throws {
        let document = try #require(try ShippedProtocols.library().document("spravato"))
        let bytes = try JSONEncoder().encode(document)
        #expect(try JSONDecoder().decode(ProtocolDocument.self, from: bytes) == document)
        let food = try #require(document.rules.first { $0.id == "NPO-FOOD" })
        #expect(food.file == "spravato")
        #expect(document.rules.first { $0.id == "BP-LOW-SYS" }?.file == "foundation-session")
        #expect(document.rules.contains { !$0.approved })
        #expect(document.rules.map(\.id) == document.rules.map(\.id).sorted())
        #expect(try ShippedProtocols.library().document("nothing") == nil)
    }
}
