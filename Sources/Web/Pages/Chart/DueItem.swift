import Care

/// One thing that is due for a patient: what, by when, why, by which rule, and where it is done.
struct DueItem: Component {
    let task: CareTask
    let today: Day
    /// Where it is done; nil when nobody here may do it.
    let path: String?

    var html: HTML {
        """
        <li class="point"><p class="what">\(path.map { "<a href=\"\(url: $0)\">\(task.title)</a>" } ?? "\(task.title)") \
        \(Tag(when, tone))</p><p class="small soft">\(task.role.title). \(task.why.capitalisedFirst)</p>\
        <p class="source"><code>\(task.rule)</code> \(task.source)\
        \(if: !task.approved, " <span class=\"unapproved\">\(Icon.unknown.html)\(FindingList.notApproved)</span>")</p></li>

        """
    }

    private var when: String {
        let days = task.due.days(since: today)
        switch days {
        case ..<0: return "overdue since \(task.due.shortWords)"
        case 0: return "today"
        default: return "by \(task.due.words)"
        }
    }

    private var tone: Tone {
        if task.overdue(on: today) { return .hold }
        return task.due == today ? .caution : .plain
    }

    /// The page on which a task of this kind is done.
    static func path(of task: CareTask, patient: PatientID) -> String {
        if task.id.hasPrefix("risk.") { return Site.safety(patient) }
        if AskingTasks.owns(task.id) { return Site.asking(patient) }
        if let scale = AskingTasks.rated(by: task.id) { return Site.score(of: scale, patient) }
        if task.id.hasPrefix("decision.") { return Site.decision(patient) }
        if task.id.hasPrefix("step.screening") { return Site.screening(patient) }
        if task.id.hasPrefix("step.consent") { return Site.consent(patient) }
        if task.id.hasPrefix("step.planning") { return Site.plan(patient) }
        if task.id.hasPrefix("surveillance."),
            let item = SurveillanceItem.allCases.first(where: { task.id.hasPrefix("surveillance.\($0.rawValue).") })
        {
            return item == .consentRenewal
                ? Site.consent(patient) : "\(Site.facts(patient))?add=surveillance&item=\(item.rawValue)"
        }
        return Site.tasks
    }
}
