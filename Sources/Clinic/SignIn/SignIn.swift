public import Care
import Foundation
import Records

/// Signing in and out, and what a session token stands for.
///
/// Sessions live in memory and, by the digest of their tokens, in the store's keyed state, so that they survive a
/// restart. Safe to call from any number of tasks. Every call takes the moment it happens at.
public actor SignIn {
    /// Seconds of activity that a crash may lose: a session then locks that much earlier.
    static let keepEverySeconds = 60.0

    nonisolated let people: People
    nonisolated let log: AccessLog
    nonisolated let authenticator: Authenticator
    private let breakGlass: BreakGlass
    let random: RandomBytes
    public private(set) var policy: SessionPolicy
    private var sessions: [String: KeptSession] = [:]

    private init(people: People, log: AccessLog, breakGlass: BreakGlass, random: RandomBytes) {
        self.people = people
        self.log = log
        self.breakGlass = breakGlass
        self.random = random
        policy = people.identity.sessionPolicy
        authenticator = Authenticator(people: people, log: log)
    }

    public static func load(
        people: People, log: AccessLog, breakGlass: BreakGlass, random: RandomBytes = .system
    ) async throws -> SignIn {
        let signIn = SignIn(people: people, log: log, breakGlass: breakGlass, random: random)
        try await signIn.restore()
        return signIn
    }

    private func restore() async throws {
        for value in try await people.store.state(prefix: KeptSession.prefix) {
            let digest = String(value.key.dropFirst(KeptSession.prefix.count))
            sessions[digest] = try JSONDecoder().decode(KeptSession.self, from: value.value)
        }
    }

    /// Begins a session.
    ///
    /// - Parameters:
    ///   - code: the one-time code, when the person uses them; ignored otherwise.
    ///   - source: the network address, for slowing down whoever guesses.
    ///   - old: the token that the browser held before, which ends.
    /// - Throws: `sign-in.failed` whatever was wrong; `sign-in.throttled` after five failures, for 15 minutes at most.
    public func signIn(
        email: String, password: String, code: String? = nil, source: String, replacing old: SessionToken? = nil,
        now: Instant
    ) async throws -> NewSession {
        let person = try await authenticator.signIn(
            email: email, password: password, code: code, source: source, now: now)
        return try await begin(person, startedAt: now, replacing: old, event: .signedIn, source: source, now: now)
    }

    /// What `token` stands for at `now`.
    ///
    /// - Parameter isActivity: false for what a page asks by itself, such as live updates: that keeps no session open.
    public func look(_ token: SessionToken, isActivity: Bool = true, now: Instant) async throws -> SessionState {
        let directory = await people.directory
        guard let kept = sessions[token.digest] else { return .ended }
        let grants = await breakGlass.grants(of: kept.person, at: now)
        guard var session = sessions[token.digest], let person = directory.person(session.person), person.isEnabled,
            session.endedBy == person.sessionsEndedBy, now < end(of: session)
        else {
            try await end(token)
            return .ended
        }
        let idle = policy.idleMinutes(of: person.roles)
        if !session.isLocked && now >= session.lastSeenAt.adding(minutes: idle) {
            session.isLocked = true
            try await keep(session, as: token.digest)
        }
        if session.isLocked { return .locked(person: person.id, name: person.name) }
        if isActivity {
            session.lastSeenAt = max(session.lastSeenAt, now)
            sessions[token.digest] = session
            if session.lastSeenAt.minutes(since: session.keptLastSeenAt) * 60 >= Self.keepEverySeconds {
                // Should the disk be full, the session goes on: after a restart it only locks earlier.
                try? await keep(session, as: token.digest)
            }
        }
        return .active(
            ActiveSession(
                person: SignedInPerson(
                    id: person.id, name: person.name, roles: person.roles, ownPatient: person.ownPatient, seenAt: now,
                    closedCharts: directory.chartsClosed(to: person.id), brokenGlass: grants),
                mustChangePassword: !person.choseOwnPassword,
                locksAt: session.lastSeenAt.adding(minutes: idle), endsAt: end(of: session)))
    }

    /// Locks a session at once, as when leaving the room.
    public func lock(_ token: SessionToken, now: Instant) async throws {
        guard case .active = try await look(token, now: now), var session = sessions[token.digest] else { return }
        session.isLocked = true
        try await keep(session, as: token.digest)
    }

    /// Opens a locked session with the password, under a new token; it still ends when it would have ended.
    public func unlock(
        _ token: SessionToken, password: String, source: String, now: Instant
    ) async throws -> NewSession {
        if case .ended = try await look(token, isActivity: false, now: now) { throw Self.ended }
        guard let session = sessions[token.digest] else { throw Self.ended }
        let person = try await authenticator.confirm(
            session.person, password: password, purpose: .unlock, source: source, now: now)
        return try await begin(
            person, startedAt: session.startedAt, replacing: token, event: .unlocked, source: source, now: now)
    }

    public func signOut(_ token: SessionToken, now: Instant) async throws {
        guard let session = sessions[token.digest] else { return }
        sessions[token.digest] = nil
        try await log.append(
            .signedOut, AccessRecord(person: session.person), now: now,
            state: [.delete(key: KeptSession.prefix + token.digest)])
    }

    /// Changes when sessions lock and end, for the whole clinic and from now on.
    public func changePolicy(to policy: SessionPolicy, access: Access, now: Instant) async throws {
        try access.proves(.changeSettings)
        guard policy.idleMinutes.values.allSatisfy({ (1...60).contains($0) }) else {
            throw Refusal(
                code: "session-policy.idle", field: "idle", reason: "A session locks after 1 to 60 minutes.",
                remedy: "Choose a number between them.")
        }
        guard (60...1440).contains(policy.absoluteMinutes) else {
            throw Refusal(
                code: "session-policy.absolute", field: "absolute", reason: "A session ends after 1 to 24 hours.",
                remedy: "Choose a number between them.")
        }
        _ = try await people.store.append(
            Append(entries: [
                try NewEntry(
                    ClinicIdentity.sessionPolicyKind, to: ClinicIdentity.stream, by: access.person.id.text, at: now,
                    zone: people.identity.zone, payload: policy)
            ]))
        self.policy = policy
    }

    static let ended = Refusal(
        code: "session.ended", reason: "Your session has ended.", remedy: "Sign in again; what you typed is still here."
    )

    /// A session for `person` under a new token, ending that of `old`.
    func begin(
        _ person: Person, startedAt: Instant, replacing old: SessionToken?, event: AccessEvent?, source: String,
        now: Instant
    ) async throws -> NewSession {
        let token = SessionToken.random(from: random)
        let session = KeptSession(
            person: person.id, startedAt: startedAt, lastSeenAt: now, endedBy: person.sessionsEndedBy,
            keptLastSeenAt: now)
        var state: [StateChange] = [
            .deleteExpired(beforeMicroseconds: now.microseconds),
            .put(
                key: KeptSession.prefix + token.digest, value: try EntryPayload.encode(session),
                expiresMicroseconds: end(of: session).microseconds),
        ]
        if let old {
            state.append(.delete(key: KeptSession.prefix + old.digest))
            sessions[old.digest] = nil
        }
        if let event {
            try await log.append(event, AccessRecord(person: person.id, source: source), now: now, state: state)
        } else {
            try await people.store.apply(state)
        }
        sessions = sessions.filter { now < end(of: $0.value) }
        sessions[token.digest] = session
        return NewSession(token: token, person: person.id, endsAt: end(of: session))
    }

    private func end(of session: KeptSession) -> Instant {
        session.startedAt.adding(minutes: policy.absoluteMinutes)
    }

    private func end(_ token: SessionToken) async throws {
        guard sessions.removeValue(forKey: token.digest) != nil else { return }
        try await people.store.apply([.delete(key: KeptSession.prefix + token.digest)])
    }

    private func keep(_ session: KeptSession, as digest: String) async throws {
        var session = session
        session.keptLastSeenAt = session.lastSeenAt
        sessions[digest] = session
        try await people.store.apply([
            .put(
                key: KeptSession.prefix + digest, value: try EntryPayload.encode(session),
                expiresMicroseconds: end(of: session).microseconds)
        ])
    }
}
