import Care

/// What a colour means. It is never the only thing that says so: each has a shape, and a word stands beside it.
enum Tone: String, Sendable, CaseIterable {
    case plain, accent, good, note, caution, hold, exclude, unknown

    init(_ severity: Severity) {
        switch severity {
        case .exclude: self = .exclude
        case .hold: self = .hold
        case .caution: self = .caution
        case .note: self = .note
        }
    }

    /// The shape that goes with the colour, for the tones that carry a judgement.
    var icon: Icon? { Icon(rawValue: rawValue) }
}

extension Severity {
    /// The word for it on a page.
    var word: String {
        switch self {
        case .exclude: "Exclude"
        case .hold: "Hold"
        case .caution: "Caution"
        case .note: "Note"
        }
    }
}
