/// How often a day, in the words of a line of dosage.
struct DosageFrequency {
    private let tokens: [DosageTokens.Token]

    init(tokens: [DosageTokens.Token]) {
        self.tokens = tokens
    }

    /// Nil when the words do not say.
    var perDay: Double? {
        if let abbreviated { return abbreviated }
        if has("every", "other", "day") || has("every", "second", "day") { return 0.5 }
        if let interval { return 1 / interval }
        let times = moments.count
        if let repeated { return repeated }
        if times > 1 { return Double(times) }
        if hasWord(["daily", "day", "qd", "nightly", "qhs", "hs", "qam", "qpm"]) || times == 1 { return 1 }
        if hasWord(["weekly", "week"]) { return 1.0 / 7 }
        if hasWord(["monthly", "month"]) { return 1.0 / 30 }
        return nil
    }

    private var abbreviated: Double? {
        for case .word(let word) in tokens {
            switch word {
            case "bid": return 2
            case "tid": return 3
            case "qid": return 4
            case "qod": return 0.5
            default: continue
            }
        }
        return nil
    }

    /// Days between two doses in `every 6 hours`, `q8h` or, at its shortest, `every 4-6 hours`.
    private var interval: Double? {
        for index in tokens.indices where tokens[index] == .word("every") || tokens[index] == .word("q") {
            guard index + 2 < tokens.count, case .number(let count) = tokens[index + 1], count > 0 else { continue }
            var unit = index + 2
            if tokens[unit] == .word("-") || tokens[unit] == .word("to") { unit += 2 }
            guard unit < tokens.count, case .word(let word) = tokens[unit], let days = TimeUnit.days(in: word) else {
                continue
            }
            return count * days
        }
        return nil
    }

    /// `twice daily`, `3 times a day`, `2x weekly`.
    private var repeated: Double? {
        for index in tokens.indices {
            var count: Double?
            var next = index + 1
            switch tokens[index] {
            case .word("once"): count = 1
            case .word("twice"): count = 2
            case .word("thrice"): count = 3
            case .number(let value):
                guard next < tokens.count, [.word("times"), .word("time"), .word("x")].contains(tokens[next]) else {
                    continue
                }
                count = value
                next += 1
            default: break
            }
            guard let count else { continue }
            for case .word(let word) in tokens[min(next, tokens.count)...].prefix(3) {
                switch word {
                case "daily", "day", "d": return count
                case "weekly", "week": return count / 7
                case "monthly", "month": return count / 30
                default: continue
                }
            }
        }
        return nil
    }

    /// The times of day that are named, each once.
    private var moments: Set<String> {
        var moments: Set<String> = []
        for case .word(let word) in tokens {
            switch word {
            case "morning", "breakfast", "qam", "am": moments.insert("morning")
            case "noon", "midday", "lunch", "afternoon": moments.insert("noon")
            case "evening", "dinner", "supper", "pm", "qpm": moments.insert("evening")
            case "night", "bedtime", "nightly", "qhs", "hs": moments.insert("night")
            default: continue
            }
        }
        return moments
    }

    private func hasWord(_ words: Set<String>) -> Bool {
        tokens.contains { if case .word(let word) = $0 { words.contains(word) } else { false } }
    }

    private func has(_ words: String...) -> Bool {
        tokens.indices.contains { start in
            words.indices.allSatisfy { start + $0 < tokens.count && tokens[start + $0] == .word(words[$0]) }
        }
    }
}

/// Units of time, in days.
enum TimeUnit {
    /// UCUM codes and English words; a month counts 30 days and a year 365.
    static func days(in unit: String) -> Double? {
        switch unit.lowercased() {
        case "s": 1.0 / 86_400
        case "min", "minute", "minutes": 1.0 / 1440
        case "h", "hr", "hrs", "hour", "hours": 1.0 / 24
        case "d", "day", "days": 1
        case "wk", "week", "weeks": 7
        case "mo", "month", "months": 30
        case "a", "year", "years": 365
        default: nil
        }
    }
}
