public import Care
import Foundation
import Records

/// A message in the outbox, or one that left it.
public struct OutboxLine: Sendable {
    public enum State: Sendable, Hashable {
        /// With the number of tries so far, and when the next one is.
        case waiting(tries: Int, next: Instant?)
        case sent
        /// And why.
        case failed(String)
    }
    public let patient: PatientID
    public let name: PersonName
    public let channel: MessageChannel
    public let at: Instant
    public let state: State
}

extension Clinic {
    /// Messages that wait, that could not be sent and that were sent, the latest first.
    ///
    /// - Parameter days: how far back to look.
    public func outbox(days: Int = 14, access: Access, at now: Instant) async throws -> [OutboxLine] {
        try access.proves(.seeOutbox)
        let rows = try await store.rows(
            """
            SELECT a.asking, a.patient, p.given, p.family, a.channel, a.asked_us, a.sent, a.why
            FROM askings a JOIN patients p ON p.patient = a.patient
            WHERE a.channel IS NOT NULL AND (a.sent IS NOT NULL OR a.answered_us IS NULL)
                AND a.asked_us >= \(now.adding(minutes: -Double(days) * 1440).microseconds)
            ORDER BY a.asked_us DESC LIMIT 300
            """)
        var lines: [OutboxLine] = []
        for row in rows {
            guard let channel = MessageChannel(rawValue: try row.text(4)) else { continue }
            lines.append(
                OutboxLine(
                    patient: PatientID(try row.text(1)),
                    name: PersonName(given: try row.text(2), family: try row.text(3)), channel: channel,
                    at: Instant(microseconds: try row.int64(5)), state: try await state(of: row)))
        }
        return lines
    }

    private func state(of row: Row) async throws -> OutboxLine.State {
        if let sent = try row.int64IfPresent(6) { return sent != 0 ? .sent : .failed(try row.text(7)) }
        let kept = try await store.state(MessageAttempts.key(AskingID(try row.text(0))))?.value
        let attempts = try kept.map { try JSONDecoder().decode(MessageAttempts.self, from: $0) }
        return .waiting(tries: attempts?.count ?? 0, next: attempts?.next)
    }
}
