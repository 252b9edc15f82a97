import Foundation
import GRDB
import GRDBSQLite

/// How connections to a record are opened and what they must be set to.
enum SQLiteConnection {
    /// Milliseconds to wait for a lock that only a foreign process could hold.
    static let patience: Int32 = 5_000

    /// For the pool of a store that writes.
    static var writing: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(Double(patience) / 1_000)
        configuration.maximumReaderCount = 5
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 0; PRAGMA temp_store = MEMORY")
            if database.configuration.readonly { try database.execute(sql: "PRAGMA query_only = 1") }
        }
        return configuration
    }

    /// For verification and backup beside a store that writes, and for files at rest.
    static var reading: Configuration {
        var configuration = writing
        configuration.readonly = true
        return configuration
    }

    /// For moving the log of a file that nobody has open into it.
    static var settling: Configuration {
        var configuration = Configuration()
        configuration.prepareDatabase {
            try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0")
        }
        return configuration
    }

    /// Sets what the pool leaves otherwise, and reads it back: an acknowledged entry must be on disk.
    static func makeDurable(_ database: Database) throws {
        try database.run(script: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -16384")
        let journal = try database.statement("PRAGMA journal_mode").rows().first?.values.first
        let synchronous = try database.number("PRAGMA synchronous")
        let checkpoint = try database.number("PRAGMA wal_autocheckpoint")
        guard journal == .text("wal"), synchronous == 2, checkpoint == 0 else {
            throw StoreError.failed(reason: "the file does not keep what it acknowledges on this file system")
        }
    }
}
