import Foundation
import GRDB
import Testing

@testable import Records

@Suite("A record's file")
struct RecordFileTests {
    private static let next = Migration(
        name: "a place for notes", statements: "CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('kept')")
    private static let failing = Migration(
        name: "a step that fails", statements: "CREATE TABLE more (text TEXT); INSERT INTO nowhere VALUES (1)")

    private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

    private func makeRecord(_ path: String) async throws -> [StoredEntry] {
        let store = try SQLiteStore(path: path)
        let written = try await store.append(Sample.append("a", "b", "a")).entries
        try await store.close()
        return written
    }

    @Test("is brought to a newer format on a copy, and the old one is kept")
    func migration() async throws {
        let folder = try TemporaryFolder()
        let written = try await makeRecord(folder.file())
        let old = try bytes(folder.file())
        let store = try SQLiteStore(
            path: folder.file(), projections: [], migrations: RecordSchema.migrations + [Self.next])
        #expect(try await store.feed(after: 0, limit: 10) == written)
        #expect(try await store.rows("SELECT text FROM notes").map { try $0.text(0) } == ["kept"])
        guard case .sound(3, 2, _) = try await store.verify() else {
            Issue.record("not sound")
            return
        }
        try await store.close()
        #expect(try bytes(folder.file("record.sqlite.format-\(RecordSchema.migrations.count)-1")) == old)
        #expect(!DurableFile.exists(folder.file() + ".migrating"))
    }

    @Test("is left as it was, to the byte, when a step fails, also with its log not yet moved in")
    func failingMigration() async throws {
        let folder = try TemporaryFolder()
        _ = try await makeRecord(folder.file())
        // As after a crash: the last entries are in the log only.
        let crashed = try TemporaryFolder()
        let live = try SQLiteStore(path: folder.file())
        let last = try await live.append(Sample.append("c")).entries
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: folder.file() + suffix, toPath: crashed.file() + suffix)
        }
        try await live.close()
        let before = try [bytes(crashed.file()), bytes(crashed.file() + "-wal")]
        #expect(before[1].count > 0)
        let error = #expect(throws: StoreError.self) {
            try SQLiteStore(
                path: crashed.file(), projections: [],
                migrations: RecordSchema.migrations + [Self.next, Self.failing])
        }
        guard case .migration(let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains("step \(RecordSchema.migrations.count + 2)") && reason.contains("nowhere"))
        #expect(try [bytes(crashed.file()), bytes(crashed.file() + "-wal")] == before)
        #expect(!DurableFile.exists(crashed.file() + ".migrating"))
        // The program that knows it still opens it, with everything; and so does a good migration.
        let store = try SQLiteStore(path: crashed.file())
        #expect(try await store.entries(in: "c") == last)
        try await store.close()
    }

    @Test("brings along what a crash left in the log")
    func migrationAfterCrash() async throws {
        let folder = try TemporaryFolder()
        let crashed = try TemporaryFolder()
        let live = try SQLiteStore(path: folder.file())
        let written = try await live.append(Sample.append("a", "b")).entries
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: folder.file() + suffix, toPath: crashed.file() + suffix)
        }
        try await live.close()
        let store = try SQLiteStore(
            path: crashed.file(), projections: [], migrations: RecordSchema.migrations + [Self.next])
        #expect(try await store.feed(after: 0, limit: 10) == written)
        try await store.close()
        let kept = try SQLiteStore(path: crashed.file("record.sqlite.format-\(RecordSchema.migrations.count)-1"))
        #expect(try await kept.feed(after: 0, limit: 10) == written)
        try await kept.close()
    }

    @Test("of a newer format is refused and left as it was")
    func newerFormat() async throws {
        let folder = try TemporaryFolder()
        _ = try await makeRecord(folder.file())
        try await DatabaseQueue(path: folder.file()).write { try $0.execute(sql: "PRAGMA user_version = 7") }
        let before = try bytes(folder.file())
        let known = RecordSchema.migrations.count
        let error = #expect(throws: StoreError.newerSchema(found: 7, known: known)) {
            try SQLiteStore(path: folder.file())
        }
        #expect(error?.description.contains("newer version") == true)
        #expect(throws: StoreError.newerSchema(found: 7, known: known)) {
            try SQLiteStore(readingFrom: folder.file())
        }
        #expect(try bytes(folder.file()) == before)
    }

    @Test("of another program is refused and left as it was", arguments: [true, false])
    func foreignFile(isDatabase: Bool) async throws {
        let folder = try TemporaryFolder()
        if isDatabase {
            try await DatabaseQueue(path: folder.file()).write { try $0.execute(sql: "CREATE TABLE t (a)") }
        } else {
            try Data("not a database at all, but long enough to be read as one".utf8)
                .write(to: URL(fileURLWithPath: folder.file()))
        }
        let before = try bytes(folder.file())
        #expect(throws: StoreError.self) { try SQLiteStore(path: folder.file()) }
        #expect(try bytes(folder.file()) == before)
    }

    @Test("that is not there cannot be read, nor made in a folder that is not there")
    func absent() async throws {
        let folder = try TemporaryFolder()
        #expect(throws: StoreError.failed(reason: "there is no file \(folder.file())")) {
            try SQLiteStore(readingFrom: folder.file())
        }
        #expect(!DurableFile.exists(folder.file()))
        #expect(throws: StoreError.self) { try SQLiteStore(path: folder.file("no/such/folder")) }
    }
}
