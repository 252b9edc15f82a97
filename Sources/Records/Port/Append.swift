public import Foundation

/// One atomic write: every entry and every change of state is kept, or none is.
public struct Append: Sendable {
    /// The identifier of the command that asked for it. A command that is posted twice is applied once.
    public var commandID: String?
    /// A digest of what the command said, so that an identifier used again for something else is refused.
    public var commandDigest: Data?
    /// The entries in the order in which they shall stand; they may go to several streams.
    public var entries: [NewEntry]
    /// The last sequence each stream must have before this write (0: the stream is empty). A stream not named may
    /// have any.
    public var expected: [StreamName: Int64]
    /// Changes of what is kept beside the record, such as sign-in sessions.
    public var state: [StateChange]
    /// Samples kept in the same write. A message that was kept before is left out; one for a sealed subject refuses the
    /// whole write with `stateChanged`.
    public var samples: [SampleMessage]

    public init(
        commandID: String? = nil, commandDigest: Data? = nil, entries: [NewEntry] = [],
        expected: [StreamName: Int64] = [:], state: [StateChange] = [], samples: [SampleMessage] = []
    ) {
        self.commandID = commandID
        self.commandDigest = commandDigest
        self.entries = entries
        self.expected = expected
        self.state = state
        self.samples = samples
    }
}

/// The answer to a write that is on disk.
public enum AppendResult: Sendable, Equatable {
    /// The entries as they now stand in the record.
    case appended([StoredEntry])
    /// The same command was applied before; these are the positions of its entries.
    case alreadyDone(positions: [Int64])
}
