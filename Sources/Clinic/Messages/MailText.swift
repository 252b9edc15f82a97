import Foundation

/// A message in the form that `sendmail -t` reads: headers, an empty line, the text (RFC 5322).
enum MailText {
    static func of(_ message: OutgoingMessage) -> Data {
        let headers = [
            "To: \(message.recipient)", "Subject: \(encoded(message.subject))", "Message-ID: <\(message.id)@halcyon>",
            "Auto-Submitted: auto-generated", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
        ]
        return Data((headers.joined(separator: "\n") + "\n\n" + message.text + "\n").utf8)
    }

    /// A header's words: plain ones as they are, others in encoded words of at most 75 characters (RFC 2047 section 2).
    private static func encoded(_ words: String) -> String {
        let plain = String(words.map { $0.isNewline ? " " : $0 })
        if plain.utf8.allSatisfy({ (32...126).contains($0) }) { return plain }
        var parts: [String] = []
        var part = ""
        for character in plain {
            if part.utf8.count + character.utf8.count > 45 {
                parts.append(part)
                part = ""
            }
            part.append(character)
        }
        return (parts + [part]).map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\n ")
    }
}
