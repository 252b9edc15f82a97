public import Care
import Foundation
import Records

/// What a prescriber fills in; the dose itself is computed.
public struct PlanForm: Sendable {
    public var protocolID: String
    public var indication: Indication
    public var request: DoseRule.Request
    public var concentration: MilligramsPerMillilitre?
    public var infusion: Minutes?
    public var inductionSessions: Int
    public var firstSession: Day
    public var intervalDays: Int
    public var goals: [String]
    public var medicinesToHold: [String]
    public var remarks: String
    public var changeReason: String

    public init(
        protocolID: String, indication: Indication, request: DoseRule.Request,
        concentration: MilligramsPerMillilitre?, infusion: Minutes?, inductionSessions: Int, firstSession: Day,
        intervalDays: Int, goals: [String] = [], medicinesToHold: [String] = [], remarks: String = "",
        changeReason: String = ""
    ) {
        self.protocolID = protocolID
        self.indication = indication
        self.request = request
        self.concentration = concentration
        self.infusion = infusion
        self.inductionSessions = inductionSessions
        self.firstSession = firstSession
        self.intervalDays = intervalDays
        self.goals = goals
        self.medicinesToHold = medicinesToHold
        self.remarks = remarks
        self.changeReason = changeReason
    }
}

extension Clinic {
    /// The plan a form makes, with its dose and what must be said about it. Reading only.
    public func buildPlan(
        _ form: PlanForm, for patient: PatientID, access: Access, on today: Day
    ) async throws -> (plan: Plan, proposal: DoseProposal) {
        try access.proves(access.permission == .signPlan ? .signPlan : .draftPlan, on: patient)
        return try await built(form, course: try await known(patient), on: today)
    }

    /// Saves a draft. The chart's latest draft wins only when it was written on top of what its author saw.
    ///
    /// - Parameter basedOn: sequence of the draft or signed plan on the author's page; 0 when there was none.
    public func draftPlan(
        _ form: PlanForm, basedOn: Int64, for patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.draftPlan, on: patient)
        let treatment = try await treatmentProtocol(form.protocolID)
        return try await decide(on: patient, by: access, command) { situation in
            try Clinic.refuseStale(situation.course, basedOn: basedOn)
            let (plan, _) = try await built(form, course: situation.course, on: situation.today)
            let draft = try PlanRules.draft(plan, for: situation.course, under: treatment)
            return [ChartWrite(stream: .chart(patient), content: .planDrafted(draft))]
                + keptForecast(of: draft, for: situation.course, on: situation.today, "plan drafted")
        }
    }

    /// Signs the draft that the signer has read; it becomes the order.
    ///
    /// - Parameter second: another prescriber's mark, where the dose asks for one; made by `secondSignature`.
    public func signPlan(
        basedOn: Int64, password: String, second: SecondSigner?, for patient: PatientID, access: Access,
        _ command: Command
    ) async throws -> Course {
        try access.proves(.signPlan, on: patient)
        if try await isDone(command) { return try await known(patient) }
        guard let draft = try await known(patient).draft else {
            throw Refusal(code: "plan.no-draft", reason: "There is no draft to sign.", remedy: "Build the plan first.")
        }
        let treatment = try await treatmentProtocol(draft.content.protocolID)
        let signature = try await mark(
            access, password: password, meaning: .order, kind: "plan", subject: patient, under: draft.content, command)
        var secondMark: SignatureMark?
        if let second {
            secondMark = SignatureMark(
                try await signing.sign(
                    try Self.digest(kind: "plan", subject: patient, of: draft.content), bySecond: second,
                    needing: .signPlan, meaning: .review, source: command.source, now: command.now))
        }
        let other = secondMark
        return try await decide(on: patient, by: access, command) { situation in
            try Clinic.refuseStale(situation.course, basedOn: basedOn)
            guard situation.course.draft == draft else { throw Clinic.stalePlan }
            guard treatment.hash == draft.content.protocolHash else {
                throw Refusal(
                    code: "plan.protocol-changed", reason: "The protocol was changed since this plan was built.",
                    remedy: "Build the plan again from the protocol as it stands.")
            }
            let needsSecond = DoseRule.needsSecondSignature(draft.content.dose, under: treatment)
            let signed = try PlanRules.sign(
                draft.content, for: situation.course, under: treatment, needsSecond: needsSecond,
                signature: signature, second: other, on: situation.today)
            return [ChartWrite(stream: .chart(patient), content: .planSigned(signed))]
                + keptForecast(of: signed.plan, for: situation.course, on: situation.today, "plan signed")
        }
    }

    /// A prescriber's decision at a decision point: go on, space out, maintain or end.
    public func decideCourse(
        _ outcome: CourseDecision.Outcome, intervalDays: Int?, reason: String, proposal: String?, password: String,
        on patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.signPlan, on: patient)
        guard reason.count >= 5 else {
            throw Refusal(
                code: "course.reason", field: "reason", reason: "A decision needs a reason.",
                remedy: "Say in one sentence why.")
        }
        let signature = try await mark(
            access, password: password, meaning: .approval, kind: "course-decision", subject: patient,
            under: [outcome.rawValue, reason], command)
        return try await decide(on: patient, by: access, command) { situation in
            let decision = try CourseRules.decide(
                CourseDecision(
                    outcome: outcome, intervalDays: intervalDays, reason: reason, proposal: proposal,
                    signature: signature), for: situation.course)
            return [ChartWrite(stream: .chart(patient), content: .courseDecided(decision))]
        }
    }

    private func built(
        _ form: PlanForm, course: Course, on today: Day
    ) async throws -> (plan: Plan, proposal: DoseProposal) {
        let treatment = try await treatmentProtocol(form.protocolID)
        let weighed = course.weight
        let last = course.dosedSessions.last { $0.route == treatment.route }
        let proposal = try DoseRule.propose(
            form.request, weight: weighed?.0, weighedOn: weighed?.1, concentration: form.concentration,
            infusion: form.infusion, previous: last?.given, under: treatment, on: today)
        let plan = Plan(
            protocolID: treatment.id, protocolVersion: treatment.version, protocolHash: treatment.hash,
            drug: treatment.drug, route: treatment.route, setting: treatment.setting, indication: form.indication,
            dose: proposal.dose, inductionSessions: form.inductionSessions, firstSession: form.firstSession,
            intervalDays: form.intervalDays, goals: form.goals, medicinesToHold: form.medicinesToHold,
            remarks: form.remarks, changeReason: form.changeReason)
        return (plan, proposal)
    }

    /// Refuses when the plan moved on since its reader saw it: the second writer is shown the first one's version.
    static func refuseStale(_ course: Course, basedOn: Int64) throws {
        let stands = max(course.draft?.sequence ?? 0, course.plan?.sequence ?? 0)
        guard stands == basedOn else { throw stalePlan }
    }

    private static let stalePlan = Refusal(
        code: "conflict.plan", reason: "Somebody else has changed this plan since you opened it.",
        remedy: "Compare their version, shown here, with yours, and save again on top of it.")
}
