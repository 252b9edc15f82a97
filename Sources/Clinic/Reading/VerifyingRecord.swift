import Foundation
import Records

/// What a walk over the whole record found, in words and figures.
public enum RecordCheck: Sendable, Hashable {
    /// Every entry fits. `head` is the end of the clinic's chain (SHA-256, lower-case hex): a record rewritten as a whole is
    /// found only by comparing it with one noted elsewhere.
    case sound(entries: Int64, streams: Int64, position: Int64, head: String)
    /// The first entry that does not fit; `position` is its place in the clinic's chain, when it has one.
    case broken(stream: String, sequence: Int64, position: Int64?, reason: String)
}

extension Clinic {
    /// Walks the whole record and checks that every entry is what was written. It reads everything: seconds for a large
    /// clinic.
    public func verifyRecord(access: Access) async throws -> RecordCheck {
        try access.proves(.verifyRecord)
        switch try await store.verify() {
        case .sound(let entries, let streams, let head):
            return .sound(
                entries: entries, streams: streams, position: head.position, head: hexadecimal(Array(head.hash)))
        case .broken(let fault):
            return .broken(
                stream: fault.stream.text, sequence: fault.sequence, position: fault.position, reason: fault.reason)
        }
    }
}
