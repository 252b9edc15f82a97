import Testing

@testable import Care

@Suite("The gate before discharge")
struct DischargeGateTests {
    /// A session dosed by injection at the start, with signs and a recovery check charted afterwards.
    static func session(
        recovery: RecoveryCheck? = Sample.recovered(), signs: Signs? = Sample.calmSigns(), signsAt: Double = 110,
        event: AdverseEvent? = nil
    ) -> TreatmentSession {
        var log = EntryLog.ready()
        log.append(
            .dose(.injected(dose: Milligrams(35), concentration: MilligramsPerMillilitre(10))), at: Sample.morning)
        if let signs { log.append(.signs(signs), at: Sample.morning.adding(minutes: signsAt)) }
        if let event { log.append(.adverseEvent(event)) }
        if let recovery { log.append(.recoveryChecked(recovery)) }
        return log.session()
    }

    static func gate(_ session: TreatmentSession, at minutes: Double = 120, under id: String = "im-racemic") throws
        -> Gate
    {
        DischargeGate.evaluate(
            session, under: try ShippedProtocols.treatment(id), at: Sample.morning.adding(minutes: minutes))
    }

    @Test("opens when every criterion is met, at the minute the protocol asks for")
    func open() throws {
        let gate = try Self.gate(Self.session())
        #expect(gate.isOpen, "\(gate.unmet.map(\.id))")
        #expect(Set(gate.points.map(\.id)).count == gate.points.count)
        #expect(try Self.gate(Self.session(), at: 119.99).unmet.map(\.id) == ["D1-OBSERVE"])
    }

    @Test("what was not checked or measured since the dose is unknown, and unknown is never met")
    func unknown() throws {
        let gate = try Self.gate(Self.session(recovery: nil, signs: nil))
        #expect(
            Set(gate.points.filter { $0.state == .unknown }.map(\.id)) == [
                "D2-MOAAS", "D2-ORIENTATION", "D3-BP", "D4-SPO2", "D5-WALK", "D5-NAUSEA", "D5-ALDRETE", "D6-CADSS",
                "D7-SUICIDE", "D8-ESCORT", "D8-DRIVING", "D9-SHEET",
            ])
        #expect(!gate.isOpen)
    }

    static let slips: [(String, @Sendable (inout RecoveryCheck) -> Void)] = [
        ("D2-ORIENTATION", { $0.orientedFully = false }), ("D5-WALK", { $0.walksSteadily = false }),
        ("D5-NAUSEA", { $0.nauseaControlled = false }), ("D5-ALDRETE", { $0.aldrete = 8 }),
        ("D7-SUICIDE", { $0.newSuicidalThoughts = true }), ("D8-ESCORT", { $0.escortPresent = "" }),
        ("D8-DRIVING", { $0.noDrivingUnderstood = false }), ("D9-SHEET", { $0.instructionsGiven = false }),
        ("D2-ORIENTATION", { $0.orientedFully = nil }), ("D5-WALK", { $0.walksSteadily = nil }),
        ("D5-NAUSEA", { $0.nauseaControlled = nil }), ("D5-ALDRETE", { $0.aldrete = nil }),
        ("D7-SUICIDE", { $0.newSuicidalThoughts = nil }), ("D8-ESCORT", { $0.escortPresent = nil }),
        ("D8-DRIVING", { $0.noDrivingUnderstood = nil }), ("D9-SHEET", { $0.instructionsGiven = nil }),
    ]

    @Test("one answer that is wrong or missing closes exactly its own point", arguments: slips.indices)
    func slip(index: Int) throws {
        let (id, change) = Self.slips[index]
        var check = Sample.recovered()
        change(&check)
        #expect(try Self.gate(Self.session(recovery: check)).unmet.map(\.id) == [id])
    }

    @Test("each sign past its limit closes its own point; on the limit it is met")
    func signs() throws {
        func unmet(_ change: (inout Signs) -> Void) throws -> [String] {
            var signs = Sample.calmSigns()
            change(&signs)
            return try Self.gate(Self.session(signs: signs)).unmet.map(\.id)
        }
        #expect(try unmet { $0.alertness = 4 } == ["D2-MOAAS"])
        #expect(try unmet { $0.oxygenSaturation = 94 } == [])
        #expect(try unmet { $0.oxygenSaturation = 93 } == ["D4-SPO2"])
        #expect(try unmet { $0.dissociation = 4 } == [])
        #expect(try unmet { $0.dissociation = 5 } == ["D6-CADSS"])
        #expect(try unmet { $0.systolic = 144 } == [])
        #expect(try unmet { $0.systolic = 145 } == ["D3-BP"])
        #expect(try unmet { $0.systolic = 96 } == [])
        #expect(try unmet { $0.systolic = 95 } == ["D3-BP"])
        #expect(try unmet { $0.diastolic = 96 } == [])
        #expect(try unmet { $0.diastolic = 97 } == ["D3-BP"])
    }

    @Test("a pressure near a high baseline still has to be under the limit")
    func absoluteLimit() throws {
        var log = EntryLog.ready(signs: Sample.calmSigns(systolic: 155, diastolic: 95))
        log.append(
            .dose(.injected(dose: Milligrams(35), concentration: MilligramsPerMillilitre(10))), at: Sample.morning)
        log.append(.recoveryChecked(Sample.recovered()))
        func unmet(_ systolic: Int, _ diastolic: Int) throws -> [String] {
            var log = log
            log.append(
                .signs(Sample.calmSigns(systolic: systolic, diastolic: diastolic)),
                at: Sample.morning.adding(minutes: 100))
            return try Self.gate(log.session()).unmet.map(\.id)
        }
        #expect(try unmet(160, 100) == [])
        #expect(try unmet(161, 100) == ["D3-BP"])
        #expect(try unmet(160, 101) == ["D3-BP"])
    }

    @Test("signs charted before dosing ended do not count")
    func beforeTheEnd() throws {
        var log = EntryLog.ready()
        log.append(
            .dose(
                .infusionStarted(
                    dose: Milligrams(35), concentration: MilligramsPerMillilitre(10), over: Minutes(40))),
            at: Sample.morning)
        log.append(.signs(Sample.calmSigns()), at: Sample.morning.adding(minutes: 39))
        log.append(.recoveryChecked(Sample.recovered()))
        #expect(
            Set(try Self.gate(log.session(), under: "iv-racemic").unmet.map(\.id)) == [
                "D2-MOAAS", "D3-BP", "D4-SPO2", "D6-CADSS",
            ])
        log.append(.signs(Sample.calmSigns()), at: Sample.morning.adding(minutes: 40))
        #expect(try Self.gate(log.session(), under: "iv-racemic").isOpen)
    }

    @Test("the stay counts from the end of an infusion, and not at all while it runs or waits")
    func fromTheEnd() throws {
        var log = EntryLog.ready()
        let infusion = DoseEvent.infusionStarted(
            dose: Milligrams(35), concentration: MilligramsPerMillilitre(10), over: Minutes(40))
        log.append(.dose(infusion), at: Sample.morning)
        func observed(_ minutes: Double) throws -> GatePoint.State? {
            try Self.gate(log.session(), at: minutes, under: "iv-racemic").points.first { $0.id == "D1-OBSERVE" }?.state
        }
        #expect(try observed(99.9) == .unmet)
        #expect(try observed(100) == .met)
        log.append(.dose(.paused(reason: "nausea")), at: Sample.morning.adding(minutes: 20))
        #expect(try observed(500) == .unmet)
        log.append(.dose(.stopped(reason: "enough")), at: Sample.morning.adding(minutes: 30))
        #expect(try observed(79.9) == .unmet)
        #expect(try observed(80) == .met)
    }

    @Test("a session in which nothing was given has no observation to end")
    func notDosed() throws {
        let gate = try Self.gate(EntryLog.ready().session(), at: 600)
        #expect(gate.points.first { $0.id == "D1-OBSERVE" }?.detail == "nothing was given")
        #expect(!gate.isOpen)
    }

    @Test("an unresolved serious event closes the gate until it is resolved")
    func events() throws {
        func event(grade: Int, resolved: Bool) -> AdverseEvent {
            AdverseEvent(number: 1, kind: .hypertension, grade: grade, action: "watched", resolved: resolved)
        }
        #expect(try Self.gate(Self.session(event: event(grade: 2, resolved: false))).isOpen)
        #expect(try Self.gate(Self.session(event: event(grade: 3, resolved: false))).unmet.map(\.id) == ["EVENTS"])
        #expect(try Self.gate(Self.session(event: event(grade: 3, resolved: true))).isOpen)
    }

    @Test("a sign charted late does not stand for a newer one")
    func chartedLate() throws {
        var log = EntryLog.ready()
        log.append(
            .dose(.injected(dose: Milligrams(35), concentration: MilligramsPerMillilitre(10))), at: Sample.morning)
        var low = Sample.calmSigns()
        low.oxygenSaturation = 88
        log.append(.signs(low), at: Sample.morning.adding(minutes: 115))
        log.append(.signs(Sample.calmSigns()), at: Sample.morning.adding(minutes: 60))
        log.append(.recoveryChecked(Sample.recovered()))
        #expect(try Self.gate(log.session()).unmet.map(\.id) == ["D4-SPO2"])
    }

    @Test("a row that is missing closes its point instead of opening it")
    func missingRows() throws {
        for (row, id) in [
            ("D1-OBSERVE", "D1-OBSERVE"), ("D2-MOAAS", "D2-MOAAS"), ("D3-SYS", "D3-BP"), ("D4-SPO2", "D4-SPO2"),
            ("D5-ALDRETE", "D5-ALDRETE"), ("D6-CADSS", "D6-CADSS"),
        ] {
            let treatment = try ShippedFiles.treatment("im-racemic", changing: [row: nil])
            let gate = DischargeGate.evaluate(
                Self.session(), under: treatment, at: Sample.morning.adding(minutes: 120))
            #expect(gate.unmet.map(\.id) == [id], "without \(row)")
        }
    }
}
