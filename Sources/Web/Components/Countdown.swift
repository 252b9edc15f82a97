import Care

/// Time until something is due, or since something began: right when the page was made, and running where scripts do.
struct Countdown: Component {
    private enum Kind: Sendable {
        case until
        case since
    }

    private let label: String
    private let moment: Instant
    private let now: Instant
    private let kind: Kind

    /// As `Next blood pressure · 4 min left`.
    static func until(_ moment: Instant, label: String, now: Instant) -> Countdown {
        Countdown(label: label, moment: moment, now: now, kind: .until)
    }

    /// As `Since the dose · 36 min`.
    static func since(_ moment: Instant, label: String, now: Instant) -> Countdown {
        Countdown(label: label, moment: moment, now: now, kind: .since)
    }

    var html: HTML {
        switch kind {
        case .until:
            let left = moment.minutes(since: now)
            let state = left <= 0 ? " due" : left <= 5 ? " soon" : ""
            return """
                <div class="countdown\(state)" data-countdown="until"><p class="label">\(label)</p><p class="value">\
                <span data-remaining-until="\(milliseconds)">\(Self.words(minutes: abs(left)))</span> \
                <span class="suffix" data-suffix="">\(left > 0 ? "left" : "past")</span></p></div>

                """
        case .since:
            return """
                <div class="countdown"><p class="label">\(label)</p><p class="value">\
                <span data-elapsed-from="\(milliseconds)">\(Self.words(minutes: now.minutes(since: moment)))</span>\
                </p></div>

                """
        }
    }

    private var milliseconds: Int64 { moment.microseconds / 1000 }

    /// `0 min` to `59 min`, then `1 h 05 min`.
    static func words(minutes: Double) -> String {
        let whole = Int(max(0, minutes))
        guard whole >= 60 else { return "\(whole)\u{A0}min" }
        return "\(whole / 60)\u{A0}h \(whole % 60 < 10 ? "0" : "")\(whole % 60)\u{A0}min"
    }
}
