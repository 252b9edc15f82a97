import Foundation
import GRDB
import Testing

@testable import Records

@Suite("The SQLite store")
struct SQLiteStoreTests {
    @Test("runs with the settings that keep what it acknowledges")
    func pragmas() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file())
        let settings = try await store.onWriter { database in
            [
                try String.fetchOne(database, sql: "PRAGMA journal_mode"),
                try String.fetchOne(database, sql: "PRAGMA synchronous"),
                try String.fetchOne(database, sql: "PRAGMA wal_autocheckpoint"),
            ]
        }
        #expect(settings == ["wal", "2", "0"])
        let reader = try await store.read { database in
            [
                try String.fetchOne(database, sql: "PRAGMA query_only"),
                try String.fetchOne(database, sql: "PRAGMA wal_autocheckpoint"),
            ]
        }
        #expect(reader == ["1", "0"])
        try await store.close()
    }

    @Test("refuses to open a record that another store writes")
    func secondOpener() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file())
        let error = #expect(throws: StoreError.locked(path: folder.file())) { try SQLiteStore(path: folder.file()) }
        #expect(error?.description.contains("another process") == true)
        #expect(throws: StoreError.locked(path: folder.file())) {
            try SQLiteStore.restore(from: "/nowhere", to: folder.file(), force: true)
        }
        try await store.close()
    }

    @Test("can be opened again once it was closed, with everything in one file")
    func reopening() async throws {
        let folder = try TemporaryFolder()
        var store: SQLiteStore? = try SQLiteStore(path: folder.file())
        let written = try await store?.append(Sample.append("a", "b", "a")).entries
        try await store?.close()
        store = nil
        #expect(DurableFile.size(folder.file() + "-wal") == 0)
        let again = try SQLiteStore(path: folder.file())
        #expect(try await again.feed(after: 0, limit: 10) == written)
        let next = try await again.append(Append(entries: [Sample.entry("a")], expected: ["a": 2])).entries
        #expect(next.map(\.position) == [4])
        guard case .sound(4, 2, _) = try await again.verify() else {
            Issue.record("not sound")
            return
        }
        try await again.close()
    }

    @Test("opens for reading beside a writer, and changes neither file nor log")
    func readingBeside() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file())
        _ = try await store.append(Sample.append("a", "b"))
        let before = try ["", "-wal"].map { try Data(contentsOf: URL(fileURLWithPath: folder.file() + $0)) }
        #expect(before[1].count > 0)
        let reader = try SQLiteStore(readingFrom: folder.file())
        #expect(try await reader.feed(after: 0, limit: 10).count == 2)
        await #expect(throws: StoreError.readOnly(reason: "it was opened for reading")) {
            try await reader.append(Sample.append("a"))
        }
        guard case .sound(2, 2, _) = try await reader.verify() else {
            Issue.record("not sound")
            return
        }
        _ = try await store.append(Sample.append("a"))
        #expect(try await reader.feed(after: 0, limit: 10).count == 3)
        try await reader.close()
        let after = try ["", "-wal"].map { try Data(contentsOf: URL(fileURLWithPath: folder.file() + $0)) }
        #expect(after[0] == before[0])
        #expect(after[1].starts(with: before[1].prefix(1_000)))
        #expect(try await store.append(Sample.append("a")).entries.map(\.sequence) == [3])
        try await store.close()
    }

    @Test("moves the log into the file when it has grown, and writes it from its beginning again")
    func checkpoint() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file())
        let payload = "\"" + String(repeating: "x", count: 1 << 20) + "\""
        for _ in 0..<50 { _ = try await store.append(Append(entries: [Sample.entry(payload: payload)])) }
        #expect(DurableFile.size(folder.file() + "-wal") < 24 << 20)
        #expect(DurableFile.size(folder.file()) > 32 << 20)
        try await store.close()
    }

    @Test("answers many appends with few commits")
    func groupCommit() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file())
        let before = try commits(in: folder.file() + "-wal")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<64 {
                group.addTask { for _ in 0..<10 { _ = try await store.append(Sample.append("s/\(writer)")) } }
            }
            try await group.waitForAll()
        }
        let after = try commits(in: folder.file() + "-wal")
        #expect(after > before)
        #expect(after - before < 320, "640 appends took \(after - before) commits")
        try await store.close()
    }

    /// Commits in a write-ahead log: after its header of 32 bytes, the frames whose second word is not 0.
    private func commits(in log: String) throws -> Int {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: log))
        return stride(from: 32, to: bytes.count, by: 24 + 4_096).count { bytes[$0 + 4..<$0 + 8].contains { $0 != 0 } }
    }

    @Test("a failing append in a group takes nothing of the others with it")
    func mixedGroup() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file(), projections: [Tally()])
        let saved = await withTaskGroup(of: Int.self) { group in
            for number in 0..<90 {
                group.addTask {
                    let kind = number.isMultiple(of: 3) ? "refused" : "kept"
                    let append = Append(entries: [Sample.entry("s/\(number % 4)"), Sample.entry("t", kind)])
                    return (try? await store.append(append).entries.count) ?? 0
                }
            }
            return await group.reduce(0, +)
        }
        #expect(saved == 120)
        #expect(try await store.clinicHead().position == 120)
        guard case .sound(120, 5, _) = try await store.verify() else {
            Issue.record("not sound")
            return
        }
        try await store.close()
    }

    @Test("drops a subscriber that does not keep up")
    func slowSubscriber() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file())
        let stream = store.committed()
        for _ in 0..<Subscribers.farthestBehind + 5 { _ = try await store.append(Sample.append("a")) }
        let seen = await stream.reduce(0) { count, _ in count + 1 }
        #expect(seen == Subscribers.farthestBehind)
        try await store.close()
    }

    @Test("derives a projection again when it changed, drops one that is gone, and leaves the others")
    func projectionChanges() async throws {
        let folder = try TemporaryFolder()
        func counts(_ store: SQLiteStore) async throws -> [Int64] {
            try await store.rows("SELECT entries FROM tally").map { try $0.int64(0) }
        }
        func open(_ projections: [any Projection], _ body: (SQLiteStore) async throws -> Void) async throws {
            let store = try SQLiteStore(path: folder.file(), projections: projections)
            try await body(store)
            try await store.close()
        }
        try await open([Tally()]) { _ = try await $0.append(Sample.append("a", "b", "a")) }
        try await DatabaseQueue(path: folder.file()).write { try $0.execute(sql: "UPDATE tally SET entries = 50") }
        try await open([Tally()]) { store in
            let counted = try await counts(store)
            #expect(counted == [50])
        }
        try await open([Tally(version: 2)]) { store in
            let counted = try await counts(store)
            #expect(counted == [3])
        }
        var changed = Tally(version: 2)
        changed.tables[2] = "CREATE INDEX tally_last_payload ON tally_last (payload)"
        let altered = changed
        try await open([altered]) { store in
            let names = try await store.rows("SELECT name FROM sqlite_master WHERE name LIKE 'tally_last_%'")
            #expect(try names.map { try $0.text(0) } == ["tally_last_payload"])
        }
        try await open([]) { store in
            await #expect(throws: StoreError.self) { try await store.rows("SELECT entries FROM tally") }
            _ = try await store.append(Sample.append("a"))
        }
        try await open([Tally(version: 2)]) { store in
            let counted = try await counts(store)
            #expect(counted == [4])
        }
    }

    @Test("refuses to open when a projection refuses an entry, and keeps what was there")
    func refusingProjection() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file(), projections: [Tally(refusedKind: "none")])
        _ = try await store.append(Append(entries: [Sample.entry("a"), Sample.entry("a", "refused")]))
        try await store.close()
        #expect(throws: StoreError.self) { try SQLiteStore(path: folder.file(), projections: [Tally(version: 2)]) }
        let again = try SQLiteStore(path: folder.file(), projections: [Tally(refusedKind: "none")])
        #expect(try await again.rows("SELECT entries FROM tally").count == 2)
        try await again.close()
    }

    @Test("keeps patients' data from other users of the machine")
    func permissions() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file())
        _ = try await store.append(Sample.append("a"))
        for suffix in ["", "-wal"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.file() + suffix)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
        try await store.close()
    }
}
