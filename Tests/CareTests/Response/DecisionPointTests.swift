import Testing

@testable import Care

@Suite struct DecisionPointTests {
    private static let twiceWeekly = [0, 3, 7, 10, 14, 17, 21, 24, 28, 31]

    private func point(
        sessions: Int, score: Double, decided: [Int] = [], in id: String = "iv-racemic",
        indication: Indication = .depression,
        scale: String = "phq-9", treatment: TreatmentProtocol? = nil
    ) throws -> DecisionPoint? {
        let days = Array(Self.twiceWeekly.prefix(sessions))
        let last = days.last ?? 0
        let progress = try CourseProgress.example(
            indication, days: days, scale: scale, scores: [(0, 20), (last + 1, score)], decided: decided)
        return try DecisionPoint.reached(
            progress, treatment ?? ShippedProtocols.treatment(id), on: day("2026-01-05").adding(days: last + 1))
    }

    @Test func `nothing is due after two sessions, the first look after three`() throws {
        #expect(try point(sessions: 2, score: 19) == nil)
        #expect(try point(sessions: 3, score: 19)?.moment == .early)
        #expect(try point(sessions: 3, score: 19, decided: [3]) == nil)
        #expect(try point(sessions: 5, score: 19, decided: [3]) == nil)
    }

    @Test func `little improvement after three sessions proposes one rung, not more`() throws {
        let early = try #require(try point(sessions: 3, score: 15.1))
        #expect(early.findings.map(\.id) == ["DECIDE-EARLY-BELOW"])
        #expect(early.proposals.first?.dose == 0.75)
        #expect(early.proposals.first?.doseUnit == "mg/kg")
        #expect(early.proposals.first?.approved == false)
        let enough = try #require(try point(sessions: 3, score: 15))
        #expect(enough.findings == [])
        #expect(enough.proposals.map(\.dose) == [nil])
    }

    @Test func `under the skin the trial's own rule steps up below half`() throws {
        let early = try #require(try point(sessions: 3, score: 12, in: "sc-racemic"))
        #expect(early.proposals.first?.dose == 0.6)
        #expect(early.findings == [])
    }

    @Test func `little response at the end offers another route beside stopping, with its row`() throws {
        let end = try #require(try point(sessions: 6, score: 18, decided: [3]))
        #expect(end.proposals.map(\.rule) == ["DECIDE-STOP-BELOW", "ROUTE-OPTION"])
        #expect(end.proposals.last?.approved == false)
    }

    @Test(arguments: [
        (10.0, CourseDecision.Outcome.beginContinuation, [String]()),
        (10.1, .continueInduction, ["DECIDE-EXTENSION-SESSIONS"]),
        (15, .continueInduction, ["DECIDE-EXTENSION-SESSIONS"]),
        (15.1, .end, ["DECIDE-STOP-BELOW"]),
        (26, .end, ["WORSE-PHQ9", "DECIDE-STOP-BELOW"]),
    ])
    func `after six sessions the improvement decides at its edges`(
        score: Double, outcome: CourseDecision.Outcome, findings: [String]
    ) throws {
        let end = try #require(try point(sessions: 6, score: score, decided: [3]))
        #expect(end.moment == .endOfInduction)
        #expect(end.proposals.first?.outcome == outcome)
        #expect(end.findings.map(\.id) == findings)
    }

    @Test func `an extension is offered once`() throws {
        #expect(try point(sessions: 8, score: 12, decided: [3, 6]) == nil)
        let after = try #require(try point(sessions: 10, score: 12, decided: [3, 6]))
        #expect(after.moment == .endOfExtension)
        #expect(after.proposals.map(\.outcome) == [.end])
        let none = try #require(try point(sessions: 10, score: 19, decided: [3, 6]))
        #expect(none.findings.map(\.id) == ["DECIDE-STOP-BELOW", "DECIDE-CHASE-LIMIT"])
    }

    @Test func `esketamine is decided at the end of week four, however many sessions were missed`() throws {
        let treatment = try ShippedProtocols.treatment("spravato")
        let progress = try CourseProgress.example(
            days: [0, 3, 7, 14, 21], scores: [(0, 20), (21, 19)], decided: [3])
        let start = try day("2026-01-05")
        #expect(DecisionPoint.reached(progress, treatment, on: start.adding(days: 27)) == nil)
        #expect(
            DecisionPoint.reached(progress, treatment, on: start.adding(days: 28))?.proposals.first?.outcome == .end)
    }

    @Test func `social anxiety goes on from its own response rule`() throws {
        let end = try #require(
            try point(sessions: 6, score: 12.9, decided: [3], indication: .socialAnxiety, scale: "lsas"))
        #expect(end.proposals.first?.outcome == .beginContinuation)
    }

    @Test func `without a score, or with an old one only, there is a hold and no proposal`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        for scores in [[(0, 20.0)], [(0, 20.0), (3, 8.0)], [(20, 8.0)]] {
            let progress = try CourseProgress.example(days: [0, 3, 7, 10, 14, 17], scores: scores, decided: [3])
            let end = try #require(try DecisionPoint.reached(progress, treatment, on: day("2026-01-23")))
            #expect(end.proposals == [])
            #expect(end.findings.map(\.severity) == [.hold])
        }
    }

    @Test func `outside induction no decision point is reached`() throws {
        let progress = try CourseProgress.example(phase: .maintenance, days: [0, 3, 7], scores: [(0, 20), (8, 19)])
        #expect(
            try DecisionPoint.reached(progress, ShippedProtocols.treatment("iv-racemic"), on: day("2026-01-20")) == nil)
    }

    @Test func `the number in the file moves the decision`() throws {
        let later = try ShippedProtocols.treatment(
            "iv-racemic", changing: "DECIDE-EARLY-SESSIONS", in: "foundation-course", to: "4")
        #expect(try point(sessions: 3, score: 19, treatment: later) == nil)
        #expect(try point(sessions: 4, score: 19, treatment: later)?.moment == .early)
    }
}
