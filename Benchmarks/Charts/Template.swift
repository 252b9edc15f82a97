import ArgumentParser
import Foundation
import Records

/// The chart of a simulated patient who has had sessions: what larger charts are copied from, so that every copy is
/// what people really enter.
struct Template {
    let patient: String
    let chart: [StoredEntry]
    /// The last session that was closed, and its own part of the chart.
    let session: String
    let sessionEntries: [StoredEntry]

    static func load(from store: SQLiteStore) async throws -> Template {
        let rows = try await store.rows(
            """
            SELECT patient FROM sessions WHERE status = 'closed'
            GROUP BY patient ORDER BY COUNT(*) DESC, patient LIMIT 1
            """)
        guard let patient = try rows.first?.text(0) else {
            throw ValidationError("data: nobody was treated in this clinic. Simulate more patients or weeks.")
        }
        let last = try await store.rows(
            """
            SELECT session FROM sessions WHERE status = 'closed' AND patient = \(patient)
            ORDER BY closed_us DESC LIMIT 1
            """)
        guard let session = try last.first?.text(0) else { throw ValidationError("data: no session was closed.") }
        return Template(
            patient: patient, chart: try await store.entries(in: StreamName("chart/" + patient)), session: session,
            sessionEntries: try await store.entries(in: StreamName("session/" + session)))
    }

    /// The chart up to the first session.
    var beginning: [StoredEntry] { Array(chart.prefix { $0.kind != "session-booked" }) }

    /// What the chart says about the last session: booked, opened, closed.
    var encounter: [StoredEntry] { chart.filter { $0.kind.hasPrefix("session-") && Self.names($0, session) } }

    /// The chart until the last session was opened.
    var untilOpened: [StoredEntry] {
        let opened = chart.lastIndex { $0.kind == "session-opened" && Self.names($0, session) }
        return opened.map { Array(chart[...$0]) } ?? []
    }

    /// A copy of an entry for another stream, with one word of it replaced.
    static func copy(
        _ entry: StoredEntry, to stream: String, replacing old: String, by new: String, later microseconds: Int64 = 0
    ) -> NewEntry {
        let text = String(decoding: entry.payload, as: UTF8.self).replacingOccurrences(of: old, with: new)
        return NewEntry(
            stream: StreamName(stream), kind: entry.kind, schema: entry.schema, author: entry.author,
            occurredMicroseconds: entry.occurredMicroseconds + microseconds,
            recordedMicroseconds: entry.recordedMicroseconds + microseconds, zone: entry.zone,
            payload: Data(text.utf8))
    }

    private static func names(_ entry: StoredEntry, _ session: String) -> Bool {
        entry.payload.range(of: Data(session.utf8)) != nil
    }
}
