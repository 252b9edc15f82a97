import Foundation
import GRDB
import GRDBSQLite

/// One walk over the record in the order of positions, in one snapshot and in constant memory: each entry must say
/// what its columns say, follow the entry before it in its stream, and be sealed by both chains; each chain must end
/// where its head says.
struct Verifier {
    typealias Fault = Verification.Fault

    let database: Database
    private var clinic = ChainEnd.none

    static func verify(_ database: Database) throws -> Verification {
        var verifier = Verifier(database: database)
        if let fault = try verifier.walk() { return .broken(fault) }
        if let fault = try verifier.checkHeads() { return .broken(fault) }
        if let fault = try verifier.checkSeals() { return .broken(fault) }
        let streams = try database.number("SELECT COUNT(*) FROM streams") ?? 0
        return .sound(
            entries: verifier.clinic.number, streams: streams,
            head: ClinicHead(position: verifier.clinic.number, hash: Data(verifier.clinic.link)))
    }

    private init(database: Database) {
        self.database = database
    }

    private static let columns = EntryColumns.list.split(separator: ", ").map { "e.\($0)" }.joined(separator: ", ")

    private mutating func walk() throws -> Fault? {
        let statement = try database.statement(
            """
            SELECT \(Self.columns), before.position, before.hash FROM entries AS e
            LEFT JOIN entries AS before ON before.stream = e.stream AND before.sequence = e.sequence - 1
            ORDER BY e.position
            """)
        defer { statement.reset() }
        while try statement.step() {
            if let fault = try check(statement) { return fault }
        }
        return nil
    }

    private mutating func check(_ row: Statement) throws -> Fault? {
        let envelope = EntryColumns.envelope(in: row)
        let position = row.int64(0)
        let body = row.bytes(9)
        func fault(_ reason: String) -> Fault {
            Fault(
                stream: StreamName(String(decoding: envelope.stream, as: UTF8.self)), sequence: envelope.sequence,
                position: position, reason: reason)
        }
        guard position == clinic.number + 1 else {
            if position < 1 { return fault("It stands before the first position.") }
            return try missing(position: clinic.number + 1)
                ?? fault("It stands at position \(position), \(clinic.number + 1) was next: it was moved.")
        }
        for (column, type) in EntryColumns.types.enumerated() where row.type(Int32(column)) != type {
            return fault("One of its columns (\(column + 1)) is not of the type that was written.")
        }
        guard envelope.sequence >= 1 else { return fault("Its sequence is not from 1 up.") }
        var previous = HashChain.genesis
        if envelope.sequence > 1 {
            guard row.type(12) == SQLITE_INTEGER else { return try missing(before: envelope, at: position) }
            guard row.int64(12) < position else { return fault("It stands before the entry it follows.") }
            previous = row.bytes(13)
        }
        guard envelope.payload(in: body) != nil else { return fault("Its columns do not say what its body says.") }
        let link = HashChain.link(after: previous, sealing: body)
        guard row.bytes(10) == link else {
            return fault("Its hash does not fit: it, or its place in the stream, was changed.")
        }
        clinic = ChainEnd(number: position, link: HashChain.link(after: clinic.link, sealing: link))
        guard row.bytes(11) == clinic.link else {
            return fault("Its clinic hash does not fit: it, or its place among all entries, was changed.")
        }
        return nil
    }

    // MARK: Heads

    private func checkHeads() throws -> Fault? {
        let head = try ChainEnds.clinicEnd(in: database)
        if head.number > clinic.number {
            return try missing(position: clinic.number + 1)
                ?? Fault(
                    stream: "(unknown)", sequence: 0, position: clinic.number + 1,
                    reason: "It is missing: the record ended at position \(head.number).")
        }
        if let fault = try checkStreamHeads() { return fault }
        if head.number < clinic.number {
            return try fault(at: head.number + 1, "It stands after the end of the record: it was put in.")
        }
        if head.link != clinic.link {
            return try fault(at: clinic.number, "The end of the clinic's chain was changed.")
        }
        return nil
    }

    private func checkStreamHeads() throws -> Fault? {
        let short = try database.statement(
            """
            SELECT s.stream, s.sequence FROM streams AS s
            LEFT JOIN entries AS e ON e.stream = s.stream AND e.sequence = s.sequence
            WHERE e.position IS NULL OR e.hash <> s.hash OR typeof(s.hash) <> 'blob' LIMIT 1
            """
        ).rows().first
        if let short {
            let stream = try short.text(0)
            let last = try database.statement("SELECT COALESCE(MAX(sequence), 0) FROM entries WHERE stream = ?")
                .rows([.text(stream)])[0].int64(0)
            let sequence = try short.int64(1)
            return last < sequence
                ? Fault(
                    stream: StreamName(stream), sequence: last + 1, position: nil,
                    reason: "It is missing: the stream ended at entry \(sequence).")
                : Fault(
                    stream: StreamName(stream), sequence: last, position: nil,
                    reason: "The end of the stream's chain was changed.")
        }
        let long = try database.statement(
            """
            SELECT e.stream, e.sequence, e.position FROM entries AS e
            LEFT JOIN streams AS s ON s.stream = e.stream
            WHERE s.sequence IS NULL OR e.sequence > s.sequence ORDER BY e.position LIMIT 1
            """
        ).rows().first
        guard let long else { return nil }
        return Fault(
            stream: StreamName(try long.text(0)), sequence: try long.int64(1), position: try long.int64(2),
            reason: "It stands after the end of its stream: it was put in, or the end was removed.")
    }

    private func fault(at position: Int64, _ reason: String) throws -> Fault {
        let row = try database.statement("SELECT stream, sequence FROM entries WHERE position = ?")
            .rows([.int64(position)]).first
        return Fault(
            stream: StreamName(try row?.text(0) ?? "(empty record)"), sequence: try row?.int64(1) ?? 0,
            position: position, reason: reason)
    }

    // MARK: Missing entries

    /// An entry whose predecessor is not there.
    private func missing(before envelope: EntryEnvelope, at position: Int64) throws -> Fault {
        let stream = String(decoding: envelope.stream, as: UTF8.self)
        let last = try database.statement(
            "SELECT COALESCE(MAX(sequence), 0) FROM entries WHERE stream = ? AND sequence < ? AND sequence > 0"
        ).rows([.text(stream), .int64(envelope.sequence)])[0].int64(0)
        return Fault(
            stream: StreamName(stream), sequence: last + 1, position: nil,
            reason: "It is missing: entry \(envelope.sequence) at position \(position) has nothing to follow.")
    }

    /// A position that is not there: the stream that lacks an entry around it.
    private func missing(position: Int64) throws -> Fault? {
        let gap = try database.statement(
            """
            SELECT e.stream, before.sequence + 1 FROM entries AS e JOIN entries AS before
            ON before.stream = e.stream AND before.sequence =
                (SELECT MAX(sequence) FROM entries WHERE stream = e.stream AND sequence < e.sequence)
            WHERE e.position > ?1 AND before.position < ?1 AND before.sequence <> e.sequence - 1
            UNION ALL
            SELECT e.stream, 1 FROM entries AS e
            WHERE e.position > ?1 AND e.sequence > 1
                AND e.sequence = (SELECT MIN(sequence) FROM entries WHERE stream = e.stream)
            UNION ALL
            SELECT s.stream, COALESCE(last.sequence, 0) + 1 FROM streams AS s LEFT JOIN entries AS last
            ON last.stream = s.stream
                AND last.sequence = (SELECT MAX(sequence) FROM entries WHERE stream = s.stream)
            WHERE COALESCE(last.sequence, 0) < s.sequence AND COALESCE(last.position, 0) < ?1
            LIMIT 1
            """
        ).rows([.int64(position)]).first
        return try gap.map { gap in
            Fault(
                stream: StreamName(try gap.text(0)), sequence: try gap.int64(1), position: position,
                reason: "It is missing: no entry stands at position \(position).")
        }
    }
}
