import Foundation
import GRDB

/// A record's file before it is opened for work: which format it has, and bringing it to this program's.
struct RecordFile {
    let path: String
    let migrations: [Migration]

    /// Makes the file ready to be opened in the current format, or throws and leaves it as it was. The caller holds
    /// the lock.
    func prepare() throws {
        try DurableFile.remove(copyPath)
        try DurableFile.remove(copyPath + "-journal")
        guard DurableFile.size(path) > 0 else { return try DurableFile.create(path) }
        let format = try format()
        if format > 0 && format < migrations.count { try migrateCopy(from: format) }
    }

    /// How many steps the file has taken; 0 when it holds nothing yet.
    func format() throws -> Int {
        do {
            return try Self.reader(path).read { database in
                let format = Int(try database.number("PRAGMA user_version") ?? 0)
                let application = try database.number("PRAGMA application_id") ?? 0
                let tables = try database.number("SELECT COUNT(*) FROM sqlite_master") ?? 0
                if tables == 0 && format == 0 { return 0 }
                guard application == RecordSchema.application else {
                    throw StoreError.failed(reason: "\(path) is not a record of this program")
                }
                guard format <= migrations.count else {
                    throw StoreError.newerSchema(found: format, known: migrations.count)
                }
                return format
            }
        } catch {
            throw StoreError(error)
        }
    }

    /// A connection that cannot write. A file at rest (a backup, perhaps on a disk that cannot be written) is read
    /// without the side files a live one needs.
    static func reader(_ path: String) throws -> DatabaseQueue {
        guard DurableFile.exists(path) else { throw StoreError.failed(reason: "there is no file \(path)") }
        do {
            return try DatabaseQueue(path: path, configuration: SQLiteConnection.reading)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
            guard DurableFile.size(path + "-wal") == 0 else { throw error }
            let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
            return try DatabaseQueue(path: "file:\(escaped)?immutable=1", configuration: SQLiteConnection.reading)
        }
    }

    /// Moves a finished file into the place of this one and keeps the one it replaces.
    /// Returns: where the replaced file is kept.
    func replace(with newPath: String, keepingAs word: String) throws -> String {
        let kept = DurableFile.freeName(path, word)
        // The log belongs to the old file: what it holds goes into that file before the name is given away. A file
        // too damaged for that is kept together with its log.
        try? Self.settle(path)
        guard link(path, kept) == 0 else { throw DurableFile.failure("create", kept) }
        if DurableFile.size(path + "-wal") > 0, link(path + "-wal", kept + "-wal") != 0 {
            throw DurableFile.failure("create", kept + "-wal")
        }
        try DurableFile.syncFolder(of: path)
        try DurableFile.remove(path + "-wal")
        try DurableFile.remove(path + "-shm")
        try DurableFile.move(newPath, replacing: path)
        return kept
    }

    private var copyPath: String { path + ".migrating" }

    /// The steps are taken on a copy; only when all succeeded does it take the place of the file.
    private func migrateCopy(from format: Int) throws {
        do {
            try DurableFile.create(copyPath)
            try Self.reader(path).writeWithoutTransaction { database in
                try database.run(script: "PRAGMA query_only = 0")
                try database.statement("VACUUM INTO ?").run([.text(copyPath)])
            }
            let copy = try DatabaseQueue(path: copyPath)
            try copy.writeWithoutTransaction { database in
                try RecordSchema.migrate(database, through: migrations)
                guard try database.statement("PRAGMA integrity_check").rows() == [Row([.text("ok")])] else {
                    throw StoreError.migration(reason: "the migrated copy is not sound")
                }
            }
            try copy.close()
            try DurableFile.sync(copyPath)
            _ = try replace(with: copyPath, keepingAs: "format-\(format)")
        } catch {
            try DurableFile.remove(copyPath)
            throw StoreError(error)
        }
    }

    private static func settle(_ path: String) throws {
        let queue = try DatabaseQueue(path: path, configuration: SQLiteConnection.settling)
        try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try queue.close()
    }
}
