/// Something that opens on a tap, such as a form that is not needed now.
struct Fold: Component {
    let title: String
    /// Makes it a place to link to.
    var id: String?
    var open = false
    let body: HTML

    var html: HTML {
        """
        <details class="fold"\(id.map { " id=\"\($0)\"" })\(if: open, " open")><summary>\(title)</summary>
        <div class="folded">\(body)</div></details>

        """
    }
}
