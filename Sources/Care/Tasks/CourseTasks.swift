public import Foundation

/// The work a course calls for, raised as entries so that lists need no fold.
public enum CourseTasks {
    /// How far ahead of its day surveillance is put on the list: lists are made when a chart changes, and in maintenance
    /// that may be months apart.
    static let daysAhead = 120

    /// The outcome of a task that nobody had to finish because the chart no longer calls for it.
    private static let answeredByChart = "answered by the chart"

    /// Entries to append: tasks that the course calls for and nobody has raised, and tasks it no longer calls for.
    ///
    /// - Parameter asking: what questionnaires call for (`AskingTasks`).
    public static func changes(
        in course: Course, under treatment: TreatmentProtocol?, asking: [CareTask], on today: Day, zone: TimeZone
    ) -> [ChartEntry] {
        let wanted = wanted(in: course, under: treatment, on: today, zone: zone) + asking
        let ids = Set(wanted.map(\.id))
        let raised = wanted.filter { task in
            // Silence grows and shrinks: its task says how much of it there is now.
            if let open = course.openTasks[task.id] { return open != task && AskingTasks.owns(task.id) }
            // What the chart itself answered may be called for again, as when a due date moves away and back.
            let done = course.completedTasks[task.id]
            return done == nil || done?.content.outcome == answeredByChart
        }
        // A follow-up contact stays until somebody made it; the rest answers itself when the chart moves on.
        let answered = course.openTasks.keys.filter { !ids.contains($0) && !$0.hasPrefix("follow-up.") }.sorted()
        return raised.map(ChartEntry.taskRaised)
            + answered.map { .taskCompleted(TaskCompleted(task: $0, outcome: answeredByChart)) }
    }

    /// Every task the course calls for now, raised or not.
    static func wanted(
        in course: Course, under treatment: TreatmentProtocol?, on today: Day, zone: TimeZone
    ) -> [CareTask] {
        var tasks = riskTasks(in: course, clock: RiskClock(treatment), zone: zone)
        tasks += stepTasks(in: course, on: today)
        guard let treatment else { return tasks }
        if let last = course.sessions.last, last.ending == .discharged {
            tasks += FollowUp.contacts(after: last.closedAt, session: last.session, zone: zone, treatment)
        }
        guard course.phase.treats else { return tasks }
        let progress = course.progress(zone: zone)
        let horizon = today.adding(days: daysAhead)
        tasks +=
            SurveillanceCalendar.due(
                history: course.surveillanceHistory(under: treatment, zone: zone), progress, treatment, on: horizon
            ).tasks
        if let point = DecisionPoint.reached(progress, treatment, on: today) {
            tasks.append(decisionTask(point, of: course, on: today))
        }
        return tasks
    }

    /// Surveillance that gates the next dose: overdue or positive.
    public static func surveillance(
        of course: Course, under treatment: TreatmentProtocol, on today: Day, zone: TimeZone
    ) -> [Finding] {
        SurveillanceCalendar.due(
            history: course.surveillanceHistory(under: treatment, zone: zone), course.progress(zone: zone), treatment,
            on: today
        ).findings
    }

    /// What holds a dose that is to be given today: surveillance, and a ceiling of sessions that the dose would pass.
    public static func holds(
        of course: Course, under treatment: TreatmentProtocol, on today: Day, zone: TimeZone
    ) -> [Finding] {
        surveillance(of: course, under: treatment, on: today, zone: zone)
            + SessionCeiling.findings(course.progress(zone: zone), treatment, next: today)
    }

    /// The id of the task that asks somebody to answer a risk.
    public static func id(of risk: RiskRaised) -> String { "risk.\(risk.id)" }

    /// To answer each open risk, and the calls that its level asks for.
    private static func riskTasks(in course: Course, clock: RiskClock, zone: TimeZone) -> [CareTask] {
        course.risks.filter(\.isOpen).flatMap { record in
            [task(of: record, zone: zone)] + clock.calls(after: record.raised) { Day($0, in: zone) }
                + [telling(of: record, zone: zone)].compactMap { $0 }
        }
    }

    /// Somebody tells the owner whom no message told.
    private static func telling(of record: RiskRecord, zone: TimeZone) -> CareTask? {
        guard let untold = record.untoldOwner else { return nil }
        return CareTask(
            id: "telling.\(record.id).\(untold.content.entry)", title: "Call \(untold.content.name) about this risk",
            why: "A message that it waits for them could not be sent: \(untold.content.why)",
            due: Day(untold.occurredAt, in: zone), dueAt: untold.occurredAt, role: .nurse, rule: "RISK",
            source: "the clinic's outbox", approved: true)
    }

    /// The task that asks the owner of a risk to answer it.
    public static func task(of record: RiskRecord, zone: TimeZone) -> CareTask {
        let risk = record.raised.content
        return CareTask(
            id: id(of: risk), title: "Answer the risk: \(risk.reason)",
            why: record.passings.last.map { "Risk \(risk.level.rawValue). \($0.content.reason)" }
                ?? "Risk \(risk.level.rawValue)",
            due: Day(record.due, in: zone), dueAt: record.due, role: .prescriber, rule: "RISK", source: risk.source,
            approved: true)
    }

    private static func decisionTask(_ point: DecisionPoint, of course: Course, on today: Day) -> CareTask {
        let proposal = point.proposals.first
        return CareTask(
            // Of the whole course: a later induction reaches the same points again.
            id: "decision.\(point.moment.rawValue).\(course.dosedSessions.count)",
            title: "Decide after \(point.sessions) sessions",
            why: proposal?.words ?? point.findings.first?.reason ?? "A decision point is reached.", due: today,
            role: .prescriber, rule: proposal?.rule ?? point.findings.first?.id ?? "DECIDE",
            source: proposal?.source ?? "", approved: proposal?.approved ?? false)
    }

    /// The next step of the way into treatment, for the role that takes it.
    private static func stepTasks(in course: Course, on today: Day) -> [CareTask] {
        let step: (String, String, AssignedRole)? =
            switch course.phase {
            case .screening: ("Screen and decide", "referred, not decided yet", .prescriber)
            case .consent: ("Education and consent", "eligible, no consent in force", .nurse)
            case .planning: ("Build and sign the plan", "consent is signed", .prescriber)
            case .declined, .induction, .continuation, .maintenance, .ended: nil
            }
        guard let (title, why, role) = step else { return [] }
        // A consent taken back asks for the same steps anew.
        let since = max(course.decision?.sequence ?? 0, course.withdrawal?.sequence ?? 0)
        let id = "step.\(course.phase.rawValue).\(since)"
        return [
            CareTask(
                id: id, title: title, why: why, due: course.openTasks[id]?.due ?? today.adding(days: 7), role: role,
                rule: "STEP", source: "course of treatment", approved: true)
        ]
    }
}
