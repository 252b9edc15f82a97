/// The code systems that name conditions, medicines and observations.
public enum CodeSystem: String, Sendable, Hashable, Codable, CaseIterable {
    case icd10cm = "http://hl7.org/fhir/sid/icd-10-cm"
    case snomed = "http://snomed.info/sct"
    case rxnorm = "http://www.nlm.nih.gov/research/umls/rxnorm"
    case loinc = "http://loinc.org"
}

/// A code of a known system.
public struct Coding: Sendable, Hashable, Codable {
    public let system: CodeSystem
    public let code: String

    public init(_ system: CodeSystem, _ code: String) {
        self.system = system
        self.code = code
    }
}

/// A concept as it was recorded: codes of known systems, and the words beside them.
public struct Concept: Sendable, Hashable, Codable {
    public let codings: [Coding]
    /// Free text and displays, in the order given; matched by words when no code is known.
    public let texts: [String]

    public init(codings: [Coding] = [], texts: [String] = []) {
        self.codings = codings
        self.texts = texts
    }

    /// What a person reads: the first text, or the first code.
    public var display: String { texts.first ?? codings.first?.code ?? "unnamed" }
}
