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

    static func hidden(_ name: String, in page: String) throws -> String {
        let parts = page.split(separator: "name=\"\(name)\" value=\"", maxSplits: 1)
        return String(try #require(parts.dropFirst().first?.split(separator: "\"", maxSplits: 1).first))
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
            var fields = FrontDeskTests.person
            fields["step"] = "import"
            fields["command"] = FrontDeskTests.command
            fields["document"] = try Self.hidden("document", in: page)
            fields["fingerprint"] = try Self.hidden("fingerprint", in: page)
            let done = try await desk.post(Site.importReferral, fields)
            #expect(done.location?.hasSuffix("/registration?done=imported") == true)
            fields["command"] = "1" + FrontDeskTests.command
            let again = try await desk.post(Site.importReferral, fields)
            #expect(again.status == 422 && again.body.contains("imported before"))
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
