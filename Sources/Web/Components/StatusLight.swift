/// Whether one thing is as it must be: a shape, a word, and what it rests on.
struct StatusLight: Component {
    enum State: Sendable {
        case ready
        case notReady
        case unknown
    }

    let name: String
    let state: State
    /// As `signed 3 Jun 2026` or `last taken 9 days ago`.
    var detail: String?
    /// Where it can be put right.
    var path: String?

    var html: HTML {
        """
        <div class="light tone-\(tone.rawValue)">\(tone.icon?.html)<div><p><span class="what">\(named)</span> \
        <span class="state">\(word)</span></p>\(detail.map { "<p class=\"detail\">\($0)</p>" })</div></div>

        """
    }

    private var named: HTML { path.map { "<a href=\"\(url: $0)\">\(name)</a>" } ?? "\(name)" }

    private var tone: Tone {
        switch state {
        case .ready: .good
        case .notReady: .hold
        case .unknown: .unknown
        }
    }

    private var word: String {
        switch state {
        case .ready: "Ready"
        case .notReady: "Not ready"
        case .unknown: "Unknown"
        }
    }
}
