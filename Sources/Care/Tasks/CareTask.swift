/// Something that somebody must do for a patient by a day, and why.
public struct CareTask: Sendable, Hashable, Codable {
    /// Stable: the same need always has the same id, so that it is raised once and found again.
    public let id: String
    public let title: String
    public let why: String
    public let due: Day
    /// The moment on that day, for work that has one.
    public let dueAt: Instant?
    public let role: AssignedRole
    /// Id of the rule that asks for it.
    public let rule: String
    public let source: String
    /// False while the rule's row waits for a clinician's signature.
    public let approved: Bool

    public init(
        id: String, title: String, why: String, due: Day, dueAt: Instant? = nil, role: AssignedRole, rule: String,
        source: String, approved: Bool
    ) {
        self.id = id
        self.title = title
        self.why = why
        self.due = due
        self.dueAt = dueAt
        self.role = role
        self.rule = rule
        self.source = source
        self.approved = approved
    }

    public func overdue(on day: Day) -> Bool { day > due }
}

extension CareTask {
    /// A task that a protocol's row asks for.
    init(
        _ rule: Rule, id: String, title: String, why: String? = nil, due: Day, dueAt: Instant? = nil,
        role: AssignedRole
    ) {
        self.init(
            id: id, title: title, why: why ?? rule.reason, due: due, dueAt: dueAt, role: role, rule: rule.id,
            source: rule.source, approved: rule.approved)
    }
}
