import Care
import Measures

/// Markup in which only the program's own source text is trusted: every interpolated value is escaped.
///
///     let row: HTML = "<td title=\"\(note)\">\(name)</td>"   // note and name are escaped
///     let list: HTML = "<ul>\(names.map { "<li>\($0)</li>" })</ul>"   // HTML within HTML goes in as it is
///
/// Literal segments arrive as `StaticString`, so a `String` made at run time can never become markup. The escape is
/// right for text and for quoted attribute values; write every attribute in double quotes and put nothing into
/// `script` or `style` elements.
struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// UTF-8, ready for a response body.
    private(set) var bytes: [UInt8]

    init() { bytes = [] }

    init(stringLiteral markup: StaticString) { self = .trusted(markup) }

    init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

    /// Markup from source text that is kept in a constant, such as an icon.
    static func trusted(_ markup: StaticString) -> HTML {
        var html = HTML()
        markup.withUTF8Buffer { html.bytes.append(contentsOf: $0) }
        return html
    }

    /// A drawing, which escapes its own words.
    init(drawing: TrajectoryDrawing) { bytes = Array(drawing.svg.utf8) }

    var isEmpty: Bool { bytes.isEmpty }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum += right
        return sum
    }

    static func += (left: inout HTML, right: HTML) { left.bytes.append(contentsOf: right.bytes) }
}

extension [HTML] {
    func joined(separator: HTML = HTML()) -> HTML {
        var sum = HTML()
        for (index, part) in enumerated() {
            if index > 0 { sum += separator }
            sum += part
        }
        return sum
    }
}

extension HTML {
    /// Collects one literal into one buffer.
    ///
    /// There is deliberately no way in for `String?` or `[String]`: with them, `hint.map { "<p>\($0)</p>" }` would be
    /// inferred as text and shown with its tags. There is none for `Double` either: a number reaches a page through a
    /// quantity or `Figure.text`.
    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        mutating func appendInterpolation(_ text: String) { Escape.append(text, to: &bytes) }

        mutating func appendInterpolation(_ text: Substring) { Escape.append(String(text), to: &bytes) }

        mutating func appendInterpolation(_ number: some BinaryInteger) {
            bytes.append(contentsOf: String(number).utf8)
        }

        /// A number and its unit, which never part at the end of a line.
        mutating func appendInterpolation(_ quantity: some Quantity) {
            Escape.append("\(quantity)".replacing(" ", with: "\u{A0}"), to: &bytes)
        }

        mutating func appendInterpolation(_ day: Day) { bytes.append(contentsOf: day.description.utf8) }

        mutating func appendInterpolation(_ html: HTML) { bytes.append(contentsOf: html.bytes) }

        mutating func appendInterpolation(_ html: HTML?) {
            if let html { bytes.append(contentsOf: html.bytes) }
        }

        mutating func appendInterpolation(_ parts: [HTML]) {
            for part in parts { bytes.append(contentsOf: part.bytes) }
        }

        mutating func appendInterpolation(_ component: some Component) {
            bytes.append(contentsOf: component.html.bytes)
        }

        mutating func appendInterpolation(_ component: (some Component)?) {
            if let component { bytes.append(contentsOf: component.html.bytes) }
        }

        mutating func appendInterpolation(_ components: [some Component]) {
            for component in components { bytes.append(contentsOf: component.html.bytes) }
        }

        /// Markup that is there or not: `<input\(if: required, " required")>`.
        mutating func appendInterpolation(
            if condition: Bool, _ html: @autoclosure () -> HTML, else other: @autoclosure () -> HTML = HTML()
        ) {
            bytes.append(contentsOf: condition ? html().bytes : other().bytes)
        }

        /// A whole address for `href` or `action`; anything a browser could run or that leaves for another host
        /// unasked becomes `#`.
        mutating func appendInterpolation(url: String) {
            Escape.append(Escape.isSafe(url: url) ? url : "#", to: &bytes)
        }

        /// One piece of an address, percent-encoded: `href="/patients?name=\(component: typed)"`.
        mutating func appendInterpolation(component: String) { Escape.appendComponent(component, to: &bytes) }
    }
}
