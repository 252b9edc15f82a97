import Care
import Foundation
import Records

extension StreamName {
    /// A patient's chart.
    static func chart(_ patient: PatientID) -> StreamName { StreamName("chart/\(patient.text)") }

    /// One dosing session's own part of the chart.
    static func session(_ session: SessionID) -> StreamName { StreamName("session/\(session.text)") }

    /// The chairs kept on one day. It exists to be written to: two people who book at the same moment cannot both have seen
    /// it as it stands.
    static func bookings(_ day: Day) -> StreamName { StreamName("bookings/\(day)") }

    /// The patient whose chart this is.
    var patient: PatientID? { text.hasPrefix("chart/") ? PatientID(String(text.dropFirst(6))) : nil }
}

extension Entry {
    /// Reads a stored entry of a chart or of a session.
    ///
    /// - Throws: `StoreError.damaged` when its payload is not of its kind.
    init(_ stored: StoredEntry) throws {
        let content: ChartEntry
        do {
            content = try ChartEntry(kind: stored.kind, payload: stored.payload)
        } catch {
            throw StoreError.damaged(
                reason: "Entry \(stored.sequence) of \(stored.stream) (\(stored.kind)) cannot be read: \(error)")
        }
        self.init(
            sequence: stored.sequence, occurredAt: Instant(microseconds: stored.occurredMicroseconds),
            recordedAt: Instant(microseconds: stored.recordedMicroseconds), author: PersonID(stored.author),
            content: content)
    }
}

/// An entry that a rule allowed, and where it goes.
struct ChartWrite: Sendable {
    let stream: StreamName
    let content: ChartEntry

    func newEntry(by author: PersonID, _ command: Command, zone: TimeZone) throws -> NewEntry {
        let payload: Data
        do {
            payload = try content.payload()
        } catch {
            throw StoreError.invalid(reason: "An entry of kind \(content.kind) cannot be written as JSON: \(error)")
        }
        return NewEntry(
            stream: stream, kind: content.kind, schema: 1, author: author.text,
            occurredMicroseconds: command.occurredAt.microseconds, recordedMicroseconds: command.now.microseconds,
            zone: zone.identifier, payload: payload)
    }
}
