import Care
import Foundation
import Records

/// What can happen to the people of a clinic. Passwords and secrets are never in an entry.
enum PeopleEntry: Sendable, Equatable {
    case personAdded(PersonID, name: String, email: String, roles: Set<Role>, patient: PatientID?)
    case personRenamed(PersonID, name: String)
    case rolesChanged(PersonID, roles: Set<Role>)
    case personDisabled(PersonID)
    case personEnabled(PersonID)
    case passwordChanged(PersonID)
    case oneTimeCodeEnabled(PersonID)
    case oneTimeCodeDisabled(PersonID)
    case chartRestricted(ChartRestriction)
    case chartReleased(PatientID, reason: String)

    static let stream: StreamName = "people"

    private enum Kind: String {
        case personAdded = "people.person-added"
        case personRenamed = "people.person-renamed"
        case rolesChanged = "people.roles-changed"
        case personDisabled = "people.person-disabled"
        case personEnabled = "people.person-enabled"
        case passwordChanged = "people.password-changed"
        case oneTimeCodeEnabled = "people.one-time-code-enabled"
        case oneTimeCodeDisabled = "people.one-time-code-disabled"
        case chartRestricted = "people.chart-restricted"
        case chartReleased = "people.chart-released"
    }

    private struct Subject: Codable {
        var person: PersonID
        var name: String?
        var email: String?
        var roles: [Role]?
        var patient: PatientID?
    }

    private struct Chart: Codable {
        var patient: PatientID
        var allowed: [PersonID]?
        var reason: String
    }

    init(_ entry: StoredEntry) throws {
        guard let kind = Kind(rawValue: entry.kind) else {
            throw StoreError.damaged(
                reason:
                    "Entry \(entry.sequence) of \(entry.stream) is a \(entry.kind), which this program does not know.")
        }
        switch kind {
        case .chartRestricted, .chartReleased:
            let chart = try EntryPayload.decode(Chart.self, from: entry)
            self =
                kind == .chartReleased
                ? .chartReleased(chart.patient, reason: chart.reason)
                : .chartRestricted(
                    ChartRestriction(patient: chart.patient, allowed: Set(chart.allowed ?? []), reason: chart.reason))
        default:
            let subject = try EntryPayload.decode(Subject.self, from: entry)
            let person = subject.person
            switch kind {
            case .personAdded:
                self = .personAdded(
                    person, name: subject.name ?? "", email: subject.email ?? "", roles: Set(subject.roles ?? []),
                    patient: subject.patient)
            case .personRenamed: self = .personRenamed(person, name: subject.name ?? "")
            case .rolesChanged: self = .rolesChanged(person, roles: Set(subject.roles ?? []))
            case .personDisabled: self = .personDisabled(person)
            case .personEnabled: self = .personEnabled(person)
            case .passwordChanged: self = .passwordChanged(person)
            case .oneTimeCodeEnabled: self = .oneTimeCodeEnabled(person)
            case .oneTimeCodeDisabled, .chartRestricted, .chartReleased: self = .oneTimeCodeDisabled(person)
            }
        }
    }

    func newEntry(by author: PersonID, at now: Instant, zone: TimeZone) throws -> NewEntry {
        func about(_ kind: Kind, _ subject: Subject) throws -> NewEntry {
            try NewEntry(kind.rawValue, to: Self.stream, by: author.text, at: now, zone: zone, payload: subject)
        }
        func about(_ kind: Kind, _ chart: Chart) throws -> NewEntry {
            try NewEntry(kind.rawValue, to: Self.stream, by: author.text, at: now, zone: zone, payload: chart)
        }
        switch self {
        case .personAdded(let id, let name, let email, let roles, let patient):
            return try about(
                .personAdded, Subject(person: id, name: name, email: email, roles: roles.sorted(), patient: patient))
        case .personRenamed(let id, let name): return try about(.personRenamed, Subject(person: id, name: name))
        case .rolesChanged(let id, let roles):
            return try about(.rolesChanged, Subject(person: id, roles: roles.sorted()))
        case .personDisabled(let id): return try about(.personDisabled, Subject(person: id))
        case .personEnabled(let id): return try about(.personEnabled, Subject(person: id))
        case .passwordChanged(let id): return try about(.passwordChanged, Subject(person: id))
        case .oneTimeCodeEnabled(let id): return try about(.oneTimeCodeEnabled, Subject(person: id))
        case .oneTimeCodeDisabled(let id): return try about(.oneTimeCodeDisabled, Subject(person: id))
        case .chartRestricted(let restriction):
            return try about(
                .chartRestricted,
                Chart(
                    patient: restriction.patient, allowed: restriction.allowed.sorted(), reason: restriction.reason))
        case .chartReleased(let patient, let reason):
            return try about(.chartReleased, Chart(patient: patient, reason: reason))
        }
    }
}
