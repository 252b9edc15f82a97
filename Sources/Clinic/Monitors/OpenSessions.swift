public import Care
import Records

/// An open session that a monitor may be linked to.
public struct OpenSessionLine: Sendable {
    public let session: SessionID
    public let patient: PatientID
    public let name: PersonName
    public let recordNumber: String
    public let chair: String
}

extension Clinic {
    /// The sessions that are open, by chair; those of charts that are closed to this person are left out.
    public func openSessions(access: Access) async throws -> [OpenSessionLine] {
        try access.proves(.settleQuarantine)
        let rows = try await store.rows(
            """
            SELECT s.session, s.patient, p.given, p.family, p.record_number, s.chair FROM sessions s
            JOIN patients p ON p.patient = s.patient WHERE s.status = 'open' ORDER BY s.chair, s.session LIMIT 500
            """)
        return try rows.compactMap { row in
            let patient = PatientID(try row.text(1))
            guard (try? Authorisation.require(.linkMonitor, of: access.person, patient: patient)) != nil else {
                return nil
            }
            return OpenSessionLine(
                session: SessionID(try row.text(0)), patient: patient,
                name: PersonName(given: try row.text(2), family: try row.text(3)), recordNumber: try row.text(4),
                chair: try row.text(5))
        }
    }
}
