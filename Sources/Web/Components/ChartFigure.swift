import Care

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
    /// How far along the drawing what matters now ends, from 0 to 1: a narrow screen starts there.
    var focus: Double?

    var html: HTML {
        """
        <figure class="chart"><div class="chart-scroll" role="region" aria-label="\(title)" tabindex="0"\
        \(focus.map { " data-focus=\"\(Figure.text($0))\"" })>
        <svg viewBox="0 0 \(Draw.at(width)) \(Draw.at(height))" role="img" aria-labelledby="\(id)-title \(id)-summary">
        <title id="\(id)-title">\(title)</title><desc id="\(id)-summary">\(summary)</desc>
        \(drawing)
        </svg></div>
        <details><summary>The same as a table</summary>\(table)</details></figure>

        """
    }
}
