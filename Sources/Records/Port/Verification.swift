public import Foundation

/// What a walk over the whole record found.
public enum Verification: Sendable, Equatable {
    /// Every entry fits. Compare `head` with one noted elsewhere to detect a record rewritten as a whole.
    case sound(entries: Int64, streams: Int64, head: ClinicHead)
    /// The first entry that does not fit.
    case broken(Fault)

    /// The first entry that does not fit.
    public struct Fault: Sendable, Equatable, CustomStringConvertible {
        public let stream: StreamName
        public let sequence: Int64
        /// Its place in the clinic chain, when it has one.
        public let position: Int64?
        /// What is wrong, in a sentence.
        public let reason: String

        public init(stream: StreamName, sequence: Int64, position: Int64?, reason: String) {
            self.stream = stream
            self.sequence = sequence
            self.position = position
            self.reason = reason
        }

        public var description: String {
            let place = position.map { " (position \($0))" } ?? ""
            return "Entry \(sequence) of \(stream)\(place): \(reason)"
        }
    }
}

/// The end of a stream's chain.
public struct StreamHead: Sendable, Equatable {
    /// The sequence of the last entry; 0 when the stream is empty.
    public let sequence: Int64
    /// The hash of the last entry; 32 zero bytes when the stream is empty.
    public let hash: Data

    public init(sequence: Int64, hash: Data) {
        self.sequence = sequence
        self.hash = hash
    }
}

/// The end of the clinic's chain over all streams.
public struct ClinicHead: Sendable, Equatable {
    /// The position of the last entry; 0 when there is none.
    public let position: Int64
    /// SHA-256 of the previous clinic hash followed by the last entry's hash; 32 zero bytes when there is none.
    public let hash: Data

    public init(position: Int64, hash: Data) {
        self.position = position
        self.hash = hash
    }
}
