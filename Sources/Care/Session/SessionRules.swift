/// What may happen next in a session. Each function answers with the entries to record, or a refusal.
///
/// The store appends what is returned here and nothing else, so a dose without consent, a signed plan and an open gate
/// cannot be recorded.
public enum SessionRules {
    /// Opens a session in a chair. The same entry goes to the chart and to the session's own stream.
    public static func open(
        _ id: SessionID, chair: String, nurse: PersonID, of course: Course, on today: Day
    ) throws -> SessionOpened {
        guard let plan = course.plan?.content, course.phase.treats else {
            throw Refusal(
                code: "session.no-plan", field: "plan", reason: "There is no signed plan in force for this patient.",
                remedy: "Ask a prescriber to sign a plan first.")
        }
        guard course.consent(for: plan.plan.protocolID, on: today) != nil else {
            throw Refusal(
                code: "session.no-consent", field: "consent",
                reason: "There is no consent in force for this treatment.",
                remedy: "Take the patient's consent first.")
        }
        try RiskRules.keepHomeLocked(plan.plan.setting, for: course)
        guard course.openSession == nil else {
            throw Refusal(
                code: "session.already-open", reason: "This patient's session is open already.",
                remedy: "Go to the open session and close it first.")
        }
        guard !chair.isEmpty else {
            throw Refusal(
                code: "session.no-chair", field: "chair", reason: "No chair was chosen.", remedy: "Choose a free chair."
            )
        }
        return SessionOpened(
            session: id, number: course.dosedSessions.count + 1, planRevision: plan.revision, chair: chair, nurse: nurse
        )
    }

    /// A dose event, allowed only through an open gate and within the signed order.
    public static func dose(
        _ event: DoseEvent, in session: TreatmentSession, gate: Gate, plan: Plan, under treatment: TreatmentProtocol,
        at now: Instant
    ) throws -> DoseEvent {
        guard session.summary == nil else { throw closed }
        switch event {
        case .infusionStarted(let dose, let concentration, let minutes):
            try begin(dose, concentration: concentration, in: session, gate: gate, plan: plan, at: now)
            try checkForm(of: event, plan: plan)
            try checkRate(of: dose, over: minutes, plan: plan)
        case .injected(let dose, let concentration):
            try begin(dose, concentration: concentration, in: session, gate: gate, plan: plan, at: now)
            try checkForm(of: event, plan: plan)
        case .deviceUsed(let dose, let number):
            try begin(dose, concentration: nil, in: session, gate: gate, plan: plan, at: now)
            try checkForm(of: event, plan: plan)
            guard number == session.given.devices + 1 else {
                throw Refusal(
                    code: "dose.device-number", field: "number",
                    reason: "Device \(number) does not follow device \(session.given.devices).",
                    remedy: "Load the page again: somebody may have recorded it already.")
            }
        case .taken(let dose):
            try begin(dose, concentration: nil, in: session, gate: gate, plan: plan, at: now)
            try checkForm(of: event, plan: plan)
        case .bolus(let dose, let concentration):
            try begin(dose, concentration: concentration, in: session, gate: gate, plan: plan, at: now, beside: true)
            try BolusRules.check(dose, plan: plan, under: treatment)
        case .holdEnded:
            guard session.heldSince != nil else {
                throw Refusal(
                    code: "dose.not-held", reason: "Nothing is being held in the mouth.",
                    remedy: "Load the page again to see what was charted.")
            }
        case .paused:
            guard session.given.state == .running, session.given.isRunning(at: now) else { throw notRunning("paused") }
        case .resumed:
            guard session.given.state == .paused else { throw notRunning("resumed") }
            // More enters the body from here on, so consent and the order must stand.
            if let refusal = gate.keeping(["CONSENT", "PLAN"]).refusal(code: "dose.gate", action: "The dose") {
                throw refusal
            }
        case .rateChanged(let share, _):
            guard session.given.isRunning(at: now) else { throw notRunning("changed") }
            guard share > 0, share <= 1 else {
                throw Refusal(
                    code: "dose.rate", field: "share", reason: "The new rate must be under the ordered rate.",
                    remedy: "Choose a share above 0 and at most 1; a faster rate needs a new order.")
            }
        case .completed:
            guard session.given.state == .running else { throw notRunning("completed") }
        case .stopped:
            guard session.given.isRunning(at: now) || session.given.state == .paused || session.given.state == .running
            else { throw notRunning("stopped") }
        }
        // Last, so that of two who tap at the same moment the second hears that it is done already.
        if let earlier = session.doseEvents.last?.occurredAt ?? session.opening?.occurredAt, now < earlier {
            throw Refusal(
                code: "dose.time", field: "time", reason: "This would stand before what was charted already.",
                remedy: "Enter the time it happened; if the earlier entry is wrong, correct that one.")
        }
        return event
    }

    private static func begin(
        _ dose: Milligrams, concentration: MilligramsPerMillilitre?, in session: TreatmentSession, gate: Gate,
        plan: Plan, at now: Instant, beside: Bool = false
    ) throws {
        // Once dosing has begun the signs move, but consent and the order must still stand for every further dose.
        let asked = session.given.state == .notStarted ? gate : gate.keeping(["CONSENT", "PLAN", "DEVICE-REST"])
        if let refusal = asked.refusal(code: "dose.gate", action: "The dose") { throw refusal }
        guard dose.value > 0, dose.value.isFinite else {
            throw Refusal(
                code: "dose.amount", field: "dose", reason: "A dose must be more than 0 mg.",
                remedy: "Enter the ordered dose.")
        }
        guard beside || !session.given.isRunning(at: now) else {
            throw Refusal(
                code: "dose.running", reason: "An infusion is still running.",
                remedy: "Stop it before giving anything else.")
        }
        let total = (beside ? session.given.committed : session.given.milligrams(at: now)) + dose
        guard total.value <= plan.dose.milligrams.value * 1.000_001 else {
            throw Refusal(
                code: "dose.exceeds-order", field: "dose",
                reason: "\(dose) would make \(total); the signed order is \(plan.dose.milligrams).",
                remedy: "Give at most what is ordered, or have the plan changed and signed.")
        }
        guard let concentration else { return }
        try PreparationRules.checkStrength(concentration, for: dose, plan: plan)
        if let prepared = session.preparation?.content, prepared.concentration != concentration {
            throw Refusal(
                code: "dose.prepared", field: "concentration",
                reason: "The syringe holds \(prepared.concentration), not \(concentration).",
                remedy: "Give what was drawn up and checked, or draw up again.")
        }
    }

    /// A dose goes in the way that was ordered: an infusion is not pushed, an injection not swallowed.
    private static func checkForm(of event: DoseEvent, plan: Plan) throws {
        let fits =
            switch (event, plan.route) {
            case (.infusionStarted, .intravenous): plan.dose.infusion != nil
            case (.injected, .intravenous): plan.dose.infusion == nil
            case (.injected, .intramuscular), (.injected, .subcutaneous), (.deviceUsed, .intranasal),
                (.taken, .sublingual), (.taken, .oral):
                true
            default: false
            }
        guard !fits else { return }
        let how = plan.dose.infusion.map { "\(plan.route.rawValue) over \($0)" } ?? plan.route.rawValue
        throw Refusal(
            code: "dose.form", field: "event", reason: "\"\(event.title)\" does not fit the order, which is \(how).",
            remedy: "Give the dose as ordered, or have the plan changed and signed.")
    }

    private static func checkRate(of dose: Milligrams, over minutes: Minutes, plan: Plan) throws {
        guard let ordered = plan.dose.infusion else { return }
        guard minutes.value > 0, minutes.value.isFinite,
            dose.value / minutes.value <= plan.dose.milligrams.value / ordered.value * 1.000_001
        else {
            throw Refusal(
                code: "dose.rate", field: "minutes",
                reason: "\(dose) over \(minutes) is faster than the ordered \(plan.dose.milligrams) over \(ordered).",
                remedy: "Run it at the ordered rate or slower; a faster rate needs a new order.")
        }
    }

    /// Sets unmet points of a gate aside, in a prescriber's words.
    public static func override(
        _ points: [String], of gate: Gate, reason: String, signature: SignatureMark
    ) throws -> GateOverridden {
        guard reason.count >= 10 else {
            throw Refusal(
                code: "override.reason", field: "reason", reason: "The reason is too short to be read later.",
                remedy: "Say in at least ten characters why it is safe to go on.")
        }
        guard !points.isEmpty else {
            throw Refusal(
                code: "override.points", field: "points", reason: "No point was chosen.",
                remedy: "Choose what to set aside.")
        }
        for id in points {
            guard let point = gate.points.first(where: { $0.id == id }), point.state != .met else {
                throw Refusal(
                    code: "override.points", field: id, reason: "\(id) is not an open point of this gate.",
                    remedy: "Load the page again and choose from what is open now.")
            }
            guard point.overridable else {
                throw Refusal(
                    code: "override.not-allowed", field: id, reason: "\(point.title) cannot be set aside by anyone.",
                    remedy: "Resolve it first.")
            }
        }
        return GateOverridden(points: points, reason: reason, signature: signature)
    }

    /// Discharge closes the session, once its gate is open.
    public static func discharge(
        _ session: TreatmentSession, gate: Gate, plan: Plan, at now: Instant, remarks: String
    ) throws -> SessionSummary {
        guard session.summary == nil else { throw closed }
        guard session.given.state != .notStarted else {
            throw Refusal(
                code: "discharge.not-dosed", reason: "Nothing was given in this session.",
                remedy: "Close it as not dosed, with the reason.")
        }
        guard !session.given.isRunning(at: now) else {
            throw Refusal(
                code: "discharge.running", reason: "The infusion is still running.",
                remedy: "Stop it or let it finish first.")
        }
        if let refusal = gate.refusal(code: "discharge.gate", action: "Discharge") { throw refusal }
        return summary(of: session, ending: .discharged, plan: plan, at: now, remarks: remarks)
    }

    /// Closes a session in which nothing was given.
    public static func closeWithoutDose(
        _ session: TreatmentSession, plan: Plan, at now: Instant, reason: String
    ) throws -> SessionSummary {
        guard session.summary == nil else { throw closed }
        guard session.given.state == .notStarted else {
            throw Refusal(
                code: "session.dosed", reason: "Something was given in this session.",
                remedy: "Observe the patient and discharge through the gate.")
        }
        guard !reason.isEmpty else {
            throw Refusal(
                code: "session.reason", field: "reason", reason: "No reason was given.",
                remedy: "Say why there was no dose today.")
        }
        return summary(of: session, ending: .notDosed, plan: plan, at: now, remarks: reason)
    }

    static func summary(
        of session: TreatmentSession, ending: SessionSummary.Ending, plan: Plan, at now: Instant, remarks: String
    ) -> SessionSummary {
        SessionSummary(
            session: session.id, number: session.opening?.content.number ?? 0, ending: ending,
            openedAt: session.opening?.occurredAt ?? now, closedAt: now, given: session.given.milligrams(at: now),
            weight: session.check?.content.weight ?? plan.dose.weight, route: plan.route, protocolID: plan.protocolID,
            peakSystolic: session.signs.compactMap(\.content.systolic).max(),
            peakDiastolic: session.signs.compactMap(\.content.diastolic).max(),
            lowestSaturation: session.signs.compactMap(\.content.oxygenSaturation).min(),
            adverseEvents: session.adverseEvents.map(\.content).sorted { $0.number < $1.number },
            overridden: (session.gateOverrides + session.dischargeOverrides).flatMap(\.content.points),
            remarks: remarks)
    }

    /// The summary of a session whose entries were corrected after it was closed; when and how it ended stays.
    public static func revised(_ summary: SessionSummary, by session: TreatmentSession) -> SessionSummary {
        SessionSummary(
            session: summary.session, number: summary.number, ending: summary.ending, openedAt: summary.openedAt,
            closedAt: summary.closedAt, given: session.given.milligrams(at: summary.closedAt),
            weight: session.check?.content.weight ?? summary.weight, route: summary.route,
            protocolID: summary.protocolID, peakSystolic: session.signs.compactMap(\.content.systolic).max(),
            peakDiastolic: session.signs.compactMap(\.content.diastolic).max(),
            lowestSaturation: session.signs.compactMap(\.content.oxygenSaturation).min(),
            adverseEvents: session.adverseEvents.map(\.content).sorted { $0.number < $1.number },
            overridden: summary.overridden, remarks: summary.remarks)
    }

    private static let closed = Refusal(
        code: "session.closed", reason: "This session is closed.", remedy: "Record a correction, or open a new session."
    )

    private static func notRunning(_ verb: String) -> Refusal {
        Refusal(
            code: "dose.not-running", reason: "There is nothing that can be \(verb) now.",
            remedy: "Load the page again to see what is running.")
    }
}
