import Care
public import Records

/// Who is to be told that a risk is theirs now, and what became of telling them.
public struct RiskTellingProjection: Projection {
    public let name = "risk-tellings"
    public let version = 1
    public let tables = [
        """
        CREATE TABLE risk_tellings (patient TEXT NOT NULL, entry BIGINT NOT NULL, risk TEXT NOT NULL,
            person TEXT NOT NULL, at_us BIGINT NOT NULL, sent BIGINT, why TEXT, PRIMARY KEY (patient, entry))
        """,
        "CREATE INDEX risk_tellings_at ON risk_tellings (at_us)",
    ]

    public init() {}

    public func apply(_ stored: StoredEntry, to transaction: any ProjectionTransaction) throws {
        guard let patient = stored.stream.patient?.text else { return }
        switch stored.kind {
        case "risk-raised", "risk-passed", "owner-told": break
        default: return
        }
        let entry = try Entry(stored)
        func add(_ risk: RiskID, _ person: PersonID?) throws {
            // Who made it their own knows.
            guard let person, person != entry.author else { return }
            try transaction.execute(
                """
                INSERT INTO risk_tellings (patient, entry, risk, person, at_us)
                VALUES (\(patient), \(entry.sequence), \(risk.text), \(person.text), \(entry.recordedAt.microseconds))
                ON CONFLICT (patient, entry) DO NOTHING
                """)
        }
        switch entry.content {
        case .riskRaised(let risk): try add(risk.id, risk.owner)
        case .riskPassed(let passed): try add(passed.id, passed.to)
        case .ownerTold(let told):
            try transaction.execute(
                """
                UPDATE risk_tellings SET sent = \(told.sent), why = \(told.why)
                WHERE patient = \(patient) AND entry = \(told.entry)
                """)
        default: break
        }
    }
}
