import Care

extension CodeSystem {
    /// Recognises a code system by its address or object identifier, however its address is spelt.
    ///
    /// ICD-10 of the WHO reads as ICD-10-CM, whose categories it shares. Object identifiers are those of the HL7
    /// registry.
    init?(address: String) {
        var name = address.lowercased()
        for prefix in ["https://", "http://", "www.", "urn:oid:"] where name.hasPrefix(prefix) {
            name.removeFirst(prefix.count)
        }
        while name.hasSuffix("/") { name.removeLast() }
        switch name {
        case "hl7.org/fhir/sid/icd-10-cm", "hl7.org/fhir/sid/icd-10", "2.16.840.1.113883.6.90",
            "2.16.840.1.113883.6.3":
            self = .icd10cm
        case "snomed.info/sct", "2.16.840.1.113883.6.96": self = .snomed
        case _ where name.hasPrefix("snomed.info/sct/"): self = .snomed
        case "nlm.nih.gov/research/umls/rxnorm", "2.16.840.1.113883.6.88": self = .rxnorm
        case "loinc.org", "2.16.840.1.113883.6.1": self = .loinc
        default: return nil
        }
    }

    /// The code as its system writes it: ICD-10 in capitals with its point after the third character.
    func canonical(_ code: String) -> String {
        guard self == .icd10cm else { return code }
        var written = code.uppercased()
        if written.count > 3, !written.contains(".") {
            written.insert(".", at: written.index(written.startIndex, offsetBy: 3))
        }
        return written
    }
}

extension Cursor {
    /// The CodeableConcept at `key`.
    func concept(_ key: String) throws -> Concept? {
        try object(key)?.concept()
    }

    /// This object read as a CodeableConcept: its text first, then the displays of its codings.
    ///
    /// A code of an unknown system stays as text when there are no words at all.
    func concept() throws -> Concept {
        var parts = ConceptParts()
        if let text = try string("text") { parts.add(text: text) }
        for coding in try list("coding") { try parts.add(coding: coding) }
        return parts.concept
    }

    /// This object read as a single Coding.
    func codingConcept() throws -> Concept {
        var parts = ConceptParts()
        try parts.add(coding: self)
        return parts.concept
    }

    /// The status or type word of a CodeableConcept: its first code, or its text, in lower case.
    func word(_ key: String) throws -> String? {
        guard let concept = try object(key) else { return nil }
        for coding in try concept.list("coding") {
            if let code = try coding.string("code") { return code.lowercased() }
        }
        return try concept.string("text")?.lowercased()
    }

    /// The words of `note`, an Annotation list.
    func notes() throws -> [String] {
        var texts: [String] = []
        for note in try list("note") {
            if let text = try note.string("text") { texts.append(text) }
        }
        return texts
    }

    /// The generated or written narrative of a resource, without its markup.
    func narrative() throws -> String? {
        guard let markup = try object("text")?.string("div") else { return nil }
        var words = ""
        var inTag = false
        for character in markup {
            switch character {
            case "<": inTag = true
            case ">":
                inTag = false
                words.append(" ")
            default: if !inTag { words.append(character) }
            }
        }
        let line = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.isEmpty ? nil : line
    }
}

/// Codings and words of a concept while they are gathered, each once.
struct ConceptParts {
    private var codings: [Coding] = []
    private var texts: [String] = []
    private var unknownCodes: [String] = []

    var concept: Concept { Concept(codings: codings, texts: texts.isEmpty && codings.isEmpty ? unknownCodes : texts) }

    mutating func add(text: String) {
        if !texts.contains(text) { texts.append(text) }
    }

    mutating func add(_ coding: Coding) {
        if !codings.contains(coding) { codings.append(coding) }
    }

    mutating func add(_ concept: Concept) {
        concept.codings.forEach { add($0) }
        concept.texts.forEach { add(text: $0) }
    }

    mutating func add(coding: Cursor) throws {
        let address = try coding.string("system")
        if let code = try coding.string("code") {
            if let system = address.flatMap(CodeSystem.init(address:)) {
                add(Coding(system, system.canonical(code)))
            } else {
                unknownCodes.append(code)
            }
        }
        if let display = try coding.string("display") { add(text: display) }
    }
}
