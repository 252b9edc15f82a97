public import Care
import Foundation

extension Clinic {
    /// Charts a syringe that was drawn up, from the vial whose strength was read off it.
    public func prepareDose(
        _ dose: Milligrams, from vial: MilligramsPerMillilitre, in session: SessionID, of patient: PatientID,
        access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.giveDose, on: patient)
        return try await inSession(session, of: patient, access: access, command) { situation, live in
            let prepared = try PreparationRules.prepare(
                dose, from: vial, in: live, plan: try Clinic.order(of: situation.course), at: command.now)
            return [ChartWrite(stream: .session(session), content: .dosePrepared(prepared))]
        }
    }

    /// A second person's own reading of vial and syringe: at their own screen, or signed at the first one's.
    ///
    /// - Parameter second: the second person, when somebody else is signed in at this screen.
    public func checkDose(
        concentration: MilligramsPerMillilitre, volume: Millilitres, second: SecondSigner?, in session: SessionID,
        of patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.giveDose, on: patient)
        var signature: SignatureMark?
        if let second {
            let content = try Self.digest(
                kind: "dose-check", subject: patient,
                of: ["\(concentration)", "\(volume)", session.text])
            signature = SignatureMark(
                try await signing.sign(
                    content, bySecond: second, needing: .giveDose, meaning: .witness, source: command.source,
                    now: command.now))
        }
        let person = signature?.person ?? access.person.id
        return try await inSession(session, of: patient, access: access, command) { _, live in
            let checked = try PreparationRules.check(
                concentration: concentration, volume: volume, by: person, signature: signature, in: live)
            return [ChartWrite(stream: .session(session), content: .doseChecked(checked))]
        }
    }

    /// Stamps a step of an emergency.
    public func recordEmergencyStep(
        _ step: EmergencyStep, in session: SessionID, of patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.recordEvent, on: patient)
        return try await inSession(session, of: patient, access: access, command) { _, _ in
            [ChartWrite(stream: .session(session), content: .emergencyStep(step))]
        }
    }
}
