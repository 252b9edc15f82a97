import Foundation
import GRDB

extension SQLiteStore {
    public func keep(_ messages: [SampleMessage]) async throws -> [SampleOutcome] {
        try await keepSamples(messages)
    }

    public func samples(of subject: String, after number: Int64, limit: Int) async throws -> [StoredSample] {
        try await read { database in
            let statement = try database.statement(
                """
                SELECT s.number, s.at_us, s.received_us, s.body FROM samples AS s
                WHERE s.subject = (SELECT id FROM sample_subjects WHERE subject = ?) AND s.number > ?
                ORDER BY s.number LIMIT ?
                """)
            defer { statement.reset() }
            try statement.bind([.text(subject), .int64(number), .int64(Int64(limit))])
            var samples: [StoredSample] = []
            while try statement.step() {
                samples.append(
                    StoredSample(
                        number: statement.int64(0), atMicroseconds: statement.int64(1),
                        receivedMicroseconds: statement.int64(2), body: statement.bytes(3)))
            }
            return samples
        }
    }

    public func sampleSubjects(prefix: String) async throws -> [SampleSubject] {
        try await read { database in
            try database.statement(
                """
                SELECT subject, samples, first_us, last_us, sealed FROM sample_subjects
                WHERE subject >= ? AND subject < ? ORDER BY subject
                """
            ).rows([.text(prefix), .text(prefix + "\u{10FFFF}")]).map { row in
                SampleSubject(
                    name: try row.text(0), samples: try row.int64(1), firstMicroseconds: try row.int64(2),
                    lastMicroseconds: try row.int64(3), isSealed: try row.bool(4))
            }
        }
    }

    public func seal(of subject: String) async throws -> SampleSeal {
        try await read { try SampleSeal.taken(of: subject, in: $0) }
    }
}

extension SampleSeal {
    /// The seal that fits what stands now.
    static func taken(of subject: String, in database: Database) throws -> SampleSeal {
        let statement = try database.statement(
            """
            SELECT at_us, received_us, body FROM samples
            WHERE subject = (SELECT id FROM sample_subjects WHERE subject = ?) ORDER BY number
            """)
        defer { statement.reset() }
        try statement.bind([.text(subject)])
        var digest = SampleDigest()
        while try statement.step() {
            digest.add(at: statement.int64(0), received: statement.int64(1), body: statement.bytes(2))
        }
        return SampleSeal(subject: subject, samples: digest.samples, digest: digest.hexadecimal)
    }
}
