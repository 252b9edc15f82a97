import Foundation
import Testing

@testable import Records

@Suite("Every record store, used by many at once", .serialized)
struct RecordStoreConcurrency {
    @Test("shows subscribers what was committed, in order", arguments: Engine.allCases)
    func subscribers(engine: Engine) async throws {
        try await engine.withStore { store in
            let stream = store.committed()
            let reading = Task { await stream.reduce(into: [Int64]()) { $0 += $1.map(\.position) } }
            _ = try await store.append(Sample.append("a", "b"))
            try await store.apply([.put(key: "k", value: Data())])
            _ = try await store.append(Sample.append("a"))
            try await store.close()
            #expect(await reading.value == [1, 2, 3])
        }
    }

    @Test("keeps every append that 64 writers were told is saved", arguments: Engine.allCases)
    func manyWriters(engine: Engine) async throws {
        try await engine.withStore([Tally()]) { store in
            let acknowledged = try await withThrowingTaskGroup(of: [StoredEntry].self) { group in
                for writer in 0..<64 {
                    group.addTask {
                        var mine: [StoredEntry] = []
                        for number in 0..<25 {
                            let stream = StreamName("chart/\(writer)")
                            mine += try await store.append(
                                Append(entries: [Sample.entry(stream)], expected: [stream: Int64(number)])
                            ).entries
                        }
                        return mine
                    }
                }
                return try await group.reduce([], +)
            }
            let feed = try await store.feed(after: 0, limit: .max)
            #expect(feed.count == 1_600)
            #expect(feed == acknowledged.sorted { $0.position < $1.position })
            #expect(try await store.rows("SELECT entries FROM tally").map { try $0.int64(0) } == [1_600])
            guard case .sound(1_600, 64, _) = try await store.verify() else {
                Issue.record("not sound")
                return
            }
        }
    }

    @Test("answers readers while writers write", arguments: Engine.allCases)
    func readersWhileWriting(engine: Engine) async throws {
        try await engine.withStore { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<8 {
                    group.addTask { for _ in 0..<40 { _ = try await store.append(Sample.append("s/\(writer)")) } }
                }
                for _ in 0..<4 {
                    group.addTask {
                        var seen: Int64 = 0
                        while seen < 320 {
                            let next = try await store.feed(after: seen, limit: 50)
                            // Never a gap: an entry is seen after all before it.
                            for entry in next {
                                #expect(entry.position == seen + 1)
                                seen = entry.position
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("closes for good", arguments: Engine.allCases)
    func closing(engine: Engine) async throws {
        try await engine.withStore { store in
            _ = try await store.append(Sample.append("a"))
            try await store.close()
            await #expect(throws: StoreError.closed) { try await store.append(Sample.append("a")) }
            await #expect(throws: StoreError.closed) { try await store.feed(after: 0, limit: 1) }
            await #expect(throws: StoreError.closed) { try await store.rebuild() }
        }
    }
}
