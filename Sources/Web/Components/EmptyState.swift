/// What a place says when it holds nothing: that this is so, and what would put something there.
struct EmptyState: Component {
    let title: String
    let words: String
    var action: HTML?

    var html: HTML {
        """
        <div class="empty"><h2>\(title)</h2><p>\(words)</p>\(action.map { "<div class=\"actions\">\($0)</div>" })</div>

        """
    }
}
