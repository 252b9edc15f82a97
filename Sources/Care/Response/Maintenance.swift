/// What the product proposes between the end of induction and the end of treatment.
public struct MaintenanceAdvice: Sendable, Hashable, Codable {
    /// Days between sessions as they are now.
    public let currentDays: Int
    /// The longest interval at whose end the benefit still held.
    public let longestHeldDays: Int?
    /// The interval to stay under for this patient; nil until benefit was lost once.
    public let personalDays: Int?
    public let findings: [Finding]
    /// The first is the product's own; others are alternatives.
    public let proposals: [CourseProposal]
}

/// Spaces sessions as far apart as benefit holds: one step longer after each stable visit, one step shorter when the score
/// rises, never dose and frequency together.
public enum Maintenance {
    /// Nil outside continuation and maintenance.
    public static func proposal(
        _ progress: CourseProgress, _ treatment: TreatmentProtocol, on day: Day
    ) -> MaintenanceAdvice? {
        guard progress.phase == .continuation || progress.phase == .maintenance, let last = progress.sessions.last,
            let ladder = treatment.rule("MAINTAIN-INTERVALS")
        else { return nil }
        let intervals = treatment.numbers("MAINTAIN-INTERVALS").map { Int($0) }
        guard let first = intervals.first else { return nil }
        let gap = progress.sessions.dropLast().last.map { last.day.days(since: $0.day) }
        let current = max(1, progress.intervalDays ?? gap ?? first)
        let history = IntervalHistory(progress, treatment)
        let visit = Visit(
            progress: progress, treatment: treatment, intervals: intervals, current: current, history: history,
            ladder: ladder)
        var (findings, proposals) = visit.judged()
        let next = max(day, last.day.adding(days: proposals.first?.intervalDays ?? current))
        findings += SessionCeiling.findings(progress, treatment, next: next)
        findings += spacing(progress, treatment, current: current, on: day)
        // A taper is not begun on old scores, nor while the latest shows worsening.
        if let rule = taper(progress, treatment, on: day), history.worsened == false,
            let schedule = TaperSchedule(progress, treatment, currentDays: current, on: day)
        {
            let basis = ["remission since before \(day.adding(months: -months(rule)).words)"]
            findings.append(Finding(rule, basis: basis))
            proposals.append(CourseProposal(schedule, in: progress.phase, by: rule, basis: basis + history.basis))
        }
        return MaintenanceAdvice(
            currentDays: current, longestHeldDays: history.longestHeld, personalDays: history.personal(treatment),
            findings: findings, proposals: proposals)
    }

    private static func months(_ rule: Rule) -> Int { Int(rule.figure ?? 0) }

    /// Sessions still closer than weekly after the months in which they should have been spaced.
    private static func spacing(
        _ progress: CourseProgress, _ treatment: TreatmentProtocol, current: Int, on day: Day
    ) -> [Finding] {
        guard let rule = treatment.rule("MAINTAIN-SPACE-MONTHS"), let started = progress.startedOn, current < 7,
            day >= started.adding(months: months(rule))
        else { return [] }
        return [Finding(rule, basis: ["every \(current) days since \(started.words)"])]
    }

    /// The taper row, when every score of its stretch of months, and the one before it, is remission.
    private static func taper(_ progress: CourseProgress, _ treatment: TreatmentProtocol, on day: Day) -> Rule? {
        guard let rule = treatment.rule("TAPER-MONTHS"), let scale = progress.followedScale(treatment),
            let baseline = progress.baseline(of: scale),
            let response = ResponseRule(progress.indication, scale: scale, in: treatment)
        else { return nil }
        let from = day.adding(months: -months(rule))
        let scores = progress.followUp(of: scale)
        guard let before = scores.lastIndex(where: { $0.day <= from }), before < scores.count - 1 else { return nil }
        let lasts = scores[before...].allSatisfy {
            response.classify(baseline: baseline.value, current: $0.value)?.outcome == .remission
        }
        return lasts ? rule : nil
    }
}

/// The latest visit, judged for what may come next.
private struct Visit {
    let progress: CourseProgress
    let treatment: TreatmentProtocol
    let intervals: [Int]
    let current: Int
    let history: IntervalHistory
    let ladder: Rule

    func judged() -> ([Finding], [CourseProposal]) {
        if let loss = LossOfResponse.finding(progress, treatment) {
            let again = treatment.rule("REINDUCTION") ?? ladder
            return (
                [loss],
                [
                    CourseProposal(
                        .returnToInduction, "Response is lost: a new induction works for some.", by: again,
                        basis: loss.basis),
                    CourseProposal(.end, "Stop and look for another treatment.", by: again, basis: loss.basis),
                ] + [treatment.otherRoute(.returnToInduction, basis: loss.basis)].compactMap { $0 }
            )
        }
        guard let worsened = history.worsened else {
            let missing = Finding(
                ladder, severity: .caution,
                reason: "There is no score since the last session but one, so the interval cannot be judged.", basis: []
            )
            return ([missing], [keep("Keep the interval until a score is taken.")])
        }
        return worsened ? afterWorsening() : ([], [afterStableVisit()])
    }

    private var going: CourseDecision.Outcome {
        progress.phase == .continuation ? .beginContinuation : .continueMaintenance
    }

    private func keep(_ words: String) -> CourseProposal {
        CourseProposal(going, words, by: ladder, intervalDays: current, basis: basis)
    }

    /// The latest scores, and the longest interval that has held for this patient.
    private var basis: [String] {
        history.basis
            + [history.longestHeld.map { "the longest interval that has held is \($0) days" }].compactMap { $0 }
    }

    private func afterStableVisit() -> CourseProposal {
        if progress.phase == .continuation, let weekly = treatment.rule("MAINTAIN-WEEKLY"), let count = weekly.figure,
            Double(progress.phaseSessions.count) < count
        {
            let left = Int(count) - progress.phaseSessions.count
            return CourseProposal(
                .beginContinuation, "Stable: \(left) more continuation \(left == 1 ? "session" : "sessions") first.",
                by: weekly, intervalDays: intervals[0], sessions: left, basis: basis)
        }
        let personal = history.personal(treatment)
        var next = intervals.first { $0 > current } ?? current
        if let personal { next = max(min(next, personal), min(current, personal)) }
        let outcome: CourseDecision.Outcome = progress.phase == .continuation ? .beginMaintenance : .continueMaintenance
        let limit = personal.map { ", within the personal interval of \($0) days" } ?? ""
        let words =
            next > current
            ? "Stable: lengthen the interval from \(current) to \(next) days\(limit)."
            : "Stable: keep \(next) days\(limit.isEmpty ? ", the longest step" : limit)."
        return CourseProposal(outcome, words, by: ladder, intervalDays: next, basis: basis)
    }

    private func afterWorsening() -> ([Finding], [CourseProposal]) {
        let findings = history.rule.map { [Finding($0, severity: .caution, basis: history.basis)] } ?? []
        if let raised = progress.doseJustRaised, let rule = treatment.rule("MAINTAIN-ONE-CHANGE"),
            rule.value == .flag(true)
        {
            return (
                findings + [Finding(rule, severity: .caution, basis: [raised])],
                [keep("The dose was raised with the last session: keep the interval and see what it does.")]
            )
        }
        if let shorter = intervals.last(where: { $0 < current }) {
            let words = "Worse: shorten the interval from \(current) to \(shorter) days at the same dose."
            return (
                findings,
                [CourseProposal(going, words, by: history.rule ?? ladder, intervalDays: shorter, basis: basis)]
            )
        }
        guard let next = treatment.nextDose(after: progress.sessions.last) else {
            let again = treatment.rule("REINDUCTION") ?? ladder
            return (
                findings,
                [
                    CourseProposal(
                        .returnToInduction, "Worse at the shortest interval and the highest dose.", by: again,
                        basis: basis)
                ] + [treatment.otherRoute(.returnToInduction, basis: basis)].compactMap { $0 }
            )
        }
        let words =
            "Worse at the shortest interval: one dose step to \(Figure.text(next.dose)) \(next.unit), same interval."
        return (
            findings,
            [
                CourseProposal(
                    going, words, by: ladder, intervalDays: current, dose: next.dose, doseUnit: next.unit, basis: basis)
            ]
        )
    }
}
