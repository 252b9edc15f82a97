import Care
import Crypto
import Foundation

/// What a patient's link carries: which request it opens and until when, under a signature that only this clinic can make.
///
/// It names no person and no questionnaire. The signature is checked before anything is looked up.
struct AnswerLink: Sendable, Hashable {
    /// 32 hexadecimal digits.
    let asking: AskingID
    /// Seconds since 1970-01-01T00:00:00Z.
    let expires: UInt32

    init(asking: AskingID, expires: Instant) {
        self.asking = asking
        self.expires = UInt32(clamping: expires.microseconds / 1_000_000)
    }

    /// 72 hexadecimal digits: the request, the end and the signature.
    func text(key: Data) -> String {
        asking.text + Self.digits(of: expires) + Self.signature(asking.text, expires, key: key)
    }

    /// Reads a link and checks its signature in constant time. Nil for anything that this clinic did not sign.
    init?(text: String, key: Data) {
        let bytes = Array(text.utf8)
        guard bytes.count == 72, bytes.allSatisfy(Self.isDigit) else { return nil }
        let asking = String(decoding: bytes[0..<32], as: UTF8.self)
        guard let expires = UInt32(String(decoding: bytes[32..<40], as: UTF8.self), radix: 16) else { return nil }
        let given = String(decoding: bytes[40...], as: UTF8.self)
        guard
            SymmetricKey(data: Array(given.utf8))
                == SymmetricKey(data: Array(Self.signature(asking, expires, key: key).utf8))
        else { return nil }
        self.asking = AskingID(asking)
        self.expires = expires
    }

    func isOver(at now: Instant) -> Bool { now.microseconds / 1_000_000 >= Int64(expires) }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (97...102).contains(byte) }

    private static func digits(of number: UInt32) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// The first 128 bits of HMAC-SHA256, which is more than anyone can guess over a network.
    private static func signature(_ asking: String, _ expires: UInt32, key: Data) -> String {
        let words = Data("halcyon answer link 1 \(asking) \(expires)".utf8)
        let code = HMAC<SHA256>.authenticationCode(for: words, using: SymmetricKey(data: key))
        return hexadecimal(code.prefix(16))
    }
}
