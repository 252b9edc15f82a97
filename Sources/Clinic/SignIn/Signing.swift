public import Care

/// Signs what a person decided, after asking for the password again.
public struct Signing: Sendable {
    let authenticator: Authenticator
    let people: People

    public init(signIn: SignIn) {
        authenticator = signIn.authenticator
        people = signIn.people
    }

    /// The signature of `person` under `content`.
    ///
    ///     let digest = ContentDigest(kind: "plan", subject: patient.text, content: bytes)
    ///     let signature = try await signing.sign(
    ///         digest, by: access.person, password: typed, meaning: .order, source: address, now: now)
    ///
    /// - Throws: `signing.password` when the password is wrong, `sign-in.throttled` after five failures, and
    ///   `signing.password-not-own` while the password is one that an owner set.
    public func sign(
        _ content: ContentDigest, by person: SignedInPerson, password: String, meaning: SignatureMeaning,
        source: String,
        now: Instant
    ) async throws -> Signature {
        let answer = await confirmation(of: person, password: password, source: source, now: now)
        if case .failure(let error) = answer, let refusal = error as? Refusal, refusal == Authenticator.failed {
            throw Refusal(
                code: "signing.password", field: "password", reason: "The password is not right.",
                remedy: "Type it again: nothing was signed.")
        }
        let confirmed = try answer.get()
        guard confirmed.choseOwnPassword else {
            throw Refusal(
                code: "signing.password-not-own", field: "password",
                reason: "An owner set this password, so it does not prove that it is you.",
                remedy: "Change your password first.")
        }
        return Signature(
            person: confirmed.id, name: confirmed.name, meaning: meaning, signedAt: now, method: .password,
            content: content)
    }

    private func confirmation(
        of person: SignedInPerson, password: String, source: String, now: Instant
    ) async -> Result<Person, any Error> {
        do {
            return .success(
                try await authenticator.confirm(
                    person.id, password: password, purpose: .sign, source: source, now: now))
        } catch {
            return .failure(error)
        }
    }
}
