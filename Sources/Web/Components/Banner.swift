/// Something the whole page must say: that it was saved, that it was not, that someone else was faster.
struct Banner: Component {
    let tone: Tone
    let title: String
    let body: HTML

    init(_ tone: Tone, _ title: String, _ body: HTML = HTML()) {
        self.tone = tone
        self.title = title
        self.body = body
    }

    /// What stops a person is read out at once; the rest when they pause.
    private var role: String { tone == .exclude || tone == .hold ? "alert" : "status" }

    var html: HTML {
        """
        <div class="banner tone-\(tone.rawValue)" role="\(role)">\(tone.icon?.html)<div><p class="title">\(title)</p>\
        \(if: !body.isEmpty, "<div>\(body)</div>")</div></div>

        """
    }
}
