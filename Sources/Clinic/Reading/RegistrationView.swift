public import Care
import Foundation
import Records

/// What the front desk sees of a patient: who they are, when they come, and whether anything stands in the way.
/// Nothing clinical.
public struct RegistrationView: Sendable {
    public let patient: PatientID
    public let registration: Registration
    /// Bookings ahead, soonest first.
    public let bookings: [SessionBooked]
    /// Who has something to do before the next dose can be given; empty when nothing is in the way.
    public let waitsFor: [AssignedRole]
    /// True while the patient is in a chair.
    public let inSession: Bool
    /// False once the course has ended or was declined: no session can be booked then.
    public let mayBook: Bool
}

extension Clinic {
    /// Who a patient is, and their bookings.
    public func registration(
        of patient: PatientID, access: Access, at now: Instant
    ) async throws -> RegistrationView {
        try access.proves(.seeRegistration, on: patient)
        let course = try await known(patient)
        guard let registration = course.registration else { throw Clinic.noSuchPatient }
        let resolvers = Set(await readiness(of: course, on: day(now)).map(\.resolver))
        return RegistrationView(
            patient: patient, registration: registration, bookings: course.bookings.sorted { $0.at < $1.at },
            waitsFor: AssignedRole.allCases.filter(resolvers.contains), inSession: course.openSession != nil,
            mayBook: course.phase != .ended && course.phase != .declined)
    }

    /// The chairs that sessions were held or booked in, by name.
    public func chairs(access: Access) async throws -> [String] {
        guard access.permission == .seeToday else {
            try access.proves(.seeRegistration)
            return try await chairNames()
        }
        return try await chairNames()
    }

    /// The chairs that the clinic named, in its order; else those that sessions were in, with Chair 2 before Chair 10.
    func chairNames() async throws -> [String] {
        let named = try await floorSettings().chairs
        guard named.isEmpty else { return named }
        return try await store.rows("SELECT DISTINCT chair FROM sessions ORDER BY chair LIMIT 50")
            .map { try $0.text(0) }
            .sorted { $0.compare($1, options: [.caseInsensitive, .numeric]) == .orderedAscending }
    }
}
