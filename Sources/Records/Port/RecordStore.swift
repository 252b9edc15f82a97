/// The append-only record of one clinic: entries in streams, chained by hash, with the projections derived from them.
///
/// Any number of tasks may call it at once. An append that returned is on disk.
public protocol RecordStore: Sendable {
    /// Writes all of `append` or nothing. Throws `conflict`, `commandReused`, `stateChanged`, `invalid`, `projection`
    /// when it cannot be applied; `full`, `readOnly`, `closed`, `failed` when it could not be saved.
    func append(_ append: Append) async throws -> AppendResult

    /// Keeps samples, all of each message or nothing. What returned is on disk. Throws as `append` does.
    func keep(_ messages: [SampleMessage]) async throws -> [SampleOutcome]

    /// The samples of a subject after a number (0: from the first), in the order in which they arrived, at most `limit`.
    func samples(of subject: String, after number: Int64, limit: Int) async throws -> [StoredSample]

    /// The subjects of samples whose names begin with `prefix`, in order of name.
    func sampleSubjects(prefix: String) async throws -> [SampleSubject]

    /// The seal that fits what was kept for a subject up to now; appending it as an entry closes the subject.
    func seal(of subject: String) async throws -> SampleSeal

    /// The entries of one stream after a sequence (0: from the first), in order, at most `limit`.
    func entries(in stream: StreamName, after sequence: Int64, limit: Int) async throws -> [StoredEntry]

    /// The entries of all streams after a position (0: from the first), in order, at most `limit`.
    func feed(after position: Int64, limit: Int) async throws -> [StoredEntry]

    /// The end of a stream; sequence 0 when it is empty.
    func head(of stream: StreamName) async throws -> StreamHead

    /// The end of the clinic's chain.
    func clinicHead() async throws -> ClinicHead

    /// Reads projections. A statement that writes is refused.
    func rows(_ query: SQL) async throws -> [Row]

    /// What is kept under a key, expired or not.
    func state(_ key: String) async throws -> StateValue?

    /// What is kept under every key that begins with `prefix`, ordered by key.
    func state(prefix: String) async throws -> [StateValue]

    /// The entries of each append from now on, in order of position, after they are on disk. A reader that falls
    /// too far behind is dropped: its stream ends, and it reads on with `feed(after:limit:)`.
    func committed() -> AsyncStream<[StoredEntry]>

    /// Drops every projection and derives it again from the entries.
    func rebuild() async throws

    /// Walks the whole record and checks that every entry is what was written.
    func verify() async throws -> Verification

    /// Writes a consistent copy to a new file while the store stays in use, and verifies it. Never overwrites.
    func backup(to path: String) async throws

    /// Finishes what was accepted and closes. Later calls throw `closed`; closing again does nothing.
    func close() async throws
}

extension RecordStore {
    /// Every entry of one stream, in order.
    public func entries(in stream: StreamName) async throws -> [StoredEntry] {
        try await entries(in: stream, after: 0, limit: .max)
    }

    /// Every sample of a subject.
    public func samples(of subject: String) async throws -> [StoredSample] {
        try await samples(of: subject, after: 0, limit: .max)
    }

    /// Changes state alone.
    public func apply(_ changes: [StateChange]) async throws {
        _ = try await append(Append(state: changes))
    }
}
