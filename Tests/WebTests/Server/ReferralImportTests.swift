import Care
import Clinic
import Foundation
import Testing

@testable import Web

/// A referral is looked at first and imported second, and both times it is the same document.
@Suite struct ReferralImportTests {
    static func bundle(_ family: String = "Marsh", padding: Int = 0) -> Data {
        Data(
            """
            {"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"a",
            "name":[{"family":"\(family)","given":["Bea"]}],"gender":"female","birthDate":"1980-02-01"}},
            {"resource":{"resourceType":"Condition","subject":{"reference":"Patient/a"},"code":{"text":"Gout"}}},
            {"resource":{"resourceType":"Claim"}}]}
            """.utf8) + Data(repeating: 0x20, count: padding)
    }

    /// A PHQ-9 with a positive item 9, answered on 2 March 2026.
    static let danger: Data = {
        let items = [
            "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8",
        ].map { #"{"linkId":"/\#($0)","answer":[{"valueInteger":1}]}"# }.joined(separator: ",")
        let sheet = """
            {"resource":{"resourceType":"QuestionnaireResponse","status":"completed","authored":"2026-03-02",
            "subject":{"reference":"Patient/a"},"item":[\(items)]}},{"resource":{"resourceType":"Claim"}}
            """
        let text = String(decoding: bundle(), as: UTF8.self)
        return Data(text.replacing(#"{"resource":{"resourceType":"Claim"}}"#, with: sheet).utf8)
    }()

    static func hidden(_ name: String, in page: String) throws -> String {
        let parts = page.split(separator: "name=\"\(name)\" value=\"", maxSplits: 1)
        return String(try #require(parts.dropFirst().first?.split(separator: "\"", maxSplits: 1).first))
    }

    /// What the second step sends for the document that the first one shows.
    private static func confirmation(of page: String) throws -> [String: String] {
        FrontDeskTests.person.merging([
            "step": "import", "command": FrontDeskTests.command, "document": try hidden("document", in: page),
            "fingerprint": try hidden("fingerprint", in: page),
        ]) { $1 }
    }

    private func read(_ file: Data, by visitor: TestVisitor) async throws -> TestVisitor.Answer {
        try await visitor.post(Site.importReferral, [:], file: file, named: "file")
    }

    private func with(_ role: Role, _ body: (TestClinic, TestVisitor) async throws -> Void) async throws {
        try await TestClinic.with { clinic in
            try await clinic.add(role)
            try await body(clinic, try await clinic.visitor(as: role))
        }
    }

    @Test func `the first step shows what was read and saves nothing`() async throws {
        try await with(.frontDesk) { clinic, desk in
            let page = try await read(Self.bundle(), by: desk)
            #expect(page.status == 200 && page.body.contains("value=\"Marsh\"") && page.body.contains("1980-02-01"))
            #expect(page.body.contains("<dt>Conditions</dt><dd>1</dd>") && page.body.contains("<dt>Claim</dt>"))
            #expect(!page.body.contains("Gout"), "the front desk sees counts alone")
            #expect(try await desk.post(Site.patients, ["search": "marsh"]).body.contains("Nobody found"))
        }
        try await with(.nurse) { _, nurse in
            let page = try await read(Self.bundle(), by: nurse)
            #expect(page.body.contains("Gout"))
        }
    }

    @Test func `the second step imports the document that the page carried`() async throws {
        try await with(.frontDesk) { clinic, desk in
            let page = try await read(Self.bundle(), by: desk).body
            var fields = try Self.confirmation(of: page)
            let done = try await desk.post(Site.importReferral, fields)
            #expect(done.location?.hasSuffix("/registration?done=imported") == true)
            fields["command"] = "1" + FrontDeskTests.command
            let again = try await desk.post(Site.importReferral, fields)
            #expect(again.status == 422 && again.body.contains("imported before"))
        }
    }

    @Test func `a positive item 9 is announced, and stands on the chart as a risk once it is imported`() async throws {
        try await with(.frontDesk) { clinic, desk in
            let page = try await read(Self.danger, by: desk).body
            #expect(page.contains("A clinician must look at this referral at once."))
            #expect(!page.contains("PHQ-9"), "the front desk does not see which answer it is")
            let done = try await desk.post(Site.importReferral, try Self.confirmation(of: page))
            let chart = try #require(done.location?.split(separator: "/registration").first)
            try await clinic.add(.prescriber)
            let prescriber = try await clinic.visitor(as: .prescriber)
            let words = "Suicide item of PHQ-9 positive (came with a referral, answered on 2026-03-02)"
            #expect(try await prescriber.get(String(chart)).body.contains(words))
            #expect(try await prescriber.get(Site.today).body.contains(words))
        }
        try await with(.nurse) { _, nurse in
            let danger = try await read(Self.danger, by: nurse)
            #expect(danger.body.contains("PHQ-9 of 2\u{A0}Mar\u{A0}2026"))
            let plain = try await read(Self.bundle(), by: nurse)
            #expect(!plain.body.contains("at once"))
        }
    }

    @Test func `a large document is asked for again, and another one is refused`() async throws {
        try await with(.frontDesk) { clinic, desk in
            let large = Self.bundle(padding: ReferralDocument.largestCarried)
            let page = try await read(large, by: desk).body
            #expect(page.contains("The same file again") && !page.contains("name=\"document\""))
            var fields = FrontDeskTests.person
            fields["step"] = "import"
            fields["command"] = FrontDeskTests.command
            fields["fingerprint"] = try Self.hidden("fingerprint", in: page)
            let without = try await desk.post(Site.importReferral, fields)
            #expect(without.status == 422 && without.body.contains("Choose the same file once more"))
            let other = try await desk.post(Site.importReferral, fields, file: Self.bundle("Reed"), named: "file")
            #expect(other.status == 422 && other.body.contains("not the file that you looked at"))
            let same = try await desk.post(Site.importReferral, fields, file: large, named: "file")
            #expect(same.status == 303)
        }
    }

    @Test(arguments: ["", "not json", "{\"resourceType\":\"Patient\"}"])
    func `what is no referral is refused beside its field`(_ text: String) async throws {
        try await with(.frontDesk) { _, desk in
            let answer = try await read(Data(text.utf8), by: desk)
            #expect(answer.status == 422 && answer.body.contains("#field-file"))
        }
    }
}
