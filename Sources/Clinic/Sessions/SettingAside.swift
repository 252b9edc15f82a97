public import Care
import Foundation

extension Clinic {
    /// A prescriber takes responsibility for open points of the gate before the dose.
    public func overrideGate(
        _ points: [String], reason: String, password: String, in session: SessionID, of patient: PatientID,
        access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.overrideGate, on: patient)
        return try await setAside(
            SettingAside(points: points, reason: reason, password: password, isOfDischarge: false), in: session,
            of: patient, access: access, command)
    }

    /// A prescriber takes responsibility for open points of the gate before discharge.
    public func overrideDischarge(
        _ points: [String], reason: String, password: String, in session: SessionID, of patient: PatientID,
        access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.overrideDischarge, on: patient)
        return try await setAside(
            SettingAside(points: points, reason: reason, password: password, isOfDischarge: true), in: session,
            of: patient, access: access, command)
    }

    private func setAside(
        _ wish: SettingAside, in session: SessionID, of patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        let signature = try await mark(
            access, password: wish.password, meaning: .responsibility, kind: wish.kind, subject: patient,
            under: wish.points + [wish.reason, session.text], command)
        return try await inSession(session, of: patient, access: access, command) { situation, live in
            let gate =
                wish.isOfDischarge
                ? try await dischargeGate(of: live, situation.course, at: command.now)
                : try await preDoseGate(of: live, situation.course, at: command.now)
            let override = try SessionRules.override(
                wish.points, of: gate, reason: wish.reason, signature: signature)
            return [
                ChartWrite(
                    stream: .session(session),
                    content: wish.isOfDischarge ? .dischargeOverridden(override) : .gateOverridden(override))
            ]
        }
    }
}

/// Which open points of which gate a prescriber answers for, and why.
private struct SettingAside: Sendable {
    let points: [String]
    let reason: String
    let password: String
    let isOfDischarge: Bool

    /// What is signed.
    var kind: String { isOfDischarge ? "discharge-override" : "gate-override" }
}
