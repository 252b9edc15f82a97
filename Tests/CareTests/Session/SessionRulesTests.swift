import Testing

@testable import Care

@Suite("What may happen next in a session")
struct SessionRulesTests {
    static let infusion = DoseEvent.infusionStarted(
        dose: Milligrams(35), concentration: MilligramsPerMillilitre(10), over: Minutes(40))

    /// Tries an event in a session under the intravenous plan for 35 mg at 10 mg/mL over 40 minutes.
    static func code(
        _ event: DoseEvent, in log: EntryLog = EntryLog.ready(), at minutes: Double = 0, chart: EntryLog? = nil,
        under id: String = "iv-racemic", dose: PlannedDose = Sample.plannedDose()
    ) throws -> String? {
        let treatment = try ShippedProtocols.treatment(id)
        let now = Sample.morning.adding(minutes: minutes)
        let session = log.session()
        let gate = PreDoseGate.evaluate(
            session, of: (chart ?? EntryLog.planned(treatment, dose: dose)).course, under: treatment, at: now,
            in: Sample.zone)
        return refusal { () throws in
            try SessionRules.dose(
                event, in: session, gate: gate, plan: Sample.plan(treatment, dose: dose), under: treatment, at: now)
        }?.code
    }

    static func running(_ more: (Double, DoseEvent)...) -> EntryLog {
        var log = EntryLog.ready()
        log.append(.dose(infusion), at: Sample.morning)
        for (minutes, event) in more { log.append(.dose(event), at: Sample.morning.adding(minutes: minutes)) }
        return log
    }

    @Test("an open gate lets the ordered dose through, a closed one does not")
    func gate() throws {
        #expect(try Self.code(Self.infusion) == nil)
        var check = Sample.readyCheck()
        check.stillConsents = nil
        #expect(try Self.code(Self.infusion, in: EntryLog.ready(check: check)) == "dose.gate")
    }

    @Test("amounts: more than nothing, and never above the order, in one or in several doses")
    func amounts() throws {
        func infusion(_ milligrams: Double) -> DoseEvent {
            .infusionStarted(
                dose: Milligrams(milligrams), concentration: MilligramsPerMillilitre(10), over: Minutes(40))
        }
        for nothing in [0, -1, Double.nan, .infinity] { #expect(try Self.code(infusion(nothing)) == "dose.amount") }
        #expect(try Self.code(infusion(35.1)) == "dose.exceeds-order")
        let stopped = Self.running((20, .stopped(reason: "line")))
        #expect(try Self.code(infusion(17.5), in: stopped, at: 25) == nil)
        #expect(try Self.code(infusion(17.6), in: stopped, at: 25) == "dose.exceeds-order")
        #expect(try Self.code(infusion(1), in: Self.running(), at: 20) == "dose.running")
        #expect(try Self.code(infusion(1), in: Self.running(), at: 41) == "dose.exceeds-order")
    }

    @Test("the vial must hold the ordered strength; a tenfold difference is called that")
    func strength() throws {
        func infusion(_ strength: Double) -> DoseEvent {
            .infusionStarted(
                dose: Milligrams(35), concentration: MilligramsPerMillilitre(strength), over: Minutes(40))
        }
        #expect(try Self.code(infusion(50)) == "dose.concentration")
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let session = EntryLog.ready().session()
        let gate = PreDoseGate.evaluate(
            session, of: EntryLog.planned(treatment).course, under: treatment, at: Sample.morning, in: Sample.zone)
        let refused = refusal { () throws in
            try SessionRules.dose(
                infusion(100), in: session, gate: gate, plan: Sample.plan(treatment), under: treatment,
                at: Sample.morning)
        }
        #expect(refused?.reason.contains("tenfold") == true)
    }

    @Test("an infusion may run slower than ordered, never faster")
    func rate() throws {
        func infusion(_ milligrams: Double, over minutes: Double) -> DoseEvent {
            .infusionStarted(
                dose: Milligrams(milligrams), concentration: MilligramsPerMillilitre(10), over: Minutes(minutes))
        }
        #expect(try Self.code(infusion(35, over: 60)) == nil)
        #expect(try Self.code(infusion(35, over: 39)) == "dose.rate")
        #expect(try Self.code(infusion(35, over: 0)) == "dose.rate")
        #expect(try Self.code(infusion(17.5, over: 20)) == nil)
        #expect(try Self.code(.rateChanged(share: 0.5, reason: "r"), in: Self.running(), at: 5) == nil)
        #expect(try Self.code(.rateChanged(share: 1, reason: "r"), in: Self.running(), at: 5) == nil)
        for share in [0, -0.5, 1.01, Double.nan] {
            #expect(try Self.code(.rateChanged(share: share, reason: "r"), in: Self.running(), at: 5) == "dose.rate")
        }
    }

    @Test("a dose by another way than ordered is refused")
    func form() throws {
        let injected = DoseEvent.injected(dose: Milligrams(35), concentration: MilligramsPerMillilitre(10))
        let device = DoseEvent.deviceUsed(dose: Milligrams(28), number: 1)
        let tablet = DoseEvent.taken(dose: Milligrams(25))
        for wrong in [injected, device, tablet] { #expect(try Self.code(wrong) == "dose.form") }
        let bolus = Sample.plannedDose(infusion: nil)
        #expect(try Self.code(injected, under: "im-racemic", dose: bolus) == nil)
        for wrong in [Self.infusion, device, tablet] {
            #expect(try Self.code(wrong, under: "im-racemic", dose: bolus) == "dose.form")
        }
        let spray = Sample.plannedDose(56, concentration: nil, infusion: nil)
        var check = Sample.readyCheck()
        check.hoursSinceFood = 2
        #expect(try Self.code(device, in: EntryLog.ready(check: check), under: "spravato", dose: spray) == nil)
        for wrong in [Self.infusion, injected, tablet] {
            #expect(try Self.code(wrong, under: "spravato", dose: spray) == "dose.form")
        }
    }

    @Test("pause, resume, rate, stop and completion need something to act on")
    func acting() throws {
        let idle = EntryLog.ready()
        for event in [
            DoseEvent.paused(reason: "r"), .resumed, .rateChanged(share: 0.5, reason: "r"), .stopped(reason: "r"),
            .completed,
        ] {
            #expect(try Self.code(event, in: idle) == "dose.not-running", "\(event.title)")
        }
        #expect(try Self.code(.paused(reason: "r"), in: Self.running(), at: 5) == nil)
        #expect(try Self.code(.paused(reason: "r"), in: Self.running(), at: 41) == "dose.not-running")
        #expect(try Self.code(.resumed, in: Self.running(), at: 5) == "dose.not-running")
        let paused = Self.running((10, .paused(reason: "r")))
        #expect(try Self.code(.resumed, in: paused, at: 15) == nil)
        #expect(try Self.code(.stopped(reason: "r"), in: paused, at: 15) == nil)
        #expect(try Self.code(.completed, in: paused, at: 15) == "dose.not-running", "a paused infusion has not run in")
        #expect(try Self.code(.completed, in: Self.running(), at: 50) == nil)
        let done = Self.running((40, .completed))
        #expect(try Self.code(.stopped(reason: "r"), in: done, at: 41) == "dose.not-running")
    }

    @Test("a withdrawal stops further doses and resumption, not a stop")
    func withdrawal() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        var chart = EntryLog.planned(treatment)
        chart.append(.consentWithdrawn(ConsentWithdrawn(reason: "too much")))
        let paused = Self.running((10, .paused(reason: "r")))
        #expect(try Self.code(.resumed, in: paused, at: 12, chart: chart) == "dose.gate")
        #expect(try Self.code(.stopped(reason: "withdrawn"), in: paused, at: 12, chart: chart) == nil)
        let stopped = Self.running((10, .stopped(reason: "r")))
        #expect(try Self.code(Self.infusion, in: stopped, at: 12, chart: chart) == "dose.gate")
        #expect(try Self.code(.rateChanged(share: 0.5, reason: "r"), in: Self.running(), at: 5, chart: chart) == nil)
    }

    @Test("a session opens once, in a chair, under a plan and a consent")
    func opening() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        func code(_ log: EntryLog, chair: String = "1", on day: Day = Sample.today) -> String? {
            refusal { () throws in
                try SessionRules.open(SessionID("s"), chair: chair, nurse: Sample.nurse, of: log.course, on: day)
            }?.code
        }
        let planned = EntryLog.planned(treatment)
        #expect(code(planned) == nil)
        #expect(code(planned, chair: "") == "session.no-chair")
        #expect(code(planned, on: Sample.today.adding(days: 366)) == "session.no-consent")
        #expect(code(EntryLog()) == "session.no-plan")
        var opened = planned
        opened.append(
            .sessionOpened(
                SessionOpened(
                    session: SessionID("s"), number: 1, planRevision: 1, chair: "1", nurse: Sample.nurse)))
        #expect(code(opened) == "session.already-open")
        var withdrawn = planned
        withdrawn.append(.consentWithdrawn(ConsentWithdrawn(reason: "r")))
        #expect(code(withdrawn) == "session.no-plan")
    }

    @Test("an override names open points that may be set aside, with words to read later")
    func override() throws {
        var check = Sample.readyCheck()
        check.escort = nil
        let gate = try PreDoseGateTests.gate(check: check)
        func code(_ points: [String], _ reason: String = "the sister comes at noon") -> String? {
            refusal { () throws in
                try SessionRules.override(points, of: gate, reason: reason, signature: Sample.mark())
            }?.code
        }
        #expect(code(["E-ESC"]) == nil)
        #expect(code(["E-ESC"], "too short") == "override.reason")
        #expect(code([]) == "override.points")
        #expect(code(["E-NPO"]) == "override.points", "a point that is met")
        #expect(code(["NONE"]) == "override.points")
    }

    @Test("a session ends through the gate when dosed, and with a reason when not")
    func endings() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let plan = Sample.plan(treatment)
        func discharge(_ log: EntryLog, at minutes: Double) -> String? {
            let now = Sample.morning.adding(minutes: minutes)
            let session = log.session()
            return refusal { () throws in
                try SessionRules.discharge(
                    session, gate: DischargeGate.evaluate(session, under: treatment, at: now), plan: plan, at: now,
                    remarks: "")
            }?.code
        }
        #expect(discharge(EntryLog.ready(), at: 5) == "discharge.not-dosed")
        #expect(discharge(Self.running(), at: 20) == "discharge.running")
        #expect(discharge(Self.running(), at: 200) == "discharge.gate")
        var recovered = Self.running((40, .completed))
        recovered.append(.signs(Sample.calmSigns()), at: Sample.morning.adding(minutes: 90))
        recovered.append(.recoveryChecked(Sample.recovered()))
        #expect(discharge(recovered, at: 99) == "discharge.gate")
        #expect(discharge(recovered, at: 100) == nil)
        let summary = try SessionRules.discharge(
            recovered.session(),
            gate: DischargeGate.evaluate(
                recovered.session(), under: treatment, at: Sample.morning.adding(minutes: 100)), plan: plan,
            at: Sample.morning.adding(minutes: 100), remarks: "well")
        #expect(summary.given == Milligrams(35))
        recovered.append(.sessionClosed(summary))
        #expect(discharge(recovered, at: 101) == "session.closed")
        #expect(try Self.code(.paused(reason: "r"), in: recovered, at: 101) == "session.closed")

        func close(_ log: EntryLog, _ reason: String) -> String? {
            refusal { () throws in
                try SessionRules.closeWithoutDose(log.session(), plan: plan, at: Sample.morning, reason: reason)
            }?.code
        }
        #expect(close(EntryLog.ready(), "pressure too high") == nil)
        #expect(close(EntryLog.ready(), "") == "session.reason")
        #expect(close(Self.running(), "r") == "session.dosed")
    }
}
