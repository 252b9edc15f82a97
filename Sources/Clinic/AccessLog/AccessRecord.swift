import Care
import Foundation
import Records

/// What an entry of the access log is about.
public enum AccessEvent: String, Sendable, Hashable, Codable, CaseIterable {
    /// A chart or list was read.
    case read = "access.read"
    /// Someone asked for what they may not have.
    case denied = "access.denied"
    /// A chart was opened in an emergency.
    case glassBroken = "access.glass-broken"
    /// An owner looked at why.
    case glassReviewed = "access.glass-reviewed"
    case signedIn = "access.signed-in"
    case unlocked = "access.unlocked"
    case signedOut = "access.signed-out"
    /// A password or code was wrong: at sign-in, unlocking or signing.
    case passwordRefused = "access.password-refused"
}

/// The payload of an access-log entry.
struct AccessRecord: Sendable, Hashable, Codable {
    var person: PersonID?
    var role: Role?
    var permission: Permission?
    var patient: PatientID?
    var what: String?
    var reason: String?
    var source: String?
    /// When an emergency grant ends.
    var until: Instant?
    /// The position of the broken glass that a review is of.
    var reviewOf: Int64?

    init(
        person: PersonID?, role: Role? = nil, permission: Permission? = nil, patient: PatientID? = nil,
        what: String? = nil, reason: String? = nil, source: String? = nil, until: Instant? = nil, reviewOf: Int64? = nil
    ) {
        self.person = person
        self.role = role
        self.permission = permission
        self.patient = patient
        self.what = what
        self.reason = reason
        self.source = source
        self.until = until
        self.reviewOf = reviewOf
    }

    /// An entry in the stream of the day on the clinic's wall.
    func newEntry(_ event: AccessEvent, at now: Instant, zone: TimeZone) throws -> NewEntry {
        try NewEntry(
            event.rawValue, to: StreamName("access/\(Day(now, in: zone))"), by: person?.text ?? "unknown", at: now,
            zone: zone, payload: self)
    }
}
