import Care
import Testing

@Suite struct SheetRiskTests {
    private static let now = Instant(microseconds: 1_790_000_000_000_000)

    @Test(
        arguments: [
            (SuicideItem.positive, nil, false, RiskRaised.Level.high, 60.0),
            (.positive, .low, false, .low, 168 * 60), (.positive, .moderate, false, .moderate, 24 * 60),
            (.positive, .high, false, .high, 60),
            // What was skipped may be the graver answer.
            (.positive, .low, true, .high, 60),
            (.skipped, nil, true, .moderate, 24 * 60),
        ] as [(SuicideItem, RiskRaised.Level?, Bool, RiskRaised.Level, Double)])
    func `answers raise the risk that they show`(
        item: SuicideItem, triage: RiskRaised.Level?, skipped: Bool, level: RiskRaised.Level, minutes: Double
    ) {
        let risk = SheetRisk(scale: "phq-9", suicideItem: item, triage: triage, skipped: skipped)
            .raised(id: RiskID("r"), at: Self.now)
        #expect(risk?.level == level)
        #expect(risk?.due == Self.now.adding(minutes: minutes))
        #expect(risk?.owner == nil)
    }

    @Test func `a negative item, or none, raises nothing`() {
        for item in [SuicideItem.negative, nil] {
            #expect(SheetRisk(scale: "phq-9", suicideItem: item, triage: nil, skipped: false).level == nil)
        }
    }

    @Test func `a risk goes to cover at half of its time unless somebody took it`() {
        let raised = RiskRaised(
            id: RiskID("r"), level: .high, reason: "item 9", source: "phq-9", owner: nil,
            due: Self.now.adding(minutes: 60))
        func course(_ more: [ChartEntry]) -> Course {
            let contents: [ChartEntry] = [.riskRaised(raised)] + more
            return Course(
                patient: PatientID("p"),
                entries: contents.enumerated().map { index, content in
                    Entry(
                        sequence: Int64(index + 1), occurredAt: Self.now, recordedAt: Self.now, author: PersonID("a"),
                        content: content)
                })
        }
        let open = course([])
        #expect(open.escalations(at: Self.now.adding(minutes: 29)).isEmpty)
        let passed = open.escalations(at: Self.now.adding(minutes: 30))
        #expect(passed.map(\.action) == [.escalated])
        // The clock set back, or asked again: once is enough.
        #expect(open.escalations(at: Self.now.adding(minutes: -600)).isEmpty)
        let escalated = course([.riskActed(passed[0])])
        #expect(escalated.escalations(at: Self.now.adding(minutes: 59)).isEmpty)
        #expect(escalated.waitsForCover(RiskID("r")))
        let taken = RiskActed(id: RiskID("r"), action: .taken, words: "calling", owner: PersonID("b"))
        #expect(course([.riskActed(taken)]).escalations(at: Self.now.adding(minutes: 59)).isEmpty)
        let late = course([.riskActed(passed[0]), .riskActed(taken)])
        #expect(!late.waitsForCover(RiskID("r")))
        #expect(late.owner(of: RiskID("r")) == PersonID("b"))
        // None of it closes the risk.
        #expect(late.openRisks.map(\.content.id) == [RiskID("r")])
        #expect(late.homeLock?.id == RiskID("r"))
        #expect(course([.riskClosed(RiskClosed(id: RiskID("r"), words: "seen, safe"))]).homeLock == nil)
    }
}
