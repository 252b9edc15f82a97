/// A forecast as a picture: a panel for each substance, its bands and typical line, the other models' lines behind, and
/// marks for what was really given, measured or done.
///
/// Colours are CSS variables with fallbacks, so that a page's theme applies; nothing is told by colour alone.
public struct ForecastDrawing: Sendable {
    public var forecast: Forecast
    public var spread: ModelSpread?
    public var marks: [ForecastMark]
    public var width: Double
    /// Of each panel.
    public var height: Double
    /// Nil shows all.
    public var analytes: [Analyte]?

    public init(
        _ forecast: Forecast, spread: ModelSpread? = nil, marks: [ForecastMark] = [], width: Double = 760,
        height: Double = 260, analytes: [Analyte]? = nil
    ) {
        self.forecast = forecast
        self.spread = spread
        self.marks = marks
        self.width = width
        self.height = height
        self.analytes = analytes
    }

    private var shown: [ForecastSeries] {
        forecast.series.filter { series in analytes.map { $0.contains(series.analyte) } ?? true }
    }

    /// The whole picture, with a title and a description for those who cannot see it.
    public var svg: String {
        let panels = shown
        let head = 34.0
        let foot = 58.0
        let total = head + Double(panels.count) * height + foot
        let title = Self.escaped(forecast.modelTitle)
        var text = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Text.number(width)) \(Text.number(total))" \
            role="img" aria-labelledby="forecast-title forecast-description" class="forecast" \
            font-family="system-ui, sans-serif" font-size="12">
            <title id="forecast-title">\(title)</title>
            <desc id="forecast-description">\(Self.escaped(description))</desc>
            <text x="10" y="20" font-size="14" font-weight="600" fill="\(Self.ink)">\(title)</text>

            """
        for (index, series) in panels.enumerated() {
            let panel = ForecastPanel(
                series: series, times: forecast.times, spread: series.analyte.isParent ? spread : nil, marks: marks,
                ownModel: forecast.request.modelID, left: 62, top: head + Double(index) * height + 22,
                width: width - 62 - 16, height: height - 56)
            text += panel.svg
        }
        let kinds =
            shown.contains { $0.band != nil } ? "Bands: 5 to 95 % and 25 to 75 % of people; line: typical. " : ""
        let others = spread == nil ? "" : "Dashed: other models. "
        text += Self.line(
            "\(kinds)\(others)Plasma is \(forecast.site.rawValue); model \(forecast.modelHash.prefix(12)).",
            y: total - 34)
        text += Self.line(forecast.statement, y: total - 14)
        return text + "</svg>"
    }

    private var description: String {
        let peaks = shown.map { series in
            let peak = series.typical.max() ?? 0
            let index = series.typical.firstIndex(of: peak) ?? 0
            let minutes = forecast.times.isEmpty ? 0 : forecast.times[index] * 60
            return
                "\(series.analyte.rawValue) peaks at \(Text.number(peak, decimals: 0)) ng/mL after \(Text.number(minutes, decimals: 0)) min"
        }
        return peaks.joined(separator: "; ") + ". " + forecast.statement
    }

    static let ink = "var(--ink, #1d2a33)"

    private static func line(_ text: String, y: Double) -> String {
        "<text x=\"10\" y=\"\(Text.number(y))\" font-size=\"11\" fill=\"\(ink)\">\(escaped(text))</text>\n"
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
        return result
    }
}

/// Something to show on a forecast at a time.
public struct ForecastMark: Sendable, Codable, Hashable {
    public enum Kind: String, Sendable, Codable {
        /// A thin upright line with a word, as `paused`.
        case moment
        /// The present; a thick upright line.
        case now
        /// A measured concentration in ng/mL.
        case measured
        /// A level across the picture in ng/mL, as an upper limit.
        case level
    }

    public let kind: Kind
    public let hours: Double
    /// ng/mL, where the kind has one.
    public let value: Double
    public let label: String
    /// Which panel; nil is the drug that was given.
    public let analyte: Analyte?

    public init(_ kind: Kind, hours: Double = 0, value: Double = 0, label: String, analyte: Analyte? = nil) {
        self.kind = kind
        self.hours = hours
        self.value = value
        self.label = label
        self.analyte = analyte
    }
}
