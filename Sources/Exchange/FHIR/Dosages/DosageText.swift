/// A line of dosage as a person wrote it, read only when it says one plain thing: `2 mg twice daily`.
///
/// Anything that reads two ways (a taper, two different amounts, a limit beside the dose) gives no number.
struct DosageText {
    private let tokens: [DosageTokens.Token]

    init(_ text: String) {
        tokens = DosageTokens(text).tokens
    }

    private static let changing: [DosageTokens.Token] = [
        "then", "taper", "titrate", "alternate", "alternating", "increase", "decrease", "max",
    ].map { .word($0) }

    /// Times a day in these words, nil when they do not say.
    var perDay: Double? { DosageFrequency(tokens: tokens).perDay }

    /// Milligrams a day; "as needed" counts as if always needed, and of a range the higher end counts.
    func dailyMilligrams(strength: DrugStrength?) -> Double? {
        guard !tokens.contains(where: { DosageText.changing.contains($0) }), let perDay,
            let dose = milligrams(strength: strength)
        else { return nil }
        return dose * perDay
    }

    /// Milligrams taken at one time.
    func milligrams(strength: DrugStrength?) -> Double? {
        var masses: [Double] = []
        var counts: [Double] = []
        var volumes: [Double] = []
        var writtenStrength: Double?
        for index in tokens.indices {
            guard case .number(let value) = tokens[index], index + 1 < tokens.count,
                case .word(let unit) = tokens[index + 1], !isStrengthOfVolume(at: index)
            else { continue }
            if let factor = DoseUnit.milligrams(in: unit) {
                if namesProduct(after: index + 2) {
                    writtenStrength = value * factor
                } else {
                    masses.append(value * factor)
                }
            } else if DoseUnit.isCountable(unit) {
                counts.append(value)
            } else if unit == "ml" {
                volumes.append(value)
            }
        }
        let each = tokens.contains(.word("each"))
        let unitStrength: Double? = if case .perUnit(let value) = strength { value } else { nil }
        switch (masses.count, counts.count, volumes.count) {
        case (1, 0, _): return masses[0]
        case (1, 1, 0): return each ? masses[0] * counts[0] : masses[0]
        case (0, 1, 0): return (writtenStrength ?? unitStrength).map { $0 * counts[0] }
        case (0, 0, 0): return writtenStrength
        case (0, 0, 1):
            guard case .perMillilitre(let value) = strength else { return nil }
            return value * volumes[0]
        default: return nil
        }
    }

    /// True for the 25 of `25 MG Oral Tablet`: how strong a tablet is, not how much is taken.
    private func namesProduct(after index: Int) -> Bool {
        for case .word(let word) in tokens[min(index, tokens.count)...].prefix(2) {
            if DoseUnit.isCountable(word) { return true }
            if !["oral", "er", "xr", "sr", "odt"].contains(word) { return false }
        }
        return false
    }

    /// True for both numbers of `5 mg/5 mL`.
    private func isStrengthOfVolume(at index: Int) -> Bool {
        func isWord(_ offset: Int, _ word: String) -> Bool {
            tokens.indices.contains(index + offset) && tokens[index + offset] == .word(word)
        }
        if isWord(-1, "/") { return true }
        guard isWord(2, "/") else { return false }
        return isWord(3, "ml") || isWord(4, "ml")
    }
}
