import Testing

@testable import Web

@Suite struct PageFrameTests {
    private func page(synthetic: Bool = true, theme: PageFrame.Theme = .day) -> String {
        PageFrame(
            clinic: "Lake & Sons",
            navigation: [.init(label: "Today", path: "/", current: true), .init(label: "Tasks", path: "/tasks")],
            person: .init(name: "Nia <b>", role: "Nurse", signOutPath: "/sign-out", token: "t0k\"3n"), theme: theme,
            synthetic: synthetic
        ).render(title: "Today", body: "<h1>Today</h1>", printHeading: "Ada Example · H-000123").text
    }

    @Test func `every page of a synthetic clinic is stamped, and only those`() {
        #expect(page().contains("SYNTHETIC DATA"))
        #expect(!page(synthetic: false).lowercased().contains("synthetic"))
    }

    @Test func `a printed sheet is headed by its patient and the stamp`() {
        #expect(page().contains("<span><strong>SYNTHETIC DATA</strong> Ada Example · H-000123</span>"))
        #expect(page(synthetic: false).contains("<span>Ada Example · H-000123</span>"))
    }

    @Test func `the first thing to reach by keyboard skips to the page`() throws {
        let reader = MarkupReader(page())
        let first = try #require(reader.tags.first { $0.name == "a" })
        #expect(first["href"] == "#main")
        #expect(reader.tags.contains { $0["id"] == "main" && $0.name == "main" })
    }

    @Test func `only the current place is marked`() {
        let marked = MarkupReader(page()).tags.filter { $0["aria-current"] == "page" }
        #expect(marked.map { $0["href"] } == ["/"])
    }

    @Test func `signing out is a form with the token`() throws {
        let tags = MarkupReader(page()).tags
        let form = try #require(tags.first { $0.name == "form" })
        #expect(form["method"] == "post" && form["action"] == "/sign-out")
        #expect(tags.contains { $0["name"] == FormFrame.tokenName && $0["value"] == "t0k&quot;3n" })
    }

    @Test func `the theme is said on the root`() {
        #expect(MarkupReader(page(theme: .dim)).tags.first { $0.name == "html" }?["data-theme"] == "dim")
    }

    @Test func `a page asks only this server, for assets that exist`() {
        let paths = MarkupReader(page()).tags.compactMap { tag in
            tag.name == "link" ? tag["href"] : tag.name == "script" ? tag["src"] : nil
        }
        #expect(paths.count == 3)
        for path in paths { #expect(Asset(path: path) != nil, "\(path)") }
    }

    @Test func `a page is sound markup`() { #expect(MarkupReader(page()).faults == []) }
}
