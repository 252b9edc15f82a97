import Care
import Clinic

/// Decision points and maintenance: what the rules propose, and what the prescriber decides.
enum DecisionRoutes {
    static let routes: [Route] = [
        .get("/patients/:patient/decision", .permission(.seeChart), reads: "decision") { visit in
            try await page(visit, asked: visit.queryForm)
        },
        .post(
            "/patients/:patient/decision", .permission(.signPlan), decide,
            again: { try await page($0, asked: $0.form, refusals: [$1]) }),
    ]

    private static func page(_ visit: Visit, asked: Form, refusals: [Refusal] = []) async throws -> Answer {
        let access = try await visit.access(to: .seeChart)
        let view = try await visit.clinic.chart(of: try visit.patient(), access: access, at: visit.now)
        var page = DecisionPage(
            course: view.course, treatment: view.treatment, advice: view.advice, today: view.today,
            clock: WallClock(visit.clinic.zone), exposure: await ExposureList(view.course, visit),
            scales: visit.clinic.scales,
            form: nil)
        if visit.may(.signPlan), view.course.phase.treats, view.course.openSession == nil {
            page.form =
                visit.formFrame(
                    to: Site.decision(view.course.patient), button: "Sign the decision",
                    fields: page.fields(asked, refusals: refusals), refusals: refusals
                ).html
        }
        return visit.chartPage(title: "Decision", remark: page.remark, course: view.course, page.html)
    }

    private static func decide(_ visit: Visit) async throws -> Answer {
        let patient = try visit.patient()
        let form = visit.form
        let proposals =
            try await visit.clinic.chart(
                of: patient, access: try await visit.access(to: .seeChart), at: visit.now
            ).advice?.proposals ?? []
        let accepted =
            ["", DecisionPage.declined].contains(form["proposal"])
            ? nil : try CourseProposal.standing(form["proposal"], among: proposals)
        guard let outcome = accepted?.outcome ?? CourseDecision.Outcome(rawValue: form["outcome"]) else {
            throw Refusal(
                code: "course.outcome", field: form["proposal"].isEmpty ? "proposal" : "outcome",
                reason: "Nothing was decided.", remedy: "Accept a proposal, or choose what to do instead.")
        }
        var days = accepted?.intervalDays
        if let typed = form.optional("interval") {
            guard let number = Int(typed) else {
                throw Refusal(
                    code: "course.interval", field: "interval", reason: "\(typed) is not a number of days.",
                    remedy: "Enter 1 to 180 days.")
            }
            days = try accepted?.adjusted(toDays: number) ?? number
        }
        _ = try await visit.clinic.decideCourse(
            outcome, intervalDays: days, reason: form["reason"],
            proposal: answered(accepted, of: proposals, days: days),
            password: form.exactly("password"), on: patient, access: try visit.access(), try visit.command())
        return .redirect(Site.chart(patient))
    }

    /// What was proposed by which row, and whether it was accepted, adjusted or declined.
    private static func answered(_ accepted: CourseProposal?, of proposals: [CourseProposal], days: Int?) -> String? {
        guard let proposal = accepted ?? proposals.first else { return nil }
        let answer =
            accepted == nil
            ? "declined"
            : days == proposal.intervalDays ? "accepted" : "adjusted to \(days.map(String.init) ?? "no") days"
        return "\(proposal.words) (\(proposal.rule)): \(answer)"
    }
}
