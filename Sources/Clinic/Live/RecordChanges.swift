public import Care
import Records

/// That something was appended: up to which position of the record, never what.
///
/// It names no patient and holds nothing of a chart, so that it may cross any wire; whoever wants to know more asks for
/// the page again and is authorised as for any page.
public struct RecordChange: Sendable, Hashable {
    /// The position of the last entry it stands for.
    public let position: Int64
}

/// What is appended to some streams after a position, in order, without loss or repeat.
///
/// Entries that were appended before the watcher came are read from the record, the rest arrives after its commit.
/// A watcher that falls behind, or whose position is far back, is told once that there is more: changes that wait
/// together are one change. Ends when the record is closed or the task is cancelled.
public struct RecordChanges: AsyncSequence, Sendable {
    public typealias Element = RecordChange

    let store: any RecordStore
    let after: Int64
    let matches: @Sendable (StreamName) -> Bool

    public func makeAsyncIterator() -> Iterator { Iterator(store: store, position: after, matches: matches) }

    public struct Iterator: AsyncIteratorProtocol {
        private static let batch = 1_000
        /// Further behind than this, the entries in between are not read one by one.
        private static let farBehind: Int64 = 10_000

        let store: any RecordStore
        var position: Int64
        let matches: @Sendable (StreamName) -> Bool
        private var live: AsyncStream<[StoredEntry]>.Iterator?
        private var isCatchingUp = true

        init(store: any RecordStore, position: Int64, matches: @escaping @Sendable (StreamName) -> Bool) {
            self.store = store
            self.position = position
            self.matches = matches
        }

        public mutating func next() async throws -> RecordChange? {
            while !Task.isCancelled {
                if live == nil {
                    // Watched before it is read, so that nothing falls between the two.
                    live = store.committed().makeAsyncIterator()
                    isCatchingUp = true
                }
                if isCatchingUp {
                    if let change = try await catchUp() { return change }
                    continue
                }
                guard let entries = await live?.next() else {
                    // Dropped for being slow, or closed: reading says which.
                    live = nil
                    continue
                }
                if let change = take(entries) { return change }
            }
            return nil
        }

        private mutating func catchUp() async throws -> RecordChange? {
            let head = try await store.clinicHead().position
            // A position that this record never reached, as after a restore, counts as far behind.
            guard position <= head, head - position <= Self.farBehind else {
                position = head
                return RecordChange(position: head)
            }
            let entries = try await store.feed(after: position, limit: Self.batch)
            isCatchingUp = entries.count == Self.batch
            return take(entries)
        }

        /// Goes past these entries; a change when one of them is of interest.
        private mutating func take(_ entries: [StoredEntry]) -> RecordChange? {
            var found = false
            for entry in entries where entry.position > position {
                position = entry.position
                if matches(entry.stream) { found = true }
            }
            return found ? RecordChange(position: position) : nil
        }
    }
}

extension Clinic {
    /// Where the record stands: what a page knows of that was read after asking.
    public func position() async throws -> Int64 { try await store.clinicHead().position }

    /// Changes to one session and to the chart it belongs to.
    public func changes(
        of session: SessionID, patient: PatientID, after position: Int64, access: Access
    ) throws -> RecordChanges {
        try access.proves(.seeChart, on: patient)
        let streams: Set<StreamName> = [.session(session), .chart(patient)]
        return RecordChanges(store: store, after: position) { streams.contains($0) }
    }

    /// Changes to any session of the clinic, and to what its floor is.
    public func floorChanges(after position: Int64, access: Access) throws -> RecordChanges {
        try access.proves(.seeFloor)
        return RecordChanges(store: store, after: position) { $0.isOnFloor }
    }
}

extension StreamName {
    /// Whether an entry of this stream can change what the floor shows.
    var isOnFloor: Bool {
        text.hasPrefix("session/") || text.hasPrefix("chart/") || text.hasPrefix("bookings/") || text == "floor"
    }
}
