/// The forms that LOINC's codes have: of questions and totals as `44250-9`, of answers as `LA6568-5`.
public enum LOINCCode {
    /// True for digits, a hyphen and the check digit (mod 10) of those digits.
    public static func isCode(_ text: some StringProtocol) -> Bool {
        guard let (digits, check) = parts(of: text) else { return false }
        var sum = 0
        for (position, digit) in digits.reversed().enumerated() {
            let weighted = position.isMultiple(of: 2) ? digit * 2 : digit
            sum += weighted > 9 ? weighted - 9 : weighted
        }
        return (10 - sum % 10) % 10 == check
    }

    /// True for `LA`, digits, a hyphen and a digit.
    public static func isAnswerCode(_ text: some StringProtocol) -> Bool {
        text.hasPrefix("LA") && parts(of: text.dropFirst(2)) != nil
    }

    /// The digits before the hyphen and the one after it.
    private static func parts(of text: some StringProtocol) -> (digits: [Int], check: Int)? {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].count == 1,
            parts.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } }), let check = parts[1].first
        else { return nil }
        return (parts[0].map { Int($0) - 48 }, Int(check) - 48)
    }
}
