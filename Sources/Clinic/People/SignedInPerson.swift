public import Care

/// A person whose session was found active at `seenAt`, with all that decides what they may do at that moment.
///
/// Made by `SignIn` alone, freshly for every request: a role taken away or a grant run out is then gone at the next
/// one. What lives longer than a request (a stream of live updates) has to ask `SignIn` again.
public struct SignedInPerson: Sendable, Hashable {
    public let id: PersonID
    public let name: String
    public let roles: Set<Role>
    /// The chart of a person who is a patient here.
    public let ownPatient: PatientID?
    /// When the session was looked at; grants are judged by this moment.
    public let seenAt: Instant
    /// Charts that are restricted to others.
    let closedCharts: Set<PatientID>
    /// Emergency grants that this person holds, by patient.
    let brokenGlass: [PatientID: BreakGlassGrant]

    init(
        id: PersonID, name: String, roles: Set<Role>, ownPatient: PatientID? = nil, seenAt: Instant,
        closedCharts: Set<PatientID> = [], brokenGlass: [PatientID: BreakGlassGrant] = [:]
    ) {
        self.id = id
        self.name = name
        self.roles = roles
        self.ownPatient = ownPatient
        self.seenAt = seenAt
        self.closedCharts = closedCharts
        self.brokenGlass = brokenGlass
    }

    /// Whether the table grants `permission` to one of the roles: for showing or hiding a control, never as the check
    /// itself.
    public func may(_ permission: Permission) -> Bool {
        PermissionTable.role(among: roles, for: permission) != nil
    }

    func grant(for patient: PatientID) -> BreakGlassGrant? {
        guard let grant = brokenGlass[patient], seenAt < grant.until else { return nil }
        return grant
    }
}

/// Emergency access of one person to one chart, until a moment.
public struct BreakGlassGrant: Sendable, Hashable, Codable {
    public let reason: String
    public let openedAt: Instant
    public let until: Instant
}
