import Crypto
import Foundation
import Testing

@testable import Records

@Suite("Every record store", .serialized)
struct RecordStoreConformance {
    @Test("numbers entries in their stream and among all, from 1, and reads them back", arguments: Engine.allCases)
    func numbering(engine: Engine) async throws {
        try await engine.withStore { store in
            let written = try await store.append(Sample.append("chart/ada", "people", "chart/ada")).entries
            #expect(written.map(\.position) == [1, 2, 3])
            #expect(written.map(\.sequence) == [1, 1, 2])
            let chart = try await store.entries(in: "chart/ada")
            #expect(chart == [written[0], written[2]])
            #expect(try await store.entries(in: "chart/ada", after: 1, limit: 5) == [written[2]])
            #expect(try await store.entries(in: "chart/ada", after: 0, limit: 1) == [written[0]])
            #expect(try await store.feed(after: 1, limit: 1) == [written[1]])
            #expect(try await store.entries(in: "chart/nobody") == [])
        }
    }

    @Test(
        "hashes each body after the one before it, and each stream's link into the clinic's", arguments: Engine.allCases
    )
    func chains(engine: Engine) async throws {
        try await engine.withStore { store in
            let written = try await store.append(Sample.append("a", "b", "a")).entries
            var heads: [StreamName: Data] = [:]
            var clinic = Data(count: 32)
            for entry in written {
                let previous = heads[entry.stream] ?? Data(count: 32)
                let link = Data(SHA256.hash(data: previous + entry.body))
                #expect(entry.hash == link)
                heads[entry.stream] = link
                clinic = Data(SHA256.hash(data: clinic + link))
            }
            #expect(try await store.head(of: "a") == StreamHead(sequence: 2, hash: heads["a"]!))
            #expect(try await store.head(of: "c") == StreamHead(sequence: 0, hash: Data(count: 32)))
            #expect(try await store.clinicHead() == ClinicHead(position: 3, hash: clinic))
        }
    }

    @Test("hashes canonical JSON of everything an entry says", arguments: Engine.allCases)
    func body(engine: Engine) async throws {
        try await engine.withStore { store in
            let payload = #" { "z" : [1.50, "é\u0041\n"], "a" : {"c":null,"b":true} } "#
            let entry = try await store.append(Append(entries: [Sample.entry("chart/\"x\"", payload: payload)]))
                .entries[0]
            #expect(String(decoding: entry.payload, as: UTF8.self) == #"{"a":{"b":true,"c":null},"z":[1.50,"éA\n"]}"#)
            #expect(
                String(decoding: entry.body, as: UTF8.self)
                    == #"{"author":"person/nurse","kind":"note.written","occurred":1800000000000000,"payload":"#
                    + #"{"a":{"b":true,"c":null},"z":[1.50,"éA\n"]},"recorded":1800000001000000,"schema":1,"#
                    + #""sequence":1,"stream":"chart/\"x\"","zone":"America/Phoenix"}"#)
            #expect(try await store.entries(in: "chart/\"x\"") == [entry])
        }
    }

    @Test("refuses what is not JSON or has no name, and keeps nothing of it", arguments: Engine.allCases)
    func invalid(engine: Engine) async throws {
        try await engine.withStore { store in
            for payload in ["", "{", "{}{}", "[1,]", "01", "\"\u{1}\"", #"{"a":1,"a":2}"#, "nul", #""\ud800""#] {
                await #expect(throws: StoreError.self, "\(payload)") {
                    try await store.append(Append(entries: [Sample.entry(), Sample.entry(payload: payload)]))
                }
            }
            await #expect(throws: StoreError.invalid(reason: "The entry's kind is empty: name one.")) {
                try await store.append(Append(entries: [Sample.entry("chart/ada", "")]))
            }
            let head = try await store.clinicHead()
            #expect(head.position == 0)
        }
    }

    @Test("shows the second of two writers a conflict and keeps nothing of it", arguments: Engine.allCases)
    func conflict(engine: Engine) async throws {
        try await engine.withStore { store in
            _ = try await store.append(Append(entries: [Sample.entry("a")], expected: ["a": 0]))
            await #expect(throws: StoreError.conflict(stream: "a", expected: 0, actual: 1)) {
                try await store.append(
                    Append(
                        entries: [Sample.entry("b"), Sample.entry("a")], expected: ["a": 0],
                        state: [.put(key: "k", value: Data([1]))]))
            }
            #expect(try await store.head(of: "b").sequence == 0)
            #expect(try await store.state("k") == nil)
            _ = try await store.append(Append(entries: [Sample.entry("a")], expected: ["a": 1, "b": 0]))
            #expect(try await store.head(of: "a").sequence == 2)
        }
    }

    @Test("applies a command that is posted twice once", arguments: Engine.allCases)
    func idempotency(engine: Engine) async throws {
        try await engine.withStore { store in
            let command = Append(
                commandID: "form-1", commandDigest: Data([1]), entries: [Sample.entry("a"), Sample.entry("b")],
                expected: ["a": 0])
            let first = try await store.append(command)
            #expect(first.entries.count == 2)
            #expect(try await store.append(command) == .alreadyDone(positions: [1, 2]))
            var other = command
            other.commandDigest = Data([2])
            let changed = other
            await #expect(throws: StoreError.commandReused(id: "form-1")) { try await store.append(changed) }
            let empty = Append(commandID: "form-2", state: [.put(key: "k", value: Data())])
            #expect(try await store.append(empty) == .appended([]))
            #expect(try await store.append(empty) == .alreadyDone(positions: []))
            #expect(try await store.clinicHead().position == 2)
        }
    }

    @Test("applies a command posted by many at once once", arguments: Engine.allCases)
    func concurrentIdempotency(engine: Engine) async throws {
        try await engine.withStore { store in
            let command = Append(commandID: "form", commandDigest: Data([7]), entries: [Sample.entry("a")])
            let fresh = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<20 { group.addTask { try await store.append(command).entries.count } }
                return try await group.reduce(0, +)
            }
            #expect(fresh == 1)
            #expect(try await store.head(of: "a").sequence == 1)
        }
    }

    @Test("lets one of many with the same expectation through", arguments: Engine.allCases)
    func race(engine: Engine) async throws {
        try await engine.withStore { store in
            let winners = await withTaskGroup(of: Int.self) { group in
                for _ in 0..<50 {
                    group.addTask {
                        do {
                            return try await store.append(
                                Append(entries: [Sample.entry("a")], expected: ["a": 0])
                            ).entries.count
                        } catch { return 0 }
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(winners == 1)
        }
    }

    @Test("keeps state by key, apart from the record", arguments: Engine.allCases)
    func state(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.apply([
                .put(key: "session/1", value: Data([1]), expiresMicroseconds: 10),
                .put(key: "session/2", value: Data(), expiresMicroseconds: 30), .put(key: "sessions", value: Data([3])),
            ])
            #expect(try await store.state("session/1")?.expiresMicroseconds == 10)
            #expect(try await store.state("session/2")?.value == Data())
            #expect(try await store.state(prefix: "session/").map(\.key) == ["session/1", "session/2"])
            #expect(try await store.state(prefix: "").count == 3)
            try await store.apply([.put(key: "session/2", value: Data([2])), .delete(key: "sessions")])
            #expect(
                try await store.state("session/2")
                    == StateValue(key: "session/2", value: Data([2]), expiresMicroseconds: nil))
            try await store.apply([.deleteExpired(beforeMicroseconds: 11)])
            #expect(try await store.state(prefix: "").map(\.key) == ["session/2"])
        }
    }

    @Test("changes state only while what was required holds", arguments: Engine.allCases)
    func required(engine: Engine) async throws {
        try await engine.withStore { store in
            let take: [StateChange] = [.require(key: "code", value: Data([9])), .delete(key: "code")]
            await #expect(throws: StoreError.stateChanged(key: "code")) { try await store.apply(take) }
            try await store.apply([.require(key: "code", value: nil), .put(key: "code", value: Data([9]))])
            try await store.apply(take)
            await #expect(throws: StoreError.stateChanged(key: "code")) {
                try await store.append(Append(entries: [Sample.entry()], state: take))
            }
            #expect(try await store.clinicHead().position == 0)
        }
    }

    @Test("keeps projections with each append, and refuses both or neither", arguments: Engine.allCases)
    func projections(engine: Engine) async throws {
        try await engine.withStore([Tally()]) { store in
            _ = try await store.append(Sample.append("a", "a", "b"))
            #expect(try await store.rows("SELECT entries FROM tally").map { try $0.int64(0) } == [3])
            await #expect(throws: StoreError.self) {
                try await store.append(
                    Append(commandID: "x", entries: [Sample.entry("c"), Sample.entry("c", "refused")]))
            }
            #expect(try await store.head(of: "c").sequence == 0)
            #expect(try await store.rows("SELECT kind FROM tally").count == 1)
            let last = try await store.rows("SELECT sequence FROM tally_last WHERE stream IN \(list: ["a", "c"])")
            #expect(try last.map { try $0.int64(0) } == [2])
            #expect(try await store.append(Append(commandID: "x", entries: [Sample.entry("c")])).entries.count == 1)
            guard case .sound = try await store.verify() else {
                Issue.record("not sound")
                return
            }
        }
    }

    @Test("derives the same projections again from the entries", arguments: Engine.allCases)
    func rebuild(engine: Engine) async throws {
        try await engine.withStore([Tally()]) { store in
            for number in 0..<1_203 {
                let entry = Sample.entry("chart/\(number % 7)", "kind-\(number % 5)", payload: "{\"n\":\(number)}")
                _ = try await store.append(Append(entries: [entry]))
            }
            func tables() async throws -> [[Row]] {
                [
                    try await store.rows("SELECT * FROM tally ORDER BY kind"),
                    try await store.rows("SELECT * FROM tally_last ORDER BY stream"),
                ]
            }
            let before = try await tables()
            #expect(before[0].count == 5 && before[1].count == 7)
            try await store.rebuild()
            #expect(try await tables() == before)
            _ = try await store.append(Sample.append("chart/0"))
            #expect(try await tables() != before)
        }
    }

    @Test("refuses a query that writes", arguments: Engine.allCases)
    func readOnlyQueries(engine: Engine) async throws {
        try await engine.withStore([Tally()]) { store in
            await #expect(throws: StoreError.self) { try await store.rows("DELETE FROM entries") }
            await #expect(throws: StoreError.self) { try await store.rows("SELECT * FROM nothing") }
        }
    }
}
