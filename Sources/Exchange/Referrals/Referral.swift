public import Care

/// A referral as it was read: the candidate, what the document held, and what the reader has to say about it.
public struct Referral: Sendable, Hashable, Codable {
    public let candidate: Candidate
    /// How many resources were read, by type, as `Condition: 3`.
    public let read: [String: Int]
    /// How many were left aside, by type: types that are not read, and records that were cancelled or entered in error.
    public let leftAside: [String: Int]
    /// What a person should know before relying on it, in the order met.
    public let remarks: [ReferralRemark]
    /// What its answers say of suicidality, for each scale that found something.
    public let risks: [ReferredRisk]
    /// SHA-256 of the document as received, lower-case hex: the same document is known again by it.
    public let contentHash: String

    public init(
        candidate: Candidate, read: [String: Int], leftAside: [String: Int], remarks: [ReferralRemark],
        risks: [ReferredRisk], contentHash: String
    ) {
        self.candidate = candidate
        self.read = read
        self.leftAside = leftAside
        self.remarks = remarks
        self.risks = risks
        self.contentHash = contentHash
    }

    /// Conditions, medicines, allergies and observations together.
    public var facts: Int {
        candidate.conditions.count + candidate.medications.count + candidate.allergies.count
            + candidate.observations.count
    }
}

/// Something in a referral that was not taken as written, with the resource it concerns.
public struct ReferralRemark: Sendable, Hashable, Codable {
    public let reference: String
    public let text: String

    public init(reference: String, text: String) {
        self.reference = reference
        self.text = text
    }
}
