import Care

/// An e-mail address as a sign-in name: compared without regard to case or surrounding space.
enum EmailAddress {
    /// The folded form that is stored and looked up.
    static func fold(_ typed: String) -> String {
        String(typed.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()).lowercased()
    }

    /// The folded address, when it can be one.
    static func read(_ typed: String, field: String = "email") throws -> String {
        let email = fold(typed)
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        let domain = parts.last?.split(separator: ".", omittingEmptySubsequences: false) ?? []
        let isPlain = email.unicodeScalars.allSatisfy {
            $0.value > 32 && $0.value != 127 && !",;<>\"".unicodeScalars.contains($0)
        }
        // RFC 5321 section 4.5.3.1: 64 octets before the @; 254 in all is what a mail path leaves.
        guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.count <= 64, email.utf8.count <= 254,
            domain.count >= 2, domain.allSatisfy({ !$0.isEmpty }), isPlain
        else {
            throw Refusal(
                code: "email.malformed", field: field, reason: "That is not an e-mail address.",
                remedy: "Write it as name@example.org.")
        }
        return email
    }
}
