import Crypto
import Foundation

/// SHA-256 of a document, to know it again.
enum ContentHash {
    static func hex(_ data: Data) -> String {
        SHA256.hash(data: data).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
