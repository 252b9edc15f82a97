import Testing

@testable import Care

@Suite struct HomeLockTests {
    private static func raised(_ level: RiskRaised.Level) -> ChartEntry {
        .riskRaised(
            RiskRaised(id: RiskID("r"), level: level, reason: "item 9", source: "s", owner: nil, due: Sample.morning))
    }

    @Test(arguments: RiskRaised.Level.allCases)
    func `an open risk of any level keeps a home plan from being written, with the reason`(level: RiskRaised.Level)
        throws
    {
        let home = try ShippedProtocols.treatment("oral-home")
        var log = PlanRulesTests.eligible(home)
        log.append(Self.raised(level))
        let refused = refusal { () throws in
            try PlanRules.draft(Sample.plan(home), for: log.course, under: home)
        }
        #expect(refused?.code == "home.locked")
        #expect(refused?.reason.contains("item 9") == true)
        log.append(.riskClosed(RiskClosed(id: RiskID("r"), words: "seen, safe")))
        #expect(PlanRulesTests.draft(Sample.plan(home), log, home) == "plan.protocol-off")
    }

    @Test func `a signed home plan opens no session while a risk is open, and the gate cannot be set aside`() throws {
        let home = try ShippedProtocols.treatment("oral-home")
        var log = EntryLog.planned(home)
        log.append(Self.raised(.low))
        let course = log.course
        let refused = refusal { () throws in
            try SessionRules.open(
                SessionID("s"), chair: "home", nurse: Sample.nurse, of: course, on: Sample.today)
        }
        #expect(refused?.code == "home.locked")
        let point = PreDoseGate.chartPoints(of: course, under: home, on: Sample.today, surveillance: [])
            .first { $0.id == "RISK" }
        #expect(point?.state == .unmet)
        #expect(point?.overridable == false)
    }

    @Test func `an override of the risk point does not cover a risk that was raised after it`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        var log = EntryLog.planned(treatment)
        log.append(Self.raised(.high))
        let before = GateOverridden(points: ["RISK"], reason: "seen and agreed", signature: Sample.mark())
        func isSetAside(at moment: Instant) -> Bool {
            var session = EntryLog()
            session.append(.gateOverridden(before), at: moment)
            let live = TreatmentSession(id: SessionID("s"), entries: session.entries)
            return PreDoseGate.evaluate(live, of: log.course, under: treatment, at: moment, in: Sample.zone)
                .setAside["RISK"] != nil
        }
        let raised = try #require(log.course.openRisks.first?.occurredAt)
        #expect(isSetAside(at: raised.adding(minutes: 1)))
        #expect(!isSetAside(at: raised.adding(minutes: -1)))
    }
}
