/// A short word about the thing it stands beside: a role, a state, a kind.
struct Tag: Component {
    let text: String
    let tone: Tone

    init(_ text: String, _ tone: Tone = .plain) {
        self.text = text
        self.tone = tone
    }

    var html: HTML { "<span class=\"tag tone-\(tone.rawValue)\">\(tone.icon?.html)\(text)</span>" }
}
