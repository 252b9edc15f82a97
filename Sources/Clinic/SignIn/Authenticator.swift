import Care
import Crypto
import Foundation
import Records

/// Checks passwords and one-time codes, for signing in, unlocking and signing alike, and slows down whoever guesses.
///
/// An attempt counts as a failure before it is judged and is taken back when right, so that many at once gain
/// nothing. An unknown address, a wrong password, a wrong code and a disabled person get the same refusal after the
/// same work.
actor Authenticator {
    enum Purpose: String {
        case signIn = "sign in"
        case unlock
        case sign
        case account = "change the account"
    }

    private let people: People
    private let log: AccessLog
    private var accounts: [String: AccountThrottle] = [:]
    private var strangers: [String: AccountThrottle] = [:]
    private var sources: [String: SourceThrottle] = [:]
    /// How many strangers and sources are remembered.
    static let memory = 10_000

    init(people: People, log: AccessLog) {
        self.people = people
        self.log = log
    }

    static let failed = Refusal(
        code: "sign-in.failed", field: "password", reason: "The e-mail address, the password or the code is not right.",
        remedy: "Check them and try again; an owner can set a new password.")

    /// The person of this address, when password and code are right.
    func signIn(email: String, password: String, code: String?, source: String, now: Instant) async throws -> Person {
        let claimed = await people.directory.person(email: email)
        let stranger = hexadecimal(SHA256.hash(data: Array(EmailAddress.fold(email).utf8)))
        return try await check(
            claimed, stranger: stranger, password: password, code: code ?? "", purpose: .signIn, source: source,
            now: now)
    }

    /// Checks the password again of a person who is signed in; their one-time code is not asked for twice.
    @discardableResult
    func confirm(
        _ id: PersonID, password: String, purpose: Purpose, source: String, now: Instant
    ) async throws -> Person {
        let claimed = await people.directory.person(id)
        return try await check(
            claimed, stranger: id.text, password: password, code: nil, purpose: purpose, source: source, now: now)
    }

    private func check(
        _ claimed: Person?, stranger: String, password: String, code: String?, purpose: Purpose, source: String,
        now: Instant
    ) async throws -> Person {
        try await recall(claimed)
        // No suspension from here to the end of `reserve`: of many attempts at once each sees the ones before it.
        try refuseIfThrottled(claimed, stranger, source, now)
        reserve(claimed, stranger, source, now)

        let verdict: Verdict
        do {
            verdict = try await judge(claimed, password: password, code: code, now: now)
        } catch {
            forgive(claimed, stranger, source)
            throw error
        }
        guard let claimed, case .right(let changes) = verdict else {
            try await log.append(
                .passwordRefused, AccessRecord(person: claimed?.id, what: purpose.rawValue, source: source), now: now,
                state: [try kept(claimed, stranger)])
            throw Self.failed
        }
        accounts[account(claimed)]?.succeed(from: source)
        sources[source]?.forgive()
        let all = changes + [try kept(claimed, stranger)]
        do {
            try await people.store.apply(all)
        } catch StoreError.stateChanged {
            // The code was used, or the password changed, while this attempt was judged.
            throw Self.failed
        }
        return claimed
    }

    private enum Verdict {
        case wrong
        case right([StateChange])
    }

    private func judge(_ claimed: Person?, password: String, code: String?, now: Instant) async throws -> Verdict {
        let kept = try await people.store.state(Credential.key(claimed?.id))
        let credential = try kept.map { try JSONDecoder().decode(Credential.self, from: $0.value) }
        let isRight = try await people.hasher.matches(password, credential?.password)
        guard isRight, let claimed, claimed.isEnabled, let kept, let credential else { return .wrong }
        var next = credential
        if let code, let secret = credential.oneTimeCode {
            guard let step = secret.step(matching: code, at: now, after: credential.usedStep) else { return .wrong }
            next.usedStep = step
        }
        if credential.password.cost.rounds < people.hasher.cost.rounds {
            next.password = try await people.hasher.hash(password)
        }
        var changes: [StateChange] = [.require(key: kept.key, value: kept.value)]
        if next != credential { changes.append(try next.change(for: claimed.id)) }
        return .right(changes)
    }

    private func refuseIfThrottled(
        _ claimed: Person?, _ stranger: String, _ source: String, _ now: Instant
    ) throws {
        let throttle = claimed.map { accounts[account($0)] } ?? strangers[stranger]
        if throttle?.isExhausted(from: source) == true {
            throw Refusal(
                code: "sign-in.exhausted", reason: "Too many attempts failed.",
                remedy: "Ask an owner to set a new password.")
        }
        let waits = [
            throttle?.waitsUntil(from: source, now: now), sources[source]?.waitsUntil(now: now),
        ].compactMap { $0 }.max()
        guard let waits else { return }
        let seconds = max(1, Int((waits.minutes(since: now) * 60).rounded(.up)))
        throw Refusal(
            code: "sign-in.throttled", reason: "Too many attempts failed.",
            remedy: seconds < 120
                ? "Try again in \(seconds) seconds." : "Try again in \((seconds + 59) / 60) minutes.")
    }

    private func reserve(_ claimed: Person?, _ stranger: String, _ source: String, _ now: Instant) {
        if let claimed {
            accounts[account(claimed), default: AccountThrottle()].fail(from: source, at: now)
        } else {
            if strangers.count >= Self.memory { strangers.removeAll() }
            strangers[stranger, default: AccountThrottle()].fail(from: source, at: now)
        }
        if sources.count >= Self.memory {
            sources = sources.filter { !$0.value.isStale(now: now) }
            if sources.count >= Self.memory { sources.removeAll() }
        }
        sources[source, default: SourceThrottle()].fail(at: now)
    }

    private func forgive(_ claimed: Person?, _ stranger: String, _ source: String) {
        if let claimed {
            accounts[account(claimed)]?.forgive(source)
        } else {
            strangers[stranger]?.forgive(source)
        }
        sources[source]?.forgive()
    }

    /// What a person's failures are counted under: another name once an owner set a new password.
    private func account(_ person: Person) -> String { "\(person.id)/\(person.passwordResetBy)" }

    /// The failures as they are kept across restarts; one key stands for all strangers, so that they cost the same
    /// write.
    private func kept(_ claimed: Person?, _ stranger: String) throws -> StateChange {
        let throttle = claimed.map { accounts[account($0)] } ?? strangers[stranger]
        return .put(
            key: "throttle/\(claimed.map(account) ?? "unknown")",
            value: try EntryPayload.encode(throttle ?? AccountThrottle()))
    }

    private func recall(_ claimed: Person?) async throws {
        let key = claimed.map(account) ?? "unknown"
        if claimed != nil && accounts[key] != nil { return }
        let stored = try await people.store.state("throttle/\(key)")
        guard claimed != nil, accounts[key] == nil else { return }
        accounts[key] = try stored.map { try JSONDecoder().decode(AccountThrottle.self, from: $0.value) }
    }
}
