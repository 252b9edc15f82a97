/// How forms and laboratories write yes and no.
enum Answer {
    /// LOINC answers Yes, Positive and Detected; SNOMED CT Yes, Positive and Detected.
    static let affirmativeCodes: Set<String> = [
        "LA33-6", "LA6576-8", "LA11882-0", "373066001", "10828004", "260373001", "Y", "POS", "DET",
        "RR",
    ]
    /// LOINC answers No, Negative and Not detected; SNOMED CT No, Negative and Not detected.
    static let negativeCodes: Set<String> = [
        "LA32-8", "LA6577-6", "LA11883-8", "373067005", "260385009", "260415000", "N", "NEG", "ND",
        "NR",
    ]

    static func yesOrNo(_ concept: Concept) -> Bool? {
        for code in concept.codings.map(\.code) + concept.texts {
            if affirmativeCodes.contains(code) { return true }
            if negativeCodes.contains(code) { return false }
        }
        return concept.texts.lazy.compactMap { yesOrNo($0) }.first
    }

    static func yesOrNo(_ text: String) -> Bool? {
        let words = Wording.tokens(text)
        guard let first = words.first, words.count <= 4 else { return nil }
        if words.starts(with: ["not", "detected"]) || words.starts(with: ["none", "detected"]) { return false }
        switch first {
        case "yes", "y", "true", "positive", "pos", "detected", "present", "presumptive", "reactive": return true
        case "no", "n", "false", "negative", "neg", "none", "never", "nonreactive", "undetected":
            return words.count <= 2 ? false : nil
        default: return nil
        }
    }
}

extension Observation.Value {
    /// Yes or no, when the value is one.
    public var yesOrNo: Bool? {
        switch self {
        case .flag(let flag): flag
        case .text(let text): Answer.yesOrNo(text)
        case .concept(let concept): Answer.yesOrNo(concept)
        case .quantity: nil
        }
    }
}
