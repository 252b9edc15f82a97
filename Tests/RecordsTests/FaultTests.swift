import Foundation
import GRDB
import Testing

@testable import Records

@Suite("Faults of the disk", .serialized)
struct FaultTests {
    private static let large = Sample.entry(payload: "\"" + String(repeating: "x", count: 200_000) + "\"")

    @Test("a full file refuses the append, keeps nothing of it, and goes on when there is space again")
    func fullFile() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file(), projections: [Tally()])
        _ = try await store.append(Sample.append("a"))
        let pages = try await store.onWriter { database in
            let pages = try Int64.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            return try Int64.fetchOne(database, sql: "PRAGMA max_page_count = \(pages + 4)") ?? 0
        }
        #expect(pages > 0)
        let large = Append(
            commandID: "large", entries: [Sample.entry("a"), Self.large], state: [.put(key: "k", value: Data())])
        let error = await #expect(throws: StoreError.self) { try await store.append(large) }
        guard case .full = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.description.contains("NOT saved") == true)
        #expect(try await store.clinicHead().position == 1)
        #expect(try await store.state("k") == nil)
        _ = try await store.append(Sample.append("a"))
        try await store.onWriter { _ = try Int64.fetchOne($0, sql: "PRAGMA max_page_count = 1000000") }
        #expect(try await store.append(large).entries.map(\.position) == [3, 4])
        guard case .sound(4, 2, _) = try await store.verify() else {
            Issue.record("not sound")
            return
        }
        try await store.close()
    }

    @Test("a full disk refuses appends, serves readers, and goes on when there is space again")
    func fullDisk() async throws {
        let folder = try TemporaryFolder()
        guard getuid() == 0, run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder.path) else {
            print("Skipped: a file system of limited size can only be mounted as root.")
            return
        }
        defer { _ = run("umount", "-l", folder.path) }
        let store = try SQLiteStore(path: folder.file())
        let filler = folder.file("filler")
        try Data(count: 1 << 20).write(to: URL(fileURLWithPath: filler))
        var saved: Int64 = 0
        var refusal: StoreError?
        while refusal == nil && saved < 100 {
            do {
                _ = try await store.append(Append(entries: [Self.large]))
                saved += 1
            } catch let error as StoreError {
                refusal = error
            }
        }
        guard case .full = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(try await store.clinicHead().position == saved)
        await #expect(throws: StoreError.self) { try await store.append(Append(entries: [Self.large])) }
        await #expect(throws: StoreError.self) { try await store.backup(to: folder.file("backup")) }
        #expect(!DurableFile.exists(folder.file("backup")) && !DurableFile.exists(folder.file("backup.partial")))
        try FileManager.default.removeItem(atPath: filler)
        _ = try await store.append(Append(entries: [Self.large]))
        guard case .sound = try await store.verify() else {
            Issue.record("not sound")
            return
        }
        try await store.close()
        let again = try SQLiteStore(path: folder.file())
        #expect(try await again.clinicHead().position == saved + 1)
        try await again.close()
    }

    @Test(
        "after a failed fsync or write nothing is written any more", arguments: ["/dev/null", "/dev/zero", "read-only"])
    func failedDisk(device: String) async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file())
        let saved = try await store.append(Sample.append("a", "b")).entries
        // Behind SQLite's back its log becomes a device that takes every write and cannot be synced, or a file that
        // cannot be written.
        #expect(replaceDescriptors(of: folder.file() + "-wal", by: device) > 0)
        let error = await #expect(throws: StoreError.self) { try await store.append(Sample.append("a")) }
        guard case .readOnly(let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains("failed"))
        await #expect(throws: StoreError.readOnly(reason: reason)) { try await store.append(Sample.append("b")) }
        await #expect(throws: StoreError.readOnly(reason: reason)) { try await store.rebuild() }
        let file = try Data(contentsOf: URL(fileURLWithPath: folder.file()))
        try await store.close()
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file())) == file)
        let again = try SQLiteStore(path: folder.file())
        #expect(try await again.feed(after: 0, limit: 10) == saved)
        #expect(try await again.append(Sample.append("a")).entries.map(\.sequence) == [2])
        try await again.close()
    }

    /// Makes the process's open descriptors of a file those of a device; answers how many.
    private func replaceDescriptors(of path: String, by device: String) -> Int {
        let replacement = device == "read-only" ? open("/etc/passwd", O_RDONLY) : open(device, O_RDWR)
        defer { close(replacement) }
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return open.compactMap(Int32.init).filter { descriptor in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)")
            return target == path && dup2(replacement, descriptor) >= 0
        }.count
    }

    @Test(
        "tells a full disk from a failing one",
        arguments: [
            (Int32(13), Int32(0), SQLiteFault.Kind.full), (778, ENOSPC, .full), (778, EFBIG, .full),
            (4874, ENOSPC, .full), (778, EIO, .device), (1034, EIO, .device), (1034, ENOSPC, .device),
            (1290, ENOSPC, .device), (266, 0, .device), (11, 0, .device), (26, 0, .device), (8, 0, .readOnly),
            (19, 0, .other),
        ])
    func kinds(code: Int32, systemError: Int32, kind: SQLiteFault.Kind) {
        #expect(SQLiteFault(code: code, systemError: systemError, message: "").kind == kind)
    }

    private func run(_ arguments: String...) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
