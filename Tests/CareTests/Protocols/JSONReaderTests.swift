import Foundation
import Testing

@testable import Care

@Suite struct JSONReaderTests {
    private func read(_ text: String) throws -> JSONTree { try JSONReader.read(Data(text.utf8)) }

    @Test(arguments: [
        ("1", JSONTree.number(1)), ("-0.5e2", .number(-50)), ("true", .flag(true)), (" null\n", .null),
        (#""a\"\\\/\n\u00e9\ud83d\ude00ü""#, .text("a\"\\/\né😀ü")), ("[]", .list([])), ("{}", .fields([:])),
        (#"{"a":[1,{"b":""}]}"#, .fields(["a": .list([.number(1), .fields(["b": .text("")])])])),
        ("\u{FEFF}1", .number(1)),
    ])
    func `JSON is read as written`(text: String, tree: JSONTree) throws {
        #expect(try read(text) == tree)
    }

    @Test(arguments: [
        ("", 1), ("{\n\"a\": 1\n\"b\": 2}", 3), ("{\n\"rules\": [,]}", 2), ("[1,\n2,\n]", 3), ("{\"a\" 1}", 1),
        ("\"open", 1), ("{\n \"a\": \"x\n\"}", 2), ("[1] 2", 1), ("01", 1), ("+1", 1), ("1.", 1), (".5", 1),
        ("1e999", 1),
        ("tru", 1), ("nan", 1), (#""\x""#, 1), (#""\ud800""#, 1), (#""\ud800\u0041""#, 1), (#""\u12g4""#, 1),
        ("{\"a\": 1,\n\"a\": 2}", 2), ("{", 1), ("[", 1), ("'a'", 1),
    ])
    func `what is no JSON is refused with its line`(text: String, line: Int) throws {
        #expect { try read(text) } throws: { ($0 as? JSONReader.Stop)?.line == line }
    }

    @Test func `nesting has a bottom`() {
        #expect(throws: JSONReader.Stop.self) { try read(String(repeating: "[", count: 100_000)) }
    }

    @Test func `every shipped file reads the same as with Foundation`() throws {
        for (name, data) in try ShippedProtocols.files() {
            let rows = try JSONDecoder().decode(Rows.self, from: data).rules
            let tree = try JSONReader.read(data)
            let file = try #require(ProtocolFile(tree), "\(name)")
            #expect(file.rules == rows, "\(name)")
        }
    }

    private struct Rows: Decodable { let rules: [Rule] }
}
