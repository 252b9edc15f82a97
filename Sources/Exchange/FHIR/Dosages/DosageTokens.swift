/// The numbers and words of a line of dosage text, in lower case: `10mg b.i.d.` is 10, mg, bid.
struct DosageTokens {
    enum Token: Hashable {
        case number(Double)
        /// Letters, or one of the signs `/ - %`.
        case word(String)
    }

    let tokens: [Token]

    init(_ text: String) {
        var tokens: [Token] = []
        var letters = ""
        var digits = ""
        func close() {
            if !letters.isEmpty { tokens.append(DosageTokens.token(letters)) }
            if let number = DosageTokens.number(digits) { tokens.append(.number(number)) }
            letters = ""
            digits = ""
        }
        let characters = Array(text.lowercased())
        for (index, character) in characters.enumerated() {
            let followedByDigit = index + 1 < characters.count && characters[index + 1].isASCIIDigit
            if character.isASCIIDigit {
                if !letters.isEmpty { close() }
                digits.append(character)
            } else if character == "." || character == ",", followedByDigit, letters.isEmpty {
                digits.append(digits.isEmpty ? "0\(character)" : "\(character)")
            } else if character.isLetter {
                if !digits.isEmpty { close() }
                letters.append(character)
            } else if character == ".", !letters.isEmpty {
                // Points inside abbreviations (b.i.d.) are dropped.
                continue
            } else {
                close()
                if "/-%".contains(character) || character == "–" {
                    tokens.append(.word(character == "–" ? "-" : String(character)))
                } else if character == "½" {
                    tokens.append(.number(0.5))
                }
            }
        }
        close()
        self.tokens = DosageTokens.joiningFractions(tokens)
    }

    private static let numberWords: [String: Double] = [
        "half": 0.5, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10,
        "twelve": 12,
    ]

    private static func token(_ letters: String) -> Token {
        numberWords[letters].map { .number($0) } ?? .word(letters)
    }

    /// `1,000` is a thousand and `0,5` a half.
    private static func number(_ digits: String) -> Double? {
        guard !digits.isEmpty else { return nil }
        let groups = digits.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.count > 1 else { return Double(digits) }
        let thousands = groups[0] != "0" && groups.dropFirst().allSatisfy { $0.prefix { $0 != "." }.utf8.count == 3 }
        return Double(groups.joined(separator: thousands ? "" : "."))
    }

    /// `1/2` is a half, and `1 1/2` one and a half.
    private static func joiningFractions(_ tokens: [Token]) -> [Token] {
        var joined: [Token] = []
        var index = 0
        while index < tokens.count {
            guard case .number(let top) = tokens[index], index + 2 < tokens.count, tokens[index + 1] == .word("/"),
                case .number(let bottom) = tokens[index + 2], [2, 3, 4].contains(bottom), top < bottom
            else {
                joined.append(tokens[index])
                index += 1
                continue
            }
            if case .number(let whole)? = joined.last {
                joined[joined.count - 1] = .number(whole + top / bottom)
            } else {
                joined.append(.number(top / bottom))
            }
            index += 3
        }
        return joined
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
