public import Foundation

/// Education and consent texts by protocol, read from files that name their sources.
///
///     let library = try EducationLibrary(files: ["shared.json": shared, "iv-racemic.json": own])
///     let text = try library.document(for: "iv-racemic")
public struct EducationLibrary: Sendable, Hashable {
    private let documents: [String: EducationDocument]

    /// Reads `shared.json` and one file per protocol, named `<protocol id>.json`; other names are passed over.
    ///
    /// - Parameter files: contents by file name, without folders.
    /// - Throws: a refusal that names the file and the part when one cannot be read, or leaves out what a patient must
    ///   be told.
    public init(files: [String: Data]) throws {
        guard let sharedBytes = files[Self.sharedName] else {
            throw Self.refused(Self.sharedName, "The file is missing.")
        }
        let shared = try SharedEducation(try Self.read(SharedEducationFile.self, sharedBytes, name: Self.sharedName))
        var documents: [String: EducationDocument] = [:]
        for name in files.keys.sorted() where name != Self.sharedName && name.hasSuffix(".json") {
            guard let bytes = files[name] else { continue }
            let file = try Self.read(EducationFile.self, bytes, name: name)
            guard name == "\(file.protocolID).json" else {
                throw Self.refused(name, "It holds the text of the protocol \(file.protocolID).")
            }
            let document = try shared.document(from: file, name: name)
            try document.check(name: name)
            documents[file.protocolID] = document
        }
        self.documents = documents
    }

    /// Protocols that have a text, in order.
    public var protocolIDs: [String] { documents.keys.sorted() }

    /// The text for a protocol.
    ///
    /// - Throws: a refusal when there is none, since consent cannot be taken without it.
    public func document(for protocolID: String) throws -> EducationDocument {
        guard let document = documents[protocolID] else {
            throw Refusal(
                code: "education.unknown", field: "protocol",
                reason: "There is no education text for the protocol \(protocolID).",
                remedy: "Add the file \(protocolID).json to the education folder.")
        }
        return document
    }

    static let sharedName = "shared.json"

    static func refused(_ name: String, _ reason: String) -> Refusal {
        Refusal(
            code: "education.file", field: name, reason: reason,
            remedy: "Put the file right, or restore the one that came with the product.")
    }

    private static func read<Content: Decodable>(
        _ type: Content.Type, _ bytes: Data, name: String
    ) throws -> Content {
        do {
            return try JSONDecoder().decode(type, from: bytes)
        } catch let error as DecodingError {
            throw refused(name, words(for: error))
        } catch {
            throw refused(name, "It cannot be read.")
        }
    }

    private static func words(for error: DecodingError) -> String {
        func place(_ path: [any CodingKey]) -> String {
            let text = path.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined()
            return text.isEmpty ? "the top" : String(text.drop { $0 == "." })
        }
        return switch error {
        case .keyNotFound(let key, let context): "\"\(key.stringValue)\" is missing at \(place(context.codingPath))."
        case .typeMismatch(_, let context): "The value at \(place(context.codingPath)) is of the wrong kind."
        case .valueNotFound(_, let context): "The value at \(place(context.codingPath)) is missing."
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            "The value at \(place(context.codingPath)) is not one of those allowed."
        default: "It is not valid JSON."
        }
    }
}

/// The shared parts by id, and how they make a document with a protocol's own file.
private struct SharedEducation {
    private let sections: [String: EducationSection]
    private let evidence: [String: EvidenceText]
    private let quiz: [String: QuizQuestion]
    private let clauses: [String: ConsentClause]

    init(_ file: SharedEducationFile) throws {
        sections = try Self.keyed(file.sections)
        evidence = file.evidenceByIndication
        quiz = try Self.keyed(file.quiz)
        clauses = try Self.keyed(file.consentText)
    }

    func document(from file: EducationFile, name: String) throws -> EducationDocument {
        let own = file.evidenceByIndication ?? [:]
        let known = Set(Indication.allCases.map(\.rawValue))
        if let stranger = own.keys.sorted().first(where: { !known.contains($0) }) {
            throw EducationLibrary.refused(name, "There is no indication \(stranger).")
        }
        var evidenceByIndication: [IndicationEvidence] = []
        for indication in Indication.allCases {
            guard let text = own[indication.rawValue] ?? evidence[indication.rawValue] else {
                throw EducationLibrary.refused(name, "Nothing is said of the indication \(indication.rawValue).")
            }
            evidenceByIndication.append(
                IndicationEvidence(
                    indication: indication, label: text.label, statements: text.statements + file.evidenceNotes))
        }
        return EducationDocument(
            protocolID: file.protocolID, version: file.version, title: file.title,
            regulatoryStatus: file.regulatoryStatus,
            sections: try Self.resolved(file.sections, from: sections, name: name),
            evidenceByIndication: evidenceByIndication, quiz: try Self.resolved(file.quiz, from: quiz, name: name),
            consentText: try Self.resolved(file.consentText, from: clauses, name: name))
    }

    private static func keyed<Content>(_ parts: [SharedPart<Content>]) throws -> [String: Content] {
        var result: [String: Content] = [:]
        for part in parts {
            guard result.updateValue(part.content, forKey: part.id) == nil else {
                throw EducationLibrary.refused(EducationLibrary.sharedName, "The id \(part.id) is used twice.")
            }
        }
        return result
    }

    private static func resolved<Content>(
        _ parts: [EducationPart<Content>], from shared: [String: Content], name: String
    ) throws -> [Content] {
        var result: [Content] = []
        for part in parts {
            switch part {
            case .own(let content): result.append(content)
            case .shared(let id):
                guard let content = shared[id] else {
                    throw EducationLibrary.refused(name, "\(EducationLibrary.sharedName) has no part named \(id).")
                }
                result.append(content)
            }
        }
        return result
    }
}
