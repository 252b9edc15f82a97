import Care
import Clinic
import HTTPTypes
import Testing

@testable import Web

@Suite struct AnswerLinkPageTests {
    private static let calm = Dictionary(uniqueKeysWithValues: (1...9).map { ("item-\($0)", $0 < 9 ? "2" : "0") })

    @Test func `a link shows the questions, the crisis line and who reads them, and names nobody`() async throws {
        try await TestClinic.with { clinic in
            let page = try await clinic.visitor.get(Site.answerLink(try await clinic.link()))
            #expect(page.status == 200)
            #expect(page.body.contains("Little interest or pleasure"))
            #expect(page.body.contains("988"))
            #expect(page.body.contains("Nobody reads your answers at the moment"))
            for secret in ["Ada", "Example", "H-1", "555 0100", clinic.patient.text] {
                #expect(!page.body.contains(secret), "\(secret) is on the page")
            }
            #expect(page.cookie?.contains("SameSite=Lax") == true && page.cookie?.contains("HttpOnly") == true)
        }
    }

    @Test func `after it was answered the link says thank you to everyone, and nothing of the answers`() async throws {
        try await TestClinic.with { clinic in
            let path = Site.answerLink(try await clinic.link())
            #expect(try await clinic.visitor.post(path, ["item-1": "3"]).status == 422)
            #expect(try await clinic.visitor.post(path, Self.calm).status == 303)
            let thanks = try await clinic.visitor.get(path)
            #expect(thanks.status == 200)
            #expect(thanks.body.contains("Thank you"))
            #expect(!thanks.body.contains("checked") && !thanks.body.contains("Little interest"))
            var graver = Self.calm
            graver["item-9"] = "3"
            #expect(try await clinic.visitor.post(path, graver).status == 303)
            #expect(try await clinic.visitor.get(path).body == thanks.body)
            #expect(try await clinic.course.scores.map(\.content.total) == [16])
            #expect(try await clinic.course.openRisks.isEmpty)
        }
    }

    @Test func `an altered, an ended and an unknown link are one page, with one line and what to do`() async throws {
        try await TestClinic.with { clinic in
            let link = try await clinic.link()
            let altered = String(link.dropLast()) + (link.last == "a" ? "b" : "a")
            let wrong = try await clinic.visitor.get(Site.answerLink(altered))
            #expect(wrong.status == 404)
            #expect(wrong.body.contains("ask the clinic for a new one"))
            #expect(try await clinic.visitor.get(Site.answerLink("short")).body == wrong.body)
            clinic.now.now = TestClinic.start.adding(minutes: 8 * 24 * 60)
            #expect(try await clinic.visitor.get(Site.answerLink(link)).body == wrong.body)
            #expect(try await clinic.visitor.post(Site.answerLink(link), Self.calm).body == wrong.body)
            #expect(try await clinic.visitor.post(Site.answerLink(link) + "/answers", ["item": "1"]).status == 404)
            #expect(try await clinic.course.sheets.isEmpty)
        }
    }

    @Test func `handing over the device locks the session of whoever hands it over`() async throws {
        try await TestClinic.with { clinic in
            try await clinic.add(.nurse)
            let nurse = try await clinic.visitor(as: .nurse)
            let given = try await nurse.post(
                Site.asking(clinic.patient), ["command": "0123456789abcdef", "scale": "phq-9", "how": "tablet"])
            let path = try #require(given.location)
            #expect(path.hasPrefix("/q/"))
            #expect(try await nurse.get(Site.chart(clinic.patient)).location?.hasPrefix(Site.unlock) == true)
            #expect(try await nurse.get(path).status == 200)
            #expect(try await nurse.post(path, Self.calm).status == 303)
            #expect(try await nurse.get(path).body.contains("hand the tablet back"))
            #expect(try await clinic.course.sheets.map(\.content.mode) == [.tablet])
            #expect(try await nurse.get(Site.tasks).location?.hasPrefix(Site.unlock) == true)
        }
    }

    @Test func `a task is done on the handed-over device alone, and the server judges its result`() async throws {
        try await TestClinic.with { clinic in
            try await clinic.add(.nurse)
            let nurse = try await clinic.visitor(as: .nurse)
            let command = "0123456789abcdef"
            let sent = try await nurse.post(
                Site.asking(clinic.patient), ["command": command, "scale": "own-reaction-time", "how": "show"])
            #expect(sent.status == 422 && sent.body.contains("is a timed task"))
            let path = Site.answerLink(try await clinic.link(to: "own-reaction-time", mode: .tablet))
            let page = try await clinic.visitor.get(path)
            #expect(page.status == 200 && page.body.contains("data-trials=\"20\""))
            #expect(page.body.contains("<noscript>") && page.body.contains("nothing is saved then"))
            for secret in ["Ada", "Example", "H-1", clinic.patient.text] { #expect(!page.body.contains(secret)) }
            func send(_ total: String, _ early: String = "1", _ lapses: String = "0") async throws -> Int {
                try await clinic.visitor.post(
                    path, ["item-total": total, "item-false-starts": early, "item-lapses": lapses]
                ).status
            }
            for total in ["", "99", "3001", "412.5", "1e3", "-0", "fast"] {
                #expect(try await send(total) == 422, "\(total)")
            }
            #expect(try await send("412", "-1") == 422)
            #expect(try await send("412", "1", "21") == 422)
            #expect(try await clinic.course.sheets.isEmpty)
            #expect(try await send("412") == 303)
            let sheet = try #require(try await clinic.course.sheets.last?.content)
            #expect(sheet.total == 412 && sheet.mode == .tablet && sheet.items.map(\.value) == [412, 1, 0])
            #expect(try await clinic.course.scores.last?.content.scale == "own-reaction-time")
        }
    }

    @Test func `an answer is saved as it is given, and a positive one asks the page for the crisis line`() async throws
    {
        try await TestClinic.with { clinic in
            let path = Site.answerLink(try await clinic.link())
            let opened = try await clinic.visitor.get(path)
            let cookie = try #require(opened.cookie?.split(separator: ";").first.map(String.init))
            let own: HTTPFields = [.cookie: cookie]
            func save(_ item: String, _ value: String, _ sequence: Int) async throws -> String {
                try await clinic.visitor.post(
                    path + "/answers", ["item": item, "value": value, "sequence": "\(sequence)"], headers: own
                ).body
            }
            #expect(try await save("1", "3", 1) == "saved")
            #expect(try await save("9", "1", 2) == "saved crisis")
            #expect(try await clinic.course.openRisks.map(\.content.level) == [.high])
            #expect(try await clinic.visitor.ask(.get, path, headers: own).body.contains("value=\"3\" checked"))
            #expect(try await !clinic.visitor.get(path).body.contains("\" checked"))
        }
    }

    @Test func `patients read the notice that the owner wrote, and a number that is none is refused`() async throws {
        try await TestClinic.with { clinic in
            let owner = try await clinic.visitor(as: .owner)
            var notice = [
                "command": "0123456789abcdef", "crisis": "Call the line of Harbour county at any hour.",
                "crisisNumber": "call me", "readers": "A nurse reads them each morning but Sunday.",
                "clinicPhone": "",
            ]
            let refused = try await owner.post(Site.patientNotice, notice)
            #expect(refused.status == 422 && refused.body.contains("call me is not a telephone number"))
            notice["crisisNumber"] = "0800 111 0 111"
            #expect(try await owner.post(Site.patientNotice, notice).status == 303)
            let page = try await clinic.visitor.get(Site.answerLink(try await clinic.link())).body
            #expect(page.contains("Harbour county") && page.contains("tel:08001110111"))
            // Three digits alone may stand in a link's signature by chance.
            #expect(!page.contains("text 988") && !page.contains("tel:988"))
            #expect(page.contains("each morning but Sunday"))
        }
    }

    @Test func `a page in a language that is read from the right says so`() {
        #expect(TextDirection(of: "كم مرة") == .rightToLeft)
        #expect(TextDirection(of: "1. באיזו תדירות") == .rightToLeft)
        #expect(TextDirection(of: "Wie oft") == .leftToRight)
        #expect(TextDirection(of: "12") == .leftToRight)
    }
}
