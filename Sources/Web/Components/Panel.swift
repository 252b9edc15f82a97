/// A titled part of a page.
struct Panel: Component {
    let title: String
    /// One line under the title's side: a count, a date.
    var remark: String?
    /// Links and buttons about the whole part.
    var actions: HTML?
    /// Makes the part a place to link to.
    var id: String?
    let body: HTML

    var html: HTML {
        """
        <section class="panel"\(id.map { " id=\"\($0)\"" })><header><h2>\(title)</h2>\(remark.map { "<p>\($0)</p>" })\
        \(actions)</header>
        \(body)
        </section>

        """
    }
}
