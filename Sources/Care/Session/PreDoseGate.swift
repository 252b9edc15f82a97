public import Foundation

/// The gate before a dose: every point is computed from what is charted, at a moment the caller gives.
public enum PreDoseGate {
    public static func evaluate(
        _ session: TreatmentSession, of course: Course, under treatment: TreatmentProtocol, at now: Instant,
        in zone: TimeZone, surveillance: [Finding] = []
    ) -> Gate {
        let today = Day(now, in: zone)
        var points = legalPoints(course, treatment: treatment, today: today)
        points += askedPoints(session.check?.content, course: course, treatment: treatment, today: today)
        points += signPoints(session, treatment: treatment)
        points += preparationPoints(session, course: course, treatment: treatment)
        points += restPoint(session, treatment: treatment, now: now)
        points += coursePoints(course, treatment: treatment, surveillance: surveillance)
        points += schedulePoint(course, treatment: treatment, today: today, zone: zone)
        return Gate(
            points: points, overrides: session.gateOverrides.map { inForce($0, session: session, course: course) })
    }

    /// An override stands for what its prescriber saw: signs charted after it must be judged anew.
    private static func inForce(
        _ override: Recorded<GateOverridden>, session: TreatmentSession, course: Course
    ) -> GateOverridden {
        var past: Set<String> = []
        if session.baselineSigns.contains(where: { $0.sequence > override.sequence }) { past.formUnion(signPointIDs) }
        // A rest is set aside once, not for every device after it.
        if session.doseEvents.contains(where: { $0.sequence > override.sequence }) { past.insert("DEVICE-REST") }
        // The chart and the session are streams of their own: only their times can be compared.
        if course.openRisks.contains(where: { $0.occurredAt > override.occurredAt }) { past.insert("RISK") }
        guard !past.isEmpty else { return override.content }
        return GateOverridden(
            points: override.content.points.filter { !past.contains($0) }, reason: override.content.reason,
            signature: override.content.signature)
    }

    /// The points that the chart alone answers, before anybody has asked the patient anything.
    public static func chartPoints(
        of course: Course, under treatment: TreatmentProtocol, on today: Day, surveillance: [Finding]
    ) -> [GatePoint] {
        legalPoints(course, treatment: treatment, today: today)
            + coursePoints(course, treatment: treatment, surveillance: surveillance)
    }

    /// Consent, education and the signed plan: what the law asks. Nobody sets these aside.
    static func legalPoints(_ course: Course, treatment: TreatmentProtocol, today: Day) -> [GatePoint] {
        let consent = course.consent(for: treatment.id, on: today)
        let plan = course.plan?.content
        let planFits = plan?.plan.protocolID == treatment.id && course.phase.treats
        let pass = Int(treatment.number("QUIZ-PASS") ?? 1_000)
        let educated = course.educationPassed(for: treatment.id, correct: pass)
        return [
            GatePoint(
                treatment.rule("CONSENT-VALID"), id: "CONSENT", title: "Consent is current",
                state: consent == nil ? .unmet : .met,
                detail: consent.map { "signed \($0.content.signedOn), valid through \($0.content.validThrough)" }
                    ?? "no consent in force for \(treatment.title)",
                overridable: false, resolver: .prescriber),
            GatePoint(
                nil, id: "PLAN", title: "A signed plan orders this dose", state: planFits ? .met : .unmet,
                detail: plan.map { "revision \($0.revision): \($0.plan.dose.milligrams)" } ?? "no signed plan",
                overridable: false, resolver: .prescriber),
            GatePoint(
                treatment.rule("QUIZ-PASS"), id: "EDUCATION", title: "Education passed",
                state: educated ? .met : .unmet,
                detail: educated ? "comprehension check passed" : "\(pass) of \(pass) answers needed",
                overridable: false),
        ]
    }

    /// What the nurse asks on the day.
    static func askedPoints(
        _ asked: PreDoseCheck?, course: Course, treatment: TreatmentProtocol, today: Day
    ) -> [GatePoint] {
        let check = asked ?? PreDoseCheck()
        var points = [
            GatePoint(
                nil, id: "IDENTITY", title: "Two identifiers checked",
                state: check.identifiers.count >= 2 ? .met : (asked == nil ? .unknown : .unmet),
                detail: "\(check.identifiers.count) of 2", overridable: false),
            weightPoint(check, course: course, treatment: treatment),
            fastingPoint(check, treatment: treatment),
            GatePoint(
                treatment.rule("E-ESC"), id: "E-ESC", title: "Escort confirmed",
                state: check.escort.map { $0.isEmpty ? .unmet : .met } ?? .unknown,
                detail: check.escort ?? "not asked"),
            yes(
                check.medicinesHeld, id: "MEDICINES", title: "Medicines taken or held as planned", said: "as planned",
                denied: "not as planned", resolver: .prescriber),
            yes(check.stillConsents, id: "AGREES", title: "Patient still agrees today", overridable: false),
            yes(check.equipmentReady, id: "EQUIPMENT", title: "Monitor, oxygen and airway equipment checked"),
            no(
                check.substancesToday, id: "E-UDS", title: "No unexplained substances",
                rule: treatment.rule("E-UDS")),
            no(
                check.bladderSymptoms, id: "BLADDER", title: "No new bladder symptoms",
                rule: treatment.rule("SURVEY-BLADDER")),
            suicidalityPoint(check.suicidality),
        ]
        if course.registration?.sex != .male || check.pregnancy != nil {
            let state: GatePoint.State =
                switch check.pregnancy {
                case .negativeTest, .notApplicable: .met
                case .positiveTest: .unmet
                case nil: .unknown
                }
            points.append(
                GatePoint(
                    treatment.rule("E-PREG"), id: "E-PREG", title: "Not pregnant", state: state,
                    detail: check.pregnancy?.rawValue ?? "not asked", overridable: check.pregnancy != .positiveTest,
                    resolver: .prescriber))
        }
        return points
    }

    private static func weightPoint(
        _ check: PreDoseCheck, course: Course, treatment: TreatmentProtocol
    ) -> GatePoint {
        let rule = treatment.rule("DOSE-WEIGHT-CHANGE")
        let title = "Weight today agrees with the plan"
        guard let weight = check.weight else {
            return GatePoint(rule, id: "WEIGHT", title: title, state: .unknown, detail: "not weighed")
        }
        guard let planned = course.plan?.content.plan.dose.weight else {
            return GatePoint(rule, id: "WEIGHT", title: title, state: .met, detail: "\(weight)")
        }
        let change = abs(weight.value - planned.value) / planned.value * 100
        let limit = treatment.number("DOSE-WEIGHT-CHANGE") ?? 0
        return GatePoint(
            rule, id: "WEIGHT", title: title, state: change <= limit ? .met : .unmet,
            detail:
                "\(weight), planned for \(planned): \(Figure.text(change, decimals: 0)) % apart, limit \(Figure.text(limit)) %",
            resolver: .prescriber)
    }

    private static func fastingPoint(_ check: PreDoseCheck, treatment: TreatmentProtocol) -> GatePoint {
        let food = treatment.number("NPO-FOOD") ?? .infinity
        let drink = treatment.number("NPO-DRINK") ?? .infinity
        let rule = treatment.rule("NPO-FOOD")
        let wanted = "needs \(Figure.text(food)) h without food, \(Figure.text(drink)) min without drink"
        guard let ate = check.hoursSinceFood, let drank = check.minutesSinceDrink else {
            return GatePoint(rule, id: "E-NPO", title: "Fasting", state: .unknown, detail: wanted)
        }
        return GatePoint(
            rule, id: "E-NPO", title: "Fasting", state: ate >= food && drank >= drink ? .met : .unmet,
            detail: "ate \(Figure.text(ate)) h ago, drank \(Figure.text(drank)) min ago; \(wanted)")
    }

    private static func suicidalityPoint(_ level: PreDoseCheck.Suicidality?) -> GatePoint {
        let state: GatePoint.State =
            switch level {
            case nil: .unknown
            case .some(.none), .low: .met
            case .moderate, .high: .unmet
            }
        return GatePoint(
            id: "C-SSRS", title: "Suicide risk since last contact", state: state,
            detail: level?.rawValue ?? "not asked", source: "Columbia triage, C-SSRS since last contact",
            approved: true,
            overridable: true, resolver: .prescriber)
    }

    private static func yes(
        _ answer: Bool?, id: String, title: String, said: String = "yes", denied: String = "no",
        overridable: Bool = true, resolver: AssignedRole = .nurse
    ) -> GatePoint {
        GatePoint(
            nil, id: id, title: title, state: answer.map { $0 ? .met : .unmet } ?? .unknown,
            detail: answer.map { $0 ? said : denied } ?? "not asked", overridable: overridable, resolver: resolver)
    }

    private static func no(_ answer: Bool?, id: String, title: String, rule: Rule?) -> GatePoint {
        GatePoint(
            rule, id: id, title: title, state: answer.map { $0 ? .unmet : .met } ?? .unknown,
            detail: answer.map { $0 ? "reported" : "none reported" } ?? "not asked", resolver: .prescriber)
    }

    /// Not sooner after the last session than the schedule allows; a prescriber may set this aside.
    private static func schedulePoint(
        _ course: Course, treatment: TreatmentProtocol, today: Day, zone: TimeZone
    ) -> [GatePoint] {
        guard let window = Schedule.next(after: course, under: treatment, zone: zone) else { return [] }
        return [
            GatePoint(
                treatment.rule("SCHEDULE"), id: "SCHEDULE", title: "Not sooner than the schedule",
                state: today >= window.earliest ? .met : .unmet,
                detail: "\(window.phase.name): from \(window.earliest)", resolver: .prescriber)
        ]
    }

    private static func coursePoints(
        _ course: Course, treatment: TreatmentProtocol, surveillance: [Finding]
    ) -> [GatePoint] {
        var points = [riskPoint(course.openRisks.map(\.content), setting: treatment.setting)]
        for finding in surveillance where finding.severity <= .hold {
            points.append(
                GatePoint(
                    id: finding.id, title: finding.reason, state: .unmet, detail: finding.basis.joined(separator: "; "),
                    source: finding.source, approved: finding.approved, overridable: true, resolver: .prescriber))
        }
        return points
    }

    /// In the clinic an open high risk holds the dose until a prescriber answers for it; at home any open risk does, and
    /// nobody sets it aside.
    private static func riskPoint(_ open: [RiskRaised], setting: Setting) -> GatePoint {
        let holding = setting == .home ? open : open.filter { $0.level == .high }
        return GatePoint(
            nil, id: "RISK", title: setting == .home ? "No open risk" : "No open high risk",
            state: holding.isEmpty ? .met : .unmet, detail: holding.first?.reason ?? "none open",
            overridable: setting == .clinic, resolver: .prescriber)
    }
}
