/// A two-part signature's printed form: who, when and what it means. It is made only after the password was asked again.
public struct SignatureMark: Sendable, Hashable, Codable {
    /// What signing says (21 CFR 11.50 asks that it be stated).
    public enum Meaning: String, Sendable, Hashable, Codable, CaseIterable {
        case authorship, review, approval, responsibility, order, override
    }
    public let person: PersonID
    public let name: String
    public let meaning: Meaning
    public let signedAt: Instant
    /// SHA-256 of the signed content, lower-case hex: the mark cannot be moved to another record.
    public let contentDigest: String

    public init(person: PersonID, name: String, meaning: Meaning, signedAt: Instant, contentDigest: String) {
        self.person = person
        self.name = name
        self.meaning = meaning
        self.signedAt = signedAt
        self.contentDigest = contentDigest
    }
}
