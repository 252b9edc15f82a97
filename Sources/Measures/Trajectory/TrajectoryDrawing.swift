/// A trajectory as SVG: a line for each recall window, the measurement error around each score, the corridor in which a
/// change from the baseline is not reliable, and a mark for each session.
///
/// Drawn with presentation attributes alone, so that it needs no stylesheet and is let through by a strict content policy.
/// Shape and dash tell things apart, colour only underlines it.
public struct TrajectoryDrawing: Sendable {
    private let trajectory: Trajectory
    private let day: @Sendable (Int) -> String
    private let days: ClosedRange<Int>
    private let totals: ClosedRange<Double>
    private let id: String

    private static let width = 1010.0
    private static let height = 340.0
    private static let left = 56.0
    private static let right = 856.0
    private static let top = 44.0
    private static let bottom = 290.0

    /// - Parameters:
    ///   - id: what the drawing's own parts are called by; unique where several stand on one page.
    ///   - day: writes a day given as days since 1970-01-01.
    public init(_ trajectory: Trajectory, id: String = "trajectory", day: @escaping @Sendable (Int) -> String) {
        self.trajectory = trajectory
        self.id = id
        self.day = day
        let all = trajectory.lines.flatMap { $0.points.map(\.score.ordinal) } + trajectory.sessions
        let first = all.min() ?? 0
        days = first...max(first + 1, all.max() ?? 1)
        totals = trajectory.scale.totals ?? 0...1
    }

    public var svg: String {
        let title = "\(trajectory.scale.title) over time"
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.at(Self.width)) \(Self.at(Self.height))" \
            role="img" aria-labelledby="\(id)-title \(id)-summary" font-family="sans-serif" font-size="12" \
            fill="currentColor">
            <title id="\(id)-title">\(Self.escaped(title))</title>
            <desc id="\(id)-summary">\(Self.escaped(summary))</desc>
            \(axes)\(bands)\(corridor)\(remission)\(sessions)\(lines)<text x="\(Self.at(Self.left))" y="20" font-size="14" \
            font-weight="600">\(Self.escaped(title))</text>
            <text x="\(Self.at(Self.left))" y="36">\(Self.escaped(trajectory.says))</text>
            </svg>

            """
    }

    private var summary: String {
        var words = [trajectory.says]
        if let baseline = trajectory.baseline {
            words.append("Baseline \(Number.text(baseline.total)) on \(baseline.day).")
        }
        if let last = trajectory.lines.first?.points.last {
            words.append("Last score \(Number.text(last.score.total)) on \(last.score.day).")
        }
        words.append("\(trajectory.sessions.count) sessions.")
        return words.joined(separator: " ")
    }

    private func x(_ ordinal: Int) -> Double {
        let share = Double(ordinal - days.lowerBound) / Double(days.upperBound - days.lowerBound)
        return Self.left + share * (Self.right - Self.left)
    }

    private func y(_ total: Double) -> Double {
        let held = min(max(total, totals.lowerBound), totals.upperBound)
        let span = max(totals.upperBound - totals.lowerBound, 1e-6)
        return Self.bottom - (held - totals.lowerBound) / span * (Self.bottom - Self.top)
    }

    private var axes: String {
        var drawn = line(Self.left, Self.bottom, Self.right, Self.bottom, "stroke=\"currentColor\"")
        for total in stride(from: totals.lowerBound, through: totals.upperBound, by: step) {
            drawn += line(Self.left, y(total), Self.right, y(total), "stroke=\"currentColor\" stroke-opacity=\"0.15\"")
            drawn += text(Number.text(total, decimals: 1), Self.left - 6, y(total) + 4, "end")
        }
        if !trajectory.sessions.isEmpty {
            drawn += text("\u{25B2} session", (Self.left + Self.right) / 2, Self.bottom + 34, "middle")
        }
        drawn += text(day(days.lowerBound), Self.left, Self.bottom + 34, "start")
        return drawn + text(day(days.upperBound), Self.right, Self.bottom + 34, "end")
    }

    /// Between two grid lines, so that there are at most seven.
    private var step: Double {
        let span = totals.upperBound - totals.lowerBound
        return [1, 2, 5, 10, 20, 25, 50].first { span / $0 <= 6 } ?? max(span, 1)
    }

    /// What totals are called, beside the plot, with a line where one begins.
    private var bands: String {
        let bands = trajectory.scale.bands ?? []
        // More names than these would run into each other.
        guard bands.count <= 6 else { return "" }
        return bands.map { band in
            let (from, through) = (y(band.from), y(min(band.through, totals.upperBound)))
            return line(
                Self.right, from, Self.right + 6, from, "stroke=\"currentColor\" stroke-opacity=\"0.5\"")
                + text(band.name, Self.right + 10, (from + through) / 2 + 4, "start")
        }.joined()
    }

    /// Where remission begins, by the scale's first rule of it.
    private var remission: String {
        guard let rule = (trajectory.scale.change ?? []).first(where: { $0.kind == .remission }),
            let score = rule.score
        else { return "" }
        let words = "remission: \(Number.text(score)) or \(trajectory.scale.scoring.better == .lower ? "less" : "more")"
        return line(
            Self.left, y(score), Self.right, y(score),
            "stroke=\"currentColor\" stroke-opacity=\"0.6\" stroke-dasharray=\"8 4\"")
            + text(words, Self.left + 6, y(score) - 5, "start")
    }

    /// Where a score is no reliable change from the baseline.
    private var corridor: String {
        guard let baseline = trajectory.baseline, let error = trajectory.error else { return "" }
        let high = y(baseline.total + error.leastReliableChange)
        let low = y(baseline.total - error.leastReliableChange)
        return """
            <rect x="\(Self.at(x(baseline.ordinal)))" y="\(Self.at(high))" \
            width="\(Self.at(Self.right - x(baseline.ordinal)))" height="\(Self.at(max(0, low - high)))" \
            fill="currentColor" fill-opacity="0.07"/>

            """
                + line(
                    x(baseline.ordinal), y(baseline.total), Self.right, y(baseline.total),
                    "stroke=\"currentColor\" stroke-opacity=\"0.5\" stroke-dasharray=\"2 4\"")
                + text("no reliable change", Self.right - 4, min(low - 4, Self.bottom - 4), "end")
    }

    private var sessions: String {
        var drawn = ""
        for ordinal in trajectory.sessions {
            let middle = x(ordinal)
            drawn += """
                <path d="M\(Self.at(middle - 5)) \(Self.at(Self.bottom + 14))L\(Self.at(middle + 5)) \
                \(Self.at(Self.bottom + 14))L\(Self.at(middle)) \(Self.at(Self.bottom + 4))Z">\
                <title>Session on \(Self.escaped(day(ordinal)))</title></path>

                """
        }
        return drawn
    }

    private var lines: String {
        var drawn = ""
        for (place, line) in trajectory.lines.enumerated() {
            drawn += draw(line, dash: place == 0 ? "" : " stroke-dasharray=\"\(place * 3) 3\"")
        }
        return drawn
    }

    private func draw(_ line: Trajectory.Line, dash: String) -> String {
        guard !line.points.isEmpty else { return "" }
        let steps = line.points.enumerated().map { place, point in
            "\(place == 0 ? "M" : "L")\(Self.at(x(point.score.ordinal))) \(Self.at(y(point.score.total)))"
        }
        var drawn = "<path d=\"\(steps.joined())\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"\(dash)/>\n"
        for point in line.points {
            let (middle, centre) = (x(point.score.ordinal), y(point.score.total))
            if let low = point.low, let high = point.high {
                drawn += self.line(middle, y(low), middle, y(high), "stroke=\"currentColor\" stroke-opacity=\"0.45\"")
                for end in [low, high] {
                    drawn += self.line(
                        middle - 4, y(end), middle + 4, y(end), "stroke=\"currentColor\" stroke-opacity=\"0.45\"")
                }
            }
            drawn += mark(point, middle, centre)
        }
        return drawn
    }

    /// A filled disc for a reliable change, a ring for every other score.
    private func mark(_ point: Trajectory.Point, _ x: Double, _ y: Double) -> String {
        let reliable = point.direction == .improved || point.direction == .deteriorated
        let words = "\(point.score.day): \(Number.text(point.score.total))" + (reliable ? ", reliable change" : "")
        let fill = reliable ? "currentColor" : "white"
        return """
            <circle cx="\(Self.at(x))" cy="\(Self.at(y))" r="4" fill="\(fill)" stroke="currentColor" \
            stroke-width="2"><title>\(Self.escaped(words))</title></circle>

            """
    }

    private func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ look: String) -> String {
        "<line x1=\"\(Self.at(x1))\" y1=\"\(Self.at(y1))\" x2=\"\(Self.at(x2))\" y2=\"\(Self.at(y2))\" \(look)/>\n"
    }

    private func text(_ words: String, _ x: Double, _ y: Double, _ anchor: String) -> String {
        "<text x=\"\(Self.at(x))\" y=\"\(Self.at(y))\" text-anchor=\"\(anchor)\">\(Self.escaped(words))</text>\n"
    }

    private static func at(_ coordinate: Double) -> String { Number.text(coordinate, decimals: 1) }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
