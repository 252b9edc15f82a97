public import Care
import Foundation

extension Clinic {
    /// A dose event: allowed only through an open gate and within the signed order.
    public func giveDose(
        _ event: DoseEvent, in session: SessionID, of patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.giveDose, on: patient)
        return try await inSession(session, of: patient, access: access, command) { situation, live in
            let plan = try Clinic.order(of: situation.course)
            guard command.occurredAt <= command.now else {
                throw Refusal(
                    code: "dose.time", field: "time", reason: "That time has not come yet.",
                    remedy: "Enter the time it happened.")
            }
            let gate = try await preDoseGate(of: live, situation.course, at: command.now)
            let treatment = try await treatmentProtocol(plan.protocolID)
            let allowed = try SessionRules.dose(
                event, in: live, gate: gate, plan: plan, under: treatment, at: command.occurredAt)
            let after = live.adding(
                .dose(allowed), by: access.person.id, occurredAt: command.occurredAt, recordedAt: command.now)
            let kept =
                allowed.changesExposure
                ? keptForecast(
                    in: after, plan: plan, course: situation.course, on: situation.today, allowed.title) : []
            return [ChartWrite(stream: .session(session), content: .dose(allowed))] + kept
        }
    }

    /// Charts signs taken by hand.
    public func recordSigns(
        _ signs: Signs, in session: SessionID, of patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.recordSigns, on: patient)
        let checked = try signs.checked()
        return try await inSession(session, of: patient, access: access, command) { _, _ in
            [ChartWrite(stream: .session(session), content: .signs(checked))]
        }
    }

    /// Charts an adverse event in one tap; details and resolution follow under the same number.
    ///
    /// - Parameters:
    ///   - medicine: what was given for it, with its dose.
    ///   - resolvedAt: when it was over; nil with `resolved` stands for now.
    ///   - number: the event that is described further; nil for a new one.
    public func recordEvent(
        _ kind: AdverseEventKind, grade: Int, action: String, medicine: String? = nil, resolved: Bool,
        resolvedAt: Instant? = nil, number: Int?, in session: SessionID, of patient: PatientID, access: Access,
        _ command: Command
    ) async throws -> Course {
        try access.proves(.recordEvent, on: patient)
        guard (1...5).contains(grade) else {
            throw Refusal(
                code: "event.grade", field: "grade", reason: "\(grade) is not a grade.",
                remedy: "Choose 1 mild to 5 fatal.")
        }
        return try await inSession(session, of: patient, access: access, command) { _, live in
            if let number, !live.adverseEvents.contains(where: { $0.content.number == number }) {
                throw Refusal(
                    code: "event.unknown", field: "number", reason: "There is no event \(number) in this session.",
                    remedy: "Load the page again.")
            }
            if let resolvedAt {
                let begun = live.adverseEvents.first { $0.content.number == number }?.occurredAt
                guard resolvedAt <= command.now, resolvedAt >= live.opening?.occurredAt ?? resolvedAt else {
                    throw Refusal(
                        code: "event.resolved", field: "resolvedAt",
                        reason: "It cannot have been over before the session began or after now.",
                        remedy: begun == nil ? "Enter the time by the clinic's clock." : "Enter when it was over.")
                }
            }
            let next = (live.adverseEvents.map(\.content.number).max() ?? 0) + 1
            let event = AdverseEvent(
                number: number ?? next, kind: kind, grade: grade, action: action, medicine: medicine,
                resolved: resolved, resolvedAt: resolved ? resolvedAt ?? command.now : nil)
            return [ChartWrite(stream: .session(session), content: .adverseEvent(event))]
        }
    }

    /// The gate before the dose as it stands now.
    func preDoseGate(of session: TreatmentSession, _ course: Course, at now: Instant) async throws -> Gate {
        let plan = try Clinic.order(of: course)
        let treatment = try await treatmentProtocol(plan.protocolID)
        let due = CourseTasks.holds(of: course, under: treatment, on: day(now), zone: zone)
        return PreDoseGate.evaluate(session, of: course, under: treatment, at: now, in: zone, surveillance: due)
    }

    static func order(of course: Course) throws -> Plan {
        guard let plan = course.plan?.content.plan else {
            throw Refusal(
                code: "session.no-plan", field: "plan", reason: "There is no signed plan for this patient.",
                remedy: "Ask a prescriber to sign a plan first.")
        }
        return plan
    }
}
