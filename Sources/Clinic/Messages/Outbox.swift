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

    public enum Recipient: Sendable, Hashable {
        /// A link to a questionnaire.
        case patient(PatientID, PersonName)
        /// That a patient's safety question waits for this member of staff; whose, the outbox does not say.
        case person(name: String)
    }
    public let recipient: Recipient
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
        let since = now.adding(minutes: -Double(days) * 1440)
        return try await (links(since: since) + tellings(since: since, at: now)).sorted { $0.at > $1.at }
    }

    private func links(since: Instant) async throws -> [OutboxLine] {
        let rows = try await store.rows(
            """
            SELECT a.asking, a.patient, p.given, p.family, a.channel, a.asked_us, a.sent, a.why
            FROM askings a JOIN patients p ON p.patient = a.patient
            WHERE a.channel IS NOT NULL AND (a.sent IS NOT NULL OR a.answered_us IS NULL)
                AND a.asked_us >= \(since.microseconds) ORDER BY a.asked_us DESC LIMIT 300
            """)
        var lines: [OutboxLine] = []
        for row in rows {
            guard let channel = MessageChannel(rawValue: try row.text(4)) else { continue }
            let name = PersonName(given: try row.text(2), family: try row.text(3))
            lines.append(
                OutboxLine(
                    recipient: .patient(PatientID(try row.text(1)), name), channel: channel,
                    at: Instant(microseconds: try row.int64(5)),
                    state: try await state(
                        sent: try row.int64IfPresent(6), why: try row.textIfPresent(7), message: try row.text(0))))
        }
        return lines
    }

    /// Those that were settled, and where messages can leave those that still wait.
    private func tellings(since: Instant, at now: Instant) async throws -> [OutboxLine] {
        var rows = try await store.rows(
            """
            SELECT patient, entry, risk, person, at_us, sent, why FROM risk_tellings
            WHERE sent IS NOT NULL AND at_us >= \(since.microseconds) ORDER BY at_us DESC LIMIT 300
            """)
        let settled = rows.count
        if asking.channels.contains(.email) {
            rows += try await store.rows(Self.untold(at: now))
        }
        let names = Dictionary(
            await people.directory.everyone.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        var lines: [OutboxLine] = []
        for (place, row) in rows.enumerated() {
            let message = RiskTelling.message(patient: PatientID(try row.text(0)), entry: try row.int64(1))
            lines.append(
                OutboxLine(
                    recipient: .person(name: names[PersonID(try row.text(3))] ?? ""), channel: .email,
                    at: Instant(microseconds: try row.int64(4)),
                    state: try await state(
                        sent: place < settled ? try row.int64IfPresent(5) : nil,
                        why: place < settled ? try row.textIfPresent(6) : nil, message: message)))
        }
        return lines
    }

    private func state(sent: Int64?, why: String?, message: String) async throws -> OutboxLine.State {
        if let sent { return sent != 0 ? .sent : .failed(why ?? "") }
        let attempts = try await tried(message)
        return .waiting(tries: attempts?.count ?? 0, next: attempts?.next)
    }
}
