import Care
import Pharmacology

/// When signs are expected back near their baseline, a band for each, and how far each is expected to go.
struct RecoveryFigure: Component {
    var id = "recovery-band"
    let effects: [EffectForecast]
    /// Minutes from the start of dosing; nil before and after.
    var now: Double?

    private static let width = 1080.0
    private static let left = 250.0
    private static let right = 1040.0
    private static let lane = 30.0
    private static let top = 28.0

    var html: HTML {
        guard let first = effects.first else { return HTML() }
        return """
            \(ChartFigure(
                id: id, title: "Signs expected back near baseline", summary: summary, width: Self.width,
                height: bottom + 40, drawing: drawing, table: table))\
            <p class="small soft">Each curve was drawn by this project through a few published points and is no published model. \
            \(first.notes.last ?? "")</p>
            """
    }

    private var bottom: Double { Self.top + Self.lane * Double(effects.count) }

    private var x: ChartScale {
        let last = effects.compactMap(\.backNearBaseline.last).max() ?? 0
        return ChartScale(0...max(120, (last * 2).rounded(.up) * 30), onto: Self.left, Self.right)
    }

    private var drawing: HTML {
        let x = x
        var drawing = HTML()
        for minute in stride(from: 0, through: x.through, by: 30) {
            drawing += Draw.line(x(minute), Self.top, x(minute), bottom, minute == 0 ? "base" : "grid")
            drawing += Draw.text(Figure.text(minute), x(minute), bottom + 18, "axis", anchor: "middle")
        }
        drawing += Draw.text("minutes from the start", Self.right, bottom + 36, "axis", anchor: "end")
        for (index, effect) in effects.enumerated() {
            let y = Self.top + Self.lane * Double(index)
            let at = effect.backNearBaseline.map { x($0 * 60) }
            drawing += Draw.text(Self.name(effect), Self.left - 12, y + 19, "lane", anchor: "end")
            guard at.count == 5 else { continue }
            drawing += Draw.box(at[0], y + 6, at[4] - at[0], 16, "outer-band")
            drawing += Draw.box(at[1], y + 6, at[3] - at[1], 16, "inner-band")
            drawing += Draw.path([(at[2], y + 3), (at[2], y + 25)], "score")
        }
        if let now {
            drawing += Draw.line(x(now), Self.top, x(now), bottom, "today")
            drawing += Draw.text("now", x(now) + 5, Self.top - 6, "today-label")
        }
        return drawing
    }

    // MARK: Words

    private static func name(_ effect: EffectForecast) -> String {
        switch effect.model.endpoint {
        case .systolic: "Systolic pressure"
        case .diastolic: "Diastolic pressure"
        case .heartRate: "Heart rate"
        case .dissociation: "Dissociation (CADSS)"
        case .sedation: "Somnolence"
        case .nausea: "Nausea"
        }
    }

    private var summary: String {
        effects.map { effect in
            let minutes = effect.backNearBaseline.map { Figure.text($0 * 60, decimals: 0) }
            guard minutes.count == 5 else { return "" }
            return
                "\(Self.name(effect)): half of people from \(minutes[2]) minutes, nine in ten between \(minutes[0]) and \(minutes[4])."
        }.joined(separator: " ")
    }

    private var table: DataTable {
        DataTable(
            caption: "Signs and when they are expected back near baseline",
            columns: [
                .init("Sign"), .init("Highest, middle of people", numeric: true), .init("Nine in ten", numeric: true),
                .init("Back, half of people", numeric: true), .init("Back, nine in ten", numeric: true),
            ],
            rows: effects.map { effect in
                let band = effect.band
                let peak = band.p50.indices.max { band.p50[$0] < band.p50[$1] } ?? 0
                let back = effect.backNearBaseline.map { Figure.text($0 * 60, decimals: 0) }
                let highest = [band.p50, band.p05, band.p95].map { Self.amount($0[peak], effect) }
                return [
                    "\(Self.name(effect))", "\(highest[0])", "\(highest[1]) to \(highest[2])", "\(back[2]) min",
                    "\(back[0]) to \(back[4]) min",
                ]
            })
    }

    private static func amount(_ value: Double, _ effect: EffectForecast) -> String {
        effect.model.unit == "1"
            ? "\(Figure.text(value * 100, decimals: 0)) %" : "+\(Figure.text(value, decimals: 0)) \(effect.model.unit)"
    }
}
