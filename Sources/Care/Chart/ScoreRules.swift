/// What a score's numbers may be.
public enum ScoreRules {
    /// Highest total of each scale that the product asks for by name (the scales' own papers).
    public static let ranges: [(scale: String, title: String, maximum: Double, hasSuicideItem: Bool)] = [
        ("phq-9", "PHQ-9", 27, true), ("gad-7", "GAD-7", 21, false), ("madrs", "MADRS", 60, true),
        ("qids-sr16", "QIDS-SR16", 27, true), ("pcl-5", "PCL-5", 80, false), ("caps-5", "CAPS-5", 80, false),
        ("y-bocs", "Y-BOCS", 40, false), ("lsas", "LSAS", 144, false), ("ham-a", "HAM-A", 56, false),
        ("peg", "PEG", 10, false), ("nrs", "Pain 0 to 10", 10, false), ("ssi", "SSI", 38, true),
        ("ymrs", "YMRS", 60, false), ("moca", "MoCA", 30, false), ("audit-c", "AUDIT-C", 12, false),
    ]

    /// The range of a scale that is asked for by name; nil for every other.
    public static func range(of scale: String) -> (scale: String, title: String, maximum: Double, hasSuicideItem: Bool)?
    {
        ranges.first { $0.scale == scale }
    }

    public static func checked(_ score: Score, on today: Day) throws -> Score {
        guard let range = range(of: score.scale) else {
            throw Refusal(
                code: "score.scale", field: "scale", reason: "\(score.scale) is not a scale the clinic uses.",
                remedy: "Choose one of \(ranges.map(\.scale).joined(separator: ", ")).")
        }
        guard score.total.isFinite, score.total >= 0, score.total <= range.maximum else {
            throw Refusal(
                code: "score.total", field: "total",
                reason: "\(Figure.text(score.total)) is not a total of \(range.title).",
                remedy: "Enter 0 to \(Figure.text(range.maximum)).")
        }
        guard score.on <= today else {
            throw Refusal(
                code: "score.day", field: "on", reason: "\(score.on) is in the future.",
                remedy: "Enter the day the questions were answered.")
        }
        guard !range.hasSuicideItem || score.suicideItem != nil else {
            throw Refusal(
                code: "score.suicide-item", field: "suicideItem",
                reason: "\(range.title) asks about suicide and the answer is not here.",
                remedy: "Say whether it was negative, positive or skipped.")
        }
        return score
    }
}
