import Care
import Clinic

/// Readings that a page makes of itself while it is open: the same person, session and page within some minutes is one
/// reading, and one line of the access log.
///
/// A page that refreshes itself would else write more into the log than people do. What is asked by a person is always
/// written down.
actor RecentReadings {
    static let minutes = 10.0

    private struct Reading: Hashable {
        let token: String
        let patient: PatientID?
        let what: String
    }

    private var seen: [Reading: Instant] = [:]

    /// Whether this reading has to be written down, given when the last one was.
    func isNew(by token: SessionToken, of patient: PatientID?, what: String, isOfPage: Bool, now: Instant) -> Bool {
        let reading = Reading(token: token.text, patient: patient, what: what)
        if isOfPage, let last = seen[reading], now.minutes(since: last) < Self.minutes { return false }
        seen = seen.filter { now.minutes(since: $0.value) < Self.minutes }
        seen[reading] = now
        return true
    }
}
