/// What screening found and what it could not find.
public struct ScreeningResult: Sendable, Hashable, Codable {
    /// `id@version` is enough for a person; the hash settles it.
    public let protocolID: String
    public let protocolVersion: String
    public let protocolHash: String
    public let on: Day
    /// Gravest first, then by id.
    public let findings: [Finding]
    /// Names of what must still be known before a decision, in a fixed order.
    public let missing: [MissingItem]

    public init(
        protocolID: String, protocolVersion: String, protocolHash: String, on: Day, findings: [Finding],
        missing: [MissingItem]
    ) {
        self.protocolID = protocolID
        self.protocolVersion = protocolVersion
        self.protocolHash = protocolHash
        self.on = on
        self.findings = findings
        self.missing = missing
    }
}

/// Something that must be known before a prescriber can decide, and the rule that needs it.
public struct MissingItem: Sendable, Hashable, Codable {
    /// A stable name, as `blood-pressure` or `pregnancy-test`.
    public let name: String
    /// Words for a person: what to ask, measure or order.
    public let request: String
    /// The rule that cannot be answered without it.
    public let rule: String

    public init(name: String, request: String, rule: String) {
        self.name = name
        self.request = request
        self.rule = rule
    }
}
