@testable import Care

/// What must hold at every step of a walk, judged from what was written and not from the rules that let it through.
struct JourneyChecker {
    let treatment: TreatmentProtocol
    private(set) var violations: [String] = []

    /// Consent, plan and education as this checker reads them from the chart itself.
    private var consentThrough: (from: Day, through: Day)?
    private var signedPlan: Plan?
    private var lastCorrect = 0
    private var treating = false

    init(treatment: TreatmentProtocol) { self.treatment = treatment }

    private mutating func require(_ holds: Bool, _ words: @autoclosure () -> String) {
        if !holds { violations.append(words()) }
    }

    private func consentHolds(on day: Day) -> Bool {
        consentThrough.map { $0.from <= day && day <= $0.through } ?? false
    }

    mutating func charted(_ entry: Entry, course: Course, all: [Entry]) {
        switch entry.content {
        case .consentSigned(let consent): consentThrough = (consent.signedOn, consent.validThrough)
        case .consentWithdrawn: consentThrough = nil
        case .planSigned(let signed):
            require(
                consentHolds(on: Day(entry.occurredAt, in: Sample.zone)), "a plan was signed without consent in force")
            signedPlan = signed.plan
        case .educationRead(let education): lastCorrect = education.correctAnswers
        default: break
        }
        treating = course.phase.treats
        require(!treating || signedPlan != nil, "the course treats without a signed plan")
    }

    mutating func moved(from before: CoursePhase, to after: CoursePhase, by content: ChartEntry) {
        require(
            before == after || before.next.contains(after),
            "\(content.kind) moved the course from \(before) to \(after)")
    }

    mutating func whole(course: Course, all: [Entry]) {
        require(Course(patient: course.patient, entries: all) == course, "folding step by step differs from the start")
    }

    mutating func opened(at day: Day) {
        require(signedPlan != nil && treating, "a session was opened without a signed plan")
        require(consentHolds(on: day), "a session was opened without consent")
    }

    mutating func dosed(
        _ event: DoseEvent, session: TreatmentSession, course: Course, plan: Plan, gate: Gate, entries: [Entry],
        at now: Instant
    ) {
        switch event {
        case .infusionStarted(let dose, let concentration, let minutes):
            gives(session, gate: gate, plan: plan, at: now)
            require(concentration == plan.dose.concentration, "another strength than ordered")
            require(
                plan.dose.infusion.map {
                    dose.value / minutes.value <= plan.dose.milligrams.value / $0.value * 1.000_01
                }
                    ?? false, "an infusion faster than ordered")
        case .injected(_, let concentration):
            gives(session, gate: gate, plan: plan, at: now)
            require(concentration == plan.dose.concentration, "another strength than ordered")
            require(plan.route == .intramuscular || plan.route == .subcutaneous, "an injection by another route")
        case .deviceUsed:
            gives(session, gate: gate, plan: plan, at: now)
            require(plan.route == .intranasal, "a device by another route")
        case .taken:
            gives(session, gate: gate, plan: plan, at: now)
            require(plan.route == .oral || plan.route == .sublingual, "a tablet by another route")
        case .resumed:
            require(consentHolds(on: Day(now, in: Sample.zone)) && treating, "resumed without consent")
        case .bolus(_, let concentration):
            gives(session, gate: gate, plan: plan, at: now)
            require(concentration == plan.dose.concentration, "another strength than ordered")
            require(plan.route == .intravenous, "a bolus by another route")
        case .paused, .rateChanged, .stopped, .completed, .holdEnded: break
        }
    }

    /// A dose enters the body: everything the law and the order ask for, each read from the record itself.
    private mutating func gives(_ session: TreatmentSession, gate: Gate, plan: Plan, at now: Instant) {
        require(consentHolds(on: Day(now, in: Sample.zone)), "a dose without consent in force")
        require(signedPlan == plan && treating, "a dose without a signed plan in force")
        require(session.summary == nil, "a dose in a closed session")
        let total = session.given.milligrams(at: now.adding(minutes: 100_000))
        require(
            total.value <= plan.dose.milligrams.value * 1.000_01, "\(total) given of \(plan.dose.milligrams) ordered")
        let doses = session.doseEvents.count { recorded in
            switch recorded.content {
            case .infusionStarted, .injected, .deviceUsed, .taken: true
            default: false
            }
        }
        guard doses == 1 else { return }
        require(lastCorrect >= 6, "a dose without education passed")
        let check = session.check?.content
        require(check?.identifiers.count ?? 0 >= 2, "a dose to a patient nobody identified")
        require(check?.stillConsents == true, "a dose to a patient who was not asked again")
        require(check?.pregnancy != .positiveTest, "a dose in pregnancy")
        let aside = Set(session.gateOverrides.filter { $0.content.reason.count >= 10 }.flatMap(\.content.points))
        for point in gate.points where point.state != .met {
            require(point.overridable && aside.contains(point.id), "a dose past \(point.id)")
        }
        let systolic = session.signs.filter { $0.occurredAt <= now }.compactMap(\.content.systolic).suffix(2)
        require(!systolic.isEmpty, "a dose without a blood pressure")
        let mean = Double(systolic.reduce(0, +)) / Double(max(systolic.count, 1))
        require(mean <= 180, "a dose at a systolic pressure of \(mean)")
    }

    mutating func discharged(_ summary: SessionSummary, session: TreatmentSession, at now: Instant) {
        let aside = Set(session.dischargeOverrides.flatMap(\.content.points))
        for point in DischargeGate.evaluate(session, under: treatment, at: now).points where point.state != .met {
            require(point.overridable && aside.contains(point.id), "discharged past \(point.id)")
        }
        let observed = session.doseEvents.first.map { now.minutes(since: $0.occurredAt) } ?? -1
        require(
            observed >= treatment.number("D1-OBSERVE") ?? .infinity || aside.contains("D1-OBSERVE"),
            "discharged after \(observed) minutes")
        require(session.recovery != nil || aside.contains("D5-WALK"), "discharged without a recovery check")
        require(!session.given.isRunning(at: now), "discharged while an infusion ran")
        require(summary.given == session.given.milligrams(at: now), "the summary differs from what was given")
    }

    mutating func closedUndosed(session: TreatmentSession, at now: Instant) {
        require(session.given.milligrams(at: now).value == 0, "closed as not dosed after a dose")
    }
}
