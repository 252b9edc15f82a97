import Foundation

@testable import Records

/// What the tests write.
enum Sample {
    static func entry(
        _ stream: StreamName = "chart/ada", _ kind: String = "note.written", payload: String = #"{"text":"calm"}"#
    ) -> NewEntry {
        NewEntry(
            stream: stream, kind: kind, schema: 1, author: "person/nurse",
            occurredMicroseconds: 1_800_000_000_000_000, recordedMicroseconds: 1_800_000_001_000_000,
            zone: "America/Phoenix", payload: Data(payload.utf8))
    }

    static func append(_ streams: StreamName...) -> Append {
        Append(entries: streams.map { entry($0) })
    }
}

/// A folder that is removed when the test ends.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "records-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String = "record.sqlite") -> String { path + "/" + name }
}

/// Entries counted by kind, and the last text of each stream: a projection that reads its own tables.
struct Tally: Projection {
    var name = "tally"
    var version = 1
    var tables = [
        "CREATE TABLE tally (kind TEXT NOT NULL PRIMARY KEY, entries BIGINT NOT NULL)",
        "CREATE TABLE tally_last (stream TEXT NOT NULL PRIMARY KEY, sequence BIGINT NOT NULL, payload TEXT NOT NULL)",
        "CREATE INDEX tally_last_sequence ON tally_last (sequence)",
    ]
    /// A kind that the projection refuses.
    var refusedKind = "refused"

    struct Refused: Error {}

    func apply(_ entry: StoredEntry, to transaction: any ProjectionTransaction) throws {
        let count = try transaction.rows("SELECT entries FROM tally WHERE kind = \(entry.kind)").first?.int64(0) ?? 0
        if count == 0 {
            try transaction.execute("INSERT INTO tally (kind, entries) VALUES (\(entry.kind), 1)")
        } else {
            try transaction.execute("UPDATE tally SET entries = \(count + 1) WHERE kind = \(entry.kind)")
        }
        let text = String(decoding: entry.payload, as: UTF8.self)
        try transaction.execute(
            """
            INSERT INTO tally_last (stream, sequence, payload) VALUES (\(entry.stream), \(entry.sequence), \(text))
            ON CONFLICT (stream) DO UPDATE SET sequence = excluded.sequence, payload = excluded.payload
            """)
        if entry.kind == refusedKind { throw Refused() }
    }
}

extension AppendResult {
    /// The entries, when they were written now.
    var entries: [StoredEntry] { if case .appended(let entries) = self { entries } else { [] } }
}
