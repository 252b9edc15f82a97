/// The codes and words by which one clinical idea is recorded.
struct ValueSet: Sendable {
    /// ICD-10-CM codes without dots, matched as prefixes; `?` stands for any one character.
    var icd10: [String] = []
    /// ICD-10-CM prefixes that look alike and are not meant; they also silence the words beside them.
    var icd10Except: [String] = []
    /// SNOMED CT concept ids; there is no hierarchy at hand, so common children are listed.
    var snomed: Set<String> = []
    /// SNOMED CT concepts that look alike in words and are not meant.
    var snomedExcept: Set<String> = []
    /// RxNorm ingredient and common product ids.
    var rxnorm: Set<String> = []
    var loinc: Set<String> = []
    /// Phrases, any of which names the idea in free text.
    var words: [Phrase] = []
    /// Phrases that contain one of `words` and mean something else.
    var wordsExcept: [Phrase] = []
    /// Phrases that make the whole text mean something else, wherever they stand in it.
    var unless: [Phrase] = []

    /// How a concept came to match.
    enum Match: Sendable, Hashable {
        case code
        case text(Assertion)
    }

    /// Codes come first; words count when no code of the concept is in the set.
    func match(_ concept: Concept) -> Match? { match(concept, wordings: concept.texts.map(Wording.init)) }

    /// The same with the texts already read, for a caller that tries many sets.
    func match(_ concept: Concept, wordings: [Wording]) -> Match? {
        var silenced = false
        for coding in concept.codings {
            switch coding.system {
            case .icd10cm:
                let code = ValueSet.normalised(coding.code)
                if icd10Except.contains(where: { ValueSet.code(code, hasPrefix: $0) }) || ValueSet.isAboutOthers(code) {
                    silenced = true
                } else if icd10.contains(where: { ValueSet.code(code, hasPrefix: $0) }) {
                    return .code
                }
            case .snomed:
                if snomedExcept.contains(coding.code) { silenced = true }
                if snomed.contains(coding.code) { return .code }
            case .rxnorm: if rxnorm.contains(coding.code) { return .code }
            case .loinc: if loinc.contains(coding.code) { return .code }
            }
        }
        return silenced ? nil : match(wordings)
    }

    func match(_ wordings: [Wording]) -> Match? {
        guard !words.isEmpty else { return nil }
        var past = false
        for wording in wordings where !unless.contains(where: { !wording.ranges(of: $0.words).isEmpty }) {
            switch wording.assertion(of: words, except: wordsExcept) {
            case .present?: return .text(.present)
            case .past?: past = true
            case nil: break
            }
        }
        return past ? .text(.past) : nil
    }

    static func normalised(_ code: String) -> String {
        String(code.uppercased().filter { $0.isLetter || $0.isNumber })
    }

    private static func code(_ code: String, hasPrefix pattern: String) -> Bool {
        code.count >= pattern.count && zip(code, pattern).allSatisfy { $0 == $1 || $1 == "?" }
    }

    /// Family history (Z80-Z84), suspicion ruled out (Z03, Z05) and screening encounters (Z11-Z13) name an illness that
    /// the person was not found to have.
    private static func isAboutOthers(_ code: String) -> Bool {
        ["Z80", "Z81", "Z82", "Z83", "Z84", "Z03", "Z05", "Z11", "Z12", "Z13"].contains { code.hasPrefix($0) }
    }
}
