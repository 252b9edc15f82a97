/// What a score's numbers may be, and what its suicide item sets off.
public enum ScoreRules {
    /// Highest total of each scale that the product asks for by name (the scales' own papers).
    public static let ranges: [(scale: String, title: String, maximum: Double, hasSuicideItem: Bool)] = [
        ("phq-9", "PHQ-9", 27, true), ("gad-7", "GAD-7", 21, false), ("madrs", "MADRS", 60, true),
        ("qids-sr16", "QIDS-SR16", 27, true), ("pcl-5", "PCL-5", 80, false), ("caps-5", "CAPS-5", 80, false),
        ("y-bocs", "Y-BOCS", 40, false), ("lsas", "LSAS", 144, false), ("ham-a", "HAM-A", 56, false),
        ("peg", "PEG", 10, false), ("nrs", "Pain 0 to 10", 10, false), ("ssi", "SSI", 38, true),
        ("ymrs", "YMRS", 60, false), ("moca", "MoCA", 30, false), ("audit-c", "AUDIT-C", 12, false),
    ]

    public static func checked(_ score: Score, on today: Day) throws -> Score {
        guard let range = ranges.first(where: { $0.scale == score.scale }) else {
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

    /// A positive item asks for a person within the hour; a skipped one within the day. No later score closes either.
    public static func risk(from score: Score, id: RiskID, owner: PersonID?, at now: Instant) -> RiskRaised? {
        let title = ranges.first { $0.scale == score.scale }?.title ?? score.scale
        switch score.suicideItem {
        case .positive:
            return RiskRaised(
                id: id, level: .high, reason: "Suicide item of \(title) positive",
                source: "suicidal-ideation pathway: page a clinician within 1 h",
                owner: owner, due: now.adding(minutes: 60))
        case .skipped:
            return RiskRaised(
                id: id, level: .moderate, reason: "Suicide item of \(title) was skipped; ask it",
                source: "a skipped suicide item is an open alarm", owner: owner, due: now.adding(minutes: 24 * 60))
        case .negative, nil: return nil
        }
    }

    /// What the C-SSRS before a dose sets off: moderate and high each raise a risk, unless one as grave is open from the
    /// same session already. One that was closed is raised again under an id of its own.
    public static func risk(
        from level: PreDoseCheck.Suicidality?, in session: TreatmentSession, open: [RiskRaised], owner: PersonID?,
        at now: Instant
    ) -> RiskRaised? {
        guard let level, level == .moderate || level == .high else { return nil }
        let prefix = "c-ssrs-\(session.id)-"
        guard !open.contains(where: { $0.id.text.hasPrefix(prefix) && ($0.level == .high || level == .moderate) })
        else { return nil }
        return RiskRaised(
            id: RiskID("\(prefix)\(session.sequence + 1)"), level: level == .high ? .high : .moderate,
            reason: "C-SSRS before the session: \(level.rawValue)",
            source: "Columbia triage, C-SSRS since last contact", owner: owner,
            due: now.adding(minutes: level == .high ? 60 : 24 * 60))
    }

    /// Suicidal thoughts that are new after a dose ask for a person within the hour.
    public static func risk(
        from check: RecoveryCheck, in session: TreatmentSession, open: [RiskRaised], owner: PersonID?, at now: Instant
    ) -> RiskRaised? {
        let prefix = "d7-suicide-\(session.id)-"
        guard check.newSuicidalThoughts == true, !open.contains(where: { $0.id.text.hasPrefix(prefix) }) else {
            return nil
        }
        return RiskRaised(
            id: RiskID("\(prefix)\(session.sequence + 1)"), level: .high,
            reason: "New suicidal thoughts after the dose",
            source: "suicidal-ideation pathway: page a clinician within 1 h", owner: owner, due: now.adding(minutes: 60)
        )
    }
}
