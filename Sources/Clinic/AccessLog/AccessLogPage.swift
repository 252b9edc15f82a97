public import Care
import Records

/// One line of the access log.
public struct AccessLogLine: Sendable, Hashable {
    /// Its place among all entries of the clinic; the cursor for the next page.
    public let position: Int64
    public let at: Instant
    public let event: AccessEvent
    /// Nil when a sign-in failed with an address that nobody here has.
    public let person: PersonID?
    public let role: Role?
    public let permission: Permission?
    public let patient: PatientID?
    public let what: String?
    /// The reason given for breaking glass, or the code of the refusal.
    public let reason: String?
    /// The network address of a sign-in.
    public let source: String?
}

/// What of the access log to show; what is nil does not narrow it.
public struct AccessLogFilter: Sendable, Hashable {
    public var patient: PatientID?
    public var person: PersonID?
    /// A day on the clinic's wall.
    public var day: Day?
    public var event: AccessEvent?

    public init(
        patient: PatientID? = nil, person: PersonID? = nil, day: Day? = nil, event: AccessEvent? = nil
    ) {
        self.patient = patient
        self.person = person
        self.day = day
        self.event = event
    }
}

extension AccessLog {
    /// The latest lines first, `limit` of them, before the position of the last line of the page before.
    public func lines(
        matching filter: AccessLogFilter, before position: Int64? = nil, limit: Int = 100, access: Access
    ) async throws -> [AccessLogLine] {
        try access.proves(.seeAccessLog)
        var query: SQL =
            """
            SELECT position, occurred, event, person, role, permission, patient, what, reason, source
            FROM access_log WHERE position < \(position ?? .max)
            """
        if let patient = filter.patient { query += " AND patient = \(patient.text)" }
        if let person = filter.person { query += " AND person = \(person.text)" }
        if let day = filter.day { query += " AND day = \(day.description)" }
        if let event = filter.event { query += " AND event = \(event.rawValue)" }
        query += " ORDER BY position DESC LIMIT \(max(1, min(limit, 1000)))"
        return try await store.rows(query).map { row in
            AccessLogLine(
                position: try row.int64(0), at: Instant(microseconds: try row.int64(1)),
                event: AccessEvent(rawValue: try row.text(2)) ?? .denied,
                person: try row.textIfPresent(3).map { PersonID($0) },
                role: try row.textIfPresent(4).flatMap(Role.init),
                permission: try row.textIfPresent(5).flatMap(Permission.init),
                patient: try row.textIfPresent(6).map { PatientID($0) }, what: try row.textIfPresent(7),
                reason: try row.textIfPresent(8), source: try row.textIfPresent(9))
        }
    }
}
