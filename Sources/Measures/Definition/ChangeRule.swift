/// One published rule by which a change of score is judged.
///
/// A rule of the kind `remission` or `recovered` looks at the score alone; every other compares it with an earlier one.
public struct ChangeRule: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// More than measurement error.
        case reliable
        /// The least change that patients notice or that mattered in a study.
        case meaningful
        case response
        case partialResponse = "partial-response"
        case remission
        /// Below the cut-off to the healthy range.
        case recovered
        case worsening
    }
    public let id: String
    public let kind: Kind
    /// Points of change.
    public let points: Double?
    /// Percent of the earlier score.
    public let percent: Double?
    /// The score that counts as reached: at most this where lower is better, at least this where higher is.
    public let score: Double?
    /// The earlier score from which on the rule speaks; percentages of a small number mislead.
    public let minimumBaseline: Double?
    /// True when exactly the limit does not count.
    public let edgeExcluded: Bool?
    /// Whom it was found in.
    public let population: String?
    public let source: RuleSource

    public init(
        id: String, kind: Kind, points: Double? = nil, percent: Double? = nil, score: Double? = nil,
        minimumBaseline: Double? = nil, edgeExcluded: Bool? = nil, population: String? = nil, source: RuleSource
    ) {
        self.id = id
        self.kind = kind
        self.points = points
        self.percent = percent
        self.score = score
        self.minimumBaseline = minimumBaseline
        self.edgeExcluded = edgeExcluded
        self.population = population
        self.source = source
    }
}
