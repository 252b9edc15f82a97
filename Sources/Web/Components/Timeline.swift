import Care

/// A course on one strip of time: what happened, how the scores moved, what was given, and what is planned.
struct Timeline: Component {
    struct Dose: Sendable {
        let day: Day
        let dose: Milligrams
    }

    /// One rating scale, drawn on its own height: scores of different scales are not comparable.
    struct Scale: Sendable {
        /// As `PHQ-9`.
        let name: String
        let maximum: Double
        let scores: [Score]
        /// As `remission` at 5.
        var thresholds: [Threshold] = []
    }

    struct Score: Sendable {
        let day: Day
        let value: Double
    }

    struct Threshold: Sendable {
        let words: String
        let value: Double
    }

    struct Event: Sendable {
        let day: Day
        let words: String
        let tone: Tone
    }

    var id = "timeline"
    let title: String
    let from: Day
    let through: Day
    let today: Day
    var doses: [Dose] = []
    var scales: [Scale] = []
    var events: [Event] = []
    /// Sessions that are booked or due and not yet given.
    var planned: [Day] = []

    private static let width = 1080.0
    private static let left = 92.0
    private static let right = 996.0
    private static let scaleHeight = 104.0
    private static let doseHeight = 76.0

    var html: HTML {
        let eventHeight = events.isEmpty ? 8.0 : Double((placedEvents.map(\.row).max() ?? 0) + 1) * 20 + 10
        let scalesEnd = 18 + eventHeight + Double(scales.count) * Self.scaleHeight
        let bottom = scalesEnd + Self.doseHeight
        var drawing = grid(from: 18, to: bottom)
        for (index, scale) in scales.enumerated() {
            drawing += lane(scale, top: 18 + eventHeight + Double(index) * Self.scaleHeight)
        }
        drawing += doseLane(top: scalesEnd, bottom: bottom)
        drawing += eventLane(top: 18, bottom: bottom)
        return ChartFigure(
            id: id, title: title, summary: summary, width: Self.width, height: bottom + 26, drawing: drawing,
            table: table, focus: ((x(today) + 60) / Self.width)
        ).html
    }

    private func x(_ day: Day) -> Double {
        ChartScale(Double(from.ordinal)...Double(max(through.ordinal, from.ordinal + 1)), onto: Self.left, Self.right)(
            Double(day.ordinal))
    }

    // MARK: Time

    private func grid(from top: Double, to bottom: Double) -> HTML {
        let span = max(1, through.days(since: from))
        let step = [7, 14, 28, 56, 91, 182].first { span / $0 <= 13 } ?? 364
        let ticks = stride(from: from.ordinal, through: through.ordinal, by: step).map { Day(ordinal: $0) }
        let years = from.year != through.year
        var drawing = HTML()
        for (index, tick) in ticks.enumerated() {
            drawing += Draw.line(x(tick), top, x(tick), bottom, "grid")
            let yearBegins = years && (index == 0 || tick.year != ticks[index - 1].year)
            drawing += Draw.text(
                yearBegins ? tick.words : tick.shortWords, x(tick), bottom + 18, "axis", anchor: "middle")
        }
        guard (from...through).contains(today) else { return drawing }
        if today < through { drawing += Draw.box(x(today), top, Self.right - x(today), bottom - top, "future") }
        drawing += Draw.line(x(today), top - 4, x(today), bottom, "today")
        return drawing + Draw.text("Today", x(today), top - 7, "today-label", anchor: "middle")
    }

    // MARK: Scores

    private func lane(_ scale: Scale, top: Double) -> HTML {
        let base = top + Self.scaleHeight - 14
        let y = ChartScale(0...max(scale.maximum, 1), onto: base, top + 14)
        let points = scale.scores.sorted { $0.day < $1.day }
        var drawing = Draw.line(Self.left, base, Self.right, base, "base")
        drawing += Draw.text(scale.name, 0, top + 22, "lane")
        drawing += Draw.text("0 to \(Figure.text(scale.maximum))", 0, top + 38, "axis")
        var words = -Double.infinity
        for threshold in scale.thresholds.sorted(by: { $0.value > $1.value }) {
            words = max(words + 14, y(threshold.value))
            drawing += Draw.line(Self.left, y(threshold.value), Self.right, y(threshold.value), "threshold")
            drawing += Draw.text(threshold.words, Self.right + 6, words + 4, "axis")
        }
        guard let first = points.first, let last = points.last else {
            return drawing + Draw.text("not yet scored", Self.left + 8, top + Self.scaleHeight / 2, "axis")
        }
        drawing += Draw.path(points.map { (x: x($0.day), y: y($0.value)) }, "score")
        for point in points {
            drawing += Draw.dot(x(point.day), y(point.value), point.day == last.day ? 4.5 : 3, "score-dot")
        }
        if first.day != last.day {
            drawing += Draw.text(Figure.text(first.value), x(first.day), y(first.value) - 9, "value", anchor: "middle")
        }
        return drawing
            + Draw.text(Figure.text(last.value), x(last.day), y(last.value) - 9, "value strong", anchor: "middle")
    }

    // MARK: Doses

    private func doseLane(top: Double, bottom: Double) -> HTML {
        let given = doses.sorted { $0.day < $1.day }
        let most = given.map(\.dose.value).max() ?? 1
        let height = ChartScale(0...most, onto: 0, bottom - top - 28)
        let days = given.map { x($0.day) } + planned.map(x)
        let gap = zip(days.sorted().dropFirst(), days.sorted()).map { $0 - $1 }.filter { $0 > 0 }.min() ?? 24
        let width = min(12, max(3, gap - 3))
        var drawing = Draw.line(Self.left, bottom, Self.right, bottom, "base")
        drawing += Draw.text("Dose", 0, top + 26, "lane") + Draw.text("mg", 0, top + 42, "axis")
        var said: (dose: Double, x: Double)?
        for dose in given {
            let middle = x(dose.day)
            let tall = height(dose.dose.value)
            drawing += Draw.box(middle - width / 2, bottom - tall, width, tall, "dose")
            // A crowded lane names a dose where it changes, and where there is room again.
            let room = said.map { middle - $0.x } ?? .infinity
            if room > 96 || (said?.dose != dose.dose.value && room > 20) || (gap > 26 && room > 26) {
                drawing += Draw.text(
                    Figure.text(dose.dose.value), middle, bottom - tall - 5, "value", anchor: "middle")
                said = (dose.dose.value, middle)
            }
        }
        if let next = planned.min() { drawing += Draw.text("planned", x(next), bottom - 22, "axis", anchor: "middle") }
        for day in planned { drawing += Draw.box(x(day) - width / 2, bottom - 16, width, 16, "planned") }
        return drawing
    }

    // MARK: Events

    private struct PlacedEvent {
        let event: Event
        let row: Int
        /// True when the words stand left of the mark, for want of room on the right.
        let leftwards: Bool
    }

    /// Each event on the first of three rows where its words are free of the words before.
    private var placedEvents: [PlacedEvent] {
        var ends = [Double](repeating: -.infinity, count: 3)
        return events.sorted { ($0.day, $0.words) < ($1.day, $1.words) }.map { event in
            let wide = Double(event.words.count) * 6.7 + 14
            let leftwards = x(event.day) + wide > Self.width
            let start = leftwards ? x(event.day) - wide : x(event.day) - 8
            let row = ends.firstIndex { $0 < start } ?? ends.indices.min { ends[$0] < ends[$1] } ?? 0
            ends[row] = leftwards ? x(event.day) + 10 : x(event.day) + wide
            return PlacedEvent(event: event, row: row, leftwards: leftwards)
        }
    }

    private func eventLane(top: Double, bottom: Double) -> HTML {
        var drawing = HTML()
        if !events.isEmpty { drawing += Draw.text("Events", 0, top + 16, "lane") }
        for placed in placedEvents {
            let middle = x(placed.event.day)
            let y = top + 12 + Double(placed.row) * 20
            drawing += Draw.line(middle, y + 8, middle, bottom, "event-line")
            drawing += Draw.mark(placed.event.tone, middle, y)
            drawing += Draw.text(
                placed.event.words, placed.leftwards ? middle - 11 : middle + 11, y + 4.5, "event",
                anchor: placed.leftwards ? "end" : "start")
        }
        return drawing
    }

    // MARK: Words

    private var summary: String {
        var parts = ["From \(from.words) to \(through.words)."]
        let given = doses.sorted { $0.day < $1.day }
        if let first = given.first, let last = given.last {
            parts.append("\(given.count) doses, the first \(first.dose), the last \(last.dose) on \(last.day.words).")
        }
        for scale in scales {
            let points = scale.scores.sorted { $0.day < $1.day }
            guard let first = points.first, let last = points.last else { continue }
            parts.append("\(scale.name) from \(Figure.text(first.value)) to \(Figure.text(last.value)).")
        }
        if !planned.isEmpty { parts.append("\(planned.count) sessions planned.") }
        return parts.joined(separator: " ")
    }

    private var table: DataTable {
        var facts: [(day: Day, what: String, value: String)] = []
        facts += doses.map { ($0.day, "Dose", "\($0.dose)") }
        facts += scales.flatMap { scale in scale.scores.map { ($0.day, scale.name, Figure.text($0.value)) } }
        facts += events.map { ($0.day, "Event", $0.words) }
        facts += planned.map { ($0, "Session", "planned") }
        return DataTable(
            caption: title, columns: [.init("Day"), .init("What"), .init("Value")],
            rows: facts.sorted { ($0.day, $0.what) < ($1.day, $1.what) }.map {
                ["\($0.day.words)", "\($0.what)", "\($0.value)"]
            })
    }
}
