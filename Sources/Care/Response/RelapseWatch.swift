/// Watches a response that has been reached for its slow loss, from the patient's own scores.
///
/// Two signs, each a row of the protocol: an exponentially weighted moving average that leaves the band the patient has
/// held since responding (Roberts, Technometrics 1959; limits as in Lucas and Saccucci, Technometrics 1990), and a rise
/// from the patient's own best that a second score confirms.
public enum RelapseWatch {
    /// The moving average after each score since the response, with the limit it should stay under.
    public struct Chart: Sendable, Hashable {
        public let scale: String
        public let days: [Day]
        public let average: [Double]
        public let limit: [Double]
        /// The row that sets the limit.
        public let rule: Rule
    }

    /// Nil until as many scores as `WATCH-SCORES` asks for have followed the response.
    public static func chart(_ progress: CourseProgress, _ treatment: TreatmentProtocol) -> Chart? {
        guard let weight = treatment.number("WATCH-WEIGHT"), weight > 0, weight <= 1,
            let rule = treatment.rule("WATCH-WIDTH"), let width = rule.figure,
            let needed = treatment.number("WATCH-SCORES").map({ Int($0) }),
            needed >= 2, let (scale, scores) = held(progress, treatment), scores.count >= needed
        else { return nil }
        let reference = scores.prefix(needed).map(\.value)
        let mean = reference.reduce(0, +) / Double(needed)
        let variance = reference.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(needed - 1)
        // Equal scores would make a band of no width: a point is the least that a scale of whole points can tell.
        let deviation = max(variance.squareRoot(), 1)
        var (average, averages, limits) = (mean, [Double](), [Double]())
        for (index, score) in scores.enumerated() {
            average = weight * score.value + (1 - weight) * average
            averages.append(average)
            var fading = 1.0
            for _ in 0...index { fading *= (1 - weight) * (1 - weight) }
            limits.append(mean + width * deviation * (weight / (2 - weight) * (1 - fading)).squareRoot())
        }
        return Chart(scale: scale, days: scores.map(\.day), average: averages, limit: limits, rule: rule)
    }

    /// What the latest scores show.
    public static func findings(_ progress: CourseProgress, _ treatment: TreatmentProtocol) -> [Finding] {
        var findings: [Finding] = []
        if let chart = chart(progress, treatment), let average = chart.average.last, let limit = chart.limit.last,
            average > limit, let day = chart.days.last
        {
            let basis = [
                "\(chart.scale) smoothed \(Figure.text(average, decimals: 1)) on \(day)",
                "limit \(Figure.text(limit, decimals: 1))",
            ]
            findings.append(Finding(chart.rule, basis: basis))
        }
        if let (scale, scores) = held(progress, treatment), let rule = treatment.scaleRule("WATCH-RISE", scale: scale),
            let rise = rule.figure, scores.count >= 3
        {
            let (earlier, latest) = (scores.dropLast(2), scores.suffix(2))
            if let best = earlier.map(\.value).min(), latest.allSatisfy({ $0.value >= best + rise }) {
                let basis = latest.map { "\(scale.uppercased()) \(Figure.text($0.value)) on \($0.day.words)" }
                findings.append(Finding(rule, basis: basis + ["best \(Figure.text(best))"]))
            }
        }
        return findings
    }

    /// The followed scale and its scores from the first that was a response on.
    private static func held(
        _ progress: CourseProgress, _ treatment: TreatmentProtocol
    ) -> (String, [CourseProgress.ScaleScore])? {
        guard let scale = progress.followedScale(treatment), let baseline = progress.baseline(of: scale),
            let response = ResponseRule(progress.indication, scale: scale, in: treatment)
        else { return nil }
        let scores = progress.followUp(of: scale)
        let first = scores.firstIndex { score in
            let outcome = response.classify(baseline: baseline.value, current: score.value)?.outcome
            return outcome == .response || outcome == .remission
        }
        return first.map { (scale, Array(scores[$0...])) }
    }
}
