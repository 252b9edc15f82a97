public import Care
import Foundation
import Records

extension Clinic {
    public func recordRecovery(
        _ check: RecoveryCheck, in session: SessionID, of patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.recordRecovery, on: patient)
        if let aldrete = check.aldrete, !(0...10).contains(aldrete) {
            throw Refusal(
                code: "recovery.aldrete", field: "aldrete", reason: "\(aldrete) is not an Aldrete score.",
                remedy: "Enter 0 to 10.")
        }
        return try await inSession(session, of: patient, access: access, command) { situation, live in
            var writes = [ChartWrite(stream: .session(session), content: .recoveryChecked(check))]
            let desk = await riskDesk(for: situation.course, hearing: access.person.id)
            if let risk = RiskRules.risk(
                from: check, in: live, open: situation.course.openRisks.map(\.content), owner: desk.owner,
                clock: desk.clock, at: command.now)
            {
                writes.append(ChartWrite(stream: .chart(patient), content: .riskRaised(risk)))
            }
            return writes
        }
    }

    /// Discharges the patient through the gate and closes the session, in its own stream and in the chart.
    public func discharge(
        _ session: SessionID, of patient: PatientID, remarks: String, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.discharge, on: patient)
        let course = try await inSession(session, of: patient, access: access, command) { situation, live in
            let gate = try await dischargeGate(of: live, situation.course, at: command.now)
            let summary = try SessionRules.discharge(
                live, gate: gate, plan: try Clinic.order(of: situation.course), at: command.now, remarks: remarks)
            return Clinic.closing(summary, of: patient)
        }
        await endFeed(of: session, command)
        return course
    }

    /// Closes a session in which nothing was given.
    public func closeWithoutDose(
        _ session: SessionID, of patient: PatientID, reason: String, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.discharge, on: patient)
        let course = try await inSession(session, of: patient, access: access, command) { situation, live in
            let summary = try SessionRules.closeWithoutDose(
                live, plan: try Clinic.order(of: situation.course), at: command.now, reason: reason)
            return Clinic.closing(summary, of: patient)
        }
        await endFeed(of: session, command)
        return course
    }

    /// The session is closed and saved: should sealing its samples fail now, the next start does it.
    private func endFeed(of session: SessionID, _ command: Command) async {
        try? await monitors.close(session, at: command.now)
    }

    static func closing(_ summary: SessionSummary, of patient: PatientID) -> [ChartWrite] {
        [
            ChartWrite(stream: .session(summary.session), content: .sessionClosed(summary)),
            ChartWrite(stream: .chart(patient), content: .sessionClosed(summary)),
        ]
    }

    func dischargeGate(of session: TreatmentSession, _ course: Course, at now: Instant) async throws -> Gate {
        let treatment = try await treatmentProtocol(try Clinic.order(of: course).protocolID)
        return DischargeGate.evaluate(session, under: treatment, at: now)
    }
}
