import Crypto
public import Foundation

/// What a signature is of: SHA-256 over what kind of thing was signed, about whom, and its bytes.
///
/// Each part is preceded by its length, so that no two different things have the same digest.
public struct ContentDigest: Sendable, Hashable, Codable {
    /// 64 hexadecimal digits.
    public let text: String

    /// - Parameters:
    ///   - kind: what it is, such as `plan`.
    ///   - subject: whom or what it is about, such as a patient's identifier; so a plan's signature is worth nothing
    ///     on the same plan of someone else.
    ///   - content: the bytes exactly as they are kept.
    public init(kind: String, subject: String, content: Data) {
        var hash = SHA256()
        for part in [Data(kind.utf8), Data(subject.utf8), content] {
            hash.update(data: withUnsafeBytes(of: UInt64(part.count).bigEndian) { Data($0) })
            hash.update(data: part)
        }
        text = hexadecimal(hash.finalize())
    }

    public init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
