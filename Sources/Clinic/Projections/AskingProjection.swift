import Care
public import Records

/// Which request a link opens, and whether it was answered: what a link is looked up by.
public struct AskingProjection: Projection {
    public let name = "askings"
    public let version = 1
    public let tables = [
        """
        CREATE TABLE askings (asking TEXT PRIMARY KEY, patient TEXT NOT NULL, scale TEXT NOT NULL,
            asked_us BIGINT NOT NULL, expires_us BIGINT NOT NULL, mode TEXT NOT NULL, channel TEXT, slot TEXT,
            answered_us BIGINT, sent BIGINT, attempts BIGINT, why TEXT)
        """,
        "CREATE INDEX askings_patient ON askings (patient, asked_us)",
        "CREATE INDEX askings_asked ON askings (asked_us)",
    ]

    public init() {}

    public func apply(_ entry: StoredEntry, to transaction: any ProjectionTransaction) throws {
        guard let patient = entry.stream.patient?.text else { return }
        switch entry.kind {
        case "questionnaire-asked", "questionnaire-answered", "message-settled": break
        default: return
        }
        switch try Entry(entry).content {
        case .asked(let asked):
            try transaction.execute(
                """
                INSERT INTO askings (asking, patient, scale, asked_us, expires_us, mode, channel, slot)
                VALUES (\(asked.id.text), \(patient), \(asked.scale), \(entry.occurredMicroseconds),
                    \(asked.expires.microseconds), \(asked.mode.rawValue), \(asked.channel?.rawValue), \(asked.slot))
                ON CONFLICT (asking) DO NOTHING
                """)
        case .answered(let sheet):
            guard let asking = sheet.asking else { return }
            try transaction.execute(
                """
                UPDATE askings SET answered_us = \(entry.occurredMicroseconds)
                WHERE asking = \(asking.text) AND answered_us IS NULL
                """)
        case .messageSettled(let settled):
            try transaction.execute(
                """
                UPDATE askings SET sent = \(settled.sent), attempts = \(settled.attempts), why = \(settled.why)
                WHERE asking = \(settled.asking.text)
                """)
        default: break
        }
    }
}
