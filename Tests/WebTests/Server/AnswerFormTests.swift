import Care
import Clinic
import Foundation
import HTTPTypes
import Records
import Testing

@testable import Web

/// What no button of the form could have sent: one line at its field, and nothing of it kept.
@Suite struct AnswerFormTests {
    /// AUDIT takes 0, 2 and 4 in its last two questions; its words are the test's own.
    private static let packs: [String: Data] = [
        "audit.json": Data(
            """
            {"scale": "audit", "version": "1.0.0", "notice": "© World Health Organization", "permission": "a test",
             "items": {\((1...10).map { "\"\($0)\": \"Words of question \($0)\"" }.joined(separator: ", "))}}
            """.utf8)
    ]

    /// Fields of a whole sheet with some of them replaced.
    private static func sheet(_ count: Int, _ changes: [(String, String)]) -> [(String, String)] {
        let changed = Set(changes.map(\.0))
        return (1...count).map { ("item-\($0)", "0") }.filter { !changed.contains($0.0) } + changes
    }

    /// What is wrong, and at which question the line stands; nil for none of them.
    static let wrong: [(scale: String, fields: [(String, String)], at: String?)] = [
        ("phq-9", [("item-3", "often")], "3"), ("phq-9", [("item-3", "-0")], "3"), ("phq-9", [("item-3", "1.5")], "3"),
        ("phq-9", [("item-3", " 1 ")], "3"), ("phq-9", [("item-3", "01")], "3"), ("phq-9", [("item-3", "+1")], "3"),
        ("phq-9", [("item-3", "1e0")], "3"), ("phq-9", [("item-3", "١")], "3"),
        ("phq-9", [("item-3", "99999999999999999999")], "3"), ("phq-9", [("item-3", "4")], "3"),
        ("phq-9", [("item-3", "-1")], "3"), ("phq-9", [("item-9", "2"), ("item-9", "0")], "9"),
        ("phq-9", [("item-3", "1"), ("item-3", "1")], "3"), ("phq-9", [("item-11", "1")], nil),
        ("phq-9", [("item-", "1")], nil), ("audit", [("item-9", "1")], "9"), ("audit", [("item-10", "3")], "10"),
    ]

    private func questions(_ scale: String) -> Int { scale == "audit" ? 10 : 9 }

    private func expectOneLine(_ answer: TestVisitor.Answer, at item: String?, _ fields: [(String, String)]) {
        #expect(answer.status == 422, "\(fields)")
        let lines = answer.body.components(separatedBy: "class=\"error\"").count - 1
        #expect(lines == (item == nil ? 0 : 1), "\(fields)")
        if let item {
            #expect(answer.body.contains("id=\"field-item-\(item)-error\""), "\(fields)")
        } else {
            #expect(answer.body.contains("not part of the questionnaire"), "\(fields)")
        }
        // What else was answered is still there.
        #expect(answer.body.contains("name=\"item-2\" value=\"0\" checked"), "\(fields)")
    }

    @Test func `by link each wrong answer is refused at its question, and nothing is saved`() async throws {
        try await TestClinic.with(packs: Self.packs) { clinic in
            var links: [String: String] = [:]
            for scale in ["phq-9", "audit"] { links[scale] = Site.answerLink(try await clinic.link(to: scale)) }
            let before = try await clinic.store.clinicHead()
            for (scale, fields, item) in Self.wrong {
                let path = try #require(links[scale])
                let body = Self.sheet(questions(scale), fields)
                for skip in [[], [("skip", "yes")]] {
                    expectOneLine(try await clinic.visitor.post(path, body: body + skip), at: item, fields)
                }
            }
            #expect(try await clinic.store.clinicHead() == before)
            // The same links still take a sheet that is right.
            for (scale, path) in links {
                #expect(try await clinic.visitor.post(path, body: Self.sheet(questions(scale), [])).status == 303)
            }
            #expect(try await clinic.course.sheets.map(\.content.total) == [0, 0])
        }
    }

    @Test func `typed in by staff it is the same`() async throws {
        try await TestClinic.with(packs: Self.packs) { clinic in
            try await clinic.add(.nurse)
            let nurse = try await clinic.visitor(as: .nurse)
            let entries = try await clinic.course.sequence
            for (number, (scale, fields, item)) in Self.wrong.enumerated() {
                let frame = [
                    (FormFrame.tokenName, nurse.token?.formToken ?? ""), ("command", "0123456789abcde\(number % 10)"),
                    ("mode", "paper"), ("on", "2026-09-21"),
                ]
                let answer = try await nurse.post(
                    Site.sheet(clinic.patient, scale), body: frame + Self.sheet(questions(scale), fields))
                expectOneLine(answer, at: item, fields)
            }
            #expect(try await clinic.course.sequence == entries)
        }
    }

    @Test(arguments: ["often", "-0", "1.5", " 1 ", "4"])
    func `an answer saved by itself is refused alike, and no draft of it stays`(value: String) async throws {
        try await TestClinic.with { clinic in
            let path = Site.answerLink(try await clinic.link())
            let cookie = try #require(
                try await clinic.visitor.get(path).cookie?.split(separator: ";").first.map(String.init))
            let own: HTTPFields = [.cookie: cookie]
            for (item, value, sequence) in [("3", value, "1"), ("99", "1", "1"), ("3", "1", "first"), ("3", "1", "-1")]
            {
                let answer = try await clinic.visitor.post(
                    path + "/answers", body: [("item", item), ("value", value), ("sequence", sequence)], headers: own)
                #expect(!answer.body.hasPrefix("saved"), "\(item) \(value) \(sequence)")
            }
            #expect(try await !clinic.visitor.ask(.get, path, headers: own).body.contains("\" checked"))
        }
    }

    @Test func `words of a pack carry their language and are read its way; what the program says does not`()
        async throws
    {
        let pack = """
            {"scale": "wsas", "version": "1.0.0", "notice": "© a test", "permission": "a test", "language": "ar",
             "instruction": "اختر رقما لكل سطر",
             "items": {"1": "سطر واحد", "2": "سطر اثنان", "3": "سطر ثلاثة", "4": "سطر أربعة", "5": "سطر خمسة"}}
            """
        try await TestClinic.with(packs: ["wsas.json": Data(pack.utf8)]) { clinic in
            let page = try await clinic.visitor.get(Site.answerLink(try await clinic.link(to: "wsas"))).body
            #expect(page.contains("dir=\"rtl\""))
            #expect(page.contains("<span lang=\"ar\">سطر ثلاثة</span>"))
            #expect(page.contains("<html lang=\"en\""))
            #expect(page.contains("dir=\"auto\" lang=\"ar\">اختر"))
        }
    }
}
