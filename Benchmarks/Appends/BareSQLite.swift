import Foundation
import GRDBSQLite

/// SQLite alone: the same tables, settings and group size as the record, one thread, no hashing, no checks, no queue.
struct BareSQLite {
    struct Failure: Error {
        let message: String
    }

    /// Seconds for `count` entries of `writers` streams in groups of one entry per stream.
    static func write(_ count: Int, writers: Int, path: String) throws -> Double {
        var connection: OpaquePointer?
        guard sqlite3_open(path, &connection) == SQLITE_OK, let connection else { throw Failure(message: path) }
        defer { sqlite3_close_v2(connection) }
        let database = BareSQLite(connection: connection)
        try database.run(
            """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384;
            PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 4096;
            CREATE TABLE entries (
                position INTEGER PRIMARY KEY, stream TEXT NOT NULL, sequence BIGINT NOT NULL, kind TEXT NOT NULL,
                schema INTEGER NOT NULL, author TEXT NOT NULL, occurred_us BIGINT NOT NULL,
                recorded_us BIGINT NOT NULL, zone TEXT NOT NULL, body BLOB NOT NULL, hash BLOB NOT NULL,
                clinic_hash BLOB NOT NULL, UNIQUE (stream, sequence));
            CREATE TABLE streams (stream TEXT NOT NULL PRIMARY KEY, sequence BIGINT NOT NULL, hash BLOB NOT NULL)
                WITHOUT ROWID;
            """)
        return try database.write(count, writers: writers)
    }

    private let connection: OpaquePointer

    private func write(_ count: Int, writers: Int) throws -> Double {
        let insert = try prepare("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        let head = try prepare(
            """
            INSERT INTO streams VALUES (?, ?, ?)
            ON CONFLICT (stream) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash
            """)
        let begin = try prepare("BEGIN IMMEDIATE")
        let commit = try prepare("COMMIT")
        defer { for statement in [insert, head, begin, commit] { sqlite3_finalize(statement) } }
        let streams = (0..<writers).map { Array(SampleEntries.stream($0).utf8CString) }
        let kind = Array(SampleEntries.kind.utf8CString)
        let author = Array(SampleEntries.author.utf8CString)
        let zone = Array(SampleEntries.zone.utf8CString)
        let body = [UInt8](repeating: UInt8(ascii: "x"), count: SampleEntries.bodyBytes)
        let hash = [UInt8](repeating: 7, count: 32)
        var position: Int64 = 0
        let clock = ContinuousClock()
        let start = clock.now
        while position < count {
            let sequence = position / Int64(writers) + 1
            try step(begin)
            for stream in streams {
                position += 1
                sqlite3_bind_int64(insert, 1, position)
                sqlite3_bind_text(insert, 2, stream, -1, nil)
                sqlite3_bind_int64(insert, 3, sequence)
                sqlite3_bind_text(insert, 4, kind, -1, nil)
                sqlite3_bind_int64(insert, 5, 1)
                sqlite3_bind_text(insert, 6, author, -1, nil)
                sqlite3_bind_int64(insert, 7, SampleEntries.start + position)
                sqlite3_bind_int64(insert, 8, SampleEntries.start + position)
                sqlite3_bind_text(insert, 9, zone, -1, nil)
                sqlite3_bind_blob(insert, 10, body, Int32(body.count), nil)
                sqlite3_bind_blob(insert, 11, hash, Int32(hash.count), nil)
                sqlite3_bind_blob(insert, 12, hash, Int32(hash.count), nil)
                try step(insert)
            }
            for stream in streams {
                sqlite3_bind_text(head, 1, stream, -1, nil)
                sqlite3_bind_int64(head, 2, sequence)
                sqlite3_bind_blob(head, 3, hash, Int32(hash.count), nil)
                try step(head)
            }
            try step(commit)
        }
        return (clock.now - start).seconds
    }

    private func run(_ script: String) throws {
        guard sqlite3_exec(connection, script, nil, nil, nil) == SQLITE_OK else { throw failure }
    }

    private func prepare(_ sql: String) throws -> OpaquePointer? {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil) == SQLITE_OK
        else { throw failure }
        return statement
    }

    private func step(_ statement: OpaquePointer?) throws {
        guard sqlite3_step(statement) == SQLITE_DONE else { throw failure }
        sqlite3_reset(statement)
    }

    private var failure: Failure { Failure(message: String(cString: sqlite3_errmsg(connection))) }
}
