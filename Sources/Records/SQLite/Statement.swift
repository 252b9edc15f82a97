import Foundation
import GRDB
import GRDBSQLite

/// A cached statement, driven directly: the write path spends its time in SQLite, not in conversions.
///
/// Used on its connection's queue only. Always `reset` after the last row: an unfinished statement keeps a snapshot
/// open and with it the write-ahead log.
struct Statement {
    private let cached: GRDB.Statement
    private let handle: OpaquePointer
    private let connection: OpaquePointer?

    init(_ sql: String, on database: Database) throws {
        do {
            cached = try database.cachedStatement(sql: sql)
        } catch let error as DatabaseError {
            throw SQLiteFault(error, connection: database.sqliteConnection)
        } catch {
            throw SQLiteFault(connection: database.sqliteConnection)
        }
        handle = cached.sqliteStatement
        connection = database.sqliteConnection
    }

    /// How many rows the last statement of the connection changed.
    var changes: Int32 { sqlite3_changes(connection) }

    var isReadOnly: Bool { sqlite3_stmt_readonly(handle) != 0 }

    // MARK: Values, from 1

    func bind(_ value: Int64, at index: Int32) throws {
        try check(sqlite3_bind_int64(handle, index, value))
    }

    func bind(_ value: String, at index: Int32) throws {
        try check(sqlite3_bind_text(handle, index, value, Int32(value.utf8.count), Self.copied))
    }

    func bind(_ value: [UInt8], at index: Int32) throws {
        // An empty array may have no address, which SQLite would take for NULL.
        let code =
            value.isEmpty
            ? sqlite3_bind_zeroblob(handle, index, 0)
            : sqlite3_bind_blob(handle, index, value, Int32(value.count), Self.copied)
        try check(code)
    }

    /// Binds bytes without copying them: they must stay where they are until the statement has run.
    func bind(unowned bytes: UnsafeBufferPointer<UInt8>, at index: Int32) throws {
        try check(sqlite3_bind_blob(handle, index, bytes.baseAddress, Int32(bytes.count), nil))
    }

    func bind(_ value: SQLValue, at index: Int32) throws {
        switch value {
        case .null: try check(sqlite3_bind_null(handle, index))
        case .int64(let number): try bind(number, at: index)
        case .double(let number): try check(sqlite3_bind_double(handle, index, number))
        case .text(let text): try bind(text, at: index)
        case .data(let data): try bind(Array(data), at: index)
        }
    }

    func bind(_ values: [SQLValue]) throws {
        for (offset, value) in values.enumerated() { try bind(value, at: Int32(offset + 1)) }
    }

    // MARK: Running

    /// True when there is a row to read.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw SQLiteFault(connection: connection)
        }
    }

    /// Runs a statement that answers no rows.
    func run() throws {
        defer { reset() }
        while try step() {}
    }

    /// Binds the last three values without copying them and runs.
    func run(
        _ first: [UInt8], _ second: [UInt8], _ third: [UInt8], from index: Int32
    ) throws {
        try first.withUnsafeBufferPointer { (first) throws in
            try second.withUnsafeBufferPointer { (second) throws in
                try third.withUnsafeBufferPointer { (third) throws in
                    try bind(unowned: first, at: index)
                    try bind(unowned: second, at: index + 1)
                    try bind(unowned: third, at: index + 2)
                    try run()
                }
            }
        }
    }

    func run(_ values: [SQLValue]) throws {
        try bind(values)
        try run()
    }

    func reset() {
        sqlite3_reset(handle)
    }

    /// Every row.
    func rows(_ values: [SQLValue] = []) throws -> [Row] {
        defer { reset() }
        try bind(values)
        var rows: [Row] = []
        while try step() { rows.append(Row((0..<sqlite3_column_count(handle)).map { self.value($0) })) }
        return rows
    }

    // MARK: Columns, from 0

    func type(_ column: Int32) -> Int32 { sqlite3_column_type(handle, column) }

    func int64(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    /// The bytes of a text or of a blob, with any zero bytes inside.
    func bytes(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(handle, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }

    func value(_ column: Int32) -> SQLValue {
        switch type(column) {
        case SQLITE_INTEGER: .int64(int64(column))
        case SQLITE_FLOAT: .double(sqlite3_column_double(handle, column))
        case SQLITE_TEXT: .text(String(decoding: bytes(column), as: UTF8.self))
        case SQLITE_BLOB: .data(Data(bytes(column)))
        default: .null
        }
    }

    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    private func check(_ code: Int32) throws {
        if code != SQLITE_OK { throw SQLiteFault(connection: connection) }
    }
}

extension Database {
    func statement(_ sql: String) throws -> Statement { try Statement(sql, on: self) }

    /// Runs statements that take no values, such as pragmas and table definitions.
    func run(script: String) throws {
        do {
            try execute(sql: script)
        } catch let error as DatabaseError {
            throw SQLiteFault(error, connection: sqliteConnection)
        } catch {
            throw SQLiteFault(connection: sqliteConnection)
        }
    }

    /// The first column of the first row, when it is a whole number.
    func number(_ sql: String) throws -> Int64? {
        if case .int64(let number) = try statement(sql).rows().first?.values.first { number } else { nil }
    }
}
