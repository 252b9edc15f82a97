import Foundation

/// Free text as words in order, with the sentence and the list item each word stands in.
///
/// Letter case, accents and the British `ae`, `oe` and `our` are folded, on both sides of every comparison.
struct Wording: Sendable {
    struct Word: Sendable {
        let text: String
        let sentence: Int
        /// Counts commas, brackets, dashes and colons, so that "no stroke, prior epilepsy" can be read as two items.
        let item: Int
    }

    let words: [Word]

    init(_ text: String) {
        var words: [Word] = []
        var current = ""
        var sentence = 0
        var item = 0
        let characters = Array(Wording.folded(text))
        func isDigit(_ index: Int) -> Bool { characters.indices.contains(index) && characters[index].isNumber }
        func flush() {
            if !current.isEmpty { words.append(Word(text: current, sentence: sentence, item: item)) }
            current = ""
        }
        for (index, character) in characters.enumerated() {
            if character.isLetter || character.isNumber {
                current.append(character)
            } else if character == "'" || character == "\u{2019}" {
                continue
            } else if character == "." && isDigit(index - 1) && isDigit(index + 1) {
                current.append(character)
            } else {
                flush()
                switch character {
                case "." where Wording.abbreviations.contains(words.last?.text ?? ""): break
                case ".", ";", "\n", "\r", "!": sentence += 1
                case ",", "(", ")", "[", "]", ":", "\u{2013}", "\u{2014}": item += 1
                case "-" where Wording.isSpaced(characters, index): item += 1
                default: break
                }
            }
        }
        flush()
        self.words = words
    }

    /// The folded words of a phrase, for comparison with `words`.
    static func tokens(_ phrase: String) -> [String] { Wording(phrase).words.map(\.text) }

    /// Words whose full stop does not end a sentence.
    private static let abbreviations: Set<String> = ["st", "dr", "mr", "mrs", "ms", "approx", "vs", "pt"]

    private static func folded(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).lowercased()
            .replacingOccurrences(of: "ae", with: "e")
            .replacingOccurrences(of: "oe", with: "e")
            .replacingOccurrences(of: "our", with: "or")
    }

    private static func isSpaced(_ characters: [Character], _ index: Int) -> Bool {
        characters.indices.contains(index - 1) && characters[index - 1].isWhitespace
    }

    /// Where `phrase` stands word for word within one sentence. A word ending in `*` matches any ending.
    func ranges(of phrase: [String]) -> [Range<Int>] {
        guard !phrase.isEmpty, words.count >= phrase.count else { return [] }
        return (0...(words.count - phrase.count)).compactMap { start in
            let range = start..<(start + phrase.count)
            let same = zip(range, phrase).allSatisfy { index, wanted in
                let matches =
                    wanted.hasSuffix("*")
                    ? words[index].text.hasPrefix(wanted.dropLast()) : words[index].text == wanted
                return matches && words[index].sentence == words[start].sentence
            }
            return same ? range : nil
        }
    }
}
