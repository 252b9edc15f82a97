import Foundation
import GRDB
import GRDBSQLite

/// How an entry lies in its table.
enum EntryColumns {
    static let list =
        "position, stream, sequence, kind, schema, author, occurred_us, recorded_us, zone, body, hash, clinic_hash"

    /// What SQLite must have stored in each column of `list`.
    static let types = [
        SQLITE_INTEGER, SQLITE_TEXT, SQLITE_INTEGER, SQLITE_TEXT, SQLITE_INTEGER, SQLITE_TEXT, SQLITE_INTEGER,
        SQLITE_INTEGER, SQLITE_TEXT, SQLITE_BLOB, SQLITE_BLOB, SQLITE_BLOB,
    ]

    static func envelope(in row: Statement) -> EntryEnvelope {
        EntryEnvelope(
            stream: row.bytes(1), sequence: row.int64(2), kind: row.bytes(3), schema: row.int64(4),
            author: row.bytes(5), occurredMicroseconds: row.int64(6), recordedMicroseconds: row.int64(7),
            zone: row.bytes(8))
    }

    /// The entry in the current row; its columns must say what its body says.
    static func entry(in row: Statement) throws -> StoredEntry {
        let envelope = envelope(in: row)
        let body = row.bytes(9)
        let stream = StreamName(String(decoding: envelope.stream, as: UTF8.self))
        guard let payload = envelope.payload(in: body) else {
            throw StoreError.damaged(
                reason: "entry \(envelope.sequence) of \(stream) does not say what its columns say")
        }
        return StoredEntry(
            position: row.int64(0), stream: stream, sequence: envelope.sequence,
            kind: String(decoding: envelope.kind, as: UTF8.self), schema: Int(envelope.schema),
            author: String(decoding: envelope.author, as: UTF8.self),
            occurredMicroseconds: envelope.occurredMicroseconds,
            recordedMicroseconds: envelope.recordedMicroseconds, zone: String(decoding: envelope.zone, as: UTF8.self),
            payload: Data(payload), body: Data(body), hash: Data(row.bytes(10)))
    }

    /// Entries after a position, for `feed` and for deriving projections.
    static func feed(after position: Int64, limit: Int, on database: Database) throws -> [StoredEntry] {
        try entries(
            "SELECT \(list) FROM entries WHERE position > ? ORDER BY position LIMIT ?",
            [.int64(position), .int64(Int64(limit))], on: database)
    }

    static func entries(_ sql: String, _ values: [SQLValue], on database: Database) throws -> [StoredEntry] {
        let statement = try database.statement(sql)
        defer { statement.reset() }
        try statement.bind(values)
        var entries: [StoredEntry] = []
        while try statement.step() { entries.append(try entry(in: statement)) }
        return entries
    }
}
