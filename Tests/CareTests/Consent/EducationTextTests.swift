import Foundation
import Testing

@testable import Care

@Suite("The education and consent texts as shipped")
struct EducationTextTests {
    static let protocolIDs = [
        "im-racemic", "intranasal-compounded", "iv-pain", "iv-racemic", "oral-home", "spravato", "sc-racemic",
        "sublingual-home",
    ].sorted()

    static let library = Result { try EducationLibrary(files: ShippedFiles.folder("Education")) }

    static func document(_ id: String) throws -> EducationDocument { try library.get().document(for: id) }

    static func statements(_ document: EducationDocument) -> [EducationStatement] {
        document.sections.flatMap(\.statements) + document.evidenceByIndication.flatMap(\.statements)
    }

    static func words(_ document: EducationDocument) -> [String] {
        statements(document).map(\.text) + document.consentText.map(\.text) + document.quiz.map(\.why)
            + document.evidenceByIndication.map(\.label) + document.sections.map(\.heading)
    }

    @Test("every shipped protocol has one, and there is none without a protocol")
    func complete() throws {
        #expect(try Self.library.get().protocolIDs == Self.protocolIDs)
        #expect(try ShippedProtocols.library().treatments.map(\.id).sorted() == Self.protocolIDs)
        let refused = refusal { () throws in try EducationLibrary(files: [:]) }
        #expect(refused?.field == "shared.json")
    }

    @Test("off-label is named everywhere but for Spravato, which names its REMS", arguments: protocolIDs)
    func offLabel(id: String) throws {
        let document = try Self.document(id)
        let topics = document.consentText.map(\.topic)
        #expect(topics.contains(.offLabel) == (id != "spravato"))
        #expect(topics.contains(.rems) == (id == "spravato"))
        let home = try ShippedProtocols.treatment(id).setting == .home
        #expect(topics.contains(.homeUse) == home)
        #expect(Set(ConsentTopic.mustBeNamed).isSubset(of: topics))
        #expect(topics.count == Set(topics).count)
    }

    @Test("a dose that cannot be stopped says so", arguments: ["im-racemic", "sc-racemic"])
    func irreversible(id: String) throws {
        let route = try #require(try Self.document(id).consentText.first { $0.topic == .route })
        #expect(route.text.contains("cannot be stopped"))
    }

    @Test("the alternatives are all named", arguments: protocolIDs)
    func alternatives(id: String) throws {
        let text = try #require(try Self.document(id).consentText.first { $0.topic == .alternatives }).text
        for word in ["ECT", "TMS", "lithium", "antipsychotic", "psychotherapy"] {
            #expect(text.contains(word), "\(word)")
        }
    }

    @Test("negative trials stand beside positive ones", arguments: protocolIDs)
    func balance(id: String) throws {
        let document = try Self.document(id)
        func sources(_ indication: Indication) throws -> String {
            try #require(document.evidence(for: indication)).statements.map(\.source).joined(separator: "; ")
        }
        for name in ["KARMA-Dep 2", "Lii"] { #expect(try sources(.depression).contains(name)) }
        for name in ["Feder", "Abdallah"] { #expect(try sources(.posttraumaticStress).contains(name)) }
        for name in ["Rodriguez", "Bloch"] { #expect(try sources(.obsessiveCompulsive).contains(name)) }
        #expect(try sources(.socialAnxiety).contains("Taylor"))
        #expect(try sources(.pain).contains("ASRA"))
        for indication in Indication.allCases { #expect(document.evidence(for: indication)?.label.isEmpty == false) }
        if id == "spravato" { #expect(try sources(.depression).contains("NICE")) }
        if id.hasSuffix("home") || id.hasPrefix("intranasal") {
            #expect(Self.statements(document).contains { $0.source.contains("FDA alert") })
        }
    }

    @Test("more is never said to be better", arguments: protocolIDs)
    func neverMore(id: String) throws {
        let document = try Self.document(id)
        let more = [
            "higher dose", "stronger", "larger dose", "bigger dose", "more is better", "more devices",
            "higher concentration",
        ]
        let denied = ["not been shown", "does not prove", "can make the same tablet"]
        for text in Self.words(document) where more.contains(where: { text.lowercased().contains($0) }) {
            #expect(denied.contains { text.contains($0) }, "\(text)")
        }
        for question in document.quiz {
            #expect(!question.options[question.correct].contains("dose is raised"))
        }
    }

    @Test("sentences stay short and plain", arguments: protocolIDs)
    func plain(id: String) throws {
        let document = try Self.document(id)
        let sentences = Self.words(document).flatMap { $0.split(whereSeparator: { ".?!:".contains($0) }) }
        let lengths = sentences.map { $0.split(separator: " ").count }
        #expect(lengths.max() ?? 0 <= 45)
        #expect(Double(lengths.reduce(0, +)) / Double(max(lengths.count, 1)) < 16)
    }

    @Test("what is unverified or a default of the product is tagged so", arguments: protocolIDs)
    func tags(id: String) throws {
        let document = try Self.document(id)
        let tagged =
            Self.statements(document).map { ($0.source, $0.evidence) }
            + document.consentText.map { ($0.source, $0.evidence) }
        for (source, tag) in tagged {
            if source.hasPrefix("From memory") || source.hasSuffix("from memory") {
                #expect(tag == .unverified, "\(source)")
            }
            if source.hasPrefix("Product default;") && tag != .productDefault {
                Issue.record("\(source) is tagged \(tag.rawValue)")
            }
        }
    }

    @Test("six right answers pass, any other number does not", arguments: protocolIDs)
    func grading(id: String) throws {
        let document = try Self.document(id)
        let right = document.quiz.map(\.correct)
        #expect(document.quiz.count == 6)
        #expect(document.grade(answers: right) == (6, 6))
        #expect(document.grade(answers: right.map { ($0 + 1) % 3 }) == (0, 6))
        #expect(document.grade(answers: Array(right.dropLast())) == (5, 6))
        #expect(document.grade(answers: right + [0, 0]) == (6, 6))
        #expect(document.grade(answers: []) == (0, 6))
        #expect(document.grade(answers: [-1, 9, 3, -5, 7, 99]) == (0, 6))
        #expect(Set(right).count > 1, "the right answer is not always in one place")
    }

    @Test("each text has a fingerprint of its own, the same at every reading")
    func hashes() throws {
        let documents = try Self.protocolIDs.map(Self.document)
        #expect(Set(documents.map(\.hash)).count == documents.count)
        #expect(Set(documents.map(\.consentHash)).count == documents.count)
        let again = try EducationLibrary(files: ShippedFiles.folder("Education"))
        for document in documents {
            #expect(try again.document(for: document.protocolID) == document)
            #expect(document.hash.count == 64 && document.hash.allSatisfy(\.isHexDigit))
        }
    }
}
