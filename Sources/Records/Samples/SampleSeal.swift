import Crypto
import Foundation

/// What an entry of the kind `SampleSeal.kind` says: so many samples of this subject stand, and this is their digest.
///
/// Appending such an entry closes the subject in the same transaction; the append is refused with `stateChanged` when
/// samples arrived since the digest was taken. `verify` takes the digest again.
public struct SampleSeal: Sendable, Equatable, Codable {
    /// The kind of entry that seals.
    public static let kind = "samples.sealed"

    public let subject: String
    public let samples: Int64
    /// SHA-256, lower-case hexadecimal, over each batch in order: its times and the length of its body as eight bytes each,
    /// the highest first, then its body.
    public let digest: String

    public init(subject: String, samples: Int64, digest: String) {
        self.subject = subject
        self.samples = samples
        self.digest = digest
    }
}

/// The digest that seals samples, taken batch by batch.
struct SampleDigest {
    private var hasher = SHA256()
    private(set) var samples: Int64 = 0

    mutating func add(at: Int64, received: Int64, body: [UInt8]) {
        for number in [at, received, Int64(body.count)] {
            withUnsafeBytes(of: number.bigEndian) { hasher.update(bufferPointer: $0) }
        }
        body.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        samples += 1
    }

    var hexadecimal: String {
        hasher.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
