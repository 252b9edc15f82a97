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
            .raised(id: RiskID("r"), owner: PersonID("b"), clock: RiskClock(nil), at: Self.now)
        #expect(risk?.level == level)
        #expect(risk?.due == Self.now.adding(minutes: minutes))
        #expect(risk?.owner == PersonID("b"))
    }

    @Test func `a negative item, or none, raises nothing`() {
        for item in [SuicideItem.negative, nil] {
            #expect(SheetRisk(scale: "phq-9", suicideItem: item, triage: nil, skipped: false).level == nil)
        }
    }
}
