import Foundation
import GRDB
import GRDBSQLite
import Synchronization

/// Moves the write-ahead log into the file, only ever on the writer: a second connection that checkpoints while
/// another writes corrupts the file in SQLite before 3.51.3.
///
/// The log keeps its length and is written from its beginning again, because writing over a file is faster than making
/// it longer; it is cut when readers kept it from beginning again, and at the end.
final class Checkpoint: Sendable {
    /// Pages of log after which it is moved: 16 MiB. More costs disk and start-up after a crash, less costs waits.
    private static let due = 4_096
    /// Pages of log after which readers are waited for: 128 MiB.
    private static let pressing = 32_768
    /// Milliseconds to wait for readers then.
    private static let patience: Int32 = 200

    private struct Progress: Sendable {
        var pages = 0
        /// The length at which to try next, so that a reader in the way does not make every commit try.
        var next = due
    }

    /// Pages of log, as SQLite counted them after the last commit.
    private let pages = Atomic(0)
    private let progress = Mutex(Progress())

    /// Begins to count. The connection must not write after this object is gone.
    func watch(_ database: Database) {
        sqlite3_wal_hook(
            database.sqliteConnection,
            { context, _, _, pages in
                guard let context else { return SQLITE_OK }
                Unmanaged<Checkpoint>.fromOpaque(context).takeUnretainedValue().pages
                    .store(Int(pages), ordering: .relaxed)
                return SQLITE_OK
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    func runIfDue(on database: Database) throws {
        let pages = pages.load(ordering: .relaxed)
        let isDue = progress.withLock { progress in
            if pages < progress.pages { progress.next = Self.due }
            progress.pages = pages
            guard pages >= progress.next else { return false }
            progress.next = pages + Self.due
            return true
        }
        guard isDue else { return }
        if pages >= Self.pressing {
            try run(on: database)
        } else {
            try run(on: database, SQLITE_CHECKPOINT_PASSIVE, patience: 0)
        }
    }

    /// Moves all of it and cuts the log. Readers in the way leave part of it for later, and so does a full disk: the log
    /// still holds everything.
    func run(on database: Database) throws {
        try run(on: database, SQLITE_CHECKPOINT_TRUNCATE, patience: Self.patience)
    }

    private func run(on database: Database, _ mode: Int32, patience: Int32) throws {
        guard let connection = database.sqliteConnection else { return }
        sqlite3_busy_timeout(connection, patience)
        defer { sqlite3_busy_timeout(connection, SQLiteConnection.patience) }
        let code = sqlite3_wal_checkpoint_v2(connection, "main", mode, nil, nil)
        if code == SQLITE_OK || code == SQLITE_BUSY { return }
        let fault = SQLiteFault(connection: connection)
        if fault.kind == .device { throw fault }
    }
}
