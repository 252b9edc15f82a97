/// How fast a group of patients changes, and how much of what is seen of one patient is noise: what a random-slope model of
/// the group found.
public struct SlopeModel: Sendable, Hashable {
    /// Points a week in the group as a whole.
    public let meanSlope: Double
    /// Standard deviation of patients' true slopes around it.
    public let deviationOfSlopes: Double
    /// Standard deviation of a score around its patient's line.
    public let residualDeviation: Double

    /// Nil unless both deviations are positive and everything is finite.
    public init?(meanSlope: Double, deviationOfSlopes: Double, residualDeviation: Double) {
        guard meanSlope.isFinite, deviationOfSlopes > 0, deviationOfSlopes.isFinite, residualDeviation > 0,
            residualDeviation.isFinite
        else { return nil }
        self.meanSlope = meanSlope
        self.deviationOfSlopes = deviationOfSlopes
        self.residualDeviation = residualDeviation
    }
}

/// A patient's slope as a hierarchical linear model sees it: drawn towards the group's by as much as it is noise
/// (empirical Bayes), and reliable beyond 1.96 of its own standard deviations (Speer and Greenbaum, J Consult Clin Psychol
/// 1995;63:1044).
public struct HierarchicalSlope: Sendable, Hashable {
    /// Points a week.
    public let slope: Double
    public let deviation: Double
    /// Share of the patient's own line in it, from 0 to 1.
    public let ownShare: Double
    public let direction: ReliableChange.Direction

    public var index: Double { slope / deviation }

    /// - Parameter scores: weeks since the start with the total of each; at least two different weeks.
    /// - Returns: nil without two different weeks, or for a scale of which neither way is better.
    public init?(
        _ scores: [(week: Double, total: Double)], in group: SlopeModel, better: ScoringRule.Better,
        criticalValue: Double = 1.96
    ) {
        guard better != .neither, scores.allSatisfy({ $0.week.isFinite && $0.total.isFinite }) else { return nil }
        let count = Double(scores.count)
        let meanWeek = scores.reduce(0) { $0 + $1.week } / count
        let meanTotal = scores.reduce(0) { $0 + $1.total } / count
        let spread = scores.reduce(0) { $0 + ($1.week - meanWeek) * ($1.week - meanWeek) }
        guard spread > 0 else { return nil }
        let own = scores.reduce(0) { $0 + ($1.week - meanWeek) * ($1.total - meanTotal) } / spread
        let noise = group.residualDeviation * group.residualDeviation / spread
        let real = group.deviationOfSlopes * group.deviationOfSlopes
        ownShare = real / (real + noise)
        slope = ownShare * own + (1 - ownShare) * group.meanSlope
        deviation = (real * noise / (real + noise)).squareRoot()
        let gain = better == .lower ? -slope / deviation : slope / deviation
        direction = gain > criticalValue ? .improved : gain < -criticalValue ? .deteriorated : .unchanged
    }
}
