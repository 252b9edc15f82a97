import Care
import Testing

@testable import Web

@Suite struct HTMLTests {
    private static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</textarea><b>",
        "&lt;b&gt;", "`${alert(1)}`", "a\u{0}b", "--><svg onload=alert(1)>", "É 日本 🐦 \u{202E}txt",
    ]

    /// What a browser would read back from the escape.
    private func read(_ escaped: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#96;", "`"), ("&amp;", "&")].reduce(escaped)
        {
            $0.replacing($1.0, with: $1.1)
        }
    }

    @Test(arguments: hostile)
    func `hostile text stays text`(_ words: String) {
        let text = (("<p>\(words)</p>") as HTML).text
        let inside = String(text.dropFirst(3).dropLast(4))
        #expect(!inside.contains("<") && !inside.contains(">"))
        #expect(read(inside) == words.replacing("\u{0}", with: "\u{FFFD}"))
    }

    @Test(arguments: hostile)
    func `hostile text cannot leave its attribute`(_ words: String) {
        let text = (("<p title=\"\(words)\">") as HTML).text
        #expect(text.filter { $0 == "\"" }.count == 2)
        let single = (("<p title='\(words)'>") as HTML).text
        #expect(single.filter { $0 == "'" }.count == 2)
    }

    @Test func `a substring, a number, a day and a quantity are written as text`() {
        let name = "Ann <Lee>".dropFirst(4)
        let day = Day(ordinal: 0)
        let html: HTML = "\(name) \(42) \(Int64(-7)) \(day) \(Milligrams(35))"
        #expect(html.text == "&lt;Lee&gt; 42 -7 1970-01-01 35\u{A0}mg")
    }

    @Test func `markup goes into markup as it is`() {
        let cell: HTML = "<b>\("<")</b>"
        let nothing: HTML? = nil
        let hint: String? = "why <not>"
        #expect((("<td>\(cell)</td>") as HTML).text == "<td><b>&lt;</b></td>")
        #expect((("\(nothing)\([cell, cell])") as HTML).text == "<b>&lt;</b><b>&lt;</b>")
        #expect((("\(hint.map { "<p>\($0)</p>" })") as HTML).text == "<p>why &lt;not&gt;</p>")
        #expect([cell, "x"].joined(separator: ", ").text == "<b>&lt;</b>, x")
    }

    @Test func `conditional markup is there or not`() {
        let on = true
        #expect((("<input\(if: on, " checked")>") as HTML).text == "<input checked>")
        #expect((("<input\(if: !on, " checked")>") as HTML).text == "<input>")
        #expect((("\(if: !on, "a", else: "b")") as HTML).text == "b")
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "data:text/html,x", "//evil.example/x",
        "/\\evil.example", "/\t/evil.example", "vbscript:x", "", "patients/7", "java\nscript:alert(1)",
    ])
    func `an address that could run or leave unasked becomes a harmless one`(_ address: String) {
        #expect((("<a href=\"\(url: address)\">") as HTML).text == "<a href=\"#\">")
    }

    @Test(arguments: [
        "/patients/7?tab=plan#doses", "#field-weight", "?page=2", "https://example.org/a", "tel:+15550100",
    ])
    func `an honest address is kept`(_ address: String) {
        #expect((("\(url: address)") as HTML).text == address)
    }

    @Test func `a quote in an address is escaped`() {
        #expect((("<a href=\"\(url: "/a\"onclick=\"x")\">") as HTML).text == "<a href=\"/a&quot;onclick=&quot;x\">")
    }

    @Test func `a piece of an address is percent-encoded`() {
        #expect(
            (("/p?name=\(component: "O'Neil & Søn/#?")") as HTML).text == "/p?name=O%27Neil%20%26%20S%C3%B8n%2F%23%3F")
    }
}
