import Care

/// Fragments that every chart draws with. Coordinates have one decimal: a tenth of a pixel is enough for an eye.
enum Draw {
    static func at(_ coordinate: Double) -> String { Figure.text(coordinate, decimals: 1) }

    static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ kind: String) -> HTML {
        "<line class=\"\(kind)\" x1=\"\(at(x1))\" y1=\"\(at(y1))\" x2=\"\(at(x2))\" y2=\"\(at(y2))\"/>"
    }

    /// - Parameter anchor: `start`, `middle` or `end`.
    static func text(_ words: String, _ x: Double, _ y: Double, _ kind: String = "", anchor: String = "start") -> HTML {
        "<text class=\"\(kind)\" x=\"\(at(x))\" y=\"\(at(y))\" text-anchor=\"\(anchor)\">\(words)</text>"
    }

    static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ kind: String) -> HTML {
        """
        <rect class="\(kind)" x="\(at(x))" y="\(at(y))" width="\(at(max(0, width)))" height="\(at(max(0, height)))"/>
        """
    }

    static func path(_ points: [(x: Double, y: Double)], _ kind: String) -> HTML {
        let steps = points.enumerated().map { "\($0 == 0 ? "M" : "L")\(at($1.x)) \(at($1.y))" }
        return "<path class=\"\(kind)\" d=\"\(steps.joined())\"/>"
    }

    static func dot(_ x: Double, _ y: Double, _ radius: Double, _ kind: String) -> HTML {
        "<circle class=\"\(kind)\" cx=\"\(at(x))\" cy=\"\(at(y))\" r=\"\(at(radius))\"/>"
    }

    /// A tone's own shape, 14 wide, around a point.
    static func mark(_ tone: Tone, _ x: Double, _ y: Double) -> HTML {
        guard let icon = tone.icon else { return dot(x, y, 4, "mark tone-\(tone.rawValue)") }
        return """
            <g class="mark tone-\(tone.rawValue)" \
            transform="translate(\(at(x - 7)) \(at(y - 7))) scale(0.7)">\(icon.shape)</g>
            """
    }
}
