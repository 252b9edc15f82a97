import Care
import Clinic

/// One task as one person may read it: what is to be done is clinical, so those who may not open the chart read only
/// the work of their own roles.
struct TaskRow: Sendable {
    let patient: PatientID
    let patientName: String
    let path: String
    let id: String
    let title: String
    let why: String?
    let due: Day
    let role: AssignedRole
    let source: String?
    let approved: Bool
    /// Days that it is late; zero or less when it is not.
    let daysLate: Int
    /// Where it is done, when that is more than saying that it was done.
    let place: (words: String, path: String)?
    /// True when this person's roles answer for it.
    let isOwn: Bool

    init(_ line: TaskLine, seenBy person: SignedInPerson, today: Day) {
        let task = line.task
        let seesChart = (try? Authorisation.require(.seeChart, of: person, patient: line.patient)) != nil
        isOwn = Clinic.assigned(person.roles).contains(task.role)
        let readable = seesChart || isOwn && !person.may(.seeChart)
        patient = line.patient
        patientName = line.name.display
        path = seesChart ? Site.chart(line.patient) : Site.registration(line.patient)
        id = task.id
        title = readable ? task.title : "A task of the \(task.role.title.lowercased())"
        why = readable ? task.why : nil
        source = readable ? task.source : nil
        due = task.due
        role = task.role
        approved = task.approved
        daysLate = today.days(since: task.due)
        let isReached = seesChart || AskingTasks.owns(task.id) && person.may(.askPatient)
        place = isReached ? Self.place(of: task, line.patient) : nil
    }

    /// Steps, risks, decisions and surveillance are answered by what is then charted, not by a word on a list.
    private static func place(of task: CareTask, _ patient: PatientID) -> (words: String, path: String)? {
        let kind = task.id.split(separator: ".").prefix(2).joined(separator: ".")
        switch kind {
        case "step.screening": return ("Screen", Site.screening(patient))
        case "step.consent": return ("Education and consent", Site.consent(patient))
        case "step.planning": return ("Plan", Site.plan(patient))
        default: break
        }
        if kind.hasPrefix("risk.") { return ("Answer the risk", Site.safety(patient)) }
        if AskingTasks.owns(task.id) { return ("Ask again", Site.asking(patient)) }
        if let scale = AskingTasks.rated(by: task.id) { return ("Record", Site.score(of: scale, patient)) }
        if kind.hasPrefix("decision.") { return ("Decide", Site.decision(patient)) }
        guard kind.hasPrefix("surveillance."),
            let item = SurveillanceItem(rawValue: String(kind.dropFirst("surveillance.".count)))
        else { return nil }
        if item == .consentRenewal { return ("Renew consent", Site.consent(patient)) }
        return ("Record", "\(Site.facts(patient))?add=surveillance&item=\(item.rawValue)")
    }

    var overdue: Bool { daysLate > 0 }

    var dueTag: Tag {
        if overdue { return Tag(daysLate == 1 ? "1 day late" : "\(daysLate) days late", .hold) }
        return Tag(daysLate == 0 ? "Today" : due.shortWords, .plain)
    }
}
