/// Education that was gone through with the patient, with the comprehension check that followed.
public struct EducationRead: Sendable, Hashable, Codable {
    public let protocolID: String
    public let version: String
    public let correctAnswers: Int
    public let questions: Int

    public init(protocolID: String, version: String, correctAnswers: Int, questions: Int) {
        self.protocolID = protocolID
        self.version = version
        self.correctAnswers = correctAnswers
        self.questions = questions
    }
}

/// A signed informed consent for one drug by one route.
public struct ConsentSigned: Sendable, Hashable, Codable {
    public let protocolID: String
    /// Version and fingerprint of the text the patient signed.
    public let documentVersion: String
    public let documentHash: String
    /// The name the patient wrote.
    public let signedName: String
    public let witness: PersonID
    public let signedOn: Day
    public let validThrough: Day

    public init(
        protocolID: String, documentVersion: String, documentHash: String, signedName: String, witness: PersonID,
        signedOn: Day, validThrough: Day
    ) {
        self.protocolID = protocolID
        self.documentVersion = documentVersion
        self.documentHash = documentHash
        self.signedName = signedName
        self.witness = witness
        self.signedOn = signedOn
        self.validThrough = validThrough
    }
}

/// The patient took consent back; no dose is given until a new one is signed.
public struct ConsentWithdrawn: Sendable, Hashable, Codable {
    public let reason: String

    public init(reason: String) { self.reason = reason }
}
