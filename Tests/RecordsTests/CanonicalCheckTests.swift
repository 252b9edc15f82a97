import Foundation
import Testing

@testable import Records

@Suite("Telling canonical JSON at sight")
struct CanonicalCheckTests {
    private func accepts(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { CanonicalCheck.accepts($0) } }

    @Test(
        "accepts what is canonical",
        arguments: [
            "{}", "[]", "null", "-0.50e+3", #""""#, #"{"a":1,"b":[true,false,null],"c":{"d":"é\n\"\\"}}"#,
            #"{"":0,"a":0,"aa":0,"b":0}"#, "[[],[[]],{}]", "\"\u{7f}😀\"",
        ])
    func canonical(text: String) throws {
        #expect(accepts(Array(text.utf8)))
        #expect(try CanonicalJSON.bytes(of: Array(text.utf8), field: "") == Array(text.utf8))
    }

    @Test(
        "leaves everything else to the writer of canonical JSON",
        arguments: [
            "", " 1", "1 ", "[1, 2]", #"{"b":1,"a":2}"#, #"{"a":1,"a":2}"#, #""\/""#, #""\u00e9""#, #""\u000a""#, "01",
            "1.", "-", "+1", "1e", "nul", "[1,]", #"{"a":1,}"#, #"{"a"}"#, #"{a:1}"#, "\"a", "\"\u{1}\"", "1 2", "{",
            "\0", "[1]\0",
        ])
    func notCanonical(text: String) {
        #expect(!accepts(Array(text.utf8)))
    }

    @Test("refuses bytes that are not text and what nests too deep")
    func limits() {
        #expect(!accepts([0x22, 0xFF, 0x22]))
        #expect(!accepts([0x22, 0xED, 0xA0, 0x80, 0x22]))
        let deep = { (levels: Int) in [UInt8](repeating: 0x5B, count: levels) + [UInt8](repeating: 0x5D, count: levels)
        }
        #expect(accepts(deep(CanonicalJSON.deepest + 1)))
        #expect(!accepts(deep(CanonicalJSON.deepest + 2)))
    }

    @Test("never accepts bytes that would be written otherwise")
    func agreement() {
        var random = SplitMix(state: 20_261_121)
        let pieces = [
            "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"", "\"\\n\"", "\"\\u0001\"", "\"é\"", "0", "1", "-1.5", "2e9",
            "true", "null", " ", "\"", "\\",
        ].map { Array($0.utf8) }
        var accepted = 0
        for _ in 0..<200_000 {
            let count = Int(random.next() % 9) + 1
            let bytes = (0..<count).flatMap { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
            guard accepts(bytes) else { continue }
            accepted += 1
            #expect(
                (try? CanonicalJSON.bytes(of: bytes, field: "")) == bytes, "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(accepted > 1_000)
    }

    private struct SplitMix {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
