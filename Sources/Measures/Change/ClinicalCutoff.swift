/// The score between the ill and the healthy range (Jacobson and Truax 1991), by one of their three criteria.
public struct ClinicalCutoff: Sendable, Hashable {
    public enum Criterion: String, Sendable, Hashable, Codable, CaseIterable {
        /// Two standard deviations from the clinical mean, towards health.
        case a
        /// Two standard deviations from the healthy mean, towards illness.
        case b
        /// Between the two, each mean weighed with the other's spread.
        case c
    }
    public let criterion: Criterion
    public let score: Double
    public let better: ScoringRule.Better

    /// Nil when neither way is better, or a deviation is not positive.
    public init?(
        _ criterion: Criterion, clinicalMean: Double, clinicalDeviation: Double, healthyMean: Double,
        healthyDeviation: Double, better: ScoringRule.Better
    ) {
        guard better != .neither, clinicalDeviation > 0, healthyDeviation > 0 else { return nil }
        self.criterion = criterion
        self.better = better
        let towardsHealth: Double = better == .higher ? 1 : -1
        switch criterion {
        case .a: score = clinicalMean + towardsHealth * 2 * clinicalDeviation
        case .b: score = healthyMean - towardsHealth * 2 * healthyDeviation
        case .c:
            score =
                (healthyDeviation * clinicalMean + clinicalDeviation * healthyMean)
                / (healthyDeviation + clinicalDeviation)
        }
    }

    public func isHealthy(_ score: Double) -> Bool { better == .higher ? score > self.score : score < self.score }
}

/// Reliable change and the healthy range together.
public enum ClinicalSignificance: String, Sendable, Hashable, Codable, CaseIterable {
    case recovered, improved, unchanged, deteriorated, harmed

    /// Recovered: reliably better, and over the cut-off into the healthy range. Harmed: reliably worse, and out of it.
    public init(from before: Double, to after: Double, change: ReliableChange, cutoff: ClinicalCutoff) {
        let (was, is_) = (cutoff.isHealthy(before), cutoff.isHealthy(after))
        switch change.direction {
        case .improved: self = !was && is_ ? .recovered : .improved
        case .deteriorated: self = was && !is_ ? .harmed : .deteriorated
        case .unchanged: self = .unchanged
        }
    }
}
