/// How many sessions a stretch of time may hold before the whole team has looked.
public enum SessionCeiling {
    /// Holds that a session on `next` would run into. A review by the whole team in the 90 days before it lifts them.
    public static func findings(_ progress: CourseProgress, _ treatment: TreatmentProtocol, next: Day) -> [Finding] {
        if let reviewed = progress.teamReviewedOn, reviewed <= next, next.days(since: reviewed) < 90 { return [] }
        var findings: [Finding] = []
        func count(within days: Int) -> Int {
            progress.sessions.count { $0.day <= next && next.days(since: $0.day) < days } + 1
        }
        if let rule = treatment.rule("CEILING-90-DAYS"), let limit = rule.figure, Double(count(within: 90)) > limit {
            findings.append(
                Finding(rule, basis: ["\(count(within: 90)) sessions in 90 days with the one on \(next.words)"]))
        }
        if let rule = treatment.rule("CEILING-WEEK"), let limit = rule.figure, let first = progress.startedOn,
            let from = treatment.number("CEILING-WEEK-FROM"), Double(next.days(since: first) / 7 + 1) > from,
            Double(count(within: 7)) > limit
        {
            findings.append(
                Finding(rule, basis: ["\(count(within: 7)) sessions in 7 days with the one on \(next.words)"]))
        }
        return findings
    }
}
