import Testing

@testable import Care

@Suite("Who may be treated by which plan")
struct PlanRulesTests {
    static func eligible(_ treatment: TreatmentProtocol) -> EntryLog {
        var log = EntryLog()
        log.append(.registered(Sample.registration()))
        log.append(.screeningDecided(Sample.decision(.eligible, under: treatment)))
        return log
    }

    static func draft(_ plan: Plan, _ log: EntryLog, _ treatment: TreatmentProtocol) -> String? {
        refusal { () throws in try PlanRules.draft(plan, for: log.course, under: treatment) }?.code
    }

    static func sign(
        _ plan: Plan, _ log: EntryLog, _ treatment: TreatmentProtocol, needsSecond: Bool = false,
        second: PersonID? = nil, on day: Day = Sample.today
    ) -> String? {
        refusal { () throws in
            try PlanRules.sign(
                plan, for: log.course, under: treatment, needsSecond: needsSecond, signature: Sample.mark(),
                second: second.map { Sample.mark($0) }, on: day)
        }?.code
    }

    @Test("a draft needs a patient found eligible, not declined, not ended")
    func drafting() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let plan = Sample.plan(treatment)
        #expect(Self.draft(plan, Self.eligible(treatment), treatment) == nil)
        #expect(Self.draft(plan, EntryLog(), treatment) == "plan.not-eligible")
        var declined = Self.eligible(treatment)
        declined.append(.screeningDecided(Sample.decision(.declined, under: treatment)))
        #expect(Self.draft(plan, declined, treatment) == "plan.not-eligible")
        var ended = EntryLog.planned(treatment)
        ended.append(.courseDecided(CourseFoldTests.decision(.end)))
        #expect(Self.draft(plan, ended, treatment) == "plan.not-eligible")
    }

    @Test("a plan belongs to its protocol, which must be switched on")
    func itsProtocol() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let home = try ShippedProtocols.treatment("oral-home")
        #expect(!home.enabled)
        #expect(Self.draft(Sample.plan(home), Self.eligible(home), home) == "plan.protocol-off")
        #expect(
            Self.draft(
                Sample.plan(try ShippedProtocols.treatment("im-racemic")), Self.eligible(treatment), treatment)
                == "plan.protocol")
    }

    @Test("sessions and interval of a first plan stay inside the protocol")
    func schedule() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let phase = try #require(treatment.phases("SCHEDULE").first)
        let log = Self.eligible(treatment)
        for (days, code) in [
            (phase.minimumDays - 1, "plan.interval"), (phase.minimumDays, nil), (phase.maximumDays, nil),
            (phase.maximumDays + 1, "plan.interval"),
        ] {
            #expect(Self.draft(Sample.plan(treatment, intervalDays: days), log, treatment) == code, "\(days) days")
        }
        for (sessions, code) in [(0, "plan.sessions"), (1, nil), (30, nil), (31, "plan.sessions")] {
            var plan = Sample.plan(treatment)
            plan.inductionSessions = sessions
            #expect(Self.draft(plan, log, treatment) == code, "\(sessions) sessions")
        }
    }

    @Test("signing needs consent in force on the day")
    func consent() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let plan = Sample.plan(treatment)
        var log = Self.eligible(treatment)
        #expect(Self.sign(plan, log, treatment) == "plan.no-consent")
        log.append(.consentSigned(Sample.consent("im-racemic")))
        #expect(Self.sign(plan, log, treatment) == "plan.no-consent")
        log.append(.consentSigned(Sample.consent(treatment.id)))
        #expect(Self.sign(plan, log, treatment) == nil)
        #expect(Self.sign(plan, log, treatment, on: Sample.today.adding(days: 366)) == "plan.no-consent")
        log.append(.consentWithdrawn(ConsentWithdrawn(reason: "r")))
        #expect(Self.sign(plan, log, treatment) == "plan.no-consent")
    }

    @Test("a second signature is another person's")
    func second() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        var log = Self.eligible(treatment)
        log.append(.consentSigned(Sample.consent(treatment.id)))
        let plan = Sample.plan(treatment)
        #expect(Self.sign(plan, log, treatment, needsSecond: true) == "plan.second-signature")
        #expect(
            Self.sign(plan, log, treatment, needsSecond: true, second: Sample.prescriber) == "plan.second-signature")
        #expect(Self.sign(plan, log, treatment, needsSecond: true, second: Sample.colleague) == nil)
    }

    @Test("a change needs a reason, counts a revision, and never raises dose and frequency together")
    func change() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        var log = EntryLog.planned(treatment)
        log.append(
            .planSigned(
                SignedPlan(
                    revision: 2, plan: Sample.plan(treatment, intervalDays: 7, changeReason: "spacing out"),
                    signature: Sample.mark(), secondSignature: nil)))
        func code(_ milligrams: Double, days: Int, reason: String = "as discussed") -> String? {
            Self.draft(
                Sample.plan(
                    treatment, dose: Sample.plannedDose(milligrams), intervalDays: days, changeReason: reason), log,
                treatment)
        }
        #expect(code(35, days: 7, reason: "") == "plan.reason")
        #expect(code(36, days: 7) == nil)
        #expect(code(35, days: 6) == nil)
        #expect(code(36, days: 6) == "plan.two-changes")
        #expect(code(36, days: 8) == nil)
        let signed = try PlanRules.sign(
            Sample.plan(treatment, intervalDays: 7, changeReason: "r"), for: log.course, under: treatment,
            needsSecond: false, signature: Sample.mark(), second: nil, on: Sample.today)
        #expect(signed.revision == 3)
    }

    @Test("the sessions still to come follow the plan's interval by calendar days")
    func upcoming() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        let plan = Sample.plan(treatment, intervalDays: 3)
        let log = EntryLog.planned(treatment)
        #expect(
            PlanRules.upcoming(plan, after: log.course).map { $0.days(since: Sample.today) } == [0, 3, 6, 9, 12, 15])
    }
}
