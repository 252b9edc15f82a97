/// Rows of facts: a table on a screen, a card for each row on a phone.
struct DataTable: Component {
    struct Column: Sendable {
        let title: String
        /// Figures stand right, so that their digits line up.
        let numeric: Bool

        init(_ title: String, numeric: Bool = false) {
            self.title = title
            self.numeric = numeric
        }
    }

    /// What the table shows, for those who cannot see the page around it.
    let caption: String
    /// True when a heading just above says the same.
    var captionHidden = true
    let columns: [Column]
    /// As many cells in each as there are columns; the first names the row.
    let rows: [[HTML]]
    /// What to say instead of an empty table.
    var none = "Nothing here yet."

    var html: HTML {
        if rows.isEmpty { return "<p class=\"soft\">\(none)</p>\n" }
        return """
            <table class="data"><caption\(if: captionHidden, " class=\"unseen\"")>\(caption)</caption>
            <thead><tr>\(columns.map { column in
                "<th scope=\"col\"\(if: column.numeric, " class=\"number\"")>\(column.title)</th>"
            })</tr></thead>
            <tbody>\(rows.map { "<tr>\(cells($0))</tr>\n" })</tbody></table>

            """
    }

    private func cells(_ row: [HTML]) -> [HTML] {
        zip(columns, row).enumerated().map { index, pair in
            let (column, cell) = pair
            let number: HTML = column.numeric ? " class=\"number\"" : ""
            if index == 0 { return "<th scope=\"row\"\(number)>\(cell)</th>" }
            return "<td data-label=\"\(column.title)\"\(number)>\(cell)</td>"
        }
    }
}
