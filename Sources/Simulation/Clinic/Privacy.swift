import Care
import Clinic

/// What the access log of a new clinic shows beside ordinary reading: a chart read through broken glass, waiting for its
/// review, and a chart that only some may open.
struct Privacy: Sendable {
    let premises: Premises
    let team: Team

    func breakGlass(on patient: PatientID, now: Instant) async throws {
        let pharmacist = try team.member(.pharmacist).person
        _ = try await premises.breakGlass.open(
            patient, by: pharmacist, reason: "Called by the emergency department about this patient's medicines.",
            now: now)
    }

    func restrict(_ patient: PatientID, now: Instant) async throws {
        let access = try Authorisation.require(.restrictChart, of: try team.member(.owner).person, patient: patient)
        let allowed = try [Post.nurse, .prescriber, .secondPrescriber, .therapist].map { try team.member($0).person.id }
        try await premises.people.restrictChart(
            to: Set(allowed), reason: "Married to a member of the team.", access: access, now: now)
    }
}
