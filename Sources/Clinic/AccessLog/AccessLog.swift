public import Care
import Foundation
public import Records

/// Who read which chart, when and in which role; who was denied; and who signed in.
///
/// Entries go to the stream `access/<day>`, chained like the rest of the record. Pages read them from the projection
/// `AccessLogProjection`, which the store must be opened with.
public struct AccessLog: Sendable {
    let store: any RecordStore
    let zone: TimeZone

    public init(store: any RecordStore, identity: ClinicIdentity) {
        self.store = store
        zone = identity.zone
    }

    /// The access of `person` to do `permission`; a refusal is written down before it is thrown, and so is what is read
    /// through broken glass.
    public func authorise(
        _ permission: Permission, of person: SignedInPerson, patient: PatientID?, what: String, now: Instant
    ) async throws -> Access {
        do {
            let access = try Authorisation.require(permission, of: person, patient: patient)
            if access.breakGlassReason != nil { try await record(access, what: what, now: now) }
            return access
        } catch let refusal as Refusal {
            let denied = AccessRecord(
                person: person.id, permission: permission, patient: patient, what: what, reason: refusal.code)
            try await append(.denied, denied, now: now)
            throw refusal
        }
    }

    /// Writes down that `access` was used to read `what`, such as "chart".
    public func record(_ access: Access, what: String, now: Instant) async throws {
        let read = AccessRecord(
            person: access.person.id, role: access.role, permission: access.permission, patient: access.patient,
            what: what, reason: access.breakGlassReason)
        try await append(.read, read, now: now)
    }

    func append(_ event: AccessEvent, _ record: AccessRecord, now: Instant, state: [StateChange] = []) async throws {
        _ = try await store.append(
            Append(entries: [try record.newEntry(event, at: now, zone: zone)], state: state))
    }
}
