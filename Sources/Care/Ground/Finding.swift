/// How strongly a rule speaks.
public enum Severity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// Treatment is not offered.
    case exclude
    /// Not until it is resolved or a named specialist clears it.
    case hold
    /// May go on, with the measure the reason names.
    case caution
    /// Worth knowing.
    case note

    private var rank: Int {
        switch self {
        case .exclude: 0
        case .hold: 1
        case .caution: 2
        case .note: 3
        }
    }

    /// The graver severity comes first.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// What a rule said about this chart, with everything a clinician needs to disagree with it.
public struct Finding: Sendable, Hashable, Codable {
    /// The rule's id, as `E-AGE`.
    public let id: String
    public let severity: Severity
    public let reason: String
    public let source: String
    /// False while the rule's row rests on a default or unverified figure that no clinician has signed.
    public let approved: Bool
    /// What made it fire: references of resources, or named chart facts.
    public let basis: [String]

    public init(
        id: String, severity: Severity, reason: String, source: String, approved: Bool, basis: [String]
    ) {
        self.id = id
        self.severity = severity
        self.reason = reason
        self.source = source
        self.approved = approved
        self.basis = basis
    }
}

extension Finding {
    /// A finding in the words of its rule, at the rule's own severity unless another is given.
    public init(_ rule: Rule, severity: Severity? = nil, reason: String? = nil, basis: [String]) {
        self.init(
            id: rule.id, severity: severity ?? rule.severity ?? .note, reason: reason ?? rule.reason,
            source: rule.source, approved: rule.approved, basis: basis)
    }
}
