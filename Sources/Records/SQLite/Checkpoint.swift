import Foundation
import GRDB
import GRDBSQLite
import Synchronization

/// Moves the write-ahead log into the file, only ever on the writer: a second connection that checkpoints while
/// another writes corrupts the file in SQLite before 3.51.3.
final class Checkpoint: Sendable {
    /// Bytes of log after which it is moved. Larger costs disk and start-up after a crash, smaller costs waits.
    private static let due: Int64 = 16 << 20
    /// Bytes of log after which readers are waited for.
    private static let pressing: Int64 = 128 << 20
    /// Milliseconds to wait for readers then.
    private static let patience: Int32 = 200

    private let logPath: String
    /// The size at which to try next, so that a reader in the way does not make every commit try.
    private let next = Mutex(due)

    init(path: String) {
        logPath = path + "-wal"
    }

    func runIfDue(on database: Database) throws {
        let size = logSize
        guard next.withLock({ size >= $0 }) else { return }
        try run(on: database, patience: size >= Self.pressing ? Self.patience : 0)
        next.withLock { $0 = logSize + Self.due }
    }

    /// Readers in the way leave part of it for later, and so does a full disk: the log still holds everything.
    func run(on database: Database, patience: Int32 = patience) throws {
        guard let connection = database.sqliteConnection else { return }
        sqlite3_busy_timeout(connection, patience)
        defer { sqlite3_busy_timeout(connection, SQLiteConnection.patience) }
        let code = sqlite3_wal_checkpoint_v2(connection, "main", SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
        if code == SQLITE_OK || code == SQLITE_BUSY { return }
        let fault = SQLiteFault(connection: connection)
        if fault.kind == .device { throw fault }
    }

    private var logSize: Int64 {
        var status = stat()
        return stat(logPath, &status) == 0 ? Int64(status.st_size) : 0
    }
}
