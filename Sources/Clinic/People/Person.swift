public import Care

/// A person as the people page shows one: who, which roles, and whether they may sign in.
public struct Person: Sendable, Hashable, Identifiable {
    public let id: PersonID
    public internal(set) var name: String
    public let email: String
    public internal(set) var roles: Set<Role>
    /// The chart of a person who is a patient here.
    public let ownPatient: PatientID?
    public internal(set) var isEnabled = true
    public internal(set) var usesOneTimeCode = false
    /// Whether the person chose the password; one that an owner set must be replaced before anything can be signed
    /// with it.
    public internal(set) var choseOwnPassword: Bool
    public let addedAt: Instant
    /// The last entry of the people stream that ended the person's sessions.
    var sessionsEndedBy: Int64 = 0
    /// The entry by which an owner last set the password: failed attempts before it are forgotten.
    var passwordResetBy: Int64 = 0
}

/// A chart that only some may open, such as that of a colleague who is treated here.
public struct ChartRestriction: Sendable, Hashable, Codable {
    public let patient: PatientID
    public let allowed: Set<PersonID>
    public let reason: String
}
