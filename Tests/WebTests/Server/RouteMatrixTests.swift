import Care
import Clinic
import HTTPTypes
import Records
import Testing

@testable import Web

/// Every address against every role: nobody gets in whom the permission table does not let in, and who is let in is
/// answered.
@Suite struct RouteMatrixTests {
    /// Every address there is and whom it is for, written here a second time: a new one fails until somebody decided.
    /// Assets aside, whose paths carry their digests.
    static let addresses: [String: String] = [
        "GET /sign-in": "open", "POST /sign-in": "open", "GET /unlock": "open", "POST /unlock": "open",
        "POST /sign-out": "open",
        "GET /account": "signed in", "POST /account/password": "signed in",
        "POST /account/one-time-code": "signed in", "POST /account/one-time-code/confirm": "signed in",
        "POST /account/one-time-code/remove": "signed in",
        "GET /": "seeToday",
        "GET /tasks": "seeTasks", "POST /patients/:patient/tasks": "completeTask",
        "GET /patients": "searchPatients", "POST /patients": "searchPatients",
        "GET /patients/new": "registerPatient", "POST /patients/new": "registerPatient",
        "GET /patients/:patient/registration": "seeRegistration",
        "POST /patients/:patient/registration": "registerPatient",
        "POST /patients/:patient/bookings": "bookSession",
        "POST /patients/:patient/bookings/:session/cancel": "bookSession",
        "GET /patients/import": "importReferral", "POST /patients/import": "importReferral",

        "GET /patients/:patient": "seeChart", "GET /patients/:patient/history": "seeChart",
        "GET /patients/:patient/facts": "recordHistory", "POST /patients/:patient/facts": "recordHistory",
        "GET /patients/:patient/scores": "recordScore", "POST /patients/:patient/scores": "recordScore",
        "GET /patients/:patient/questionnaires/:scale": "recordScore",
        "POST /patients/:patient/questionnaires/:scale": "recordScore",
        "GET /patients/:patient/asking": "askPatient", "POST /patients/:patient/asking": "askPatient",
        "GET /outbox": "seeOutbox", "GET /questionnaire-settings": "changeSettings",
        "POST /questionnaire-settings": "changeSettings",
        // Whoever holds a link that this clinic signed, and nobody else; see `AnswerLinkPageTests`.
        "GET /q/:link": "open", "POST /q/:link": "open", "POST /q/:link/answers": "open",
        "GET /patients/:patient/columbia": "recordScore", "POST /patients/:patient/columbia": "recordScore",
        "GET /patients/:patient/notes": "writeNote", "POST /patients/:patient/notes": "writeNote",
        "GET /patients/:patient/risks": "raiseRisk", "POST /patients/:patient/risks": "raiseRisk",
        "POST /patients/:patient/risks/:risk/closing": "closeRisk",
        "POST /patients/:patient/risks/:risk/owner": "closeRisk",
        "POST /patients/:patient/risks/:risk/contacts": "answerRisk",
        "GET /patients/:patient/safety": "seeChart", "POST /patients/:patient/safety/plan": "answerRisk",
        "GET /patients/:patient/trajectory": "seeChart",
        "GET /risk-cover": "changeSettings", "POST /risk-cover": "changeSettings",
        "GET /patients/:patient/corrections": "correctEntry", "POST /patients/:patient/corrections": "correctEntry",

        "GET /patients/:patient/screening": "screen", "POST /patients/:patient/screening": "decideScreening",
        "GET /patients/:patient/consent": "seeChart", "POST /patients/:patient/consent": "takeConsent",
        "POST /patients/:patient/consent/education": "giveEducation",
        "POST /patients/:patient/consent/withdrawal": "withdrawConsent",
        "GET /patients/:patient/plan": "seePlan", "GET /patients/:patient/plan/print": "seePlan",
        "POST /patients/:patient/plan": "draftPlan", "POST /patients/:patient/plan/preview": "draftPlan",
        "POST /patients/:patient/plan/forecast": "draftPlan", "POST /patients/:patient/plan/signature": "signPlan",
        "GET /patients/:patient/decision": "seeChart", "POST /patients/:patient/decision": "signPlan",

        "GET /patients/:patient/sessions": "openSession", "POST /patients/:patient/sessions": "openSession",
        "GET /patients/:patient/sessions/:session": "seeChart",
        "POST /patients/:patient/sessions/:session/check": "recordPreDose",
        "POST /patients/:patient/sessions/:session/gate": "overrideGate",
        "POST /patients/:patient/sessions/:session/dose": "giveDose",
        "POST /patients/:patient/sessions/:session/signs": "recordSigns",
        "POST /patients/:patient/sessions/:session/monitor-signs": "recordSigns",
        "POST /patients/:patient/sessions/:session/events": "recordEvent",
        "POST /patients/:patient/sessions/:session/recovery": "recordRecovery",
        "POST /patients/:patient/sessions/:session/criteria": "overrideDischarge",
        "POST /patients/:patient/sessions/:session/discharge": "discharge",
        "POST /patients/:patient/sessions/:session/close": "discharge",
        "POST /patients/:patient/sessions/:session/prepare": "giveDose",
        "POST /patients/:patient/sessions/:session/double-check": "giveDose",
        "POST /patients/:patient/sessions/:session/alarms": "answerAlarm",
        "GET /patients/:patient/sessions/:session/live": "seeChart",
        "GET /patients/:patient/sessions/:session/emergency": "seeChart",
        "POST /patients/:patient/sessions/:session/emergency": "recordEvent",
        "GET /patients/:patient/sessions/:session/label": "seeChart",
        "GET /patients/:patient/sessions/:session/instructions": "seeChart",
        "GET /patients/:patient/sessions/:session/replay": "seeChart",
        "GET /floor": "seeFloor", "GET /floor/live": "seeFloor",
        "GET /floor/settings": "changeSettings", "POST /floor/settings": "changeSettings",
        "GET /patients/:patient/sessions/:session/summary": "seeChart",
        "POST /patients/:patient/sessions/:session/summary": "bookSession",

        "GET /monitors": "settleQuarantine", "POST /monitors/links": "settleQuarantine",
        "POST /monitors/releases": "settleQuarantine", "POST /monitors/quarantine": "settleQuarantine",

        "GET /protocols": "seeProtocols", "GET /protocols/:protocol": "seeProtocols",
        "POST /protocols/:protocol/rows": "signProtocol", "POST /protocols/:protocol/switch": "changeProtocol",
        "GET /people": "seePeople", "GET /people/:person": "managePeople",
        "GET /people/new": "managePeople", "POST /people/new": "managePeople",
        "POST /people/:person/name": "managePeople", "POST /people/:person/roles": "managePeople",
        "POST /people/:person/password": "managePeople", "POST /people/:person/enable": "managePeople",
        "POST /people/:person/disable": "managePeople",
        "GET /access-log": "seeAccessLog", "POST /access-log/reviews": "reviewBreakGlass",
        "GET /verify": "verifyRecord",
        // Breaking glass is about one patient; who looks for that patient's chart searches first.
        "GET /break-glass": "searchPatients", "POST /break-glass": "searchPatients",
        "GET /patients/:patient/break-glass": "breakGlass", "POST /patients/:patient/break-glass": "breakGlass",
    ]

    /// What an address must be told to be one at all.
    static let said = ["/patients/:patient/facts": ["add": "surveillance"]]

    typealias Row = (method: String, path: String, permission: Permission?, isOpen: Bool)

    static var rows: [Row] { WebServer.table.filter { !$0.path.hasPrefix("/assets/") } }

    /// The path with the test's own patient, session and so on in it.
    static func path(_ row: Row, in clinic: TestClinic, link: String? = nil) throws -> String {
        try row.path.split(separator: "/", omittingEmptySubsequences: false).map { piece -> String in
            switch piece {
            case ":patient": return clinic.patient.text
            case ":session": return row.path.contains("/bookings/") ? clinic.booking.text : clinic.openSession.text
            case ":protocol": return TestClinic.protocolID
            case ":person": return clinic.owner.text
            case ":risk": return "r-none"
            case ":scale": return "phq-9"
            case ":link": return link ?? ""
            default:
                try #require(!piece.hasPrefix(":"), "\(row.path) has a parameter that this test does not know")
                return String(piece)
            }
        }.joined(separator: "/")
    }

    static func ask(_ row: Row, of clinic: TestClinic, by visitor: TestVisitor) async throws -> TestVisitor.Answer {
        let link = row.path.contains(":link") ? try await clinic.link() : nil
        let path = try path(row, in: clinic, link: link)
        var said = said[row.path] ?? [:]
        if row.path.hasSuffix("/corrections") { said["entry"] = String(try await clinic.correctableEntry()) }
        if row.method == "POST" { return try await visitor.post(path, said) }
        return try await visitor.get(
            path + (said.isEmpty ? "" : "?" + said.map { "\($0.key)=\($0.value)" }.joined(separator: "&")))
    }

    @Test func `every address is written down, with whom it is for`() {
        let found = Self.rows.map { row in
            ("\(row.method) \(row.path)", row.isOpen ? "open" : row.permission?.rawValue ?? "signed in")
        }
        #expect(Set(found.map(\.0)).count == found.count, "an address is there twice")
        let table = Dictionary(found, uniquingKeysWith: { first, _ in first })
        for (address, whom) in table { #expect(Self.addresses[address] == whom, "\(address) is for \(whom)") }
        for address in Self.addresses.keys where table[address] == nil { Issue.record("\(address) is gone") }
    }

    @Test(arguments: Role.allCases)
    func `a role is let in exactly where the permission table says`(_ role: Role) async throws {
        try await TestClinic.with { clinic in
            try await clinic.addEveryRole()
            let visitor = try await clinic.visitor(as: role)
            let nothing = try await visitor.get("/no-such-address")
            #expect(nothing.status == 404)
            for row in Self.rows {
                let isOut = row.path == Site.signOut
                let answer = try await Self.ask(
                    row, of: clinic, by: isOut ? try await clinic.visitor(as: role) : visitor)
                let address = "\(row.method) \(row.path) as \(role.rawValue)"
                let mayEnter = row.permission.map { PermissionTable.roles(for: $0).contains(role) } ?? true
                if mayEnter {
                    #expect([200, 303, 422].contains(answer.status), "\(address): \(answer.status)")
                    #expect(row.method == "POST" || answer.status != 422, "\(address): \(answer.status)")
                    #expect(!answer.asksToSignIn, "\(address)")
                } else {
                    #expect(answer.status == 404, "\(address): \(answer.status)")
                    #expect(answer.body == nothing.body, "\(address) does not look like an address that is not there")
                }
            }
        }
    }

    @Test func `without a session there is only the way in`() async throws {
        try await TestClinic.with { clinic in
            for row in Self.rows {
                let answer = try await Self.ask(row, of: clinic, by: clinic.visitor)
                let address = "\(row.method) \(row.path)"
                if !row.isOpen { #expect(answer.asksToSignIn, "\(address): \(answer.status)") }
                #expect(!answer.body.contains("Example"), "\(address) names a patient")
            }
        }
    }

    @Test func `a locked session opens nothing but its lock, and remembers its page`() async throws {
        try await TestClinic.with { clinic in
            let visitor = try await clinic.visitor(as: .owner)
            clinic.now.now = TestClinic.start.adding(minutes: 16)
            for row in Self.rows where !row.isOpen {
                let answer = try await Self.ask(row, of: clinic, by: visitor)
                #expect(answer.location?.hasPrefix(Site.unlock) == true, "\(row.method) \(row.path)")
            }
            #expect(try await visitor.get(Site.tasks).location == "/unlock?to=/tasks")
        }
    }

    @Test func `a form without its session's token saves nothing`() async throws {
        try await TestClinic.with { clinic in
            try await clinic.addEveryRole()
            let everything = try await clinic.store.feed(after: 0, limit: .max).count
            for row in Self.rows
            where row.method == "POST" && ![Site.signIn, Site.unlock].contains(row.path)
                && !row.path.contains(":link")
            {
                let role = row.permission.map { PermissionTable.roles(for: $0)[0] } ?? .owner
                let visitor = try await clinic.visitor(as: role)
                let path = try Self.path(row, in: clinic)
                for token in ["wrong", String(repeating: "0", count: 64)] {
                    let answer = try await visitor.post(path, ["command": "0123456789abcdef"], formToken: token)
                    #expect(answer.status == 422 && answer.body.contains("another session"), "\(row.path)")
                }
                let missing = try await visitor.ask(
                    .post, path, headers: [.contentType: "application/x-www-form-urlencoded"])
                #expect(missing.status == 422 && missing.body.contains("another session"), "\(row.path)")
            }
            let after = try await clinic.store.feed(after: 0, limit: .max).dropFirst(everything)
            #expect(after.allSatisfy { $0.stream.text.hasPrefix("access/") }, "something was written")
        }
    }

    @Test(
        arguments: [
            [.secFetchSite: "cross-site"], [.secFetchSite: "same-site"], [.origin: "https://elsewhere.example"],
            [.origin: "null"],
        ] as [HTTPFields])
    func `a form of another site is refused`(_ headers: HTTPFields) async throws {
        try await TestClinic.with { clinic in
            try await clinic.addEveryRole()
            for row in Self.rows where row.method == "POST" {
                let role = row.permission.map { PermissionTable.roles(for: $0)[0] } ?? .owner
                let visitor = try await clinic.visitor(as: role)
                let link = try await clinic.link()
                let answer = try await visitor.post(try Self.path(row, in: clinic, link: link), headers: headers)
                #expect(answer.status == 422 && answer.body.contains("did not come from"), "\(row.path)")
            }
        }
    }

    @Test func `every answer carries the headers that keep it to itself`() async throws {
        try await TestClinic.with { clinic in
            let visitor = try await clinic.visitor(as: .owner)
            var answers: [(String, TestVisitor.Answer)] = []
            for row in Self.rows where row.path != Site.signOut {
                answers.append((row.path, try await Self.ask(row, of: clinic, by: visitor)))
                answers.append((row.path, try await Self.ask(row, of: clinic, by: clinic.visitor)))
            }
            answers.append(("nowhere", try await visitor.get("/nowhere")))
            for (path, answer) in answers {
                #expect(answer.headers[.contentSecurityPolicy] == PageFrame.contentSecurityPolicy, "\(path)")
                #expect(answer.headers[.xContentTypeOptions] == "nosniff", "\(path)")
                #expect(answer.headers[.cacheControl] == "no-store", "\(path)")
                for (name, value) in [
                    ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
                    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
                ] {
                    #expect(answer.headers[try #require(HTTPField.Name(name))] == value, "\(path)")
                }
            }
        }
    }

    @Test func `files of the product are served to everyone and kept by browsers`() async throws {
        try await TestClinic.with { clinic in
            for asset in Asset.allCases {
                let answer = try await clinic.visitor.get(asset.path)
                #expect(answer.status == 200 && answer.headers[.cacheControl] == Asset.cacheControl)
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            }
        }
    }
}
