public import Care

/// What a person says by signing (21 CFR 11.50).
public enum SignatureMeaning: String, Sendable, Hashable, Codable, CaseIterable {
    case authorship
    case review
    case approval
    case responsibility
    case order
    case witness

    /// To stand in "signed as ...".
    public var title: String { rawValue }
}

/// How a signer proved who they are.
public enum SignatureMethod: String, Sendable, Hashable, Codable {
    /// The session's person and their password, given again for this signature (21 CFR 11.200).
    case password
}

/// A signature: who, when and with what meaning, bound to what was signed (21 CFR 11.50 and 11.70).
///
/// Only `Signing` makes one. It is kept inside the entry that it signs, whose hash chain protects it from change, and
/// its digest makes it worthless on anything else.
public struct Signature: Sendable, Hashable, Codable {
    public let person: PersonID
    /// As printed at that moment.
    public let name: String
    public let meaning: SignatureMeaning
    public let signedAt: Instant
    public let method: SignatureMethod
    public let content: ContentDigest

    init(
        person: PersonID, name: String, meaning: SignatureMeaning, signedAt: Instant, method: SignatureMethod,
        content: ContentDigest
    ) {
        self.person = person
        self.name = name
        self.meaning = meaning
        self.signedAt = signedAt
        self.method = method
        self.content = content
    }

    /// Whether it is of exactly this content: false when a byte of it changed, or the signature was moved here.
    public func signs(_ content: ContentDigest) -> Bool { self.content == content }
}
