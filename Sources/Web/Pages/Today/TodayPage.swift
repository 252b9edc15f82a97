import Care
import Clinic

/// The clinic's day at a glance: who comes, whether they are ready, who is in which chair, and what is due.
struct TodayPage: Sendable {
    let day: Day
    let arrivals: [Arrival]
    let chairs: [String]
    let tasks: [TaskRow]
    /// None for those who may not know.
    let risks: [TodayRisk]
    let phases: [CoursePhase: Int]

    func page(_ visit: Visit) -> HTML {
        visit.page(
            title: "Today",
            body: """
                \(PageHeading(title: "Today", remark: remark, actions: actions(visit)))\(riskPanel)
                <div class="split"><div class="stack">\(arrivalPanel(visit))\(chairPanel(visit))</div>\
                <div class="stack">\(taskPanel)\(phasePanel)</div></div>
                """, current: Site.today)
    }

    private var remark: String {
        let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        let here = arrivals.filter(\.isInSession).count
        let parts = [
            "\(names[day.isoWeekday - 1]) \(day.words)",
            "\(arrivals.count) \(arrivals.count == 1 ? "session" : "sessions")",
            here > 0 ? "\(here) in a chair now" : nil,
        ]
        return parts.compactMap { $0 }.joined(separator: " · ")
    }

    private func actions(_ visit: Visit) -> HTML {
        // Registering is the front desk's daily work; others find it on the page of patients.
        let registers = visit.may(.registerPatient) && !visit.may(.seeChart)
        return """
            \(if: visit.may(.searchPatients), "<a class=\"button\" href=\"\(url: Site.patients)\">Find a patient</a>")\
            \(if: registers, "<a class=\"button\" href=\"\(url: Site.newPatient)\">Register a patient</a>")
            """
    }

    private var riskPanel: Panel? {
        guard !risks.isEmpty else { return nil }
        return Panel(
            title: risks.count == 1 ? "1 risk is open" : "\(risks.count) risks are open", id: "risks",
            body: "<ul class=\"points\">\(risks)</ul>")
    }

    private func arrivalPanel(_ visit: Visit) -> Panel {
        guard !arrivals.isEmpty else {
            return Panel(
                title: "Sessions",
                body: EmptyState(
                    title: "No sessions today", words: "Sessions booked for today, and those still open, stand here.",
                    action: "<a class=\"button\" href=\"\(url: Site.patients)\">Find a patient to book</a>"
                ).html)
        }
        return Panel(
            title: "Sessions", remark: waiting,
            body: "<ol class=\"arrivals\">\(arrivals.map { $0.row(time: visit.clock($0.at)) })</ol>")
    }

    private var waiting: String? {
        let count = arrivals.filter { if case .waitsFor = $0.readiness { true } else { false } }.count
        return count == 0 ? nil : "\(count) not ready"
    }

    private var taskPanel: Panel {
        let shown = tasks.prefix(8)
        let more = tasks.count - shown.count
        return Panel(
            title: "Due today", remark: tasks.isEmpty ? nil : "\(tasks.count)\(tasks.count == 50 ? " or more" : "")",
            body: tasks.isEmpty
                ? "<p class=\"soft\">Nothing is due. <a href=\"\(url: Site.tasks)\">All tasks</a></p>"
                : """
                <ul class="plain due">\(shown.map { task in
                    """
                    <li>\(task.dueTag)<p><a href="\(url: task.path)">\(task.patientName)</a> \(task.title)</p></li>
                    """ as HTML
                })</ul>
                <p><a href="\(url: Site.tasks)">\(more > 0 ? "All tasks, \(more) more due" : "All tasks")</a></p>
                """)
    }

    private func chairPanel(_ visit: Visit) -> Panel? {
        let known = chairs + Set(arrivals.map(\.chair)).subtracting(chairs).sorted()
        guard !known.isEmpty else { return nil }
        let chairs = known.map { chair in
            let here = arrivals.first { $0.chair == chair && $0.isInSession }
            let next = arrivals.first { $0.chair == chair && $0.isAhead }
            return """
                <li\(if: here != nil, " class=\"taken\"")><p class="soft small">\(chair)</p><p>\(here?.name ?? "Free")</p>\
                \(next.map { "<p class=\"soft small\">\(visit.clock($0.at)) \($0.name)</p>" as HTML })</li>
                """ as HTML
        }
        return Panel(title: "Chairs", body: "<ul class=\"plain chairs\">\(chairs)</ul>")
    }

    private var phasePanel: Panel {
        let facts = CoursePhase.allCases.compactMap { phase in
            phases[phase].map { FactList.Fact(phase.title, "\($0)") }
        }
        return Panel(
            title: "Patients by phase",
            body: facts.isEmpty
                ? "<p class=\"soft\">No patients yet. Register the first, or import a referral.</p>"
                : FactList(facts: facts).html)
    }
}

extension Arrival {
    var isInSession: Bool { if case .inSession = readiness { true } else { false } }

    var isAhead: Bool {
        switch readiness {
        case .ready, .waitsFor: true
        case .inSession, .done: false
        }
    }

    fileprivate func row(time: String) -> HTML {
        """
        <li class="arrival"><p class="when">\(time)</p><div class="who"><p><a href="\(url: path)">\(name)</a></p>\
        <p class="soft small">\(recordNumber) · \(chair)\(phase.map { " · \($0.title)" } ?? "")</p></div>\
        <div class="state">\(stateWords)</div><div class="actions">\(next?.html)</div></li>

        """
    }

    private var stateWords: HTML {
        let risk = highRisk ? Tag("High risk open", .exclude).html : HTML()
        switch readiness {
        case .ready: return "<p class=\"row\">\(Tag("Ready", .good))\(risk)</p>"
        case .done: return "<p class=\"row\">\(Tag("Closed", .plain))\(risk)</p>"
        case .inSession(let stage, let toCheck):
            let words = stage?.title ?? "In session"
            return """
                <p class="row">\(Tag(words, .accent))\(risk)</p>\
                \(if: toCheck > 0, "<p class=\"soft small\">\(toCheck) to check before the dose</p>")
                """
        case .waitsFor(let roles, let points):
            let waits = "Waits for the \(roles.map { $0.title.lowercased() }.joined(separator: " and the "))"
            return """
                <p class="row">\(Tag("Not ready", .hold))\(risk)</p>\
                \(points.map { point in
                    """
                    <p class="small">\(point.title): \(point.detail)\
                    \(if: !point.approved, " <span class=\"unapproved\">\(FindingList.notApproved)</span>")</p>
                    """ as HTML
                })<p class="soft small">\(waits)</p>
                """
        }
    }
}
