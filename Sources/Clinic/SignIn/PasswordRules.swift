import Care
import Foundation

/// What a password must be (NIST SP 800-63B-4 section 3.1.1.2): long, and not one that everybody tries.
///
/// No composition rules, no expiry, no truncation.
public enum PasswordRules {
    /// Characters of a password that is the only factor.
    public static let lengthAlone = 15
    /// Characters of a password beside a one-time code.
    public static let lengthWithCode = 8
    /// More than anyone types; bounds the work of hashing.
    static let longest = 256

    /// Refuses a password that is too short, too long, or easily guessed for this person and clinic.
    ///
    /// - Parameter hasCode: whether the person signs in with a one-time code as well.
    public static func check(
        _ password: String, email: String, clinic: String, hasCode: Bool
    ) throws {
        let least = hasCode ? lengthWithCode : lengthAlone
        let length = password.precomposedStringWithCompatibilityMapping.unicodeScalars.count
        guard length >= least else {
            throw refusal(
                "password.too-short", "The password has \(length) characters.",
                hasCode
                    ? "Use at least \(least) characters."
                    : "Use at least \(least) characters; several unrelated words are easy to remember.")
        }
        guard length <= longest else {
            throw refusal(
                "password.too-long", "The password has \(length) characters.", "Use at most \(longest) characters.")
        }
        let folded = fold(password)
        let names = ([clinic, email] + email.split(separator: "@").map(String.init)).map(fold)
        var rest = folded
        for word in (names + common).filter({ $0.count >= 4 }).sorted(by: { $0.count > $1.count }) {
            rest = rest.replacingOccurrences(of: word, with: "")
        }
        guard rest.filter(\.isLetter).count + Set(rest.filter(\.isNumber)).count >= 5 else {
            throw refusal(
                "password.guessable", "The password is one that is easily guessed.",
                "Leave out the clinic's name, your e-mail address and common words and rows of keys.")
        }
        guard Set(folded).count >= 5 else {
            throw refusal(
                "password.guessable", "The password repeats a few characters.",
                "Use several unrelated words.")
        }
    }

    private static func refusal(_ code: String, _ reason: String, _ remedy: String) -> Refusal {
        Refusal(code: code, field: "password", reason: reason, remedy: remedy)
    }

    /// Lower case, letters and digits alone, so that `Pass-word` is `password`.
    private static func fold(_ text: String) -> String {
        String(text.precomposedStringWithCompatibilityMapping.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    /// Words that head every public list of leaked passwords, folded, with this product's own name.
    private static let common = [
        "halcyon", "ketamine", "clinic", "password", "passw0rd", "passwort", "letmein", "welcome", "qwerty",
        "qwertyuiop",
        "asdfghjkl", "zxcvbnm", "1q2w3e4r", "iloveyou", "admin", "administrator", "changeme", "secret", "monkey",
        "dragon",
        "football", "baseball", "sunshine", "princess", "trustno1", "abc123", "superman", "master", "shadow", "michael",
        "correcthorsebatterystaple", "spring", "summer", "autumn", "winter", "abcdefghijklmnopqrstuvwxyz",
        "01234567890123456789", "1234567890", "123456789", "12345678", "123456", "1234", "9876543210", "87654321",
        "12345", "98765",
        "doctor", "nurse", "prescriber",
    ]
}
