import Testing

@testable import Web

/// What holds for every component, whatever it shows.
@Suite struct ComponentMarkupTests {
    static let names = Gallery.components.map(\.name)

    private func reader(_ name: String) throws -> MarkupReader {
        MarkupReader(try #require(Gallery.components.first { $0.name == name }).html.text)
    }

    @Test(arguments: names)
    func `a component is sound markup`(_ name: String) throws {
        #expect(try reader(name).faults == [])
    }

    @Test(arguments: names)
    func `a component brings no inline style or script`(_ name: String) throws {
        for tag in try reader(name).tags {
            #expect(tag.name != "style" && tag.name != "script")
            for attribute in tag.attributes {
                #expect(
                    attribute.name != "style" && !attribute.name.hasPrefix("on"), "\(attribute.name) in <\(tag.name)>")
            }
        }
    }

    @Test func `a whole page brings no inline style or script`() {
        for tag in MarkupReader(Gallery.page(.day).text).tags {
            #expect(tag.name != "style" && (tag.name != "script" || tag["src"] != nil))
            for attribute in tag.attributes { #expect(attribute.name != "style" && !attribute.name.hasPrefix("on")) }
        }
    }

    @Test func `ids are unique on a page and everything that refers to one finds it`() {
        let tags = MarkupReader(Gallery.page(.day).text).tags
        let ids = tags.compactMap { $0["id"] }
        #expect(Set(ids).count == ids.count)
        for tag in tags {
            for attribute in ["for", "aria-describedby", "aria-labelledby"] {
                for id in (tag[attribute] ?? "").split(separator: " ") {
                    #expect(ids.contains(String(id)), "\(attribute)=\(id)")
                }
            }
            if let place = tag["href"], place.hasPrefix("#") {
                #expect(ids.contains(String(place.dropFirst())), "\(place)")
            }
        }
    }

    @Test func `every class that a component uses is in the stylesheet`() {
        let sheet = String(decoding: Asset.stylesheet.bytes, as: UTF8.self)
        // Hooks of the body and of shapes, which need no rule of their own.
        let hooks: Set<String> = ["standard", "words", "evidence", "ahead"]
        let used = MarkupReader(Gallery.page(.day).text).tags.flatMap { ($0["class"] ?? "").split(separator: " ") }
        for name in Set(used.map(String.init)).subtracting(hooks) where !name.hasPrefix("icon-") {
            #expect(sheet.contains(".\(name)"), "\(name)")
        }
    }

    @Test func `every svg has words or is hidden from those who listen`() {
        for tag in MarkupReader(Gallery.page(.day).text).tags where tag.name == "svg" {
            #expect(tag["aria-hidden"] == "true" || (tag["role"] == "img" && tag["aria-labelledby"] != nil))
        }
    }

    @Test func `every tone that judges has a shape of its own`() {
        let judging: [Tone] = [.good, .note, .caution, .hold, .exclude, .unknown]
        let shapes = judging.compactMap { $0.icon?.shape }
        #expect(shapes.count == judging.count && Set(shapes).count == judging.count)
    }
}
