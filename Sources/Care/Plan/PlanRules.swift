/// Who may be treated by which plan.
public enum PlanRules {
    /// A draft needs a decision that the patient is eligible; it may be written while consent is still being taken.
    public static func draft(_ plan: Plan, for course: Course, under treatment: TreatmentProtocol) throws
        -> Plan
    {
        guard let decision = course.decision, decision.content.outcome == .eligible, course.phase != .ended else {
            throw Refusal(
                code: "plan.not-eligible", reason: "No prescriber has found this patient eligible.",
                remedy: "Screen the patient and sign the decision first.")
        }
        try RiskRules.keepHomeLocked(treatment.setting, for: course)
        guard treatment.enabled else {
            throw Refusal(
                code: "plan.protocol-off", field: "protocol",
                reason: "\(treatment.title) is switched off in this clinic.",
                remedy: "Choose another protocol, or have the medical director switch it on.")
        }
        guard plan.protocolID == treatment.id else {
            throw Refusal(
                code: "plan.protocol", field: "protocol", reason: "The plan was made for \(plan.protocolID).",
                remedy: "Build it again from \(treatment.id).")
        }
        guard plan.inductionSessions >= 1, plan.inductionSessions <= 30 else {
            throw Refusal(
                code: "plan.sessions", field: "sessions",
                reason: "\(plan.inductionSessions) sessions is not an induction.",
                remedy: "Enter 1 to 30.")
        }
        if let phase = treatment.phases("SCHEDULE").first,
            !(phase.minimumDays...phase.maximumDays).contains(plan.intervalDays), course.plan == nil
        {
            throw Refusal(
                code: "plan.interval", field: "interval",
                reason: "\(plan.intervalDays) days between sessions is outside the protocol's \(phase.name).",
                remedy: "Choose \(phase.minimumDays) to \(phase.maximumDays) days.")
        }
        if let before = course.plan?.content.plan, before.protocolID == plan.protocolID {
            guard !plan.changeReason.isEmpty else {
                throw Refusal(
                    code: "plan.reason", field: "changeReason", reason: "A changed plan needs a reason.",
                    remedy: "Say in one sentence why it changes.")
            }
            guard
                plan.dose.milligrams <= before.dose.milligrams
                    || plan.intervalDays >= before.intervalDays && !course.raisesFrequency
            else {
                throw Refusal(
                    code: "plan.two-changes", field: "interval",
                    reason: "Dose and frequency would both go up in one step.",
                    remedy: "Change one of them now and the other after its effect is known.")
            }
        }
        return plan
    }

    /// Signing makes the draft an order.
    public static func sign(
        _ plan: Plan, for course: Course, under treatment: TreatmentProtocol, needsSecond: Bool,
        signature: SignatureMark, second: SignatureMark?, on today: Day
    ) throws -> SignedPlan {
        _ = try draft(plan, for: course, under: treatment)
        guard course.consent(for: treatment.id, on: today) != nil else {
            throw Refusal(
                code: "plan.no-consent", field: "consent",
                reason: "There is no consent in force for \(treatment.title).",
                remedy: "Take the patient's consent before signing.")
        }
        guard course.phase == .planning || course.phase.treats else {
            throw Refusal(
                code: "plan.phase", reason: "A plan cannot be signed in the phase \(course.phase.rawValue).",
                remedy: "Finish the steps before it first.")
        }
        if needsSecond, second == nil || second?.person == signature.person {
            throw Refusal(
                code: "plan.second-signature", field: "secondPassword",
                reason: "This dose needs a second prescriber's signature.",
                remedy: "Have another prescriber sign, or lower the dose.")
        }
        return SignedPlan(
            revision: (course.plan?.content.revision ?? 0) + 1, plan: plan, signature: signature,
            secondSignature: second)
    }

    /// Days of the sessions still to come in the plan's induction.
    public static func upcoming(_ plan: Plan, after course: Course) -> [Day] {
        let done = course.dosedSessions.count
        guard done < plan.inductionSessions else { return [] }
        return (done..<plan.inductionSessions).map { plan.firstSession.adding(days: $0 * plan.intervalDays) }
    }
}
