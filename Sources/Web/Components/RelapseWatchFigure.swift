import Care
import Measures

/// The moving average of a response that is held, under the limit it should not leave.
struct RelapseWatchFigure: Component {
    let watch: RelapseWatch.Chart
    let scales: ScaleLibrary

    private static let width = 640.0
    private static let height = 180.0
    private static let left = 44.0
    private static let right = 620.0
    private static let top = 16.0
    private static let bottom = 150.0

    var html: HTML {
        """
        <div class="compact"><h3>Relapse watch</h3><p>\(Tag(isLeft ? "Left its band" : "Within its band", isLeft ? .hold : .good)) \
        \(summary)</p>\(figure)\(SourceNote(source: "\(watch.rule.id) \(watch.rule.source)", approved: watch.rule.approved))</div>
        """
    }

    private var isLeft: Bool {
        guard let average = watch.average.last, let limit = watch.limit.last else { return false }
        return average > limit
    }

    private var summary: String {
        let average = watch.average.last.map { Figure.text($0, decimals: 1) } ?? "none"
        let limit = watch.limit.last.map { Figure.text($0, decimals: 1) } ?? "none"
        return
            "\(scales.title(of: watch.scale)) smoothed to \(average) over \(watch.days.count) scores; the limit is \(limit)."
    }

    private var figure: ChartFigure {
        ChartFigure(
            id: "relapse-watch", title: "Relapse watch, \(scales.title(of: watch.scale))", summary: summary,
            width: Self.width, height: Self.height,
            drawing: """
                \(Draw.line(Self.left, Self.bottom, Self.right, Self.bottom, "base"))\
                \(Draw.path(points(watch.limit), "other-model"))\(Draw.path(points(watch.average), "score"))\
                \(points(watch.average).map { Draw.dot($0.x, $0.y, 3.5, "score-dot") })\(labels)
                """,
            table: DataTable(
                caption: "Relapse watch",
                columns: [.init("Day"), .init("Smoothed", numeric: true), .init("Limit", numeric: true)],
                rows: watch.days.indices.reversed().map { index in
                    [
                        "\(watch.days[index].words)", "\(Figure.text(watch.average[index], decimals: 1))",
                        "\(Figure.text(watch.limit[index], decimals: 1))",
                    ]
                }))
    }

    private var labels: HTML {
        let days = [watch.days.first, watch.days.last].compactMap { $0?.words }
        let limit = points(watch.limit).last
        return """
            \(Draw.text(days.first ?? "", Self.left, Self.bottom + 18, "axis"))\
            \(Draw.text(days.last ?? "", Self.right, Self.bottom + 18, "axis", anchor: "end"))\
            \(Draw.text("limit", Self.right, (limit?.y ?? Self.top) - 5, "limit-label", anchor: "end"))\
            \(Draw.text(Figure.text(highest, decimals: 0), Self.left - 6, Self.top + 4, "axis", anchor: "end"))\
            \(Draw.text("0", Self.left - 6, Self.bottom + 4, "axis", anchor: "end"))
            """
    }

    private var highest: Double { max((watch.limit + watch.average).max() ?? 1, 1).rounded(.up) }

    private func points(_ values: [Double]) -> [(x: Double, y: Double)] {
        let first = watch.days.first?.ordinal ?? 0
        let span = Double(max(1, (watch.days.last?.ordinal ?? 0) - first))
        return zip(watch.days, values).map { day, value in
            (
                Self.left + Double(day.ordinal - first) / span * (Self.right - Self.left),
                Self.bottom - value / highest * (Self.bottom - Self.top)
            )
        }
    }
}
