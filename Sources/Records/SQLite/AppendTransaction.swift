import Foundation
import GRDB
import GRDBSQLite

/// One transaction that carries many appends: one wait for the disk serves them all.
///
/// Whether an append is refused is known from the ends in memory before anything of it is written, so that appends
/// need no savepoints. Should one fail all the same (a projection refuses it), the group is spoiled: it is rolled back
/// and written again with a savepoint before each append.
///
/// Lives on the writer's queue for one group. The heads of streams and clinic are written once, by `finish`.
final class AppendTransaction {
    /// An append failed after some of it was written.
    struct Spoiled: Error {}

    private(set) var ends: ChainEnds
    private var touched: Set<StreamName> = []
    private let database: Database
    private let projections: [any Projection]
    private let hasSavepoints: Bool
    private let insertEntry: Statement
    private var clinic: ChainEnd
    private var hasWritten = false
    private var sampleWriter: SampleWriter

    init(
        ends: consuming ChainEnds, projections: [any Projection], hasSavepoints: Bool, database: Database
    ) throws {
        self.database = database
        self.projections = projections
        self.hasSavepoints = hasSavepoints
        sampleWriter = SampleWriter(database)
        insertEntry = try database.statement(
            "INSERT INTO entries (\(EntryColumns.list)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        try database.statement("BEGIN IMMEDIATE").run()
        clinic = try ends.clinic ?? ChainEnds.clinicEnd(in: database)
        self.ends = ends
    }

    /// Applies one append. An error leaves nothing of it and the others of the group stand, unless it is `Spoiled` or
    /// of the disk.
    func apply(_ append: PreparedAppend) throws -> WriteAnswer {
        if let refusal = try refusal(of: append) {
            if let id = append.commandID, let done = try result(ofCommand: id, append.commandDigest) {
                return WriteAnswer(done)
            }
            throw refusal
        }
        if hasSavepoints { return try writeBehindSavepoint(append) }
        hasWritten = false
        do {
            return try write(append)
        } catch  where hasWritten && !SQLiteFault.isOfDisk(error) {
            throw Spoiled()
        }
    }

    /// The ends as they are committed; the transaction is over.
    func takeEnds() -> ChainEnds {
        defer { ends = ChainEnds() }
        return ends
    }

    /// Writes the heads and commits: when it returns, every append of the group is on disk.
    func finish() throws {
        let head = try database.statement(
            """
            INSERT INTO streams (stream, sequence, hash) VALUES (?, ?, ?)
            ON CONFLICT (stream) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash
            """)
        try sampleWriter.finish()
        for stream in touched {
            guard let end = ends.streams[stream] else { continue }
            try head.bind(stream.text, at: 1)
            try head.bind(end.number, at: 2)
            try head.bind(end.link, at: 3)
            try head.run()
        }
        if !touched.isEmpty {
            let meta = try database.statement("UPDATE meta SET value = ? WHERE key = ?")
            try meta.run([.int64(clinic.number), .text("clinic.position")])
            try meta.run([.data(Data(clinic.link)), .text("clinic.hash")])
        }
        try database.statement("COMMIT").run()
        ends.clinic = clinic
        if ends.streams.count > ChainEnds.most { ends.streams.removeAll() }
    }

    // MARK: Before anything is written

    /// Why the append cannot be applied, as far as that is known beforehand.
    private func refusal(of append: PreparedAppend) throws -> StoreError? {
        for (stream, expected) in append.expected {
            let actual = try end(of: stream).number
            if actual != expected { return .conflict(stream: stream, expected: expected, actual: actual) }
        }
        for case .require(let key, let value) in append.state.prefix(while: \.isRequirement)
        where try self.value(of: key) != value {
            return .stateChanged(key: key)
        }
        return nil
    }

    private func result(ofCommand id: String, _ digest: Data) throws -> AppendResult? {
        let row = try database.statement("SELECT digest, first_position, entries FROM commands WHERE id = ?")
            .rows([.text(id)]).first
        guard let row else { return nil }
        guard try row.data(0) == digest else { throw StoreError.commandReused(id: id) }
        let first = try row.int64(1)
        return .alreadyDone(positions: Array(first..<first + (try row.int64(2))))
    }

    // MARK: Writing

    private func writeBehindSavepoint(_ append: PreparedAppend) throws -> WriteAnswer {
        let (ends, touched, clinic, sampleWriter) = (ends, touched, clinic, sampleWriter)
        try database.statement("SAVEPOINT append").run()
        do {
            let result = try write(append)
            try database.statement("RELEASE append").run()
            return result
        } catch {
            // A full or failing disk may have rolled back everything already.
            if sqlite3_get_autocommit(database.sqliteConnection) == 0 {
                try database.statement("ROLLBACK TO append").run()
                try database.statement("RELEASE append").run()
            }
            (self.ends, self.touched, self.clinic, self.sampleWriter) = (ends, touched, clinic, sampleWriter)
            throw error
        }
    }

    private func write(_ append: PreparedAppend) throws -> WriteAnswer {
        if let id = append.commandID, try !record(command: id, of: append),
            let done = try result(ofCommand: id, append.commandDigest)
        {
            return WriteAnswer(done)
        }
        for change in append.state.drop(while: \.isRequirement) { try apply(change) }
        let stored = try insert(append.entries)
        for projection in projections { try project(stored, with: projection) }
        return WriteAnswer(.appended(stored), try keep(append))
    }

    private func keep(_ append: PreparedAppend) throws -> [SampleOutcome] {
        guard !append.samples.isEmpty else { return [] }
        hasWritten = true
        var outcomes: [SampleOutcome] = []
        outcomes.reserveCapacity(append.samples.count)
        for message in append.samples {
            let outcome = try sampleWriter.keep(message)
            if case .sealed(let subject) = outcome, !append.answersEachMessage {
                throw StoreError.stateChanged(key: subject)
            }
            outcomes.append(outcome)
        }
        return outcomes
    }

    /// False when the command was recorded before.
    private func record(command id: String, of append: PreparedAppend) throws -> Bool {
        let statement = try database.statement(
            """
            INSERT INTO commands (id, digest, first_position, entries) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
            """)
        try statement.bind(id, at: 1)
        try statement.bind(.data(append.commandDigest), at: 2)
        try statement.bind(clinic.number + 1, at: 3)
        try statement.bind(Int64(append.entries.count), at: 4)
        try statement.run()
        guard statement.changes > 0 else { return false }
        hasWritten = true
        return true
    }

    private func insert(_ entries: [PreparedEntry]) throws -> [StoredEntry] {
        var stored: [StoredEntry] = []
        stored.reserveCapacity(entries.count)
        for prepared in entries {
            let entry = prepared.entry
            var end = try end(of: entry.stream)
            end.number += 1
            let body = prepared.body(sequence: end.number)
            end.link = HashChain.link(after: end.link, sealing: body)
            clinic.number += 1
            clinic.link = HashChain.link(after: clinic.link, sealing: end.link)
            hasWritten = true
            try insertEntry.bind(clinic.number, at: 1)
            try insertEntry.bind(entry.stream.text, at: 2)
            try insertEntry.bind(end.number, at: 3)
            try insertEntry.bind(entry.kind, at: 4)
            try insertEntry.bind(Int64(entry.schema), at: 5)
            try insertEntry.bind(entry.author, at: 6)
            try insertEntry.bind(entry.occurredMicroseconds, at: 7)
            try insertEntry.bind(entry.recordedMicroseconds, at: 8)
            try insertEntry.bind(entry.zone, at: 9)
            try insertEntry.run(body, end.link, clinic.link, from: 10)
            ends.streams[entry.stream] = end
            touched.insert(entry.stream)
            if entry.kind == SampleSeal.kind { try sampleWriter.seal(entry) }
            stored.append(
                prepared.stored(position: clinic.number, sequence: end.number, body: body, hash: end.link))
        }
        return stored
    }

    private func apply(_ change: StateChange) throws {
        hasWritten = true
        switch change {
        case .put(let key, let value, let expiry):
            try database.statement(
                """
                INSERT INTO state (key, value, expires_us) VALUES (?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_us = excluded.expires_us
                """
            ).run([.text(key), .data(value), expiry.map { .int64($0) } ?? .null])
        case .delete(let key):
            try database.statement("DELETE FROM state WHERE key = ?").run([.text(key)])
        case .deleteExpired(let moment):
            try database.statement("DELETE FROM state WHERE expires_us < ?").run([.int64(moment)])
        case .require(let key, let value):
            guard try self.value(of: key) == value else { throw StoreError.stateChanged(key: key) }
        }
    }

    private func project(_ stored: [StoredEntry], with projection: any Projection) throws {
        let kinds = projection.kinds
        let transaction = ProjectionWriter(database)
        for entry in stored where kinds?.contains(entry.kind) ?? true {
            try transaction.apply(entry, with: projection)
        }
    }

    private func value(of key: String) throws -> Data? {
        try database.statement("SELECT value FROM state WHERE key = ?").rows([.text(key)]).first?.data(0)
    }

    private func end(of stream: StreamName) throws -> ChainEnd {
        if let end = ends.streams[stream] { return end }
        let end = try ChainEnds.end(of: stream, in: database)
        ends.streams[stream] = end
        return end
    }
}
