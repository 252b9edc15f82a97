/// The page's one `h1`, a line about it, and what can be done with the whole page.
struct PageHeading: Component {
    let title: String
    var remark: String?
    var actions: HTML?

    var html: HTML {
        """
        <div class="page-heading"><div><h1>\(title)</h1>\(remark.map { "<p>\($0)</p>" })</div>\
        \(actions.map { "<div class=\"actions\">\($0)</div>" })</div>

        """
    }
}
