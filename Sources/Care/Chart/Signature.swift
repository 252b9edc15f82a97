/// A two-part signature's printed form: who, when and what it means. It is made only after the password was asked again.
public struct SignatureMark: Sendable, Hashable, Codable {
    public let person: PersonID
    /// As printed at that moment.
    public let name: String
    /// What signing says (21 CFR 11.50 asks that it be stated): `order`, `approval`, `review` and the like.
    public let meaning: String
    public let signedAt: Instant
    /// SHA-256 of the signed content, lower-case hex: the mark cannot be moved to another record (21 CFR 11.70).
    public let contentDigest: String

    public init(person: PersonID, name: String, meaning: String, signedAt: Instant, contentDigest: String) {
        self.person = person
        self.name = name
        self.meaning = meaning
        self.signedAt = signedAt
        self.contentDigest = contentDigest
    }
}
