import Care

/// When a session locks and when it ends.
public struct SessionPolicy: Sendable, Hashable, Codable {
    /// Minutes without a request until a session locks, by role; a person with several roles gets the shortest.
    public var idleMinutes: [Role: Double]
    /// Minutes from sign-in until a session ends whatever happens.
    public var absoluteMinutes: Double

    /// 15 minutes idle for every role (HIPAA 45 CFR 164.312(a)(2)(iii) leaves the time to the clinic) and 12 hours in
    /// all (NIST SP 800-63B revision 3, AAL2).
    public static let standard = SessionPolicy(idleMinutes: [:], absoluteMinutes: 12 * 60)
    static let standardIdleMinutes = 15.0

    public init(idleMinutes: [Role: Double], absoluteMinutes: Double) {
        self.idleMinutes = idleMinutes
        self.absoluteMinutes = absoluteMinutes
    }

    func idleMinutes(of roles: Set<Role>) -> Double {
        roles.map { idleMinutes[$0] ?? Self.standardIdleMinutes }.min() ?? Self.standardIdleMinutes
    }
}
