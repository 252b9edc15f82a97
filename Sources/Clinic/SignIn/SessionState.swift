public import Care

/// What a session token stands for at a moment.
public enum SessionState: Sendable, Hashable {
    /// The person may act.
    case active(ActiveSession)
    /// Nobody did anything for a while, or the person locked it: the password opens it again. A treatment room's
    /// screen may go on showing signs without names.
    case locked(person: PersonID, name: String)
    /// It never was, was signed out, ran out, or the person may sign in no more.
    case ended
}

/// A session in which a person may act.
public struct ActiveSession: Sendable, Hashable {
    public let person: SignedInPerson
    /// True while the password is one that an owner set: nothing can be signed with it.
    public let mustChangePassword: Bool
    /// When it locks unless something is done before.
    public let locksAt: Instant
    /// When it ends whatever happens.
    public let endsAt: Instant
}

/// A session that has just begun, with the token that stands for it. The token is not kept anywhere else.
public struct NewSession: Sendable {
    public let token: SessionToken
    public let person: PersonID
    public let endsAt: Instant
}

/// A session as the store keeps it, under the digest of its token.
struct KeptSession: Sendable, Hashable, Codable {
    var person: PersonID
    let startedAt: Instant
    var lastSeenAt: Instant
    var isLocked = false
    /// The person's `sessionsEndedBy` when they proved themselves: another one since then ends this session.
    let endedBy: Int64
    /// The `lastSeenAt` that is on disk.
    var keptLastSeenAt: Instant

    static let prefix = "session/"
}
