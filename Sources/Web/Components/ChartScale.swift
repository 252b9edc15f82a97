import Care

/// Places values along a stretch of a drawing.
struct ChartScale: Sendable {
    let from: Double
    let through: Double
    /// Where `from` and `through` lie in the drawing; the second is smaller for a vertical scale, which grows upwards.
    let start: Double
    let end: Double

    init(_ values: ClosedRange<Double>, onto start: Double, _ end: Double) {
        from = values.lowerBound
        through = max(values.upperBound, values.lowerBound + 0.000_1)
        self.start = start
        self.end = end
    }

    func callAsFunction(_ value: Double) -> Double {
        let held = min(max(value, from), through)
        return start + (held - from) / (through - from) * (end - start)
    }
}

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
            <g class="mark tone-\(tone.rawValue)" transform="translate(\(at(x - 7)) \(at(y - 7))) scale(0.7)">\(icon.shape)</g>
            """
    }
}

/// A drawing with its words: a title and a summary for those who hear it, and the same facts as a table for everyone.
struct ChartFigure: Component {
    /// Unique on the page.
    let id: String
    let title: String
    let summary: String
    let width: Double
    let height: Double
    let drawing: HTML
    let table: DataTable

    var html: HTML {
        """
        <figure class="chart"><div class="chart-scroll" role="region" aria-label="\(title)" tabindex="0">
        <svg viewBox="0 0 \(Draw.at(width)) \(Draw.at(height))" role="img" aria-labelledby="\(id)-title \(id)-summary">
        <title id="\(id)-title">\(title)</title><desc id="\(id)-summary">\(summary)</desc>
        \(drawing)
        </svg></div>
        <details><summary>The same as a table</summary>\(table)</details></figure>

        """
    }
}
