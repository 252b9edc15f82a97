/// What a patient is told about one drug by one route before consent: sections to read, evidence, a quiz and the text
/// to sign.
///
/// Every statement names its source and how well it was verified; negative trials stand beside positive ones.
public struct EducationDocument: Sendable, Hashable {
    /// The protocol it belongs to, as `iv-racemic`.
    public let protocolID: String
    public let version: String
    public let title: String
    /// What regulators say of this drug by this route, in words for a patient.
    public let regulatoryStatus: String
    public let sections: [EducationSection]
    /// One for each indication, in the order of `Indication.allCases`.
    public let evidenceByIndication: [IndicationEvidence]
    /// Exactly six.
    public let quiz: [QuizQuestion]
    /// The clauses the patient signs, in order.
    public let consentText: [ConsentClause]
    /// SHA-256 (lower-case hex) over the canonical JSON of everything above.
    public let hash: String
    /// SHA-256 (lower-case hex) over the canonical JSON of what is signed: protocol, version, title, status, clauses.
    public let consentHash: String

    init(
        protocolID: String, version: String, title: String, regulatoryStatus: String, sections: [EducationSection],
        evidenceByIndication: [IndicationEvidence], quiz: [QuizQuestion], consentText: [ConsentClause]
    ) {
        self.protocolID = protocolID
        self.version = version
        self.title = title
        self.regulatoryStatus = regulatoryStatus
        self.sections = sections
        self.evidenceByIndication = evidenceByIndication
        self.quiz = quiz
        self.consentText = consentText
        let signed = SignedText(
            protocolID: protocolID, version: version, title: title, regulatoryStatus: regulatoryStatus,
            consentText: consentText)
        consentHash = Digest.hex(of: signed)
        hash = Digest.hex(
            of: WholeText(signed: signed, sections: sections, evidenceByIndication: evidenceByIndication, quiz: quiz))
    }

    /// What is known for an indication, with its label.
    public func evidence(for indication: Indication) -> IndicationEvidence? {
        evidenceByIndication.first { $0.indication == indication }
    }

    /// How many answers are right. An answer is the index of the option chosen; one that is missing or -1 is wrong.
    public func grade(answers: [Int]) -> (correct: Int, of: Int) {
        (zip(quiz, answers).count { $0.correct == $1 }, quiz.count)
    }
}

/// What `consentHash` is computed over.
private struct SignedText: Encodable {
    let protocolID: String
    let version: String
    let title: String
    let regulatoryStatus: String
    let consentText: [ConsentClause]
}

/// What `hash` is computed over.
private struct WholeText: Encodable {
    let signed: SignedText
    let sections: [EducationSection]
    let evidenceByIndication: [IndicationEvidence]
    let quiz: [QuizQuestion]
}

/// One thing said to a patient, with where it comes from.
public struct EducationStatement: Sendable, Hashable, Codable {
    public let text: String
    public let source: String
    public let evidence: EvidenceTag
}

/// Statements under one heading.
public struct EducationSection: Sendable, Hashable, Codable {
    public let heading: String
    public let statements: [EducationStatement]
}

/// How well treatment of one indication is supported: a label in a few words, then the studies for and against.
public struct IndicationEvidence: Sendable, Hashable, Codable {
    public let indication: Indication
    public let label: String
    public let statements: [EducationStatement]
}

/// A question of the comprehension check.
public struct QuizQuestion: Sendable, Hashable, Codable {
    public let question: String
    /// Three, in the order shown.
    public let options: [String]
    /// Index of the right option, from 0.
    public let correct: Int
    /// Shown after the answer, right or wrong.
    public let why: String
}
