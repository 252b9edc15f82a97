import Testing

@testable import Care

@Suite("Drawing up a dose, and looking at it a second time")
struct PreparationRulesTests {
    static func plan() throws -> Plan { Sample.plan(try ShippedProtocols.treatment("iv-racemic")) }

    static func opened(prepared: Bool) -> TreatmentSession {
        var log = EntryLog()
        log.append(
            .sessionOpened(
                SessionOpened(
                    session: SessionID("s"), number: 1, planRevision: 1, chair: "1", nurse: Sample.nurse)))
        if prepared { log.append(.dosePrepared(Sample.syringe)) }
        return log.session()
    }

    static func check(
        strength: Double = 10, volume: Double = 3.5, by person: PersonID = Sample.colleague, prepared: Bool = true
    ) -> String? {
        refusal { () throws in
            try PreparationRules.check(
                concentration: MilligramsPerMillilitre(strength), volume: Millilitres(volume), by: person,
                in: opened(prepared: prepared))
        }?.code
    }

    @Test("the tenfold vial is caught where it is drawn up, and said in milligrams")
    func tenfold() throws {
        let plan = try Self.plan()
        let refused = refusal { () throws in
            try PreparationRules.prepare(
                Milligrams(35), from: MilligramsPerMillilitre(100), in: Self.opened(prepared: false), plan: plan,
                at: Sample.morning)
        }
        #expect(refused?.code == "dose.concentration" && refused?.field == "concentration")
        #expect(refused?.reason.contains("3.5 mL of this vial would be 350 mg, not 35 mg") == true)
    }

    @Test("never more than is left of the order")
    func amount() throws {
        let plan = try Self.plan()
        func code(_ milligrams: Double) -> String? {
            refusal { () throws in
                try PreparationRules.prepare(
                    Milligrams(milligrams), from: MilligramsPerMillilitre(10), in: Self.opened(prepared: false),
                    plan: plan, at: Sample.morning)
            }?.code
        }
        #expect(code(35) == nil)
        #expect(code(35.1) == "dose.exceeds-order")
        #expect(code(0) == "dose.amount")
    }

    @Test("the second person is somebody else, reads the same vial and the same volume")
    func second() {
        #expect(Self.check() == nil)
        #expect(Self.check(by: Sample.nurse) == "check.same-person")
        #expect(Self.check(strength: 100) == "check.concentration")
        #expect(Self.check(volume: 3.4) == "check.volume")
        #expect(Self.check(volume: 35) == "check.volume")
        #expect(Self.check(prepared: false) == "check.nothing")
    }

    @Test("the gate waits for syringe and second person; drawing up again asks for a new check")
    func gate() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        func open(_ session: TreatmentSession) -> Set<String> {
            let gate = PreDoseGate.evaluate(
                session, of: EntryLog.planned(treatment).course, under: treatment, at: Sample.morning, in: Sample.zone)
            return Set(gate.unmet.map(\.id)).intersection(["PREPARED", "DOUBLE-CHECK"])
        }
        #expect(open(Self.opened(prepared: false)) == ["PREPARED", "DOUBLE-CHECK"])
        #expect(open(Self.opened(prepared: true)) == ["DOUBLE-CHECK"])
        var log = EntryLog.ready()
        #expect(open(log.session()) == [])
        log.append(.dosePrepared(Sample.syringe))
        #expect(open(log.session()) == ["DOUBLE-CHECK"])
    }

    @Test("a bolus needs a protocol that has one, fits the cap and what is left of the order")
    func bolus() throws {
        let bolus = DoseEvent.bolus(dose: Milligrams(10), concentration: MilligramsPerMillilitre(10))
        #expect(try SessionRulesTests.code(bolus, in: SessionRulesTests.running(), at: 10) == "dose.exceeds-order")
        var log = EntryLog.ready()
        log.append(
            .dose(
                .infusionStarted(
                    dose: Milligrams(20), concentration: MilligramsPerMillilitre(10), over: Minutes(40))),
            at: Sample.morning)
        #expect(try SessionRulesTests.code(bolus, in: log, at: 10) == "dose.bolus")
        #expect(try SessionRulesTests.code(bolus, in: log, at: 10, under: "iv-pain") == nil)
        let large = DoseEvent.bolus(dose: Milligrams(60), concentration: MilligramsPerMillilitre(10))
        let order = Sample.plannedDose(98)
        #expect(
            try SessionRulesTests.code(large, in: log, at: 10, under: "iv-pain", dose: order) == "dose.bolus-cap")
        log.append(.dose(bolus), at: Sample.morning.adding(minutes: 10))
        let given = log.session().given
        #expect(abs(given.milligrams(at: Sample.morning.adding(minutes: 20)).value - 20) < 0.000_1)
        #expect(given.committed == Milligrams(30))
    }
}

@Suite("Rest between nasal devices")
struct DeviceRestTests {
    static func code(after minutes: Double, override: Bool = false) throws -> String? {
        let treatment = try ShippedProtocols.treatment("spravato")
        let dose = Sample.plannedDose(56, concentration: nil, infusion: nil)
        let devices = PlannedDose(
            milligrams: dose.milligrams, perKilogram: nil, weight: nil, weighedOn: nil, concentration: nil, volume: nil,
            infusion: nil, devices: 2)
        var log = EntryLog.ready()
        log.append(.dose(.deviceUsed(dose: Milligrams(28), number: 1)), at: Sample.morning)
        let now = Sample.morning.adding(minutes: minutes)
        if override {
            log.append(
                .gateOverridden(
                    GateOverridden(points: ["DEVICE-REST"], reason: "nose is clear", signature: Sample.mark())), at: now
            )
        }
        return try SessionRulesTests.code(
            .deviceUsed(dose: Milligrams(28), number: 2), in: log, at: minutes,
            chart: EntryLog.planned(treatment, dose: devices), under: "spravato", dose: devices)
    }

    @Test("the next device waits five minutes, unless a prescriber sets this one rest aside")
    func rest() throws {
        #expect(try Self.code(after: 4.9) == "dose.gate")
        #expect(try Self.code(after: 5) == nil)
        #expect(try Self.code(after: 1, override: true) == nil)
    }
}
