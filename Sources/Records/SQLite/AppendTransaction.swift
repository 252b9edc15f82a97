import Foundation
import GRDB
import GRDBSQLite

/// The ends of the chains as the writer last committed them. Only one connection writes, so they need not be read
/// again for each append.
struct ChainEnds: Sendable {
    /// How many stream ends are kept in memory; beyond it they are read from the file again.
    static let most = 16_384

    var clinic: ChainEnd?
    var streams: [StreamName: ChainEnd] = [:]
}

/// One transaction that carries many appends, each behind its own savepoint: one wait for the disk serves them all.
///
/// Lives on the writer's queue for one group. The heads of streams and clinic are written once, by `finish`.
final class AppendTransaction {
    private(set) var ends: ChainEnds
    private var touched: Set<StreamName> = []
    private let database: Database
    private let projections: [any Projection]
    private let insertEntry, savepoint, release: Statement
    private var clinic: ChainEnd

    init(ends: ChainEnds, projections: [any Projection], database: Database) throws {
        self.database = database
        self.projections = projections
        insertEntry = try database.statement(
            "INSERT INTO entries (\(EntryColumns.list)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        savepoint = try database.statement("SAVEPOINT append")
        release = try database.statement("RELEASE append")
        self.ends = ends
        try database.statement("BEGIN IMMEDIATE").run()
        clinic = try ends.clinic ?? Self.clinicEnd(database)
    }

    /// Applies one append. An error leaves nothing of it; the others of the group stand.
    func apply(_ append: PreparedAppend) throws -> AppendResult {
        if let id = append.commandID, let done = try result(ofCommand: id, digest: append.commandDigest) { return done }
        for (stream, expected) in append.expected {
            let actual = try end(of: stream).number
            guard actual == expected else {
                throw StoreError.conflict(stream: stream, expected: expected, actual: actual)
            }
        }
        try savepoint.run()
        do {
            var clinic = clinic
            var streams: [StreamName: ChainEnd] = [:]
            let stored = try insert(append.entries, clinic: &clinic, streams: &streams)
            for change in append.state { try apply(change) }
            if let id = append.commandID {
                try database.statement("INSERT INTO commands (id, digest, first_position, entries) VALUES (?, ?, ?, ?)")
                    .run([
                        .text(id), .data(append.commandDigest), .int64(self.clinic.number + 1),
                        .int64(Int64(stored.count)),
                    ])
            }
            if !projections.isEmpty { try project(stored) }
            try release.run()
            self.clinic = clinic
            ends.streams.merge(streams) { $1 }
            touched.formUnion(streams.keys)
            return .appended(stored)
        } catch {
            // A full or failing disk may have rolled back everything already.
            if sqlite3_get_autocommit(database.sqliteConnection) == 0 {
                try database.statement("ROLLBACK TO append").run()
                try release.run()
            }
            throw error
        }
    }

    /// Writes the heads and commits: when it returns, every append of the group is on disk.
    func finish() throws {
        let head = try database.statement(
            """
            INSERT INTO streams (stream, sequence, hash) VALUES (?, ?, ?)
            ON CONFLICT (stream) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash
            """)
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

    // MARK: Steps

    private func result(ofCommand id: String, digest: Data) throws -> AppendResult? {
        let row = try database.statement("SELECT digest, first_position, entries FROM commands WHERE id = ?")
            .rows([.text(id)]).first
        guard let row else { return nil }
        guard try row.data(0) == digest else { throw StoreError.commandReused(id: id) }
        let first = try row.int64(1)
        return .alreadyDone(positions: Array(first..<first + (try row.int64(2))))
    }

    private func insert(
        _ entries: [PreparedEntry], clinic: inout ChainEnd, streams: inout [StreamName: ChainEnd]
    ) throws -> [StoredEntry] {
        var stored: [StoredEntry] = []
        stored.reserveCapacity(entries.count)
        for prepared in entries {
            let entry = prepared.entry
            var end = try streams[entry.stream] ?? end(of: entry.stream)
            end.number += 1
            let body = prepared.body(sequence: end.number)
            end.link = HashChain.link(after: end.link, sealing: body)
            clinic.number += 1
            clinic.link = HashChain.link(after: clinic.link, sealing: end.link)
            streams[entry.stream] = end
            try insertEntry.bind(clinic.number, at: 1)
            try insertEntry.bind(entry.stream.text, at: 2)
            try insertEntry.bind(end.number, at: 3)
            try insertEntry.bind(entry.kind, at: 4)
            try insertEntry.bind(Int64(entry.schema), at: 5)
            try insertEntry.bind(entry.author, at: 6)
            try insertEntry.bind(entry.occurredMicroseconds, at: 7)
            try insertEntry.bind(entry.recordedMicroseconds, at: 8)
            try insertEntry.bind(entry.zone, at: 9)
            try insertEntry.bind(body, at: 10)
            try insertEntry.bind(end.link, at: 11)
            try insertEntry.bind(clinic.link, at: 12)
            try insertEntry.run()
            stored.append(
                prepared.stored(position: clinic.number, sequence: end.number, body: body, hash: end.link))
        }
        return stored
    }

    private func apply(_ change: StateChange) throws {
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
            let found = try database.statement("SELECT value FROM state WHERE key = ?").rows([.text(key)]).first
            guard try found?.data(0) == value else { throw StoreError.stateChanged(key: key) }
        }
    }

    private func project(_ stored: [StoredEntry]) throws {
        for projection in projections {
            let transaction = ProjectionWriter(database)
            for entry in stored { try transaction.apply(entry, with: projection) }
        }
    }

    private func end(of stream: StreamName) throws -> ChainEnd {
        if let end = ends.streams[stream] { return end }
        let end = try Self.streamEnd(stream, database)
        ends.streams[stream] = end
        return end
    }

    // MARK: Ends in the file

    static func streamEnd(_ stream: StreamName, _ database: Database) throws -> ChainEnd {
        let row = try database.statement("SELECT sequence, hash FROM streams WHERE stream = ?")
            .rows([.text(stream.text)]).first
        guard let row else { return .none }
        return ChainEnd(number: try row.int64(0), link: Array(try row.data(1)))
    }

    static func clinicEnd(_ database: Database) throws -> ChainEnd {
        let row = try database.statement(
            """
            SELECT position.value, hash.value FROM meta AS position, meta AS hash
            WHERE position.key = 'clinic.position' AND hash.key = 'clinic.hash'
            """
        ).rows().first
        guard let row else { throw StoreError.damaged(reason: "the end of the clinic's chain is not in the file") }
        return ChainEnd(number: try row.int64(0), link: Array(try row.data(1)))
    }
}
