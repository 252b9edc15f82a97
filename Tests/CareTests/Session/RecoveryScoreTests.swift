import Testing

@testable import Care

@Suite("Recovery scores from what is charted")
struct RecoveryScoreTests {
    static let end = Sample.morning.adding(minutes: 40)

    static func session(_ signs: Signs?, _ check: RecoveryCheck = Sample.recovered()) -> TreatmentSession {
        var log = EntryLog.ready()
        log.append(.dose(SessionRulesTests.infusion), at: Sample.morning)
        log.append(.dose(.completed), at: end)
        if let signs { log.append(.signs(signs), at: end.adding(minutes: 10)) }
        log.append(.recoveryChecked(check), at: end.adding(minutes: 12))
        return log.session()
    }

    static func check() -> RecoveryCheck {
        var check = Sample.recovered()
        check.aldrete = nil
        check.breathing = .deep
        check.movement = .all
        return check
    }

    @Test("awake, breathing, moving, near baseline on room air is ten")
    func full() {
        let session = Self.session(Sample.comfortable(), Self.check())
        #expect(RecoveryScores.aldrete(session, at: Self.end.adding(minutes: 15)).total == 10)
    }

    @Test("an item nobody looked at leaves the total open")
    func open() {
        let score = RecoveryScores.aldrete(
            Self.session(nil, Self.check()), at: Self.end.adding(minutes: 15))
        #expect(score.total == nil)
        #expect(score.open.map(\.name) == ["Circulation", "Consciousness", "Oxygen on room air"])
    }

    @Test("each item at its edges")
    func edges() {
        func total(_ change: (inout Signs) -> Void) -> Int? {
            var signs = Sample.comfortable()
            change(&signs)
            return RecoveryScores.aldrete(
                Self.session(signs, Self.check()), at: Self.end.adding(minutes: 15)
            ).total
        }
        #expect(total { $0.systolic = 144 } == 10)
        #expect(total { $0.systolic = 145 } == 9)
        #expect(total { $0.systolic = 178 } == 9)
        #expect(total { $0.systolic = 179 } == 8)
        #expect(total { $0.oxygenSaturation = 92 } == 9)
        #expect(total { $0.oxygenSaturation = 89 } == 8)
        #expect(total { $0.alertness = 4 } == 9)
        #expect(total { $0.alertness = 2 } == 8)
    }

    @Test("the discharge score counts nausea, pain and gait")
    func discharge() {
        var signs = Sample.comfortable()
        let now = Self.end.adding(minutes: 15)
        signs.nausea = 4
        #expect(RecoveryScores.padss(Self.session(signs, Self.check()), at: now).total == 9)
        signs.pain = 7
        #expect(RecoveryScores.padss(Self.session(signs, Self.check()), at: now).total == 7)
        signs.nausea = nil
        #expect(RecoveryScores.padss(Self.session(signs, Self.check()), at: now).total == nil)
    }

    @Test("the criterion takes the score from the chart, or the one given by hand")
    func criterion() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        func state(_ check: RecoveryCheck, _ signs: Signs? = Sample.comfortable()) -> GatePoint.State? {
            DischargeGate.evaluate(Self.session(signs, check), under: treatment, at: Self.end.adding(minutes: 70))
                .points.first { $0.id == "D5-ALDRETE" }?.state
        }
        #expect(state(Self.check()) == .met)
        #expect(state(Self.check(), nil) == .unknown)
        var low = Self.check()
        low.movement = RecoveryCheck.Movement.none
        #expect(state(low) == .unmet)
        low.aldrete = 9
        #expect(state(low) == .met)
    }
}
