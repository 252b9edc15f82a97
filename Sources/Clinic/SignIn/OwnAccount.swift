public import Care
import Foundation
import Records

/// What people do about their own account. Each asks for the password again.
extension SignIn {
    /// Replaces the person's own password and ends all their other sessions; this one goes on under the token returned.
    public func changePassword(
        _ token: SessionToken, from old: String, to new: String, source: String, now: Instant
    ) async throws -> NewSession {
        let session = try await active(token, now: now)
        let person = try await authenticator.confirm(
            session.person.id, password: old, purpose: .account, source: source, now: now)
        try PasswordRules.check(
            new, email: person.email, clinic: people.identity.name, hasCode: person.usesOneTimeCode)
        guard old != new else {
            throw Refusal(
                code: "password.same", field: "password", reason: "That is the password you have.",
                remedy: "Choose another.")
        }
        var (credential, unchanged) = try await credential(of: person.id)
        credential.password = try await people.hasher.hash(new)
        try await people.write(
            [.passwordChanged(person.id)], by: person.id, now: now,
            state: [unchanged, try credential.change(for: person.id)])
        let renewed = await people.directory.person(person.id) ?? person
        let started = session.endsAt.adding(minutes: -policy.absoluteMinutes)
        return try await begin(renewed, startedAt: started, replacing: token, event: nil, source: source, now: now)
    }

    /// Makes a secret for an authenticator app. Nothing changes until `confirmOneTimeCode` is given its first code.
    public func offerOneTimeCode(
        _ token: SessionToken, password: String, source: String, now: Instant
    ) async throws -> OneTimeCodeOffer {
        let session = try await active(token, now: now)
        let person = try await authenticator.confirm(
            session.person.id, password: password, purpose: .account, source: source, now: now)
        let secret = OneTimeCodeSecret.random(from: random)
        var (credential, unchanged) = try await credential(of: person.id)
        credential.offered = secret
        try await people.write([], by: person.id, now: now, state: [unchanged, try credential.change(for: person.id)])
        return OneTimeCodeOffer(
            text: secret.text,
            address: secret.provisioningAddress(clinic: people.identity.name, email: person.email))
    }

    /// Asks for a one-time code at every sign-in from now on, once the app has shown that it makes the right ones.
    public func confirmOneTimeCode(_ token: SessionToken, code: String, now: Instant) async throws {
        let person = try await active(token, now: now).person.id
        var (credential, unchanged) = try await credential(of: person)
        guard let secret = credential.offered, let step = secret.step(matching: code, at: now, after: nil) else {
            throw Refusal(
                code: "one-time-code.wrong", field: "code", reason: "The code does not fit the secret that was shown.",
                remedy: "Check the clock of the phone and type the code that it shows now.")
        }
        credential.oneTimeCode = secret
        credential.offered = nil
        credential.usedStep = step
        try await people.write(
            [.oneTimeCodeEnabled(person)], by: person, now: now, state: [unchanged, try credential.change(for: person)])
    }

    /// Stops asking for a one-time code. A password that was long enough only beside a code has to be changed first.
    public func removeOneTimeCode(
        _ token: SessionToken, password: String, source: String, now: Instant
    ) async throws {
        let session = try await active(token, now: now)
        let person = try await authenticator.confirm(
            session.person.id, password: password, purpose: .account, source: source, now: now)
        guard person.usesOneTimeCode else { return }
        try PasswordRules.check(
            password, email: person.email, clinic: people.identity.name, hasCode: false)
        var (credential, unchanged) = try await credential(of: person.id)
        credential.oneTimeCode = nil
        credential.offered = nil
        credential.usedStep = nil
        try await people.write(
            [.oneTimeCodeDisabled(person.id)], by: person.id, now: now,
            state: [unchanged, try credential.change(for: person.id)])
    }

    private func active(_ token: SessionToken, now: Instant) async throws -> ActiveSession {
        switch try await look(token, now: now) {
        case .active(let session): return session
        case .locked:
            throw Refusal(
                code: "session.locked", reason: "Your session is locked.", remedy: "Unlock it with your password.")
        case .ended: throw Self.ended
        }
    }

    /// The credential, and the condition that nobody changes it before it is written back.
    private func credential(of person: PersonID) async throws -> (Credential, StateChange) {
        guard let kept = try await people.store.state(Credential.key(person)) else {
            throw StoreError.damaged(reason: "The credential of \(person) is missing.")
        }
        return (
            try JSONDecoder().decode(Credential.self, from: kept.value), .require(key: kept.key, value: kept.value)
        )
    }
}

/// The secret of a new one-time code, to be shown once.
public struct OneTimeCodeOffer: Sendable, Hashable {
    /// In base32, for typing.
    public let text: String
    /// `otpauth://...`, for a QR code.
    public let address: String
}
