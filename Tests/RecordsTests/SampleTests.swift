import Foundation
import GRDB
import Testing

@testable import Records

@Suite("Samples of devices") struct SampleTests {
    private static func batch(_ subject: String, _ number: Int64, _ body: String = "97") -> SampleBatch {
        SampleBatch(
            subject: subject, atMicroseconds: number, receivedMicroseconds: number + 5, body: Array(body.utf8))
    }

    private static func message(_ key: String?, _ batches: SampleBatch...) -> SampleMessage {
        SampleMessage(key: key.map { Data($0.utf8) }, batches: batches)
    }

    private static func seal(_ seal: SampleSeal, _ stream: StreamName = "monitor/s1") throws -> NewEntry {
        var entry = Sample.entry(stream, SampleSeal.kind)
        entry.payload = try JSONEncoder().encode(seal)
        return entry
    }

    private static func withStore(_ body: (SQLiteStore, String) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file(), projections: [Tally()])
        try await body(store, folder.file())
        try await store.close()
    }

    @Test func `samples are read back in the order of arrival, whatever their clocks say`() async throws {
        try await Self.withStore { store, _ in
            _ = try await store.keep([
                Self.message("a", Self.batch("s1", 9, "1")), Self.message("b", Self.batch("s1", 3, "")),
            ])
            _ = try await store.keep([Self.message("c", Self.batch("s1", 5, "3"), Self.batch("s2", 5, "x"))])
            let samples = try await store.samples(of: "s1")
            #expect(samples.map(\.number) == [1, 2, 3])
            #expect(samples.map(\.atMicroseconds) == [9, 3, 5])
            #expect(samples.map(\.receivedMicroseconds) == [14, 8, 10])
            #expect(samples.map(\.body) == [[0x31], [], [0x33]])
            #expect(try await store.samples(of: "s1", after: 1, limit: 1).map(\.number) == [2])
            #expect(try await store.sampleSubjects(prefix: "s").map(\.samples) == [3, 1])
            #expect(try await store.samples(of: "unknown").isEmpty)
        }
    }

    @Test func `a message that was kept is not kept again`() async throws {
        try await Self.withStore { store, _ in
            let message = Self.message("k", Self.batch("s1", 1))
            let first = try await store.keep([message])
            #expect(first == [.kept])
            let again = try await store.keep([message, Self.message(nil, Self.batch("s1", 1)), message])
            #expect(again == [.repeated, .kept, .repeated])
            #expect(try await store.samples(of: "s1").count == 2)
        }
    }

    @Test func `many senders at once lose nothing and double nothing`() async throws {
        try await Self.withStore { store, _ in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for sender in 0..<16 {
                    group.addTask {
                        for number in 0..<50 {
                            let message = Self.message(
                                "\(sender % 8)/\(number)", Self.batch("s\(sender % 8)", Int64(number)))
                            _ = try await store.keep([message])
                            _ = try await store.append(Sample.append("chart/\(StreamName("\(sender)"))"))
                        }
                    }
                }
                try await group.waitForAll()
            }
            for subject in 0..<8 {
                let samples = try await store.samples(of: "s\(subject)")
                #expect(samples.map(\.number) == Array(1...50))
                #expect(Set(samples.map(\.atMicroseconds)).count == 50)
            }
        }
    }

    @Test func `what was acknowledged is there after the store is opened again, and a rebuild leaves it`() async throws
    {
        let folder = try TemporaryFolder()
        var store = try SQLiteStore(path: folder.file(), projections: [Tally()])
        _ = try await store.keep([Self.message("k", Self.batch("s1", 1), Self.batch("s1", 2))])
        try await store.rebuild()
        let before = try await store.samples(of: "s1")
        try await store.close()
        store = try SQLiteStore(path: folder.file(), projections: [])
        #expect(before.count == 2)
        #expect(try await store.samples(of: "s1") == before)
        #expect(try await store.keep([Self.message("k", Self.batch("s1", 1))]) == [.repeated])
        try await store.close()
    }

    @Test func `a sealed subject takes no more, and its message is not counted as kept`() async throws {
        try await Self.withStore { store, _ in
            _ = try await store.keep([Self.message("a", Self.batch("s1", 1))])
            let seal = try await store.seal(of: "s1")
            #expect(seal.samples == 1)
            _ = try await store.append(Append(entries: [try Self.seal(seal)]))
            let late = Self.message("b", Self.batch("s1", 2))
            #expect(try await store.keep([late]) == [.sealed(subject: "s1")])
            // The same message may go elsewhere.
            #expect(try await store.keep([Self.message("b", Self.batch("quarantine", 2))]) == [.kept])
            await #expect(throws: StoreError.stateChanged(key: "s1")) {
                _ = try await store.append(
                    Append(entries: [Sample.entry()], samples: [Self.message(nil, Self.batch("s1", 3))]))
            }
            #expect(try await store.head(of: "chart/ada").sequence == 0)
            #expect(try await store.verify().isSound)
        }
    }

    @Test func `a seal that does not speak of all samples is refused with everything beside it`() async throws {
        try await Self.withStore { store, _ in
            _ = try await store.keep([Self.message("a", Self.batch("s1", 1))])
            let early = try await store.seal(of: "s1")
            _ = try await store.keep([Self.message("b", Self.batch("s1", 2))])
            await #expect(throws: StoreError.stateChanged(key: "s1")) {
                _ = try await store.append(Append(entries: [Sample.entry(), try Self.seal(early)]))
            }
            #expect(try await store.head(of: "chart/ada").sequence == 0)
            _ = try await store.append(Append(entries: [try Self.seal(try await store.seal(of: "s1"))]))
            await #expect(throws: StoreError.stateChanged(key: "s1")) {
                _ = try await store.append(Append(entries: [try Self.seal(try await store.seal(of: "s1"))]))
            }
        }
    }

    @Test(arguments: [
        "UPDATE samples SET body = x'00' WHERE number = 2", "UPDATE samples SET at_us = at_us + 1 WHERE number = 3",
        "UPDATE samples SET received_us = 0 WHERE number = 1", "DELETE FROM samples WHERE number = 2",
        "DELETE FROM samples WHERE number = 3", "DELETE FROM samples", "DELETE FROM sample_subjects",
        "INSERT INTO samples SELECT subject, 4, at_us, received_us, body FROM samples WHERE number = 3",
        "UPDATE samples SET number = number + 10; UPDATE samples SET number = 14 - number",
    ])
    func `a sealed sample that was changed, removed, moved or added is found`(tampering: String) async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file())
        _ = try await store.keep((1...3).map { Self.message("\($0)", Self.batch("s1", $0, "v\($0)")) })
        _ = try await store.append(Append(entries: [try Self.seal(try await store.seal(of: "s1"))]))
        #expect(try await store.verify().isSound)
        try await store.close()
        let behind = try DatabaseQueue(path: folder.file())
        try await behind.write { try $0.execute(sql: tampering) }
        try behind.close()
        let again = try SQLiteStore(readingFrom: folder.file())
        guard case .broken(let fault) = try await again.verify() else {
            Issue.record("The tampering was not found.")
            return
        }
        #expect(fault.stream == "monitor/s1")
        try await again.close()
    }

    @Test func `a backup holds the samples`() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file())
        _ = try await store.keep([Self.message("a", Self.batch("s1", 1))])
        try await store.backup(to: folder.file("copy"))
        try await store.close()
        let copy = try SQLiteStore(readingFrom: folder.file("copy"))
        #expect(try await copy.samples(of: "s1").count == 1)
        try await copy.close()
    }
}

extension Verification {
    fileprivate var isSound: Bool { if case .sound = self { true } else { false } }
}
