public import Care
import Records

/// Everyone who works or is treated here with an account: the fold of the people stream.
public struct PeopleDirectory: Sendable {
    private var byID: [PersonID: Person] = [:]
    private var byEmail: [String: PersonID] = [:]
    public private(set) var restrictions: [PatientID: ChartRestriction] = [:]
    /// The last entry that is folded in.
    private(set) var sequence: Int64 = 0

    init() {}

    /// Everyone, by name.
    public var everyone: [Person] {
        byID.values.sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
    }

    public func person(_ id: PersonID) -> Person? { byID[id] }

    public func person(email: String) -> Person? {
        byEmail[EmailAddress.fold(email)].flatMap { byID[$0] }
    }

    /// The charts that are restricted to people other than `person`.
    func chartsClosed(to person: PersonID) -> Set<PatientID> {
        Set(restrictions.values.filter { !$0.allowed.contains(person) }.map(\.patient))
    }

    /// Whether someone other than `person` can still manage people.
    func hasOwner(besides person: PersonID) -> Bool {
        byID.values.contains { $0.id != person && $0.isEnabled && $0.roles.contains(.owner) }
    }

    mutating func apply(_ entry: StoredEntry) throws {
        switch try PeopleEntry(entry) {
        case .personAdded(let id, let name, let email, let roles, let patient):
            byID[id] = Person(
                id: id, name: name, email: email, roles: roles, ownPatient: patient,
                // Only the founder adds themselves, and with a password of their own.
                choseOwnPassword: entry.author == id.text,
                addedAt: Instant(microseconds: entry.recordedMicroseconds))
            byEmail[email] = id
        case .personRenamed(let id, let name): byID[id]?.name = name
        case .rolesChanged(let id, let roles): byID[id]?.roles = roles
        case .personDisabled(let id):
            byID[id]?.isEnabled = false
            byID[id]?.sessionsEndedBy = entry.sequence
        case .personEnabled(let id): byID[id]?.isEnabled = true
        case .passwordChanged(let id):
            let isOwn = entry.author == id.text
            byID[id]?.choseOwnPassword = isOwn
            if !isOwn { byID[id]?.passwordResetBy = entry.sequence }
            byID[id]?.sessionsEndedBy = entry.sequence
        case .oneTimeCodeEnabled(let id): byID[id]?.usesOneTimeCode = true
        case .oneTimeCodeDisabled(let id): byID[id]?.usesOneTimeCode = false
        case .chartRestricted(let restriction): restrictions[restriction.patient] = restriction
        case .chartReleased(let patient, _): restrictions[patient] = nil
        }
        sequence = entry.sequence
    }
}
