public import Foundation

/// The work a course calls for, raised as entries so that lists need no fold.
public enum CourseTasks {
    /// Entries to append: tasks that the course calls for now and nobody has raised.
    public static func changes(
        in course: Course, under treatment: TreatmentProtocol?, on today: Day, zone: TimeZone
    ) -> [ChartEntry] {
        wanted(in: course, under: treatment, on: today, zone: zone)
            .filter { course.openTasks[$0.id] == nil && course.completedTasks[$0.id] == nil }
            .map(ChartEntry.taskRaised)
    }

    /// Every task the course calls for now, raised or not.
    static func wanted(
        in course: Course, under treatment: TreatmentProtocol?, on today: Day, zone: TimeZone
    ) -> [CareTask] {
        var tasks = course.openRisks.map { riskTask($0.content, zone: zone) }
        tasks += stepTasks(in: course, on: today)
        return tasks
    }

    /// Surveillance that gates the next dose: overdue or positive.
    public static func surveillance(of course: Course, under treatment: TreatmentProtocol, on today: Day) -> [Finding] {
        []
    }

    /// What the rules propose next: response, decision points, the maintenance interval. The prescriber decides.
    public static func proposals(
        for course: Course, under treatment: TreatmentProtocol, on today: Day, zone: TimeZone
    ) -> [Finding] {
        []
    }

    private static func riskTask(_ risk: RiskRaised, zone: TimeZone) -> CareTask {
        CareTask(
            id: "RISK/\(risk.id)", title: "Answer the risk: \(risk.reason)", why: "Risk \(risk.level.rawValue)",
            due: Day(risk.due, in: zone), role: .prescriber, rule: "RISK", source: risk.source, approved: true)
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
        return [
            CareTask(
                id: "STEP/\(course.phase.rawValue)/\(course.decision?.sequence ?? 0)", title: title, why: why,
                due: today.adding(days: 7), role: role, rule: "STEP", source: "course of treatment", approved: true)
        ]
    }
}
