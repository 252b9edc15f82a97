import Care

/// Vital signs of one session over its minutes, as anaesthetists chart them: blood pressure as a bar from diastolic
/// to systolic with
/// arrowheads, heart rate as joined dots, oxygen saturation below on its own scale.
struct SignsChart: Component {
    struct Reading: Sendable {
        /// Minutes from the start of dosing; negative before it.
        let minute: Double
        /// mmHg.
        var systolic: Int?
        var diastolic: Int?
        /// Beats a minute.
        var heartRate: Int?
        /// SpO2 in percent.
        var oxygen: Int?
    }

    /// A stretch of minutes, as the infusion.
    struct Band: Sendable {
        let from: Double
        let through: Double
        let words: String
    }

    /// A line that a sign should not cross.
    struct Threshold: Sendable {
        enum Panel: Sendable {
            case pressure
            case oxygen
        }
        let panel: Panel
        let value: Double
        /// As `systolic 160`.
        let words: String
    }

    /// Something that happened in a minute, as an adverse event.
    struct Mark: Sendable {
        let minute: Double
        let words: String
        let tone: Tone
    }

    var id = "signs"
    let title: String
    let readings: [Reading]
    var bands: [Band] = []
    var thresholds: [Threshold] = []
    var marks: [Mark] = []
    /// What monitors measured.
    var traces: [SignsTrace] = []
    /// Minutes in which a monitor said nothing.
    var gaps: [Band] = []
    /// The chart reaches at least to here, so that a running session does not redraw its scale at every reading.
    var throughMinute = 120.0

    private static let width = 1080.0
    private static let left = 62.0
    private static let right = 976.0
    private static let upper = 34.0
    private static let middle = 244.0
    private static let oxygenTop = 290.0
    private static let lower = 366.0

    var html: HTML {
        let drawing =
            bandDrawing + frame + gapDrawing + thresholdDrawing + traceDrawing + pressure + heart + oxygen + markDrawing
            + latest
        return ChartFigure(
            id: id, title: title, summary: summary, width: Self.width, height: Self.lower + 28, drawing: drawing,
            table: table, focus: sorted.last.map { (x($0.minute) + 60) / Self.width }
        ).html
    }

    // MARK: Scales

    private var sorted: [Reading] { readings.sorted { $0.minute < $1.minute } }

    private var minutes: ClosedRange<Double> {
        let all =
            readings.map(\.minute) + traces.flatMap { $0.stretches.map(\.minute) }
            + bands.flatMap { [$0.from, $0.through] } + marks.map(\.minute)
        return min(0, all.min() ?? 0)...max(throughMinute, all.max() ?? 0)
    }

    private var x: ChartScale { ChartScale(minutes, onto: Self.left, Self.right) }

    private var pressureScale: ChartScale {
        let traced = traces.filter { $0.sign == .heartRate }.flatMap(\.stretches).flatMap { [$0.lowest, $0.highest] }
        let values =
            readings.flatMap { [$0.systolic, $0.diastolic, $0.heartRate].compactMap(\.self) } + traced.map { Int($0) }
        let least = min(40, (values.min() ?? 40) / 20 * 20)
        let most = max(180, ((values.max() ?? 0) + 19) / 20 * 20)
        return ChartScale(Double(least)...Double(most), onto: Self.middle, Self.upper)
    }

    private var oxygenScale: ChartScale {
        let traced = traces.filter { $0.sign == .oxygen }.flatMap(\.stretches).map { Int($0.lowest) }
        let least = min(85, ((readings.compactMap(\.oxygen) + traced).min() ?? 85) / 5 * 5)
        return ChartScale(Double(least)...100, onto: Self.lower, Self.oxygenTop)
    }

    // MARK: Frame

    private var frame: HTML {
        var drawing = HTML()
        for value in stride(from: pressureScale.from, through: pressureScale.through, by: 20) {
            let y = pressureScale(value)
            drawing += Draw.line(Self.left, y, Self.right, y, "grid")
            drawing += Draw.text(Figure.text(value), Self.left - 8, y + 4, "axis", anchor: "end")
        }
        for value in stride(from: oxygenScale.from, through: 100, by: oxygenScale.from < 80 ? 10 : 5) {
            let y = oxygenScale(value)
            drawing += Draw.line(Self.left, y, Self.right, y, "grid")
            drawing += Draw.text(Figure.text(value), Self.left - 8, y + 4, "axis", anchor: "end")
        }
        drawing += Draw.text("mmHg, beats/min", 0, Self.upper - 16, "lane")
        drawing += Draw.text("SpO₂ %", 0, Self.oxygenTop - 18, "lane")
        let span = minutes.upperBound - minutes.lowerBound
        let step = [5.0, 10, 15, 30, 60].first { span / $0 <= 14 } ?? 120
        for minute in stride(
            from: (minutes.lowerBound / step).rounded(.up) * step, through: minutes.upperBound, by: step)
        {
            drawing += Draw.line(x(minute), Self.lower, x(minute), Self.lower + 5, "base")
            drawing += Draw.text(
                minute == 0 ? "0 min" : Figure.text(minute).replacing("-", with: "\u{2212}"), x(minute),
                Self.lower + 20, "axis", anchor: "middle")
        }
        return drawing + Draw.line(Self.left, Self.lower, Self.right, Self.lower, "base")
    }

    private var bandDrawing: HTML {
        bands.map { band in
            Draw.box(x(band.from), Self.upper, x(band.through) - x(band.from), Self.lower - Self.upper, "band")
                + Draw.text(band.words, x(band.from) + 6, Self.upper + 14, "band-label")
        }.joined()
    }

    private var gapDrawing: HTML {
        gaps.map { gap in
            let width = x(gap.through) - x(gap.from)
            return Draw.box(x(gap.from), Self.upper, width, Self.lower - Self.upper, "missing")
                + (width > 54
                    ? Draw.text(gap.words, x(gap.from) + 6, Self.lower - 8, "band-label missing-label") : HTML())
        }.joined()
    }

    private var traceDrawing: HTML {
        traces.map { trace in
            trace.drawing(x: x, y: trace.sign == .heartRate ? pressureScale : oxygenScale)
        }.joined()
    }

    private var thresholdDrawing: HTML {
        thresholds.map { threshold in
            let y = threshold.panel == .pressure ? pressureScale(threshold.value) : oxygenScale(threshold.value)
            return Draw.line(Self.left, y, Self.right, y, "threshold limit")
                + Draw.text(threshold.words, Self.right - 4, y - 4, "limit-label", anchor: "end")
        }.joined()
    }

    // MARK: Signs

    private var pressure: HTML {
        sorted.map { reading in
            let x = x(reading.minute)
            var drawing = HTML()
            let systolic = reading.systolic.map { pressureScale(Double($0)) }
            let diastolic = reading.diastolic.map { pressureScale(Double($0)) }
            if let systolic, let diastolic { drawing += Draw.line(x, systolic, x, diastolic, "pressure") }
            // The heads point at the value they stand for: down on systolic, up on diastolic.
            if let systolic {
                drawing += Draw.path([(x - 5, systolic - 6), (x, systolic), (x + 5, systolic - 6)], "pressure")
            }
            if let diastolic {
                drawing += Draw.path([(x - 5, diastolic + 6), (x, diastolic), (x + 5, diastolic + 6)], "pressure")
            }
            return drawing
        }.joined()
    }

    private var heart: HTML {
        let points = sorted.compactMap { reading in
            reading.heartRate.map { (x: x(reading.minute), y: pressureScale(Double($0))) }
        }
        guard !points.isEmpty else { return HTML() }
        return Draw.path(points, "heart") + points.map { Draw.dot($0.x, $0.y, 3.5, "heart-dot") }.joined()
    }

    private var oxygen: HTML {
        let points = sorted.compactMap { reading in
            reading.oxygen.map { (x: x(reading.minute), y: oxygenScale(Double($0))) }
        }
        guard !points.isEmpty else { return HTML() }
        return Draw.path(points, "oxygen") + points.map { Draw.box($0.x - 3, $0.y - 3, 6, 6, "oxygen-dot") }.joined()
    }

    private var markDrawing: HTML {
        marks.sorted { $0.minute < $1.minute }.enumerated().map { index, mark in
            let y = Self.middle - 8 - Double(index % 2) * 18
            return Draw.line(x(mark.minute), Self.upper, x(mark.minute), Self.lower, "event-line")
                + Draw.mark(mark.tone, x(mark.minute), y) + Draw.text(mark.words, x(mark.minute) + 11, y + 4.5, "event")
        }.joined()
    }

    /// The last value of each sign at the right edge, where the next will come: no legend to look up.
    private var latest: HTML {
        let at = Self.right + 12
        var drawing = HTML()
        if let last = sorted.last(where: { $0.systolic != nil && $0.diastolic != nil }),
            let systolic = last.systolic, let diastolic = last.diastolic
        {
            let y = pressureScale(Double(systolic))
            drawing += Draw.text("\(systolic)/\(diastolic)", at, y + 5, "now") + Draw.text("BP", at, y + 20, "axis")
        }
        if let rate = sorted.last(where: { $0.heartRate != nil })?.heartRate {
            let systolic = sorted.last { $0.systolic != nil }?.systolic.map { pressureScale(Double($0)) }
            let y = max(pressureScale(Double(rate)), (systolic ?? 0) + 40)
            drawing += Draw.text("\(rate)", at, y + 5, "now heart-label") + Draw.text("heart rate", at, y + 20, "axis")
        }
        if let percent = sorted.last(where: { $0.oxygen != nil })?.oxygen {
            let y = max(oxygenScale(Double(percent)), Self.oxygenTop)
            drawing += Draw.text("\(percent) %", at, y + 5, "now") + Draw.text("SpO₂", at, y + 20, "axis")
        }
        return drawing
    }

    // MARK: Words

    private var summary: String {
        guard let last = sorted.last else { return "No readings yet." }
        let signs = cells(last).dropFirst().map(\.text).filter { $0 != "–" }
        let missing = gaps.isEmpty ? "" : "\(gaps.count) stretches without a feed. "
        return "\(missing)\(readings.count) readings. Last at \(Figure.text(last.minute, decimals: 0)) min: "
            + signs.joined(separator: ", ") + "."
    }

    private func cells(_ reading: Reading) -> [HTML] {
        let pressure: HTML? = reading.systolic.flatMap { systolic in
            reading.diastolic.map { "\(systolic)/\($0) mmHg" }
        }
        return [
            "\(Figure.text(reading.minute, decimals: 0)) min", pressure ?? "–",
            reading.heartRate.map { "\($0)/min" } ?? "–", reading.oxygen.map { "\($0) %" } ?? "–",
        ]
    }

    private var table: DataTable {
        DataTable(
            caption: title,
            columns: [
                .init("Minute", numeric: true), .init("Blood pressure", numeric: true),
                .init("Heart rate", numeric: true), .init("SpO₂", numeric: true),
            ], rows: sorted.map(cells), none: "No readings yet.")
    }
}
