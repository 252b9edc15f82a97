/// Whether a response that was reached has been lost.
public enum LossOfResponse {
    /// A finding when a relapse event is charted, or when the latest visits in a row, at the protocol's spacing, show the
    /// loss; nil otherwise.
    public static func finding(_ progress: CourseProgress, _ treatment: TreatmentProtocol) -> Finding? {
        let since = progress.decidedOn ?? progress.phaseFrom ?? progress.startedOn
        if let rule = treatment.rule("LOSS-EVENTS"), let since,
            let event = progress.relapseEvents.filter({ $0 >= since }).max()
        {
            return Finding(rule, basis: ["on \(event.words)"])
        }
        guard let scale = progress.followedScale(treatment), let baseline = progress.baseline(of: scale),
            let visits = treatment.number("LOSS-VISITS").map({ Int($0) }), visits > 0
        else { return nil }
        let scores = progress.followUp(of: scale)
        let latest = Array(scores.suffix(visits))
        guard latest.count == visits, spaced(latest, by: treatment.numbers("LOSS-DAYS")),
            let best = scores.dropLast(visits).map(\.value).min(),
            let reached = ResponseRule(progress.indication, scale: scale, in: treatment)?
                .classify(baseline: baseline.value, current: best)?.outcome,
            reached == .response || reached == .remission
        else { return nil }
        let basis =
            latest.map { "\(scale.uppercased()) \(Figure.text($0.value)) on \($0.day.words)" } + [
                "best \(Figure.text(best))"
            ]
        if let rule = treatment.scaleRule("LOSS", scale: scale), let limit = rule.figure,
            latest.allSatisfy({ $0.value >= limit })
        {
            return Finding(rule, basis: basis)
        }
        guard let rule = treatment.rule("LOSS-GAIN"), let share = rule.figure,
            latest.allSatisfy({ ($0.value - best) * 100 >= share * (baseline.value - best) })
        else { return nil }
        return Finding(rule, basis: basis)
    }

    private static func spaced(_ scores: [CourseProgress.ScaleScore], by days: [Double]) -> Bool {
        guard let shortest = days.first, let longest = days.last else { return true }
        return zip(scores, scores.dropFirst()).allSatisfy { before, after in
            let gap = Double(after.day.days(since: before.day))
            return gap >= shortest && gap <= longest
        }
    }
}
