/// A point of induction at which the course is looked at: after the first sessions, and at its end.
///
/// Findings say what the scores show, proposals what may follow; nothing happens until a prescriber decides.
public struct DecisionPoint: Sendable, Hashable, Codable {
    public enum Moment: String, Sendable, Hashable, Codable {
        case early
        case endOfInduction = "end-of-induction"
        case endOfExtension = "end-of-extension"
    }
    public let moment: Moment
    /// Sessions of this induction so far.
    public let sessions: Int
    public let reading: ResponseReading?
    public let findings: [Finding]
    public let proposals: [CourseProposal]

    /// The decision that is due, or nil while none is.
    public static func reached(_ progress: CourseProgress, _ treatment: TreatmentProtocol, on day: Day)
        -> DecisionPoint?
    {
        guard progress.phase == .induction, let first = progress.phaseSessions.first,
            let early = treatment.rule("DECIDE-EARLY-SESSIONS"), let earlyAt = early.figure,
            let end = treatment.rule("DECIDE-END-SESSIONS"), let endAt = end.figure
        else { return nil }
        let count = progress.phaseSessions.count
        let decided = progress.decidedAfterSessions.max() ?? 0
        let ended = treatment.number("DECIDE-END-WEEKS").map { Double(day.days(since: first.day)) >= $0 * 7 } ?? false
        let extensionAt = Int(endAt + (treatment.number("DECIDE-EXTENSION-SESSIONS") ?? 0))
        let judge = Judge(progress: progress, treatment: treatment, count: count)
        if count >= extensionAt, decided < extensionAt { return judge.atEnd(.endOfExtension, by: end) }
        if count >= Int(endAt) || ended {
            // Induction may end by weeks before its sessions are complete: one decision after the early one settles it.
            let settled = decided >= Int(endAt) || (ended && decided > Int(earlyAt))
            return settled ? nil : judge.atEnd(.endOfInduction, by: end)
        }
        if count >= Int(earlyAt), decided < Int(earlyAt) { return judge.early(by: early) }
        return nil
    }
}

/// Reads one course against the decision rows of a protocol.
private struct Judge {
    let progress: CourseProgress
    let treatment: TreatmentProtocol
    let count: Int

    /// A score older than this says nothing about the last session's effect.
    private var lastButOne: Day? { progress.sessions.dropLast().last?.day }

    func early(by rule: Rule) -> DecisionPoint {
        guard let reading = progress.reading(treatment, since: lastButOne) else {
            return unmeasured(.early, by: rule, severity: .caution)
        }
        var findings = worsening(reading)
        var proposals: [CourseProposal] = []
        if let below = treatment.rule("DECIDE-EARLY-BELOW"), let limit = below.figure,
            reading.improvementPercent < limit
        {
            findings.append(Finding(below, basis: basis(reading)))
        }
        let stepRule = treatment.rule("DOSE-STEP-BELOW") ?? treatment.rule("DECIDE-EARLY-BELOW")
        if let stepRule, let limit = stepRule.figure, reading.improvementPercent < limit,
            let next = treatment.nextDose(after: progress.sessions.last)
        {
            proposals.append(
                CourseProposal(
                    .continueInduction,
                    "Check dose, benzodiazepine and diagnosis; then one dose step to \(Figure.text(next.dose)) \(next.unit).",
                    by: stepRule, dose: next.dose, doseUnit: next.unit, basis: basis(reading)))
        }
        proposals.append(
            CourseProposal(.continueInduction, "Continue induction as planned.", by: rule, basis: basis(reading)))
        return point(.early, reading, findings, proposals)
    }

    func atEnd(_ moment: DecisionPoint.Moment, by rule: Rule) -> DecisionPoint {
        guard let reading = progress.reading(treatment, since: lastButOne) else {
            return unmeasured(moment, by: rule, severity: .hold)
        }
        var findings = worsening(reading)
        let go =
            treatment.rule("DECIDE-CONTINUE-FROM-\(progress.indication.rawValue)")
            ?? treatment.rule("DECIDE-CONTINUE-FROM")
        guard let go, let goAt = go.figure, let stop = treatment.rule("DECIDE-STOP-BELOW"), let stopAt = stop.figure
        else { return point(moment, reading, findings, []) }
        if reading.improvementPercent >= goAt {
            return point(moment, reading, findings, [continuation(by: go, basis: basis(reading))])
        }
        if reading.improvementPercent < stopAt {
            findings.append(Finding(stop, basis: basis(reading)))
            if let chase = treatment.rule("DECIDE-CHASE-LIMIT"), let limit = chase.figure, Double(count) >= limit {
                findings.append(Finding(chase, basis: ["\(count) sessions"] + basis(reading)))
            }
            let other = treatment.otherRoute(.continueInduction, basis: basis(reading))
            return point(
                moment, reading, findings,
                [CourseProposal(.end, "Stop: no further session.", by: stop, basis: basis(reading))]
                    + [other].compactMap { $0 })
        }
        guard moment == .endOfInduction, let extra = treatment.rule("DECIDE-EXTENSION-SESSIONS"),
            let sessions = extra.figure.map({ Int($0) }), sessions > 0
        else {
            return point(
                moment, reading, findings,
                [
                    CourseProposal(
                        .end, "The one extension is used and the response is still partial: stop.", by: stop,
                        basis: basis(reading))
                ])
        }
        findings.append(Finding(extra, basis: basis(reading)))
        return point(
            moment, reading, findings,
            [
                CourseProposal(
                    .continueInduction, "One extension of at most \(sessions) sessions, when you document why.",
                    by: extra, sessions: sessions, basis: basis(reading)),
                CourseProposal(.end, "Stop: no further session.", by: stop, basis: basis(reading)),
            ])
    }

    private func continuation(by rule: Rule, basis: [String]) -> CourseProposal {
        let interval = treatment.numbers("MAINTAIN-INTERVALS").first.map { Int($0) }
        let weekly = treatment.number("MAINTAIN-WEEKLY").map { Int($0) }
        return CourseProposal(
            .beginContinuation, "Response: go on with continuation sessions.", by: rule, intervalDays: interval,
            sessions: weekly, basis: basis)
    }

    /// Without a score there is nothing to decide by.
    private func unmeasured(_ moment: DecisionPoint.Moment, by rule: Rule, severity: Severity) -> DecisionPoint {
        let scales = treatment.texts("SCALES-\(progress.indication.rawValue)").joined(separator: ", ")
        let missing = Finding(
            rule, severity: severity,
            reason: "There is no baseline and later score of one scale (\(scales)) to decide by. \(rule.reason)",
            basis: ["\(count) sessions"])
        return point(moment, nil, [missing], [])
    }

    private func worsening(_ reading: ResponseReading) -> [Finding] {
        guard reading.outcome == .worse, let rule = treatment.rule(reading.rule) else { return [] }
        return [Finding(rule, basis: basis(reading))]
    }

    private func basis(_ reading: ResponseReading) -> [String] {
        ["\(reading.scale.uppercased()) \(Figure.text(reading.baseline)) before, \(Figure.text(reading.current)) now"]
    }

    private func point(
        _ moment: DecisionPoint.Moment, _ reading: ResponseReading?, _ findings: [Finding],
        _ proposals: [CourseProposal]
    ) -> DecisionPoint {
        DecisionPoint(moment: moment, sessions: count, reading: reading, findings: findings, proposals: proposals)
    }
}
