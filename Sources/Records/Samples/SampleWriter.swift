import Foundation
import GRDB

/// Writes samples within the transaction of a group. Where each subject stands is kept in memory and written once, by
/// `finish`. Lives on the writer's queue for one group.
struct SampleWriter {
    private struct Standing {
        let id: Int64
        var samples: Int64
        var first: Int64
        var last: Int64
        var isSealed: Bool
    }

    private let database: Database
    private var standings: [String: Standing] = [:]
    private var touched: Set<String> = []

    init(_ database: Database) {
        self.database = database
    }

    /// Keeps a message whole, or says why nothing of it was written.
    mutating func keep(_ message: SampleMessage) throws -> SampleOutcome {
        for batch in message.batches where try standing(of: batch.subject, isWanted: false)?.isSealed == true {
            return .sealed(subject: batch.subject)
        }
        if let key = message.key {
            let statement = try database.statement(
                "INSERT INTO sample_messages (key) VALUES (?) ON CONFLICT DO NOTHING")
            try statement.run([.data(key)])
            if statement.changes == 0 { return .repeated }
        }
        for batch in message.batches { try insert(batch) }
        return .kept
    }

    /// Closes a subject, provided that the seal speaks of all that was kept for it.
    mutating func seal(_ entry: NewEntry) throws {
        let seal: SampleSeal
        do {
            seal = try JSONDecoder().decode(SampleSeal.self, from: entry.payload)
        } catch {
            throw StoreError.invalid(reason: "An entry of the kind \(SampleSeal.kind) does not hold a seal: \(error)")
        }
        guard var standing = try standing(of: seal.subject, isWanted: true), standing.samples == seal.samples,
            !standing.isSealed
        else { throw StoreError.stateChanged(key: seal.subject) }
        standing.isSealed = true
        standings[seal.subject] = standing
        touched.insert(seal.subject)
    }

    /// Writes where the subjects stand.
    func finish() throws {
        guard !touched.isEmpty else { return }
        let update = try database.statement(
            "UPDATE sample_subjects SET samples = ?, first_us = ?, last_us = ?, sealed = ? WHERE id = ?")
        for subject in touched {
            guard let standing = standings[subject] else { continue }
            try update.bind(standing.samples, at: 1)
            try update.bind(standing.first, at: 2)
            try update.bind(standing.last, at: 3)
            try update.bind(standing.isSealed ? 1 : 0, at: 4)
            try update.bind(standing.id, at: 5)
            try update.run()
        }
    }

    private mutating func insert(_ batch: SampleBatch) throws {
        guard var standing = try standing(of: batch.subject, isWanted: true) else { return }
        standing.samples += 1
        if standing.samples == 1 { standing.first = batch.receivedMicroseconds }
        standing.last = batch.receivedMicroseconds
        let insert = try database.statement(
            "INSERT INTO samples (subject, number, at_us, received_us, body) VALUES (?, ?, ?, ?, ?)")
        try insert.bind(standing.id, at: 1)
        try insert.bind(standing.samples, at: 2)
        try insert.bind(batch.atMicroseconds, at: 3)
        try insert.bind(batch.receivedMicroseconds, at: 4)
        try insert.bind(batch.body, at: 5)
        try insert.run()
        standings[batch.subject] = standing
        touched.insert(batch.subject)
    }

    /// Where a subject stands; nil when it is not wanted and nothing was ever kept for it.
    private mutating func standing(of subject: String, isWanted: Bool) throws -> Standing? {
        if let standing = standings[subject] { return standing }
        let query = "SELECT id, samples, first_us, last_us, sealed FROM sample_subjects WHERE subject = ?"
        var row = try database.statement(query).rows([.text(subject)]).first
        if row == nil, isWanted {
            try database.statement(
                "INSERT INTO sample_subjects (subject, samples, first_us, last_us, sealed) VALUES (?, 0, 0, 0, 0)"
            ).run([.text(subject)])
            row = try database.statement(query).rows([.text(subject)]).first
        }
        guard let row else { return nil }
        let standing = Standing(
            id: try row.int64(0), samples: try row.int64(1), first: try row.int64(2), last: try row.int64(3),
            isSealed: try row.bool(4))
        standings[subject] = standing
        return standing
    }
}
