import Foundation
import GRDB
import GRDBSQLite
import Synchronization

/// The record in one SQLite file, written by one process.
///
///     let store = try SQLiteStore(path: "/var/lib/halcyon/record.sqlite", projections: [People()])
///     let result = try await store.append(Append(entries: [entry], expected: [entry.stream: 3]))
///
/// Appends of many tasks are committed together, so that they share the wait for the disk. Readers never wait for
/// the writer. When the disk is full an append fails and the next one tries again; when the disk fails the store
/// refuses every later write until it is opened anew.
public final class SQLiteStore: RecordStore {
    private enum Access: Sendable {
        case writing(DatabasePool, GroupWriter, LockFile)
        case reading(DatabaseQueue)
    }

    public let path: String
    private let access: Access
    private let tables: ProjectionTables
    private let subscribers = Subscribers()
    private let isClosed = Atomic(false)

    /// Opens or creates a record for writing.
    ///
    /// Throws `locked` when another process writes it, `newerSchema` and `migration` when its format does not fit,
    /// and derives the projections that changed since it was last open.
    public convenience init(path: String, projections: [any Projection] = []) throws {
        try self.init(path: path, projections: projections, migrations: RecordSchema.migrations)
    }

    init(path: String, projections: [any Projection], migrations: [Migration]) throws {
        self.path = DurableFile.absolute(path)
        tables = try ProjectionTables(projections)
        // A file-size limit must be answered as an error, not by ending the process.
        signal(SIGXFSZ, SIG_IGN)
        let lock = try LockFile(beside: self.path)
        try RecordFile(path: self.path, migrations: migrations).prepare()
        do {
            let pool = try DatabasePool(path: self.path, configuration: SQLiteConnection.writing)
            let tables = tables
            try pool.writeWithoutTransaction { database in
                try SQLiteConnection.makeDurable(database)
                try RecordSchema.migrate(database, through: migrations)
                try tables.update(database)
            }
            // One reader stays open for the life of the pool: so closing the writer is never the closing of the last
            // connection, which would move the log into the file even after the disk failed.
            _ = try pool.unsafeRead { try $0.number("SELECT COUNT(*) FROM meta") }
            let writer = GroupWriter(pool: pool, projections: projections, subscribers: subscribers)
            access = .writing(pool, writer, lock)
        } catch {
            throw StoreError(error)
        }
    }

    /// Opens an existing record for reading, beside a process that writes it or not. It never writes to the file or
    /// its log. `append` and `rebuild` throw `readOnly`.
    public init(readingFrom path: String) throws {
        self.path = DurableFile.absolute(path)
        tables = try ProjectionTables([])
        do {
            let format = try RecordFile(path: self.path, migrations: RecordSchema.migrations).format()
            guard format == RecordSchema.migrations.count else {
                throw StoreError.migration(
                    reason: "it has format \(format), not \(RecordSchema.migrations.count). Start the server once.")
            }
            access = .reading(try RecordFile.reader(self.path))
        } catch {
            throw StoreError(error)
        }
    }

    /// The version of SQLite in use. Before 3.51.3, no other program may write or checkpoint the file while it is open.
    public static var engineVersion: String { String(cString: sqlite3_libversion()) }

    // MARK: Writing

    public func append(_ append: Append) async throws -> AppendResult {
        try await writer.append(PreparedAppend(append)).result
    }

    /// Samples share the group, and so the wait for the disk, with whatever else is written at that moment.
    func keepSamples(_ messages: [SampleMessage]) async throws -> [SampleOutcome] {
        guard !messages.isEmpty else { return [] }
        return try await writer.append(PreparedAppend(samples: messages)).samples
    }

    public func rebuild() async throws {
        let tables = tables
        try await onWriter { try tables.rebuild($0) }
    }

    public func committed() -> AsyncStream<[StoredEntry]> { subscribers.subscribe() }

    public func close() async throws {
        if isClosed.exchange(true, ordering: .acquiringAndReleasing) { return }
        do {
            switch access {
            case .reading(let queue): try queue.close()
            case .writing(let pool, let writer, let lock):
                writer.stop(.closed)
                await writer.finish()
                subscribers.finish()
                try pool.close()
                lock.release()
            }
        } catch {
            throw StoreError(error)
        }
    }

    /// Runs work on the writing connection, between two groups of appends.
    func onWriter<Value: Sendable>(
        _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await writer.perform(work)
    }

    private var writer: GroupWriter {
        get throws {
            switch access {
            case .writing(_, let writer, _): return writer
            case .reading: throw StoreError.readOnly(reason: "it was opened for reading")
            }
        }
    }

    // MARK: Reading

    public func entries(
        in stream: StreamName, after sequence: Int64, limit: Int
    ) async throws -> [StoredEntry] {
        try await read { database in
            try EntryColumns.entries(
                """
                SELECT \(EntryColumns.list) FROM entries WHERE stream = ? AND sequence > ? ORDER BY sequence LIMIT ?
                """, [.text(stream.text), .int64(sequence), .int64(Int64(limit))], on: database)
        }
    }

    public func feed(after position: Int64, limit: Int) async throws -> [StoredEntry] {
        try await read { try EntryColumns.feed(after: position, limit: limit, on: $0) }
    }

    public func head(of stream: StreamName) async throws -> StreamHead {
        try await read { database in
            let end = try ChainEnds.end(of: stream, in: database)
            return StreamHead(sequence: end.number, hash: Data(end.link))
        }
    }

    public func clinicHead() async throws -> ClinicHead {
        try await read { database in
            let end = try ChainEnds.clinicEnd(in: database)
            return ClinicHead(position: end.number, hash: Data(end.link))
        }
    }

    public func rows(_ query: SQL) async throws -> [Row] {
        try await read { database in
            let statement = try database.statement(query.questionMarked)
            guard statement.isReadOnly else {
                throw StoreError.invalid(reason: "A query may only read; facts change by appending entries.")
            }
            return try statement.rows(query.values)
        }
    }

    public func state(_ key: String) async throws -> StateValue? {
        try await read { database in
            try database.statement("SELECT key, value, expires_us FROM state WHERE key = ?")
                .rows([.text(key)]).first.map(StateValue.init)
        }
    }

    public func state(prefix: String) async throws -> [StateValue] {
        try await read { database in
            // Keys sort by their UTF-8 bytes: the highest character there is ends the range.
            try database.statement(
                "SELECT key, value, expires_us FROM state WHERE key >= ? AND key < ? ORDER BY key"
            ).rows([.text(prefix), .text(prefix + "\u{10FFFF}")]).map(StateValue.init)
        }
    }

    public func verify() async throws -> Verification {
        // In a transaction, so that the whole walk sees one moment.
        do {
            return try await reader.read { try Verifier.verify($0) }
        } catch {
            throw StoreError(error)
        }
    }

    func read<Value: Sendable>(_ work: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await reader.unsafeRead(work)
        } catch {
            throw StoreError(error)
        }
    }

    private var reader: any DatabaseReader {
        switch access {
        case .writing(let pool, _, _): pool
        case .reading(let queue): queue
        }
    }
}

extension StateValue {
    fileprivate init(_ row: Row) throws {
        self.init(key: try row.text(0), value: try row.data(1), expiresMicroseconds: try row.int64IfPresent(2))
    }
}
