import Foundation
import GRDB

extension SQLiteStore {
    public func backup(to path: String) async throws {
        let path = DurableFile.absolute(path)
        guard !DurableFile.exists(path) else {
            throw StoreError.backup(reason: "\(path) exists already: choose another name. A backup never overwrites.")
        }
        let partial = path + ".partial"
        do {
            try DurableFile.remove(partial)
            try DurableFile.create(partial)
            try await read { database in
                try database.run(script: "PRAGMA query_only = 0")
                defer { try? database.run(script: "PRAGMA query_only = 1") }
                try database.statement("VACUUM INTO ?").run([.text(partial)])
            }
            try BackupSeal.seal(partial)
            _ = try Self.verifyBackup(at: partial)
            try DurableFile.move(partial, toFree: path)
        } catch {
            try DurableFile.remove(partial)
            throw StoreError(error)
        }
    }

    /// Checks a backup: its seal, the database and every entry. Throws `StoreError.backup` with the first thing wrong.
    public static func verifyBackup(at path: String) throws -> Verification {
        let path = DurableFile.absolute(path)
        try BackupSeal.check(path)
        return try verifyContents(path)
    }

    /// Puts a verified backup in the place of a record that no process has open.
    ///
    /// Refuses when there is a record at `target`, unless `force`; then the replaced record is kept beside it.
    /// Returns: where the replaced record is kept, or nil when there was none.
    @discardableResult
    public static func restore(from backup: String, to target: String, force: Bool = false) throws
        -> String?
    {
        let target = DurableFile.absolute(target)
        let backup = DurableFile.absolute(backup)
        let lock = try LockFile(beside: target)
        defer { withExtendedLifetime(lock) {} }
        let replaces = DurableFile.size(target) > 0
        guard !replaces || force else {
            throw StoreError.backup(
                reason: "There is a record at \(target): restoring would replace it. Force it to do so.")
        }
        let copy = target + ".restoring"
        try DurableFile.remove(copy)
        do {
            try BackupSeal.check(backup, copyingTo: copy)
            _ = try verifyContents(copy)
            guard replaces else {
                try DurableFile.remove(target + "-wal")
                try DurableFile.remove(target + "-shm")
                try DurableFile.move(copy, replacing: target)
                return nil
            }
            return try RecordFile(path: target, migrations: []).replace(with: copy, keepingAs: "replaced")
        } catch {
            try DurableFile.remove(copy)
            throw error
        }
    }

    private static func verifyContents(_ path: String) throws -> Verification {
        do {
            _ = try RecordFile(path: path, migrations: RecordSchema.migrations).format()
            let queue = try RecordFile.reader(path)
            let verification = try queue.read { database in
                guard try database.statement("PRAGMA integrity_check").rows() == [Row([.text("ok")])] else {
                    throw StoreError.backup(reason: "\(path) is not a sound database. Use another one.")
                }
                return try Verifier.verify(database)
            }
            try queue.close()
            if case .broken(let fault) = verification {
                throw StoreError.backup(reason: "\(path) does not hold what was written. \(fault)")
            }
            return verification
        } catch {
            throw StoreError(error)
        }
    }
}
