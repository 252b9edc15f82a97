import Foundation
import GRDB
import Testing

@testable import Records

/// One way to change a record behind the program's back, and where verification must stop.
struct Tampering: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let statements: String
    /// The stream and sequence that must be named; nil where more than one answer is right.
    let stream: StreamName?
    let sequence: Int64

    init(_ name: String, _ statements: String, _ stream: StreamName?, _ sequence: Int64) {
        testDescription = name
        self.statements = statements
        self.stream = stream
        self.sequence = sequence
    }

    /// The record tampered with: positions 1 to 9 hold a1 b1 a2 b2 a3 c1 b3 a4 c2.
    static let streams: [StreamName] = ["a", "b", "a", "b", "a", "c", "b", "a", "c"]

    /// Swaps everything named between two positions.
    private static func swap(_ columns: [String], _ left: Int, _ right: Int) -> String {
        let assignments = columns.map {
            "\($0) = (SELECT \($0) FROM kept WHERE kept.position = \(left) + \(right) - entries.position)"
        }
        return """
            CREATE TEMP TABLE kept AS SELECT * FROM entries;
            UPDATE entries SET sequence = -sequence WHERE position IN (\(left), \(right));
            UPDATE entries SET \(assignments.joined(separator: ", ")) WHERE position IN (\(left), \(right));
            UPDATE entries SET sequence = -sequence WHERE sequence < 0;
            """
    }

    static let all: [Tampering] =
        columns + [
            Tampering("an entry deleted", "DELETE FROM entries WHERE position = 3", "a", 2),
            Tampering("the first entry deleted", "DELETE FROM entries WHERE position = 1", "a", 1),
            Tampering("two entries in a row deleted", "DELETE FROM entries WHERE position IN (3, 5)", "a", 2),
            Tampering("the last entry of a stream deleted", "DELETE FROM entries WHERE position = 7", "b", 3),
            Tampering("the last entry of all deleted", "DELETE FROM entries WHERE position = 9", "c", 2),
            Tampering("a whole stream deleted", "DELETE FROM entries WHERE stream = 'b'", "b", 1),
            Tampering("every entry deleted", "DELETE FROM entries", nil, 1),
            Tampering(
                "the last entry deleted and its stream's head moved back",
                """
                DELETE FROM entries WHERE position = 9;
                UPDATE streams SET sequence = 1, hash = (SELECT hash FROM entries WHERE position = 6)
                WHERE stream = 'c'
                """, nil, 0),
            Tampering(
                "an entry deleted and the later ones moved up",
                """
                DELETE FROM entries WHERE position = 6;
                UPDATE entries SET position = position - 1 WHERE position > 6
                """, "b", 3),
            Tampering("bodies swapped in a stream", swap(["body"], 1, 3), "a", 1),
            Tampering("bodies swapped between streams", swap(["body"], 4, 6), "b", 2),
            Tampering("bodies and hashes swapped", swap(["body", "hash"], 3, 5), "a", 2),
            Tampering("sequences swapped", swap(["sequence"], 3, 5), "a", 3),
            Tampering(
                "whole entries swapped",
                swap(
                    [
                        "stream", "sequence", "kind", "schema", "author", "occurred_us", "recorded_us", "zone", "body",
                        "hash",
                    ], 4, 5), "a", 3),
            Tampering(
                "positions swapped",
                """
                UPDATE entries SET position = 100 WHERE position = 5;
                UPDATE entries SET position = 5 WHERE position = 6; UPDATE entries SET position = 6 WHERE position = 100
                """, "c", 1),
            Tampering("the last entry moved away", "UPDATE entries SET position = 100 WHERE position = 9", "c", 2),
            Tampering(
                "an entry inserted at the end",
                """
                INSERT INTO entries SELECT 10, 'a', 5, kind, schema, author, occurred_us, recorded_us, zone, body,
                hash, clinic_hash FROM entries WHERE position = 8
                """, "a", 5),
            Tampering(
                "an entry of a new stream inserted at the end",
                """
                INSERT INTO entries SELECT 10, 'd', 1, kind, schema, author, occurred_us, recorded_us, zone, body,
                hash, clinic_hash FROM entries WHERE position = 8
                """, "d", 1),
            Tampering(
                "an entry inserted before the first",
                """
                INSERT INTO entries SELECT 0, 'd', 1, kind, schema, author, occurred_us, recorded_us, zone, body,
                hash, clinic_hash FROM entries WHERE position = 1
                """, "d", 1),
            Tampering(
                "an entry inserted between two",
                """
                UPDATE entries SET position = -position WHERE position > 4;
                UPDATE entries SET position = 1 - position WHERE position < 0;
                INSERT INTO entries SELECT 5, 'd', 1, kind, schema, author, occurred_us, recorded_us, zone, body,
                hash, clinic_hash FROM entries WHERE position = 1
                """, "d", 1),
            Tampering("a stream's head removed", "DELETE FROM streams WHERE stream = 'b'", "b", 1),
            Tampering("a stream's head moved back", "UPDATE streams SET sequence = 2 WHERE stream = 'b'", "b", 3),
            Tampering("a stream's head moved on", "UPDATE streams SET sequence = 4 WHERE stream = 'b'", "b", 4),
            Tampering("a stream's head changed", "UPDATE streams SET hash = zeroblob(32) WHERE stream = 'b'", "b", 3),
            Tampering(
                "a head without entries put in", "INSERT INTO streams VALUES ('d', 1, zeroblob(32))", "d", 1),
            Tampering(
                "the clinic's head moved back", "UPDATE meta SET value = 8 WHERE key = 'clinic.position'", "c", 2),
            Tampering(
                "the clinic's head changed", "UPDATE meta SET value = zeroblob(32) WHERE key = 'clinic.hash'", "c", 2),
        ]

    private static let columns = [
        ("stream", "'z'"), ("stream", "stream || char(0)"), ("sequence", "77"), ("kind", "'other'"),
        ("kind", "CAST(kind AS BLOB)"), ("kind", "kind || char(0) || 'x'"), ("schema", "schema + 1"),
        ("schema", "schema + 0.5"), ("author", "'person/other'"), ("author", "''"), ("occurred_us", "occurred_us + 1"),
        ("recorded_us", "recorded_us - 1"), ("zone", "'UTC'"), ("zone", "zone || ' '"), ("body", "CAST(body AS TEXT)"),
        ("body", "body || x'20'"), ("body", "x''"), ("hash", "zeroblob(32)"), ("hash", "substr(hash, 1, 31)"),
        ("hash", "hash || x'00'"), ("clinic_hash", "zeroblob(32)"), ("clinic_hash", "hash"),
    ].map { column, value in
        Tampering(
            "\(column) set to \(value)", "UPDATE entries SET \(column) = \(value) WHERE position = 4",
            column == "stream" || column == "sequence" ? nil : "b", 2)
    }
}

@Suite("Verification")
struct TamperTests {
    private func withRecord(_ body: (String) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file())
        for (number, stream) in Tampering.streams.enumerated() {
            let entry = Sample.entry(stream, "kind-\(number)", payload: "{\"number\":\(number)}")
            _ = try await store.append(Append(entries: [entry]))
        }
        try await store.close()
        try await body(folder.file())
    }

    private func tamper(_ path: String, _ statements: String) throws {
        try DatabaseQueue(path: path).write { try $0.execute(sql: statements) }
    }

    private func verify(_ path: String) async throws -> Verification {
        try await SQLiteStore(readingFrom: path).verify()
    }

    @Test("finds an untouched record sound")
    func untouched() async throws {
        try await withRecord { path in
            guard case .sound(entries: 9, streams: 3, let head) = try await verify(path) else {
                Issue.record("not sound")
                return
            }
            #expect(head.position == 9)
            // A change that leaves every entry as it was is no fault.
            try tamper(path, "UPDATE entries SET kind = kind; INSERT INTO state VALUES ('k', x'00', NULL)")
            #expect(try await verify(path) == .sound(entries: 9, streams: 3, head: head))
            #expect(
                try await SQLiteStore(path: path).append(Sample.append("a")).entries.map(\.sequence) == [5])
        }
    }

    @Test("finds an empty record sound")
    func empty() async throws {
        let folder = try TemporaryFolder()
        let verification = try await SQLiteStore(path: folder.file()).verify()
        let head = ClinicHead(position: 0, hash: Data(count: 32))
        #expect(verification == .sound(entries: 0, streams: 0, head: head))
    }

    @Test("names the first entry that does not fit", arguments: Tampering.all)
    func tampering(_ tampering: Tampering) async throws {
        try await withRecord { path in
            try tamper(path, tampering.statements)
            guard case .broken(let fault) = try await verify(path) else {
                Issue.record("not found: \(tampering.testDescription)")
                return
            }
            guard let stream = tampering.stream else { return }
            #expect(fault.stream == stream, "\(fault)")
            #expect(fault.sequence == tampering.sequence, "\(fault)")
        }
    }

    @Test("finds every single changed byte of a body and of its hashes")
    func bytes() async throws {
        try await withRecord { path in
            let queue = try DatabaseQueue(path: path)
            var tried = 0
            for column in ["body", "hash", "clinic_hash"] {
                let original = try await queue.read {
                    try Data.fetchOne($0, sql: "SELECT \(column) FROM entries WHERE position = 4")
                }
                let data = try #require(original)
                for index in data.indices {
                    var changed = data
                    changed[index] ^= UInt8(1 << (index % 8))
                    try await queue.write { [changed] database in
                        try database.execute(
                            sql: "UPDATE entries SET \(column) = ? WHERE position = 4", arguments: [changed])
                        guard case .broken(let fault) = try Verifier.verify(database) else {
                            Issue.record("byte \(index) of \(column)")
                            return
                        }
                        #expect(fault.stream == "b" && fault.sequence == 2)
                    }
                    tried += 1
                }
                try await queue.write {
                    try $0.execute(sql: "UPDATE entries SET \(column) = ? WHERE position = 4", arguments: [data])
                }
            }
            #expect(tried > 200)
            guard case .sound = try await verify(path) else {
                Issue.record("not sound")
                return
            }
        }
    }

    @Test("a changed entry is not handed out as if it were true")
    func damagedRead() async throws {
        try await withRecord { path in
            try tamper(path, "UPDATE entries SET author = 'person/other' WHERE position = 4")
            await #expect(throws: StoreError.self) { try await SQLiteStore(path: path).entries(in: "b") }
        }
    }
}
