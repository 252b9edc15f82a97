import Foundation
import GRDB
import Testing

@testable import Records

@Suite("Backup and restore")
struct BackupTests {
    private func withBackup(
        _ body: (_ store: SQLiteStore, _ backup: String, _ folder: TemporaryFolder) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file(), projections: [Tally()])
        for number in 0..<50 { _ = try await store.append(Sample.append("s/\(number % 3)", "people")) }
        try await store.backup(to: folder.file("backup"))
        try await body(store, folder.file("backup"), folder)
        try await store.close()
    }

    @Test("gives back every entry, hash, projection and state")
    func roundTrip() async throws {
        try await withBackup { store, backup, folder in
            let restored = folder.file("restored")
            #expect(try SQLiteStore.restore(from: backup, to: restored) == nil)
            let copy = try SQLiteStore(path: restored, projections: [Tally()])
            #expect(try await copy.feed(after: 0, limit: .max) == store.feed(after: 0, limit: .max))
            #expect(try await copy.verify() == store.verify())
            let counts = try await copy.rows("SELECT * FROM tally ORDER BY kind")
            #expect(try await counts == store.rows("SELECT * FROM tally ORDER BY kind"))
            _ = try await copy.append(Sample.append("people"))
            try await copy.close()
            guard case .sound(100, 4, _) = try SQLiteStore.verifyBackup(at: backup) else {
                Issue.record("not sound")
                return
            }
        }
    }

    @Test("is consistent while appends go on")
    func online() async throws {
        try await withBackup { store, _, folder in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<8 {
                    group.addTask { for _ in 0..<50 { _ = try await store.append(Sample.append("w/\(writer)")) } }
                }
                for number in 0..<4 {
                    group.addTask {
                        let path = folder.file("online-\(number)")
                        try await store.backup(to: path)
                        _ = try SQLiteStore.verifyBackup(at: path)
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("never overwrites a file")
    func noOverwrite() async throws {
        try await withBackup { store, backup, _ in
            let before = try Data(contentsOf: URL(fileURLWithPath: backup))
            let error = await #expect(throws: StoreError.self) { try await store.backup(to: backup) }
            #expect(error?.description.contains("never overwrites") == true)
            #expect(try Data(contentsOf: URL(fileURLWithPath: backup)) == before)
        }
    }

    @Test("leaves nothing behind where it cannot be written")
    func unwritable() async throws {
        try await withBackup { store, _, folder in
            await #expect(throws: StoreError.self) { try await store.backup(to: folder.file("no/such/folder/backup")) }
            let appended = try await store.append(Sample.append("a"))
            #expect(appended.entries.count == 1)
        }
    }

    @Test("is refused with any one bit changed")
    func flippedBits() async throws {
        try await withBackup { _, backup, folder in
            let original = try Data(contentsOf: URL(fileURLWithPath: backup))
            let target = folder.file("target")
            var bits = (0..<60).map { $0 * (original.count * 8 - 1) / 59 }
            bits += (1...20).map { original.count * 8 - $0 * 31 }
            for bit in bits {
                var changed = original
                changed[bit / 8] ^= 1 << UInt8(bit % 8)
                try changed.write(to: URL(fileURLWithPath: backup))
                #expect(throws: StoreError.self, "bit \(bit)") { try SQLiteStore.restore(from: backup, to: target) }
            }
            #expect(!DurableFile.exists(target))
            #expect(!DurableFile.exists(target + ".restoring"))
            try original.dropLast(4_096).write(to: URL(fileURLWithPath: backup))
            #expect(throws: StoreError.self) { try SQLiteStore.restore(from: backup, to: target) }
            try original.write(to: URL(fileURLWithPath: backup))
            try SQLiteStore.restore(from: backup, to: target)
        }
    }

    @Test("is refused when it was tampered with and sealed again")
    func tamperedBackup() async throws {
        try await withBackup { _, backup, folder in
            let sealed = try Data(contentsOf: URL(fileURLWithPath: backup))
            try sealed.dropLast(BackupSeal.length).write(to: URL(fileURLWithPath: backup))
            try await DatabaseQueue(path: backup).write {
                try $0.execute(sql: "DELETE FROM entries WHERE position = 40")
            }
            try BackupSeal.seal(backup)
            let error = #expect(throws: StoreError.self) {
                try SQLiteStore.restore(from: backup, to: folder.file("target"))
            }
            #expect(error?.description.contains("people") == true, "\(String(describing: error))")
        }
    }

    @Test("does not replace a record unless forced, and then keeps it")
    func force() async throws {
        try await withBackup { _, backup, folder in
            let target = folder.file("target")
            let other = try SQLiteStore(path: target)
            let written = try await other.append(Sample.append("mine")).entries
            try await other.close()
            #expect(throws: StoreError.self) { try SQLiteStore.restore(from: backup, to: target) }
            let still = try SQLiteStore(path: target)
            #expect(try await still.feed(after: 0, limit: 9) == written)
            try await still.close()
            let kept = try #require(try SQLiteStore.restore(from: backup, to: target, force: true))
            let replaced = try SQLiteStore(path: target)
            #expect(try await replaced.clinicHead().position == 100)
            try await replaced.close()
            let old = try SQLiteStore(path: kept)
            #expect(try await old.feed(after: 0, limit: 9) == written)
            try await old.close()
        }
    }
}
