import Care
import Crypto
import Foundation

/// A shared secret that makes time-based one-time codes: RFC 6238 with SHA-1, 30 seconds and six digits, which every
/// authenticator app speaks.
public struct OneTimeCodeSecret: Sendable, Hashable, Codable {
    /// Seconds that a code lasts.
    static let stepSeconds: Int64 = 30
    /// Steps of clock difference that are forgiven on either side.
    static let forgivenSteps: Int64 = 1

    let bytes: [UInt8]

    /// 160 bits, the length RFC 4226 recommends.
    static func random(from random: RandomBytes) -> OneTimeCodeSecret {
        OneTimeCodeSecret(bytes: random(20))
    }

    /// The secret in base32, for typing into an authenticator app.
    public var text: String { Base32.encode(bytes) }

    /// The address that an authenticator app takes from a QR code.
    public func provisioningAddress(clinic: String, email: String) -> String {
        let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
        func escaped(_ part: String) -> String {
            part.addingPercentEncoding(withAllowedCharacters: allowed.intersection(.urlPathAllowed)) ?? ""
        }
        return "otpauth://totp/\(escaped(clinic)):\(escaped(email))?secret=\(text)&issuer=\(escaped(clinic))"
            + "&algorithm=SHA1&digits=6&period=\(Self.stepSeconds)"
    }

    static func step(at now: Instant) -> Int64 {
        Int64((Double(now.microseconds) / 1_000_000 / Double(stepSeconds)).rounded(.down))
    }

    /// The code of one step: dynamic truncation of RFC 4226 section 5.3.
    func code(step: Int64, digits: Int = 6) -> String {
        let counter = (0..<8).reversed().map { UInt8(truncatingIfNeeded: step >> ($0 * 8)) }
        let mac = [UInt8](
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: bytes)))
        let offset = Int((mac.last ?? 0) & 15)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
        let modulus = (0..<digits).reduce(UInt32(1)) { value, _ in value * 10 }
        let text = String(number % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step that `code` belongs to when it is right at `now`; nil when it is wrong or its step was used before.
    func step(matching code: String, at now: Instant, after used: Int64?) -> Int64? {
        let typed = SymmetricKey(data: Array(code.filter { !$0.isWhitespace }.utf8))
        let current = Self.step(at: now)
        return (current - Self.forgivenSteps...current + Self.forgivenSteps).first { candidate in
            candidate > used ?? .min && SymmetricKey(data: Array(self.code(step: candidate).utf8)) == typed
        }
    }
}
