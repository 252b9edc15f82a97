import Testing

@testable import Care
@testable import Clinic
@testable import Web

@Suite("Pages about the clinic itself")
struct ClinicPageTests {
    static let hostile = SessionSample.hostile
    static let person = Person(
        id: PersonID("a"), name: hostile, email: "a@b.example", roles: [.nurse, .owner], ownPatient: nil,
        choseOwnPassword: true, addedAt: SessionSample.morning)

    static func log(reviewer: String) -> AccessLogPage {
        AccessLogPage(
            lines: [
                AccessLogLine(
                    position: 9, at: SessionSample.morning, event: .denied, person: PersonID("a"), role: nil,
                    permission: .seeChart, patient: PatientID("p1"), what: hostile, reason: hostile, source: nil)
            ], people: [person], records: [PatientID("p1"): "S-1"],
            filter: .init(record: hostile, event: "access.denied"),
            reviews: [
                BreakGlassReview(
                    position: 7, at: SessionSample.morning, person: PersonID("a"), patient: PatientID("p2"),
                    reason: hostile)
            ], reviewer: PersonID(reviewer), clock: WallClock(SessionSample.zone), token: "t", next: 9)
    }

    @Test("are sound markup, whatever people typed")
    func markup() throws {
        let treatment = try #require(try SessionSample.library().treatment("iv-racemic"))
        let clock = WallClock(SessionSample.zone)
        let pages: [HTML] = [
            ProtocolsPage(protocols: try SessionSample.library().treatments).html,
            ProtocolPage(treatment: treatment, may: Set(Permission.allCases), token: "t").html,
            PeoplePage(people: [Self.person], mayManage: true).html, NewPersonPage(token: "t").html,
            PersonPage(person: Self.person, token: "t", clock: clock).html, Self.log(reviewer: "b").html,
            BreakGlassPage(patient: PatientID(Self.hostile), token: "t").html,
            VerifyPage(result: nil, checkedAt: "").html,
            VerifyPage(
                result: .broken(stream: Self.hostile, sequence: 3, position: nil, reason: Self.hostile),
                checkedAt: "now"
            ).html,
        ]
        for page in pages {
            let reader = MarkupReader(page.text)
            #expect(reader.faults == [])
            #expect(!page.text.contains("<script"))
            let ids = reader.tags.compactMap { $0["id"] }
            #expect(Set(ids).count == ids.count)
        }
    }

    @Test("a protocol lists every row, those that wait first, and lets only a prescriber sign them")
    func rows() throws {
        let treatment = try #require(try SessionSample.library().treatment("iv-racemic"))
        let text = ProtocolPage(treatment: treatment, may: [.signProtocol], token: "t").html.text
        for rule in treatment.rules.values { #expect(text.contains("<code>\(rule.id)</code>"), "\(rule.id)") }
        let boxes = MarkupReader(text).tags.filter { $0["name"] == "rows-rows" }.compactMap { $0["value"] }
        #expect(Set(boxes) == Set(treatment.rules.values.filter { !$0.approved }.map(\.id)))
        #expect(treatment.waiting.first?.severity == .exclude)
        let seen = ProtocolPage(treatment: treatment, may: [.seeProtocols], token: "t").html.text
        #expect(!MarkupReader(seen).tags.contains { $0.name == "form" })
    }

    @Test("nobody is offered the review of glass they broke themselves")
    func ownReview() {
        #expect(Self.log(reviewer: "b").html.text.contains("name=\"position\""))
        #expect(!Self.log(reviewer: "a").html.text.contains("name=\"position\""))
    }

    @Test("the next page of the log keeps its filter, encoded")
    func paging() {
        let text = Self.log(reviewer: "b").html.text
        #expect(text.contains("?before=9&amp;record=%3Cscript%3E"))
        #expect(text.contains("&amp;event=access.denied"))
    }
}
