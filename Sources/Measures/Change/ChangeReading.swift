/// A score against an earlier one: every rule of the scale, whether it is met, and where it was read.
public struct ChangeReading: Sendable, Hashable, Codable {
    public struct Statement: Sendable, Hashable, Codable {
        public let rule: String
        public let kind: ChangeRule.Kind
        /// Nil when the rule does not speak, as about a baseline that is too low.
        public let met: Bool?
        /// As "down 7 points; 6 are reliable".
        public let says: String
        public let population: String?
        public let source: String
        public let evidence: Evidence
    }

    public let baseline: Double
    public let current: Double
    /// Points towards health; negative when the patient got worse.
    public let improvement: Double
    /// Percent of the baseline; nil where the baseline is too low for a percentage.
    public let improvementPercent: Double?
    public let statements: [Statement]

    /// The statements of one kind that are met.
    public func met(_ kind: ChangeRule.Kind) -> [Statement] { statements.filter { $0.kind == kind && $0.met == true } }
}

extension ScaleDefinition {
    /// Below this baseline a percentage misleads (PHQ-9 and GAD-7: one point is a fifth of it and more).
    public static let leastBaselineForPercent = 5.0

    /// Judges a change by every rule of this scale. Both scores must have the scale's own recall window.
    ///
    /// - Returns: Nil for a scale of which neither way is better.
    public func change(from baseline: Double, to current: Double) -> ChangeReading? {
        guard scoring.better != .neither else { return nil }
        let improvement = scoring.better == .lower ? baseline - current : current - baseline
        // Of a higher-is-better scale, percent would be of what is there and not of the illness.
        let least = min(Self.leastBaselineForPercent, (totals?.upperBound ?? 0) * 0.2)
        let percent =
            scoring.better == .lower && baseline >= least && baseline > 0 ? improvement / baseline * 100 : nil
        let judge = ChangeJudge(
            better: scoring.better, baseline: baseline, current: current, improvement: improvement, percent: percent,
            scale: self)
        return ChangeReading(
            baseline: baseline, current: current, improvement: improvement, improvementPercent: percent,
            statements: (change ?? []).map(judge.statement))
    }
}

/// One pair of scores before the rules.
struct ChangeJudge {
    let better: ScoringRule.Better
    let baseline: Double
    let current: Double
    let improvement: Double
    let percent: Double?
    let scale: ScaleDefinition

    /// Computed shares of whole scores may miss a limit by a rounding error; a limit reached is reached.
    private static let tolerance = 1e-9

    func statement(_ rule: ChangeRule) -> ChangeReading.Statement {
        let (met, says) = judge(rule)
        return ChangeReading.Statement(
            rule: rule.id, kind: rule.kind, met: met, says: says, population: rule.population,
            source: rule.source.text, evidence: rule.source.evidence)
    }

    private func judge(_ rule: ChangeRule) -> (met: Bool?, says: String) {
        if let least = rule.minimumBaseline, baseline < least {
            return (nil, "not judged: the rule speaks from a baseline of \(Number.text(least)) on")
        }
        if let score = rule.score {
            let reached = better == .lower ? current <= score : current >= score
            let limit = "\(Number.text(score)) or \(better == .lower ? "less" : "more")"
            let crossed = rule.kind != .recovered || !(better == .lower ? baseline <= score : baseline >= score)
            return (reached && crossed, "now \(Number.text(current)); the limit is \(limit)")
        }
        let moved = rule.kind == .worsening ? -improvement : improvement
        if let points = rule.points {
            return (
                reaches(rule.kind == .reliable ? abs(moved) : moved, points, rule),
                "\(direction) \(Number.text(abs(improvement))) points; the limit is \(limit(points, "points", rule))"
            )
        }
        guard let needed = rule.percent else { return (nil, "not judged: the rule has no limit") }
        guard let percent else { return (nil, "not judged: the baseline is too low for a percentage") }
        let share = rule.kind == .worsening ? -percent : percent
        let met = reaches(share, needed, rule) && (rule.kind != .partialResponse || !responds)
        return (
            met, "\(direction) \(Number.text(abs(percent), decimals: 1)) %; the limit is \(limit(needed, "%", rule))"
        )
    }

    /// A response is no partial one.
    private var responds: Bool {
        (scale.change ?? []).contains { $0.kind == .response && judge($0).met == true }
    }

    private func reaches(_ value: Double, _ limit: Double, _ rule: ChangeRule) -> Bool {
        rule.edgeExcluded == true ? value > limit + Self.tolerance : value >= limit - Self.tolerance
    }

    private func limit(_ limit: Double, _ unit: String, _ rule: ChangeRule) -> String {
        (rule.edgeExcluded == true ? "more than " : "") + "\(Number.text(limit)) \(unit)"
    }

    private var direction: String { improvement > 0 ? "better by" : improvement < 0 ? "worse by" : "unchanged," }
}
