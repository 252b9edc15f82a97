import Care
import Clinic

/// The work list, and finishing what is on it.
enum TasksRoutes {
    static let routes: [Route] = [
        .get(Site.tasks, .permission(.seeTasks)) { visit in try await page(visit) },
        .post(Site.taskDone(.inPath), .permission(.completeTask), complete) { visit, refusal in
            try await page(visit, refused: refusal)
        },
    ]

    private static func page(_ visit: Visit, refused: Refusal? = nil) async throws -> Answer {
        let person = try visit.person()
        let own = Clinic.assigned(person.roles)
        let asked = visit.query["whose"] ?? visit.form["whose"]
        let whose: TasksPage.Whose =
            if let role = AssignedRole(rawValue: asked) { .role(role) } else {
                asked == "all" || own.isEmpty ? .all : .own
            }
        let roles: Set<AssignedRole> =
            switch whose {
            case .own: own
            case .role(let role): [role]
            case .all: []
            }
        let lines = try await visit.clinic.taskList(roles: roles, access: try await visit.access(to: .seeTasks))
        var page = TasksPage(
            rows: lines.map { TaskRow($0, seenBy: person, today: visit.today) }, whose: whose, hasOwn: !own.isEmpty)
        page.done = visit.query["done"] != nil
        if let refused {
            page.refused = (visit.form["task"], visit.parameters["patient"] ?? "", visit.form["outcome"], refused)
        }
        return .page(page.page(visit))
    }

    private static func complete(_ visit: Visit) async throws -> Answer {
        // Finishing work is not a permission about one patient; a restricted chart stays closed all the same.
        _ = try await visit.access(to: .seeRegistration)
        _ = try await visit.clinic.completeTask(
            visit.form["task"], outcome: visit.form["outcome"], on: try visit.patient(), access: try visit.access(),
            try visit.command())
        let whose = visit.form["whose"]
        let isKnown = whose == "all" || AssignedRole(rawValue: whose) != nil
        return .redirect(Site.tasks + "?done=yes" + (isKnown ? "&whose=\(whose)" : ""))
    }
}
