import Care

/// Another person who signs beside the first, with their own password.
public struct SecondSigner: Sendable {
    public let email: String
    public let password: String

    public init(email: String, password: String) {
        self.email = email
        self.password = password
    }
}

extension Signing {
    /// The signature of a second person, who is not signed in at this screen.
    ///
    /// - Throws: `signing.second` whether the address is unknown, the role is not enough or the password is wrong.
    func sign(
        _ content: ContentDigest, bySecond second: SecondSigner, needing permission: Permission,
        meaning: SignatureMeaning, source: String, now: Instant
    ) async throws -> Signature {
        let refusal = Refusal(
            code: "signing.second", field: "secondPassword", reason: "The second signature was not accepted.",
            remedy: "Check the second person's e-mail address and password, and that their role may sign.")
        guard let person = await people.directory.person(email: second.email), person.isEnabled,
            PermissionTable.role(among: person.roles, for: permission) != nil
        else { throw refusal }
        do {
            let confirmed = try await authenticator.confirm(
                person.id, password: second.password, purpose: .sign, source: source, now: now)
            guard confirmed.choseOwnPassword else { throw refusal }
            return Signature(
                person: confirmed.id, name: confirmed.name, meaning: meaning, signedAt: now, method: .password,
                content: content)
        } catch is Refusal {
            throw refusal
        }
    }
}
