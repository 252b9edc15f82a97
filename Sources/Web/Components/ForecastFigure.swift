import Care
import Clinic
import Pharmacology

/// A predicted concentration over the minutes of a session: bands of a population, never a single line, the other models
/// behind it, and the sentence that has to stand wherever a concentration is shown.
struct ForecastFigure: Component {
    /// An upright line with a word, as `now`.
    struct Mark: Sendable {
        let minute: Double
        let words: String
    }

    var id = "forecast"
    let title: String
    let forecast: Forecast
    var spread: ModelSpread?
    /// Stretches in which an infusion runs or ran, in minutes.
    var infusions: [ClosedRange<Double>] = []
    var marks: [Mark] = []

    private static let width = 1080.0
    private static let left = 62.0
    private static let right = 1040.0
    private static let top = 30.0
    private static let bottom = 260.0

    var html: HTML {
        guard let series = forecast.parent, let band = series.band else { return HTML() }
        return """
            \(ChartFigure(
                id: id, title: title, summary: summary(band), width: Self.width, height: Self.bottom + 40,
                drawing: drawing(series, band), table: table(band)))\
            <p class="small"><strong>\(forecast.statement)</strong></p>
            """
    }

    // MARK: Scales

    private var minutes: [Double] { forecast.times.map { $0 * 60 } }

    private var x: ChartScale { ChartScale(0...max(60, minutes.max() ?? 60), onto: Self.left, Self.right) }

    private func y(_ band: ForecastBand) -> ChartScale {
        let highest = max(band.p95.max() ?? 1, spread?.lines.map(\.peak).max() ?? 1)
        return ChartScale(0...Self.roundedUp(highest), onto: Self.bottom, Self.top)
    }

    /// The next of 1, 2, 5 times a power of ten that leaves at most five steps.
    private static func step(for highest: Double) -> Double {
        var step = 1.0
        while true {
            for factor in [1.0, 2, 5] where highest / (step * factor) <= 5 { return step * factor }
            step *= 10
        }
    }

    private static func roundedUp(_ highest: Double) -> Double {
        let step = step(for: highest)
        return (highest / step).rounded(.up) * step
    }

    // MARK: Drawing

    private func drawing(_ series: ForecastSeries, _ band: ForecastBand) -> HTML {
        let y = y(band)
        var drawing = HTML()
        for infusion in infusions {
            let from = x(infusion.lowerBound)
            drawing += Draw.box(from, Self.top, x(infusion.upperBound) - from, Self.bottom - Self.top, "future")
            drawing += Draw.text("infusion", from + 6, Self.top + 14, "axis")
        }
        let step = Self.step(for: y.through)
        for level in stride(from: 0, through: y.through, by: step) {
            drawing += Draw.line(Self.left, y(level), Self.right, y(level), level == 0 ? "base" : "grid")
            drawing += Draw.text(Figure.text(level), Self.left - 8, y(level) + 4, "axis", anchor: "end")
        }
        for minute in stride(from: 0, through: x.through, by: 30) {
            drawing += Draw.text(Figure.text(minute), x(minute), Self.bottom + 18, "axis", anchor: "middle")
        }
        drawing += Draw.text("minutes from the start", Self.right, Self.bottom + 36, "axis", anchor: "end")
        let half = forecast.request.regimen.doses.contains { $0.substance == .racemic }
        let substance = half ? "esketamine, half of the racemic dose" : series.analyte.rawValue
        drawing += Draw.text("\(substance), ng/mL", Self.left, Self.top - 12, "lane")
        drawing += area(band.p05, band.p95, y, "outer-band") + area(band.p25, band.p75, y, "inner-band")
        for line in spread?.lines ?? [] where line.modelID != forecast.request.modelID {
            drawing += Draw.path(points(line.values, y), "other-model")
        }
        drawing += Draw.path(points(band.p50, y), "score")
        for mark in marks {
            drawing += Draw.line(x(mark.minute), Self.top, x(mark.minute), Self.bottom, "today")
            drawing += Draw.text(mark.words, x(mark.minute) + 5, Self.top + 14, "today-label")
        }
        return drawing
    }

    private func points(_ values: [Double], _ y: ChartScale) -> [(x: Double, y: Double)] {
        zip(minutes, values).map { (x($0), y($1)) }
    }

    private func area(_ low: [Double], _ high: [Double], _ y: ChartScale, _ kind: String) -> HTML {
        Draw.path(points(high, y) + points(low, y).reversed(), kind)
    }

    // MARK: Words

    private func summary(_ band: ForecastBand) -> String {
        guard let peak = ForecastPeak(forecast) else { return forecast.statement }
        return """
            The middle of \(forecast.request.subjects) virtual people peaks at \(Figure.text(peak.median, decimals: 0)) ng/mL \
            after \(Figure.text(peak.minute, decimals: 0)) minutes; nine in ten lie between \
            \(Figure.text(peak.low, decimals: 0)) and \(Figure.text(peak.high, decimals: 0)). \(forecast.statement)
            """
    }

    private func table(_ band: ForecastBand) -> DataTable {
        let shown = minutes.indices.filter { minutes[$0].truncatingRemainder(dividingBy: 20) == 0 }
        return DataTable(
            caption: title,
            columns: [
                .init("Minute", numeric: true), .init("5 %", numeric: true), .init("25 %", numeric: true),
                .init("Middle", numeric: true), .init("75 %", numeric: true), .init("95 %", numeric: true),
            ],
            rows: shown.map { index in
                [Figure.text(minutes[index], decimals: 0)]
                    .map { "\($0)" as HTML }
                    + [band.p05, band.p25, band.p50, band.p75, band.p95].map {
                        "\(Figure.text($0[index], decimals: 1))" as HTML
                    }
            })
    }
}
