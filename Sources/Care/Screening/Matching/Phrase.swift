/// A run of words to look for, read once: `heart failure`, or `aneurysm*` for any ending.
struct Phrase: Sendable, Hashable, ExpressibleByStringLiteral {
    let words: [String]

    init(stringLiteral text: String) { self.init(text) }

    init(_ text: String) {
        words = text.split(separator: " ").flatMap { part in
            let tokens = Wording.tokens(String(part))
            guard part.hasSuffix("*"), let last = tokens.last else { return tokens }
            return tokens.dropLast() + [last + "*"]
        }
    }
}

/// What free text says of a phrase it contains.
enum Assertion: Sendable, Hashable {
    /// It is so of this person now, as far as the words say.
    case present
    /// It was so: "history of", "in remission".
    case past
}

extension Wording {
    /// What the text asserts of any of `phrases`: nil when absent, denied, ruled out, or said of somebody else.
    func assertion(of phrases: [Phrase], except exceptions: [Phrase] = []) -> Assertion? {
        let spared = exceptions.flatMap { ranges(of: $0.words) }
        var past = false
        for phrase in phrases {
            for range in ranges(of: phrase.words) {
                let isSpared = spared.contains {
                    $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound
                }
                if isSpared || isDenied(range) { continue }
                if !isPast(range) { return .present }
                past = true
            }
        }
        return past ? .past : nil
    }
}
