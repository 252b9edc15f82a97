/// A small strict reader of markup, so that tests can ask what a page contains.
struct MarkupReader {
    struct Tag {
        let name: String
        let attributes: [(name: String, value: String)]

        subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    }

    private(set) var tags: [Tag] = []
    /// What is wrong with the nesting or the spelling; empty for sound markup.
    private(set) var faults: [String] = []

    private static let alone: Set<String> = ["meta", "link", "input", "br", "hr", "img", "!doctype"]

    init(_ markup: String) {
        var open: [String] = []
        var rest = Substring(markup)
        while let start = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: start)...]
            guard let end = Self.end(of: rest) else {
                faults.append("a tag never ends: \(rest.prefix(40))")
                return
            }
            var inside = rest[..<end]
            rest = rest[rest.index(after: end)...]
            if inside.hasPrefix("/") {
                let name = inside.dropFirst().lowercased()
                if open.popLast() != name { faults.append("</\(name)> closes something else") }
                continue
            }
            let selfClosed = inside.hasSuffix("/")
            if selfClosed { inside = inside.dropLast() }
            let tag = read(inside)
            tags.append(tag)
            if !selfClosed, !Self.alone.contains(tag.name) { open.append(tag.name) }
        }
        if !open.isEmpty { faults.append("never closed: \(open)") }
    }

    private static func end(of text: Substring) -> Substring.Index? {
        var quoted = false
        for index in text.indices {
            if text[index] == "\"" { quoted.toggle() }
            if text[index] == ">", !quoted { return index }
        }
        return nil
    }

    private mutating func read(_ inside: Substring) -> Tag {
        var rest = inside.drop { $0.isWhitespace }
        let name = rest.prefix { !$0.isWhitespace }.lowercased()
        rest = rest.dropFirst(name.count)
        var attributes: [(name: String, value: String)] = []
        while true {
            rest = rest.drop { $0.isWhitespace }
            let attribute = String(rest.prefix { $0 != "=" && !$0.isWhitespace })
            if attribute.isEmpty { break }
            rest = rest.dropFirst(attribute.count)
            var value = ""
            if rest.hasPrefix("=\"") {
                rest = rest.dropFirst(2)
                value = String(rest.prefix { $0 != "\"" })
                rest = rest.dropFirst(value.count + 1)
                if let next = rest.first, !next.isWhitespace {
                    faults.append("no space after \(attribute) in <\(name)>")
                }
            } else if rest.hasPrefix("=") {
                faults.append("\(attribute) in <\(name)> is not quoted")
                rest = rest.dropFirst()
            }
            if attributes.contains(where: { $0.name == attribute }) { faults.append("\(attribute) twice in <\(name)>") }
            attributes.append((attribute, value))
        }
        return Tag(name: name, attributes: attributes)
    }
}
