/// `shared.json`: parts that several documents use by their id.
struct SharedEducationFile: Decodable {
    let sections: [SharedPart<EducationSection>]
    let evidenceByIndication: [String: EvidenceText]
    let quiz: [SharedPart<QuizQuestion>]
    let consentText: [SharedPart<ConsentClause>]
}

/// A protocol's own file: parts are written out, or named by their id in `shared.json`.
struct EducationFile: Decodable {
    let protocolID: String
    let version: String
    let title: String
    let regulatoryStatus: String
    let sections: [EducationPart<EducationSection>]
    /// Said of every indication: how these studies apply to this route.
    let evidenceNotes: [EducationStatement]
    /// Takes the place of what `shared.json` says of an indication.
    let evidenceByIndication: [String: EvidenceText]?
    let quiz: [EducationPart<QuizQuestion>]
    let consentText: [EducationPart<ConsentClause>]
}

struct EvidenceText: Decodable {
    let label: String
    let statements: [EducationStatement]
}

/// A part of `shared.json` under its id.
struct SharedPart<Content: Decodable>: Decodable {
    let id: String
    let content: Content

    private enum Keys: String, CodingKey {
        case id
    }

    init(from decoder: any Decoder) throws {
        id = try decoder.container(keyedBy: Keys.self).decode(String.self, forKey: .id)
        content = try Content(from: decoder)
    }
}

/// A part written out, or the id of a shared one.
enum EducationPart<Content: Decodable>: Decodable {
    case shared(id: String)
    case own(Content)

    init(from decoder: any Decoder) throws {
        if let id = try? decoder.singleValueContainer().decode(String.self) {
            self = .shared(id: id)
        } else {
            self = .own(try Content(from: decoder))
        }
    }
}
