import Care
import Clinic

/// A closed session, and booking the next one from it.
enum SummaryRoutes {
    static let routes: [Route] = [
        .get("/patients/:patient/sessions/:session/summary", .permission(.seeChart), reads: "session summary") {
            visit in
            try await answer(visit)
        },
        .post(
            "/patients/:patient/sessions/:session/summary", .permission(.bookSession),
            { visit in
                let typed = FormScope("booking").read(visit.form)
                guard let day = Day(typed["date"]) else {
                    throw Refusal(
                        code: "booking.date", field: "date", reason: "No day was chosen.", remedy: "Choose a day.")
                }
                let time = typed["time"].split(separator: ":").map { Int($0) }
                guard time.count >= 2, let hour = time[0], let minute = time[1] else {
                    throw Refusal(
                        code: "booking.time", field: "time", reason: "That is not a time of day.",
                        remedy: "Enter hours and minutes.")
                }
                _ = try await visit.clinic.book(
                    on: day, hour: hour, minute: minute, chair: typed["chair"], for: try visit.patient(),
                    access: try visit.access(), try visit.command())
                return .redirect(Site.summary(try visit.patient(), try visit.sessionID()))
            },
            again: { visit, refusal in
                try await answer(visit, .init(form: "booking", typed: visit.form, refusal: refusal))
            }),
    ]

    private static func answer(_ visit: Visit, _ refused: FormScope.Refused? = nil) async throws -> Answer {
        let view = try await visit.clinic.session(
            try visit.sessionID(), of: try visit.patient(), access: try await visit.access(to: .seeChart), at: visit.now
        )
        guard let summary = view.session.summary else {
            return .redirect(Site.session(view.course.patient, view.session.id))
        }
        let directory = await visit.clinic.people.directory
        let page = SummaryPage(
            view: view, summary: summary,
            names: Dictionary(uniqueKeysWithValues: directory.everyone.map { ($0.id, $0.name) }),
            may: Set(Permission.allCases.filter(visit.may)), token: visit.token?.formToken ?? "",
            clock: WallClock(visit.clinic.zone), refused: refused)
        return .page(
            visit.page(
                title: "Session summary", body: page.html, current: Site.patients, printHeading: page.sheetHeading))
    }
}
