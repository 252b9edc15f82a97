import Care
import Measures
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
            .raised(id: RiskID("r"), title: "PHQ-9", owner: PersonID("b"), clock: RiskClock(nil), at: Self.now)
        #expect(risk?.level == level)
        #expect(risk?.due == Self.now.adding(minutes: minutes))
        #expect(risk?.owner == PersonID("b"))
    }

    @Test func `the risk says which scale it was, and where the answers came from`() {
        let risk = SheetRisk(scale: "phq-9", suicideItem: .positive, triage: nil, skipped: false)
        func reason(_ origin: String?) -> String? {
            risk.raised(
                id: RiskID("r"), title: "PHQ-9", origin: origin, owner: nil, clock: RiskClock(nil), at: Self.now)?
                .reason
        }
        #expect(reason(nil) == "Suicide item of PHQ-9 positive")
        let day = Day("2025-03-12")
        #expect(
            reason(ReferredRisk(answers: risk, on: day).origin)
                == "Suicide item of PHQ-9 positive (came with a referral, answered on 2025-03-12)")
        #expect(reason(ReferredRisk(answers: risk, on: nil).origin)?.contains("does not say when") == true)
    }

    @Test(
        arguments: [
            ("phq-9", "1,1,1,1,1,1,1,1,1", SuicideItem.positive, nil), ("phq-9", "1,1,1,1,1,1,1,1,", .skipped, nil),
            ("phq-9", "3,3,3,3,3,3,3,3,0", .negative, nil), ("gad-7", "3,3,3,3,3,3,3", nil, nil),
            ("c-ssrs-recent", "1,1,1,0,0,0,", .positive, .moderate), ("c-ssrs-recent", "0,0,,,,0,", .negative, nil),
            ("asq", "0,0,0,1,0", .positive, nil),
        ] as [(String, String, SuicideItem?, RiskRaised.Level?)])
    func `a scored sheet is read for suicidality by its definition`(
        id: String, answers: String, item: SuicideItem?, triage: RiskRaised.Level?
    ) throws {
        let scale = try ScoreRulesTests.scales.get().scale(id)
        let risk = SheetRisk(try scale.score(answers: answers), of: scale.definition)
        #expect(risk.suicideItem == item && risk.triage == triage)
    }

    @Test func `of referred answers the gravest of each scale is raised, and of those the latest`() {
        func sheet(_ scale: String, _ item: SuicideItem, _ day: String?) -> ReferredRisk {
            ReferredRisk(
                answers: SheetRisk(scale: scale, suicideItem: item, triage: nil, skipped: item == .skipped),
                on: day.flatMap { Day($0) })
        }
        let found = ReferredRisk.gravest(of: [
            sheet("phq-9", .positive, "2024-01-02"), sheet("phq-9", .positive, "2025-01-02"),
            sheet("phq-9", .skipped, "2026-01-02"), sheet("phq-9", .negative, "2026-02-02"),
            sheet("asq", .skipped, "2020-01-01"), sheet("asq", .skipped, nil), sheet("madrs", .negative, nil),
        ])
        #expect(found == [sheet("asq", .skipped, nil), sheet("phq-9", .positive, "2025-01-02")])
    }

    @Test func `a negative item, or none, raises nothing`() {
        for item in [SuicideItem.negative, nil] {
            #expect(SheetRisk(scale: "phq-9", suicideItem: item, triage: nil, skipped: false).level == nil)
        }
    }
}
