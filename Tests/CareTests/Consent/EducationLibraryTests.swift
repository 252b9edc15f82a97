import Foundation
import Testing

@testable import Care

@Suite("Reading education files")
struct EducationLibraryTests {
    /// The shipped files with a piece of text replaced in one of them.
    static func refused(
        _ file: String, _ old: String, _ new: String
    ) throws -> Refusal? {
        var files = try ShippedFiles.folder("Education")
        let text = String(decoding: try #require(files[file]), as: UTF8.self)
        try #require(text.contains(old), "\(file) holds \(old)")
        files[file] = Data(text.replacingOccurrences(of: old, with: new).utf8)
        return refusal { () throws in try EducationLibrary(files: files) }
    }

    @Test("a file that is wrong is named, with the place and what is wrong")
    func wrong() throws {
        let cases: [(String, String, String, String)] = [
            ("iv-racemic.json", "{\n", "[\n", "JSON"),
            ("iv-racemic.json", "\"title\": ", "\"name\": ", "\"title\" is missing"),
            ("iv-racemic.json", "\"evidence\": \"D\"", "\"evidence\": \"A\"", "not one of those allowed"),
            ("iv-racemic.json", "\"correct\": 1", "\"correct\": \"one\"", "wrong kind"),
            ("iv-racemic.json", "\"correct\": 1", "\"correct\": 3", "index of the right one"),
            ("iv-racemic.json", "\"iv-racemic\"", "\"im-racemic\"", "im-racemic"),
            ("iv-racemic.json", "\"ride-home\"", "\"ride-away\"", "ride-away"),
            ("iv-racemic.json", "\"off-label\",", "", "off-label"),
            ("iv-racemic.json", "\"no-guarantee\",", "", "5 questions"),
            ("iv-racemic.json", "\"no-guarantee\",", "\"bladder\",", "asked twice"),
            ("iv-racemic.json", "\"mania-and-psychosis\",", "", "mania-and-psychosis"),
            ("spravato.json", "\"topic\": \"rems\"", "\"topic\": \"data-use\"", "rems"),
            ("spravato.json", "\"pain\": {", "\"pains\": {", "pains"),
            ("shared.json", "\"source\": \"Taylor et al. 2018\"", "\"source\": \"\"", "no source"),
            ("shared.json", "\"id\": \"ride-home\"", "\"id\": \"during\"", "used twice"),
            ("shared.json", "\"pain\": {", "\"pains\": {", "indication pain"),
        ]
        for (file, old, new, words) in cases {
            let refusal = try #require(try Self.refused(file, old, new), "\(file): \(new)")
            #expect(refusal.code == "education.file")
            #expect(refusal.line.contains(words), "\(refusal.line)")
            #expect(!refusal.line.contains("\n"))
        }
    }

    @Test("names that are no JSON files are passed over, and an unknown protocol is refused")
    func others() throws {
        var files = try ShippedFiles.folder("Education")
        files["README.md"] = Data("words".utf8)
        let library = try EducationLibrary(files: files)
        let refused = refusal { () throws in try library.document(for: "novelty") }
        #expect(refused?.code == "education.unknown")
    }

    @Test("a change of what is signed changes both fingerprints; a change of what is read only one")
    func fingerprints() throws {
        let files = try ShippedFiles.folder("Education")
        let text = String(decoding: try #require(files["iv-racemic.json"]), as: UTF8.self)
        func document(_ old: String, _ new: String) throws -> EducationDocument {
            var files = files
            files["iv-racemic.json"] = Data(text.replacingOccurrences(of: old, with: new).utf8)
            return try EducationLibrary(files: files).document(for: "iv-racemic")
        }
        let shipped = try document("", "")
        let signed = try document("bruise or inflame", "bruise")
        #expect(signed.consentHash != shipped.consentHash)
        #expect(signed.hash != shipped.hash)
        let read = try document("How the drip works", "The drip")
        #expect(read.consentHash == shipped.consentHash)
        #expect(read.hash != shipped.hash)
        let quiz = try document("Tell the nurse.", "Tell someone.")
        #expect(quiz.consentHash == shipped.consentHash)
        #expect(quiz.hash != shipped.hash)
    }
}
