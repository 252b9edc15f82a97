import Care
import Exchange
import Foundation
import Testing

/// SplitMix64: the same seed gives the same mutations on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct MutationTests {
    static let document = ExampleBundle.text([
        ExampleBundle.resource(
            "Condition",
            #""code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"F33.2"}]},"onsetDateTime":"2024-05""#
        ),
        ExampleBundle.resource(
            "MedicationRequest",
            #""status":"active","authoredOn":"2026-01-05","medicationCodeableConcept":{"text":"Sertraline 50 MG"},"#
                + #""dosageInstruction":[{"text":"2 tablets daily","timing":{"repeat":{"frequency":1,"period":1,"#
                + #""periodUnit":"d"}},"doseAndRate":[{"doseQuantity":{"value":100,"unit":"mg"}}]}]"#),
        ExampleBundle.resource(
            "Observation",
            #""code":{"text":"BP"},"effectiveDateTime":"2026-11-20T10:00:00-05:00","component":[{"code":{"text":"sys"},"#
                + #""valueQuantity":{"value":128,"unit":"mmHg"}}]"#),
        ExampleBundle.resource(
            "QuestionnaireResponse",
            #""authored":"2026-11-20","item":[{"linkId":"/44250-9","answer":[{"valueCoding":{"code":"LA6569-3"}}]}]"#),
        ExampleBundle.resource("AllergyIntolerance", #""code":{"text":"Penicillin"}"#),
    ])

    /// Pieces that break a document where a random byte seldom does.
    static let splices = [
        "null", "true", "[]", "{}", "\"\"", "1e999", "-1e308", "99999999999999999999", "NaN", "\\ud800", "[[[[[[[[",
        "\"2026-02-30\"", "\"9999\"", "\u{0}", "\u{2028}", ",", "{\"resourceType\":\"Patient\"}",
    ]

    @Test("A mutated bundle is read or refused in one line, and the program goes on", arguments: 0..<8)
    func mutated(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let original = [UInt8](Self.document.utf8)
        #expect(ExampleBundle.refusal(ofDocument: Self.document) == nil)
        for _ in 0..<250 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...3, using: &random) { Self.mutate(&bytes, using: &random) }
            guard let refusal = ExampleBundle.refusal(of: Data(bytes)) else { continue }
            #expect(refusal.code.hasPrefix("referral."))
            #expect(!refusal.line.contains { $0.isNewline || $0 == "\0" })
            #expect(refusal.line.count < 500)
        }
    }

    static func mutate(_ bytes: inout [UInt8], using random: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let at = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[at] = .random(in: 0...255, using: &random)
        case 1: bytes.remove(at: at)
        case 2: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...40, using: &random)))
        case 3: bytes.insert(contentsOf: (splices.randomElement(using: &random) ?? "").utf8, at: at)
        default:
            // A whole value is replaced: from one colon to the next comma.
            guard let colon = bytes[at...].firstIndex(of: UInt8(ascii: ":")),
                let comma = bytes[colon...].firstIndex(of: UInt8(ascii: ","))
            else { return }
            bytes.replaceSubrange(colon + 1..<comma, with: (splices.randomElement(using: &random) ?? "").utf8)
        }
    }
}
