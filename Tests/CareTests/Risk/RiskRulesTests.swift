import Testing

@testable import Care

@Suite struct RiskRulesTests {
    private static let now = Sample.morning
    private static let owner = PersonID("owner")
    private static let cover = [PersonID("first"), PersonID("second")]
    private static let risk = RiskRaised(
        id: RiskID("r"), level: .high, reason: "item 9", source: "phq-9", owner: owner, due: now.adding(minutes: 60))

    private static func course(_ more: ChartEntry...) -> Course {
        let contents: [ChartEntry] = [.riskRaised(risk)] + more
        return Course(
            patient: PatientID("p"),
            entries: contents.enumerated().map { index, content in
                Entry(
                    sequence: Int64(index + 1), occurredAt: now, recordedAt: now, author: PersonID("a"),
                    content: content)
            })
    }

    private static func contact(_ outcome: RiskContact.Outcome) -> ChartEntry {
        .riskContact(RiskContact(id: RiskID("r"), means: .telephone, outcome: outcome, words: "rang"))
    }

    private static func escalation(_ course: Course, after minutes: Double) -> RiskPassed? {
        RiskRules.escalation(
            of: course.risks[0], cover: cover, clock: RiskClock(nil), at: now.adding(minutes: minutes))
    }

    @Test func `a risk goes to cover once its time is over, to one person after the other`() throws {
        #expect(Self.escalation(Self.course(), after: 60) == nil)
        #expect(Self.escalation(Self.course(), after: -600) == nil)
        let first = try #require(Self.escalation(Self.course(), after: 61))
        #expect(first.to == Self.cover[0])
        #expect(first.due == Self.now.adding(minutes: 91))
        let passed = Self.course(.riskPassed(first))
        #expect(passed.risks[0].owner == Self.cover[0])
        #expect(Self.escalation(passed, after: 91) == nil)
        let second = try #require(Self.escalation(passed, after: 92))
        #expect(second.to == Self.cover[1])
        let exhausted = Self.course(.riskPassed(first), .riskPassed(second))
        #expect(Self.escalation(exhausted, after: 10_000) == nil)
        #expect(exhausted.risks[0].isLate(at: Self.now.adding(minutes: 10_000)))
    }

    @Test func `only speaking with the patient stops the clock, and nothing but words closes the risk`() {
        #expect(Self.escalation(Self.course(Self.contact(.notReached)), after: 61) != nil)
        #expect(Self.escalation(Self.course(Self.contact(.messageLeft)), after: 61) != nil)
        let reached = Self.course(Self.contact(.reached))
        #expect(Self.escalation(reached, after: 61) == nil)
        #expect(reached.openRisks.count == 1)
        let lower = Self.course(
            .scored(Score(scale: "phq-9", total: 0, on: Sample.today, suicideItem: .negative)),
            .safetyPlanned(SafetyPlan(answers: [.ownWays: "walk"])))
        #expect(lower.openRisks.count == 1)
        #expect(lower.safetyPlan?.content.answers == [.ownWays: "walk"])
    }

    @Test(arguments: [
        "", "   ", "ok", "..........",
        "\u{200B}\u{200B}\u{200B}\u{200B}\u{200B}\u{200B}\u{200B}\u{200B}\u{200B}\u{200B}",
    ])
    func `words that say nothing close nothing`(words: String) {
        #expect(throws: Refusal.self) { try RiskRules.close(RiskID("r"), words: words, in: Self.course()) }
    }

    @Test func `a closed risk is closed once`() throws {
        let closed = try RiskRules.close(RiskID("r"), words: "  seen today, safe  ", in: Self.course())
        #expect(closed.words == "seen today, safe")
        let course = Self.course(.riskClosed(closed))
        #expect(course.openRisks.isEmpty)
        #expect(code { try RiskRules.close(RiskID("r"), words: "seen today, safe", in: course) } == "risk.closed")
        #expect(code { try RiskRules.close(RiskID("x"), words: "seen today, safe", in: course) } == "risk.unknown")
        #expect(code { try RiskRules.take(RiskID("r"), by: Self.cover[0], in: course) } == "risk.closed")
    }

    @Test func `who owns a risk does not take it over`() throws {
        #expect(code { try RiskRules.take(RiskID("r"), by: Self.owner, in: Self.course()) } == "risk.own")
        let taken = try RiskRules.take(RiskID("r"), by: Self.cover[1], in: Self.course())
        let course = Self.course(.riskPassed(taken))
        #expect(course.risks[0].owner == Self.cover[1])
        #expect(course.risks[0].due == Self.risk.due, "the clock stands")
    }

    @Test(arguments: [(-2.0, false), (-0.5, true), (0, true), (30, true), (31, false)])
    func `an attempt has a time between the risk and now`(minutes: Double, taken: Bool) {
        let contact = RiskContact(id: RiskID("r"), means: .telephone, outcome: .reached, words: "spoke, safe")
        let refused = code {
            try RiskRules.contact(
                contact, at: Self.now.adding(minutes: minutes), in: Self.course(), now: Self.now.adding(minutes: 30))
        }
        #expect(refused == (taken ? nil : "risk.contact-time"))
    }

    @Test func `a safety plan has at least its signs, own ways and professionals`() throws {
        #expect(code { try SafetyPlan(answers: [.ownWays: "walk"]).checked() } == "safety-plan.step")
        let plan = try SafetyPlan(answers: [
            .warningSigns: " no sleep ", .ownWays: "walk", .professionals: "988", .helpers: "  ",
        ]).checked()
        #expect(plan.answers == [.warningSigns: "no sleep", .ownWays: "walk", .professionals: "988"])
    }

    @Test func `an open risk locks home and leaves the clinic open`() {
        #expect(code { try RiskRules.keepHomeLocked(.home, for: Self.course()) } == "home.locked")
        #expect(code { try RiskRules.keepHomeLocked(.clinic, for: Self.course()) } == nil)
        let closed = Self.course(.riskClosed(RiskClosed(id: RiskID("r"), words: "safe")))
        #expect(code { try RiskRules.keepHomeLocked(.home, for: closed) } == nil)
    }

    @Test func `the shipped protocols say what the product says without one`() throws {
        for treatment in try ShippedProtocols.library().treatments {
            for (row, numbers) in RiskClock.standard {
                #expect(treatment.numbers(row) == numbers, "\(treatment.id) \(row)")
            }
        }
    }

    private func code<Result>(_ body: () throws -> Result) -> String? {
        do {
            _ = try body()
            return nil
        } catch { return (error as? Refusal)?.code ?? "\(error)" }
    }
}
