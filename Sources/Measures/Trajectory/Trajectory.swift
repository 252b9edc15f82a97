/// A patient's scores of one scale over time, with their measurement error: what has changed, and whether the scores are
/// enough to say so.
///
/// Pure: the same scores always give the same trajectory. Scores of another recall window than the scale's own are kept
/// on lines of their own and judged by nothing here.
///
///     let trajectory = Trajectory(phq9.definition, scores: scores, sessions: days)
///     trajectory.verdict  // .betterConfirmed
public struct Trajectory: Sendable, Hashable {
    /// One total on one calendar day.
    public struct Score: Sendable, Hashable {
        /// Days since 1970-01-01.
        public let ordinal: Int
        /// The day as it is written, `2026-11-21`.
        public let day: String
        public let total: Double
        /// The recall window it was asked with, as `2-weeks`; the scale's own when nil.
        public let window: String?
        /// How the total came about when answers are missing, as "8 of 9 answered, prorated 13.5 to 14"; else nil.
        public let imputation: String?

        public init(ordinal: Int, day: String, total: Double, window: String? = nil, imputation: String? = nil) {
            self.ordinal = ordinal
            self.day = day
            self.total = total
            self.window = window
            self.imputation = imputation
        }
    }

    /// A score with the range in which the true one lies (95 %), and how it stands against the baseline.
    public struct Point: Sendable, Hashable {
        public let score: Score
        /// Nil when no measurement error is known.
        public let low: Double?
        public let high: Double?
        /// Points towards health since the baseline; nil for the baseline and what lies before it.
        public let improvement: Double?
        /// Whether that is more than measurement error; nil when it cannot be told.
        public let direction: ReliableChange.Direction?
    }

    /// Scores that share a recall window, and so may share a line.
    public struct Line: Sendable, Hashable {
        public let window: String
        public let points: [Point]
    }

    /// What the scores allow to be said. A change is confirmed by the score after it: of eight weekly looks at 5 % each, one in
    /// three patients would else show a false alarm.
    public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
        case betterConfirmed = "better-confirmed"
        case betterOnce = "better-once"
        case unchanged
        case worseOnce = "worse-once"
        case worseConfirmed = "worse-confirmed"
        case notEnough = "not-enough"
    }

    public let scale: ScaleDefinition
    /// The line of the scale's own window first.
    public let lines: [Line]
    public let baseline: Score?
    public let error: ErrorBand?
    /// Days of sessions, as ordinals, in order.
    public let sessions: [Int]
    public let verdict: Verdict
    /// The last score against the baseline, by every rule of the scale.
    public let reading: ChangeReading?

    /// - Parameter scores: In any order; of several on one day the last given counts last.
    /// - Parameter sessions: Days of dosing sessions since 1970-01-01. The baseline is the last score on or before the first
    ///   of them, and the first score when there is none.
    public init(_ scale: ScaleDefinition, scores: [Score], sessions: [Int] = []) {
        self.scale = scale
        self.sessions = sessions.sorted()
        let own = scale.recall.id
        let ordered = scores.enumerated().sorted { ($0.element.ordinal, $0.offset) < ($1.element.ordinal, $1.offset) }
            .map(\.element)
        let followed = ordered.filter { $0.window ?? own == own }
        let baseline = Self.baseline(followed, firstSession: self.sessions.first)
        let error = ErrorBand(scale)
        self.baseline = followed.indices.contains(baseline ?? -1) ? baseline.map { followed[$0] } : nil
        self.error = error
        var points: [Point] = []
        for (place, score) in followed.enumerated() {
            let after = baseline.map { place > $0 } ?? false
            points.append(
                Point(score, since: after ? baseline.map { followed[$0] } : nil, scale: scale, error: error))
        }
        let others = Dictionary(grouping: ordered.filter { $0.window ?? own != own }) { $0.window ?? own }
        lines =
            [Line(window: own, points: points)]
            + others.sorted { $0.key < $1.key }.map { window, scores in
                Line(window: window, points: scores.map { Point($0, since: nil, scale: scale, error: nil) })
            }
        verdict = Self.verdict(points.compactMap(\.direction))
        if let first = self.baseline, let last = points.last, last.improvement != nil {
            reading = scale.change(from: first.total, to: last.score.total)
        } else {
            reading = nil
        }
    }

    /// Position of the score that others are compared with.
    private static func baseline(_ scores: [Score], firstSession: Int?) -> Int? {
        guard let firstSession else { return scores.isEmpty ? nil : 0 }
        return scores.lastIndex { $0.ordinal <= firstSession }
    }

    private static func verdict(_ directions: [ReliableChange.Direction]) -> Verdict {
        guard let last = directions.last else { return .notEnough }
        let confirmed = directions.dropLast().last == last
        switch last {
        case .improved: return confirmed ? .betterConfirmed : .betterOnce
        case .deteriorated: return confirmed ? .worseConfirmed : .worseOnce
        case .unchanged: return directions.count > 1 ? .unchanged : .notEnough
        }
    }

    /// True when the scores are enough to say what the verdict says.
    public var isEnough: Bool { [.betterConfirmed, .worseConfirmed, .unchanged].contains(verdict) }

    /// The verdict as a sentence with its figures.
    public var says: String {
        guard baseline != nil else { return "There is no score from before treatment to compare with." }
        guard let error else {
            return
                "Not enough to say: no measurement error of \(scale.title) was verified, so no change can be told from it."
        }
        let limit = "\(Number.text(error.leastReliableChange)) points are reliable (\(error.source.text))"
        let moved = lines.first?.points.last?.improvement.map { "\(Number.text(abs($0))) points" } ?? "no change"
        switch verdict {
        case .betterConfirmed: return "Reliably better at the last two scores, now by \(moved); \(limit)."
        case .betterOnce:
            return "Better by \(moved) at the last score only; \(limit). The next score confirms it or not."
        case .worseConfirmed: return "Reliably worse at the last two scores, now by \(moved); \(limit)."
        case .worseOnce: return "Worse by \(moved) at the last score only; \(limit). The next score confirms it or not."
        case .unchanged: return "No reliable change at the last score; \(limit)."
        case .notEnough: return "Not enough to say: at least two scores after the baseline are needed; \(limit)."
        }
    }
}

/// The measurement error of a scale, taken from its first published rule of reliable change.
public struct ErrorBand: Sendable, Hashable {
    /// In points.
    public let leastReliableChange: Double
    public let rule: String
    public let source: RuleSource

    /// Nil when the scale has no rule of reliable change in points.
    public init?(_ scale: ScaleDefinition) {
        guard scale.scoring.better != .neither,
            let rule = (scale.change ?? []).first(where: { $0.kind == .reliable && $0.points != nil }),
            let points = rule.points
        else { return nil }
        leastReliableChange = points
        self.rule = rule.id
        source = rule.source
    }

    /// Half the width of the range around one score: 1.96 standard errors of measurement, which is the least reliable change
    /// divided by √2.
    public var halfWidth: Double { leastReliableChange / 2.0.squareRoot() }
}

extension Trajectory.Point {
    init(_ score: Trajectory.Score, since baseline: Trajectory.Score?, scale: ScaleDefinition, error: ErrorBand?) {
        self.score = score
        let totals = scale.totals ?? -Double.infinity...Double.infinity
        low = error.map { max(totals.lowerBound, score.total - $0.halfWidth) }
        high = error.map { min(totals.upperBound, score.total + $0.halfWidth) }
        guard let baseline, scale.scoring.better != .neither else {
            improvement = nil
            direction = nil
            return
        }
        let gain = scale.scoring.better == .lower ? baseline.total - score.total : score.total - baseline.total
        improvement = gain
        direction = error.map {
            gain >= $0.leastReliableChange
                ? .improved : gain <= -$0.leastReliableChange ? .deteriorated : .unchanged
        }
    }
}
