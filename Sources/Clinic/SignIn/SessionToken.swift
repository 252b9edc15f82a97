import Crypto
import Foundation

/// What a browser holds to prove its session: 256 random bits. The store keeps only its SHA-256.
public struct SessionToken: Sendable, Hashable {
    /// 64 hexadecimal digits, for the cookie.
    public let text: String

    /// A token as a cookie carries it; any text is accepted and simply finds no session when it is none.
    public init(text: String) { self.text = text }

    static func random(from random: RandomBytes) -> SessionToken {
        SessionToken(text: hexadecimal(random(32)))
    }

    /// What the store knows the session by.
    var digest: String { hexadecimal(SHA256.hash(data: Array(text.utf8))) }

    /// The value that every form of this session carries against cross-site requests: another site can neither read
    /// nor make it.
    public var formToken: String {
        let key = SymmetricKey(data: Array(text.utf8))
        return hexadecimal(HMAC<SHA256>.authenticationCode(for: Array("form".utf8), using: key))
    }

    /// Compares in constant time.
    public func accepts(formToken: String) -> Bool {
        SymmetricKey(data: Array(formToken.utf8)) == SymmetricKey(data: Array(self.formToken.utf8))
    }
}

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
