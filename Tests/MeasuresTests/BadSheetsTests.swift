import Foundation
import Measures
import Testing

@Suite struct BadSheetsTests {
    @Test(arguments: [
        ("phq-9", "1,2,3"), ("phq-9", "1,1,1,1,1,1,1,1,1,1"), ("phq-9", ""), ("phq-9", "4,1,1,1,1,1,1,1,1"),
        ("phq-9", "-1,1,1,1,1,1,1,1,1"), ("phq-9", "-0,1,1,1,1,1,1,1,1"), ("phq-9", "1.0,1,1,1,1,1,1,1,1"),
        ("phq-9", "yes,1,1,1,1,1,1,1,1"), ("phq-9", "+1,1,1,1,1,1,1,1,1"), ("phq-9", "1e0,1,1,1,1,1,1,1,1"),
        ("phq-9", "٣,1,1,1,1,1,1,1,1"), ("phq-9", "99999999999999999999,1,1,1,1,1,1,1,1"),
        ("phq-9", "1;1;1;1;1;1;1;1;1"),
        ("phq-9", "NaN,1,1,1,1,1,1,1,1"), ("phq-9", "-,1,1,1,1,1,1,1,1"), ("audit", "1,1,1,1,1,1,1,1,1,0"),
        ("audit", "1,1,1,1,1,1,1,1,0,3"), ("rass", "5"), ("rass", "-6"), ("rass", "-0"), ("moaa-s", "6"),
        ("pc-ptsd-5", "1,1,1,1,1"), ("c-ssrs-recent", "0,0,,,"), ("asq", "0,0,0"), ("moca", "31"), ("moca", "12.5"),
        ("who-5", "6,0,0,0,0"), ("ham-d17", "1,1,1,3,1,1,1,1,1,1,1,1,1,1,1,1,1"),
    ])
    func `a sheet that cannot be is refused in one line that names the remedy`(id: String, answers: String) throws {
        let refusal = try #require(throws: ScaleRefusal.self) { try Vectors.scale(id).score(answers: answers) }
        #expect(refusal.field == "answers")
        #expect(!refusal.remedy.isEmpty)
        #expect(!refusal.line.contains("\n"))
    }

    @Test func `spaces around an answer are no fault`() throws {
        #expect(try Vectors.scale("phq-2").score(answers: " 1 ,2").total == 3)
    }

    @Test func `a total that the items do not make is flagged and not taken over`() throws {
        let score = try Vectors.scale("phq-9").score(answers: "0,0,0,1,2,1,3,2,1", statedTotal: 13)
        #expect(score.total == 10)
        #expect(score.flags.contains("total-mismatch"))
        let open = try Vectors.scale("phq-2").score(answers: "1,", statedTotal: 3)
        #expect(open.flags.contains("total-unverified"))
    }

    @Test func `JSON says null, and never leaves a key out`() throws {
        let score = try Vectors.scale("phq-9").score(answers: ",,,,,,,,")
        let object = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(score)) as? [String: Any]
        let keys = [
            "scale", "version", "total", "unrounded", "answered", "items", "prorated", "band", "subscales", "flags",
            "rules",
        ]
        #expect(Set(try #require(object).keys) == Set(keys))
        #expect(object?["total"] is NSNull)
        #expect(object?["band"] is NSNull)
    }

    // MARK: Files

    private static func score(_ text: String, id: String = "phq-2", columns: [String] = ["a", "b"]) throws -> [String] {
        var file = try SheetFile(scale: try Vectors.scale(id), columns: columns)
        return String(decoding: try file.score(Data(text.utf8)), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test(arguments: [
        "a,b\n1,2\n,3\n", "a,b\r\n1,2\r\n,3\r\n", "b,x,a\n2,y,1\n3,z,", "\u{FEFF}a,b\n1,2\n,3",
        "\"a\",b\n\"1\",2\n,\"3\"\n",
        "x,a,b\n\"one, \"\"two\"\"\nthree\",1,2\n,,3\n", "a,b\n1,2\n,3\n\n\r\n",
    ])
    func `sheets are read however the file was written`(text: String) throws {
        #expect(
            try Self.score(text) == [
                "row,total,unrounded,answered,prorated,band,flags", "1,3,3,2,false,positive,",
                "2,,,1,false,,incomplete",
            ])
    }

    @Test(arguments: [
        ("a,b\n1\n", "row 1"), ("a,b\n1,2,3\n", "row 1"), ("a,b\n1,2\n1,4\n", "row 2, column b"),
        ("a,b\n1,x\n", "row 1, column b"), ("a,b\n-0,1\n", "row 1, column a"), ("a\n1\n", "columns"),
        ("a,b,a\n1,2,1\n", "columns"), ("", "columns"), ("a,b\n\"1,2\n", "row 1"), ("a,b\n\"1\"0,2\n", "row 1"),
        ("a,b\n\n1,2\n", "row 1"), ("a,b\n1,2\n\n1,2\n", "row 2"),
    ])
    func `a file with one bad cell is refused whole, and the cell is named`(text: String, place: String) throws {
        let refusal = try #require(throws: ScaleRefusal.self) { try Self.score(text) }
        #expect(refusal.field == place)
    }

    @Test func `in a file of one column an empty line is a skipped question, also the last`() throws {
        let lines = try Self.score("a\n-1\n\n2\n\n", id: "rass", columns: ["a"])
        #expect(
            lines.dropFirst() == [
                "1,-1,-1,1,false,,", "2,,,0,false,,incomplete", "3,2,2,1,false,,", "4,,,0,false,,incomplete",
            ])
    }

    @Test func `columns must be as many as the items, each once`() {
        #expect(throws: ScaleRefusal.self) { try Self.score("a,b\n1,2\n", columns: ["a"]) }
        #expect(throws: ScaleRefusal.self) { try Self.score("a,b\n1,2\n", columns: ["a", "a"]) }
        #expect(throws: ScaleRefusal.self) { try Self.score("a,b\n1,2\n", columns: ["a", "c"]) }
    }

    @Test func `flags of a row are joined, and numbers below ten thousand rows count on`() throws {
        let sheet = "1,1,1,1,1,1,1,1,\n"
        let header = (1...9).map { "q\($0)" }
        let lines = try Self.score(
            header.joined(separator: ",") + "\n" + String(repeating: sheet, count: 12), id: "phq-9", columns: header)
        #expect(lines.last == "12,,,8,false,,suicide-item-missing;incomplete")
        #expect(lines.count == 13)
    }
}
