import Foundation

/// An append checked and encoded by the task that asked, so that the writer only writes.
struct PreparedAppend: Sendable {
    let commandID: String?
    let commandDigest: Data
    let entries: [PreparedEntry]
    let expected: [StreamName: Int64]
    let state: [StateChange]
    let samples: [SampleMessage]
    /// True when each message is answered for itself, so that a sealed subject refuses that message alone.
    let answersEachMessage: Bool

    /// Samples alone.
    init(samples: [SampleMessage]) throws {
        try Self.check(samples)
        commandID = nil
        commandDigest = Data()
        entries = []
        expected = [:]
        state = []
        self.samples = samples
        answersEachMessage = true
    }

    init(_ append: Append) throws {
        if let id = append.commandID, id.isEmpty || id.utf8.contains(0) {
            throw StoreError.invalid(reason: "The command's identifier is empty or not plain text: name one.")
        }
        var entries: [PreparedEntry] = []
        entries.reserveCapacity(append.entries.count)
        for entry in append.entries { entries.append(try PreparedEntry(entry)) }
        for change in append.state {
            switch change {
            case .put(let key, let value, _):
                try Self.check(key: key)
                guard value.count <= PreparedEntry.largestPayload else {
                    throw StoreError.invalid(
                        reason: "The value of \(key) has \(value.count) bytes, at most \(PreparedEntry.largestPayload)."
                    )
                }
            case .delete(let key), .require(let key, _): try Self.check(key: key)
            case .deleteExpired: break
            }
        }
        commandID = append.commandID
        commandDigest = append.commandDigest ?? Data()
        self.entries = entries
        expected = append.expected
        state = append.state
        try Self.check(append.samples)
        samples = append.samples
        answersEachMessage = false
    }

    private static func check(_ messages: [SampleMessage]) throws {
        for message in messages {
            for batch in message.batches {
                guard !batch.subject.isEmpty, !batch.subject.utf8.contains(0) else {
                    throw StoreError.invalid(reason: "The subject of a sample is empty or not plain text: name one.")
                }
                guard batch.body.count <= PreparedEntry.largestPayload else {
                    throw StoreError.invalid(
                        reason: "A sample has \(batch.body.count) bytes, at most \(PreparedEntry.largestPayload).")
                }
            }
        }
    }

    private static func check(key: String) throws {
        guard !key.isEmpty, !key.utf8.contains(0) else {
            throw StoreError.invalid(reason: "A key of state is empty or not plain text: name one.")
        }
    }
}
