import Care
import Clinic

/// What is to be done for whom and by when, soonest first.
struct TasksPage: Sendable {
    enum Whose: Sendable, Hashable {
        case own, all
        case role(AssignedRole)

        var word: String {
            switch self {
            case .own: "own"
            case .all: "all"
            case .role(let role): role.rawValue
            }
        }
    }

    let rows: [TaskRow]
    let whose: Whose
    /// False for people to whom no work is assigned.
    let hasOwn: Bool
    var done = false
    /// The task that a refused form was about, and what was typed.
    var refused: (task: String, patient: String, outcome: String, refusal: Refusal)?

    func page(_ visit: Visit) -> HTML {
        let overdue = rows.filter(\.overdue)
        let today = rows.filter { !$0.overdue && $0.due == visit.today }
        let soon = rows.filter { (1...Self.soonDays).contains($0.due.days(since: visit.today)) }
        let later = rows.filter { $0.due.days(since: visit.today) > Self.soonDays }
        let remark = [
            "\(rows.count)\(rows.count == 200 ? " or more" : "") open",
            overdue.isEmpty ? nil : "\(overdue.count) overdue",
        ]
        return visit.page(
            title: "Tasks",
            body: """
                \(PageHeading(title: "Tasks", remark: remark.compactMap { $0 }.joined(separator: " · ")))\
                \(refused.map { Banner(.exclude, "\($0.refusal.reason) \($0.refusal.remedy)") })\
                \(if: done && refused == nil, Banner(.good, "Done and recorded.").html)\(choices)
                \(if: rows.isEmpty, nothing)\(panel("Overdue", overdue, visit))\(panel("Due today", today, visit))\
                \(panel("Next two weeks", soon, visit))\(laterPanel(later, visit))
                """, current: Site.tasks)
    }

    private var choices: HTML {
        var all: [(Whose, String)] = hasOwn ? [(.own, "Mine")] : []
        all += [(.all, "Everyone’s")] + AssignedRole.allCases.map { (.role($0), $0.title) }
        return """
            <nav class="choices-bar" aria-label="Whose tasks"><ul>\(all.map { choice, words in
                """
                <li><a href="\(url: Site.tasks)?whose=\(component: choice.word)"\
                \(if: choice == whose, " aria-current=\"true\"")>\(words)</a></li>
                """ as HTML
            })</ul></nav>

            """
    }

    private var nothing: HTML {
        EmptyState(
            title: "Nothing to do here",
            words: "Tasks appear when a chart calls for them: a screening to decide, a follow-up call, surveillance."
        ).html
    }

    /// Work further ahead is folded away: it is there to plan by, not to do.
    private static let soonDays = 14

    private func laterPanel(_ rows: [TaskRow], _ visit: Visit) -> Panel? {
        guard !rows.isEmpty else { return nil }
        let isRefused = refused.map { refused in rows.contains { $0.id == refused.task } } ?? false
        return Panel(
            title: "Later", remark: "\(rows.count)",
            body: """
                <details\(if: isRefused, " open")><summary>Show what is due after two weeks</summary>\
                <ul class="plain tasks">\(rows.map { item($0, visit) })</ul></details>
                """)
    }

    private func panel(_ title: String, _ rows: [TaskRow], _ visit: Visit) -> Panel? {
        guard !rows.isEmpty else { return nil }
        return Panel(
            title: title, remark: "\(rows.count)",
            body: "<ul class=\"plain tasks\">\(rows.map { item($0, visit) })</ul>")
    }

    private func item(_ row: TaskRow, _ visit: Visit) -> HTML {
        let isRefused = refused.map { $0.task == row.id && $0.patient == row.patient.text } ?? false
        return """
            <li class="task"><div class="due">\(row.dueTag)</div><div><p class="what">\(row.title)</p>
            <p><a href="\(url: row.path)">\(row.patientName)</a> <span class="soft">· \(row.role.title)\
            \(row.why.map { " · \($0)" } ?? "")</span></p>\
            \(row.source.map { SourceNote(source: $0, approved: row.approved) })</div>
            <div class="actions">\(action(row, isRefused: isRefused, visit))</div></li>

            """
    }

    private func action(_ row: TaskRow, isRefused: Bool, _ visit: Visit) -> HTML? {
        if let place = row.place {
            return """
                <a class="button" href="\(url: place.path)">\(place.words)\
                <span class="unseen"> for \(row.patientName)</span></a>
                """
        }
        guard row.isOwn, visit.may(.completeTask) else { return nil }
        let outcome = Field(
            "outcome", "What came of it", value: isRefused ? refused?.outcome ?? "" : "",
            error: isRefused ? refused.map { "\($0.refusal.reason) \($0.refusal.remedy)" } : nil
        ).placed("\(row.patient)-\(row.id)")
        let form = visit.formFrame(
            to: Site.taskDone(row.patient), button: "Done",
            fields: """
                <input type="hidden" name="task" value="\(row.id)"><input type="hidden" name="whose" \
                value="\(whose.word)">\(outcome)
                """)
        return """
            <details class="answer"\(if: isRefused, " open")><summary class="button">Finish\
            <span class="unseen"> for \(row.patientName)</span></summary>\(form)</details>
            """
    }
}
