/// A trajectory as other programs read it. Its shape is a contract.
public struct TrajectoryReport: Sendable, Encodable {
    struct Band: Sendable, Encodable {
        let leastReliableChange: Double
        let halfWidth: Double
        let rule: String
        let source: String
        let evidence: Evidence
    }

    struct Point: Sendable, Encodable {
        let day: String
        let total: Double
        let low: Double?
        let high: Double?
        let improvement: Double?
        let direction: ReliableChange.Direction?
        let band: String?

        private enum Keys: String, CodingKey { case day, total, low, high, improvement, direction, band }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(day, forKey: .day)
            try container.encode(total, forKey: .total)
            try container.encode(low, forKey: .low)
            try container.encode(high, forKey: .high)
            try container.encode(improvement, forKey: .improvement)
            try container.encode(direction, forKey: .direction)
            try container.encode(band, forKey: .band)
        }
    }

    struct Line: Sendable, Encodable {
        let window: String
        let points: [Point]
    }

    struct Baseline: Sendable, Encodable {
        let day: String
        let total: Double
    }

    let scale: String
    let version: String
    let hash: String
    /// The recall window whose scores are judged.
    let window: String
    let baseline: Baseline?
    let errorBand: Band?
    let lines: [Line]
    let sessions: [String]
    let verdict: Trajectory.Verdict
    let enough: Bool
    let says: String
    let change: ChangeReading?
    /// What being tested again does by itself; null for a scale of which nothing such is known.
    let practiceEffect: RuleSource?

    private enum Keys: String, CodingKey {
        case scale, version, hash, window, baseline, errorBand, lines, sessions, verdict, enough, says, change
        case practiceEffect
    }

    /// - Parameter day: Writes a day given as days since 1970-01-01.
    public init(_ trajectory: Trajectory, day: (Int) -> String) {
        let definition = trajectory.scale
        scale = definition.id
        version = definition.version
        hash = definition.hash
        window = definition.recall.id
        baseline = trajectory.baseline.map { Baseline(day: $0.day, total: $0.total) }
        errorBand = trajectory.error.map {
            Band(
                leastReliableChange: $0.leastReliableChange, halfWidth: $0.halfWidth, rule: $0.rule,
                source: $0.source.text, evidence: $0.source.evidence)
        }
        lines = trajectory.lines.map { line in
            Line(
                window: line.window,
                points: line.points.map {
                    Point(
                        day: $0.score.day, total: $0.score.total, low: $0.low, high: $0.high,
                        improvement: $0.improvement, direction: $0.direction, band: definition.band(of: $0.score.total))
                })
        }
        sessions = trajectory.sessions.map(day)
        verdict = trajectory.verdict
        enough = trajectory.isEnough
        says = trajectory.says
        change = trajectory.reading
        practiceEffect = definition.practiceEffect
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(scale, forKey: .scale)
        try container.encode(version, forKey: .version)
        try container.encode(hash, forKey: .hash)
        try container.encode(window, forKey: .window)
        try container.encode(baseline, forKey: .baseline)
        try container.encode(errorBand, forKey: .errorBand)
        try container.encode(lines, forKey: .lines)
        try container.encode(sessions, forKey: .sessions)
        try container.encode(verdict, forKey: .verdict)
        try container.encode(enough, forKey: .enough)
        try container.encode(says, forKey: .says)
        try container.encode(change, forKey: .change)
        try container.encode(practiceEffect, forKey: .practiceEffect)
    }
}

extension ScaleDefinition {
    /// What a total is called; nil without bands, or between them.
    public func band(of total: Double) -> String? { bands?.first { $0.from <= total && total <= $0.through }?.name }
}
