import Crypto

/// Each link is SHA-256 of the link before it followed by what it seals: an entry's body in a stream's chain, a
/// stream's link in the clinic's chain. Nothing before a link can change without changing the link.
enum HashChain {
    /// What stands before the first link.
    static let genesis = [UInt8](repeating: 0, count: SHA256.byteCount)

    static func link(after previous: [UInt8], sealing content: [UInt8]) -> [UInt8] {
        var hasher = SHA256()
        previous.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        content.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        return hasher.finalize().withUnsafeBytes { Array($0) }
    }
}

/// The last link of a chain and its number; 0 before the first.
struct ChainEnd: Sendable, Equatable {
    static let none = ChainEnd(number: 0, link: HashChain.genesis)

    var number: Int64
    var link: [UInt8]
}
