/// What answers that were given elsewhere, and came with a referral, say of suicidality.
///
/// However old they are, nobody here has asked since: they raise a risk as answers given today do, and the risk says when
/// they were given.
public struct ReferredRisk: Sendable, Hashable, Codable {
    public let answers: SheetRisk
    /// The day they were given; nil where the referral does not say.
    public let on: Day?

    public init(answers: SheetRisk, on: Day?) {
        self.answers = answers
        self.on = on
    }

    /// In words, for the reason of the risk.
    public var origin: String {
        "came with a referral, " + (on.map { "answered on \($0)" } ?? "which does not say when it was answered")
    }

    /// One for each scale that found something: the gravest, and of those the latest. One without a day counts as latest.
    public static func gravest(of risks: [ReferredRisk]) -> [ReferredRisk] {
        var found: [String: ReferredRisk] = [:]
        for risk in risks where risk.answers.level != nil {
            if let other = found[risk.answers.scale], other.weight >= risk.weight { continue }
            found[risk.answers.scale] = risk
        }
        return found.values.sorted { $0.answers.scale < $1.answers.scale }
    }

    private var weight: (RiskRaised.Level, Int) { (answers.level ?? .low, on?.ordinal ?? .max) }
}
