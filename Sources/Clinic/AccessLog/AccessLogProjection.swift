import Care
import Foundation
public import Records

/// The access log as tables: `access_log` for its page, `break_glass_review` for what an owner has yet to look at.
public struct AccessLogProjection: Projection {
    public let name = "access_log"
    public let version = 1
    public let tables = [
        """
        CREATE TABLE access_log (position BIGINT PRIMARY KEY, occurred BIGINT NOT NULL, day TEXT NOT NULL,
            event TEXT NOT NULL, person TEXT, role TEXT, permission TEXT, patient TEXT, what TEXT, reason TEXT,
            source TEXT)
        """,
        "CREATE INDEX access_log_patient ON access_log (patient, position)",
        "CREATE INDEX access_log_person ON access_log (person, position)",
        "CREATE INDEX access_log_day ON access_log (day, position)",
        "CREATE INDEX access_log_event ON access_log (event, position)",
        """
        CREATE TABLE break_glass_review (position BIGINT PRIMARY KEY, occurred BIGINT NOT NULL, person TEXT NOT NULL,
            patient TEXT NOT NULL, reason TEXT NOT NULL, reviewed BIGINT, reviewer TEXT, note TEXT)
        """,
        "CREATE INDEX break_glass_review_open ON break_glass_review (reviewed, position)",
    ]

    public init() {}

    public func apply(_ entry: StoredEntry, to transaction: any ProjectionTransaction) throws {
        guard entry.stream.text.hasPrefix("access/"), let event = AccessEvent(rawValue: entry.kind) else { return }
        let record = try EntryPayload.decode(AccessRecord.self, from: entry)
        let day = String(entry.stream.text.dropFirst("access/".count))
        let occurred = entry.occurredMicroseconds
        try transaction.execute(
            """
            INSERT INTO access_log
            (position, occurred, day, event, person, role, permission, patient, what, reason, source)
            VALUES (\(entry.position), \(occurred), \(day), \(event.rawValue), \(record.person?.text),
            \(record.role?.rawValue), \(record.permission?.rawValue), \(record.patient?.text), \(record.what),
            \(record.reason), \(record.source))
            """)
        switch event {
        case .glassBroken:
            try transaction.execute(
                """
                INSERT INTO break_glass_review (position, occurred, person, patient, reason)
                VALUES (\(entry.position), \(occurred), \(record.person?.text ?? ""), \(record.patient?.text ?? ""),
                \(record.reason ?? ""))
                """)
        case .glassReviewed:
            try transaction.execute(
                """
                UPDATE break_glass_review
                SET reviewed = \(occurred), reviewer = \(record.person?.text), note = \(record.reason)
                WHERE position = \(record.reviewOf ?? 0) AND reviewed IS NULL
                """)
        case .read, .denied, .signedIn, .unlocked, .signedOut, .passwordRefused: break
        }
    }
}
