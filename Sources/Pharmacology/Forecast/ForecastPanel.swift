/// One substance of a forecast's picture.
struct ForecastPanel {
    let series: ForecastSeries
    let times: [Double]
    let spread: ModelSpread?
    let marks: [ForecastMark]
    let ownModel: String
    let left: Double
    let top: Double
    let width: Double
    let height: Double

    private var last: Double { max(times.max() ?? 1, 1e-9) }
    private var ownMarks: [ForecastMark] {
        marks.filter { $0.analyte == series.analyte || ($0.analyte == nil && series.analyte.isParent) }
    }
    private var highest: Double {
        let lines = [series.typical, series.band?.p95 ?? []] + (spread?.lines.map(\.values) ?? [])
        let marked = ownMarks.filter { $0.kind == .measured || $0.kind == .level }.map(\.value)
        return max((lines.flatMap { $0 } + marked).max() ?? 1, 1e-9)
    }

    var svg: String {
        let ink = ForecastDrawing.ink
        let vertical = Self.ticks(to: highest, about: 4)
        let top = vertical.last ?? highest
        var text = label(
            "\(series.analyte.rawValue), ng/mL", x: left, y: self.top - 8, anchor: "start", weight: "600")
        for tick in vertical {
            let y = y(tick, top)
            text += stroke("M\(number(left)) \(number(y))H\(number(left + width))", "var(--rule, #c9d3da)", 0.7)
            text += label(Text.number(tick, decimals: 3), x: left - 6, y: y + 4, anchor: "end")
        }
        let unit = TimeAxis(hours: last)
        let marks =
            unit.steps.isEmpty
            ? Self.ticks(to: last / unit.hours, about: 6) : Self.ticks(to: last / unit.hours, steps: unit.steps)
        for tick in marks where tick * unit.hours <= last * (1 + 1e-9) {
            let x = x(tick * unit.hours)
            text += stroke(
                "M\(number(x)) \(number(self.top + height))v4", ink, 0.8)
            text += label(
                Text.number(tick, decimals: 2), x: x, y: self.top + height + 16, anchor: "middle")
        }
        text += label(unit.name, x: left + width, y: self.top + height + 28, anchor: "end")
        if let band = series.band {
            text += area(band.p05, band.p95, top, 0.16) + area(band.p25, band.p75, top, 0.28)
        }
        for line in spread?.lines ?? [] where line.modelID != ownModel {
            text +=
                "<g><title>\(line.modelID), \(line.site.rawValue)</title>"
                + stroke(path(line.values, top), "var(--muted, #7a8b96)", 1, dash: "4 3") + "</g>\n"
        }
        text += stroke(path(series.typical, top), "var(--accent, #0b6e8f)", 2)
        for mark in ownMarks { text += drawn(mark, top) }
        return text
    }

    private func drawn(_ mark: ForecastMark, _ top: Double) -> String {
        let ink = ForecastDrawing.ink
        let x = x(mark.hours)
        switch mark.kind {
        case .moment, .now:
            let thickness = mark.kind == .now ? 2.0 : 1.0
            return stroke("M\(number(x)) \(number(self.top))v\(number(height))", ink, thickness)
                + label(mark.label, x: x + 4, y: self.top + 11, anchor: "start")
        case .measured:
            return
                "<circle cx=\"\(number(x))\" cy=\"\(number(y(mark.value, top)))\" r=\"4\" fill=\"none\" stroke=\"\(ink)\" stroke-width=\"1.5\"/>"
                + label(mark.label, x: x + 7, y: y(mark.value, top) - 5, anchor: "start")
        case .level:
            let level = y(mark.value, top)
            return stroke("M\(number(left)) \(number(level))h\(number(width))", ink, 1.2, dash: "2 3")
                + label(mark.label, x: left + width - 4, y: level - 4, anchor: "end")
        }
    }

    private func x(_ hours: Double) -> Double { left + width * min(max(hours / last, 0), 1) }

    private func y(_ value: Double, _ top: Double) -> Double { self.top + height * (1 - value / top) }

    /// The points in order of time.
    private func path(_ values: [Double], _ top: Double, reversed: Bool = false, joined: Bool = false) -> String {
        var order = times.indices.sorted { times[$0] < times[$1] }
        if reversed { order.reverse() }
        var text = ""
        for (position, index) in order.enumerated() {
            let command = position == 0 ? (joined ? "L" : "M") : "L"
            text += "\(command)\(number(x(times[index]))) \(number(y(values[index], top)))"
        }
        return text
    }

    private func area(_ low: [Double], _ high: [Double], _ top: Double, _ opacity: Double) -> String {
        let outline = path(high, top) + path(low, top, reversed: true, joined: true) + "Z"
        return "<path d=\"\(outline)\" fill=\"var(--accent, #0b6e8f)\" fill-opacity=\"\(opacity)\"/>\n"
    }

    private func stroke(_ path: String, _ colour: String, _ thickness: Double, dash: String? = nil) -> String {
        let dashes = dash.map { " stroke-dasharray=\"\($0)\"" } ?? ""
        return
            "<path d=\"\(path)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"\(Text.number(thickness))\"\(dashes)/>\n"
    }

    private func label(_ text: String, x: Double, y: Double, anchor: String, weight: String = "400") -> String {
        "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\" font-weight=\"\(weight)\" fill=\"\(ForecastDrawing.ink)\">\(ForecastDrawing.escaped(text))</text>\n"
    }

    private func number(_ value: Double) -> String { Text.number(value, decimals: 1) }

    /// Multiples of the first step that needs at most eight of them.
    private static func ticks(to highest: Double, steps: [Double]) -> [Double] {
        let step = steps.first { highest / $0 <= 8 } ?? (steps.last ?? highest)
        return (0...max(1, Int(highest / step + 1e-9))).map { Double($0) * step }
    }

    /// Round numbers from 0 to at least the highest value.
    static func ticks(to highest: Double, about count: Int) -> [Double] {
        let rough = highest / Double(count)
        var power = 1.0
        while power * 10 <= rough { power *= 10 }
        while power > rough { power /= 10 }
        let step = power * ([1, 2, 5, 10].first { power * $0 >= rough } ?? 10)
        let last = Int((highest / step - 1e-9).rounded(.up))
        return (0...max(1, last)).map { Double($0) * step }
    }
}

/// Minutes, hours or days, whichever reads best.
private struct TimeAxis {
    let hours: Double
    let name: String
    /// How far apart its marks may stand; empty for any round number.
    let steps: [Double]

    init(hours last: Double) {
        switch last {
        case ...5: (hours, name, steps) = (1.0 / 60, "minutes", [5, 10, 15, 20, 30, 60])
        case ...72: (hours, name, steps) = (1, "hours", [1, 2, 3, 4, 6, 12])
        default: (hours, name, steps) = (24, "days", [])
        }
    }
}
