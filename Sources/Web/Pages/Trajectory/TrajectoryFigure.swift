import Care
import Measures

/// A patient's scores of one scale as a drawing, and the same as a table for everyone.
struct TrajectoryFigure: Component {
    let trajectory: Trajectory
    /// Unique on the page.
    let id: String

    var html: HTML {
        """
        <figure class="chart"><div class="chart-scroll" role="region" aria-label="\(trajectory.scale.title) over time" \
        tabindex="0">\(drawing)</div><details><summary>The same as a table</summary>\(table)</details></figure>

        """
    }

    private var drawing: HTML {
        HTML(drawing: TrajectoryDrawing(trajectory, id: id) { Day(ordinal: $0).words })
    }

    /// Scores of each recall window after the other, the newest first.
    private var table: DataTable {
        let rows = trajectory.lines.flatMap { line in line.points.reversed().map { row($0, window: line.window) } }
        return DataTable(
            caption: "\(trajectory.scale.title) scores",
            columns: [
                .init("Day"), .init("Total", numeric: true), .init("Measurement error, 95 %"), .init("Since baseline"),
                .init("Asked about"),
            ], rows: rows, none: "No score yet.")
    }

    private func row(_ point: Trajectory.Point, window: String) -> [HTML] {
        let range = point.low.flatMap { low in point.high.map { "\(Figure.text(low)) to \(Figure.text($0))" } }
        return [
            "\(Day(ordinal: point.score.ordinal).words)",
            "\(Figure.text(point.score.total))\(point.score.imputation.map { "<br><span class=\"small soft\">\($0)</span>" as HTML })",
            "\(range ?? "not known")",
            "\(since(point))", "\(window.replacing("-", with: " "))",
        ]
    }

    private func since(_ point: Trajectory.Point) -> String {
        guard let improvement = point.improvement else {
            return point.score == trajectory.baseline ? "baseline" : "–"
        }
        let way = improvement == 0 ? "unchanged" : improvement > 0 ? "better by" : "worse by"
        let points = improvement == 0 ? "" : " \(Figure.text(abs(improvement)))"
        let reliable =
            switch point.direction {
            case .improved?, .deteriorated?: ", reliable"
            case .unchanged?: ", within measurement error"
            case nil: ""
            }
        return way + points + reliable
    }
}
