/// What is due for a patient in treatment, and what must be done before the next dose.
public enum SurveillanceCalendar {
    /// Overdue or positive items and signs of dependence as holds, and the tasks that are open or coming up.
    ///
    /// An item never done counts from the first session: its baseline belongs to the work-up before it. On the due day
    /// itself it is not yet overdue. A positive result holds until a later one of the same item is negative. Nothing is
    /// due before the first session.
    public static func due(
        history: [SurveillanceItem: SurveillanceResult], _ progress: CourseProgress, _ treatment: TreatmentProtocol,
        on day: Day
    ) -> (findings: [Finding], tasks: [CareTask]) {
        guard let started = progress.startedOn, progress.phase != .ended else { return ([], []) }
        var findings: [Finding] = []
        var tasks: [CareTask] = []
        let ahead = Int(treatment.number("SURVEY-AHEAD") ?? 0)
        for item in SurveillanceItem.allCases {
            guard let rule = item.rule(progress, treatment, on: day), let months = rule.figure else { continue }
            let last = history[item]
            if let last, last.positive {
                let positive = item.positiveRule(last, treatment)
                let speaking = positive ?? rule
                let reason =
                    positive?.reason
                    ?? "\(item.title) was positive: it is reviewed before the next dose."
                findings.append(
                    Finding(
                        speaking, severity: speaking.severity == .exclude ? .exclude : .hold, reason: reason,
                        basis: ["\(item.title) positive on \(last.on.words)"]))
                tasks.append(
                    CareTask(
                        speaking, id: "surveillance.\(item.rawValue).review.\(last.on)",
                        title: "Review: \(item.title.lowercased()) was positive", why: reason, due: last.on,
                        role: .prescriber))
            }
            let due = (last?.on ?? started).adding(months: Int(months))
            if day > due {
                findings.append(
                    Finding(
                        rule, severity: .hold,
                        basis: [
                            last.map { "last done on \($0.on.words)" } ?? "never done since \(started.words)",
                            "due on \(due.words)",
                        ])
                )
            }
            if day >= due.adding(days: -ahead) {
                tasks.append(
                    CareTask(
                        rule, id: "surveillance.\(item.rawValue).\(due)", title: item.title,
                        why: "Due every \(RuleValue.number(months).words(unit: rule.unit)).", due: due, role: item.role)
                )
            }
        }
        var dependence = progress.dependence
        if dependence.dosesForSameResponse.isEmpty {
            dependence.dosesForSameResponse = progress.dosesForSameResponse(treatment)
        }
        findings += dependence.findings(treatment)
        return (findings, tasks.sorted { ($0.due, $0.id) < ($1.due, $1.id) })
    }

    /// Whether a bladder questionnaire is positive: enough symptoms, or a score above its baseline.
    public static func bladderIsPositive(symptoms: Int, scoreRose: Bool, _ treatment: TreatmentProtocol) -> Bool {
        scoreRose || Double(symptoms) >= treatment.number("SURVEY-BLADDER-SYMPTOMS") ?? 1
    }

    /// Whether a cognitive test is positive: the score fell by the protocol's points since baseline.
    public static func cognitionIsPositive(baseline: Double, current: Double, _ treatment: TreatmentProtocol) -> Bool {
        baseline - current >= treatment.number("SURVEY-COGNITION-DROP") ?? 1
    }

    /// Whether a task of the cognitive battery is positive: worse than its baseline by the protocol's share of it.
    public static func taskIsPositive(
        _ scale: String, baseline: Double, current: Double, _ treatment: TreatmentProtocol
    ) -> Bool {
        guard let share = treatment.number("SURVEY-COGNITION-TASKS-LOSS") else { return false }
        let isRising = treatment.texts("SURVEY-COGNITION-TASKS-RISING").contains(scale)
        let loss = isRising ? current - baseline : baseline - current
        return loss > 0 && loss * 100 >= share * baseline
    }
}
