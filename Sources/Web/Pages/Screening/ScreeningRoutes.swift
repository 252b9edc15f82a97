import Care
import Clinic

/// Screening a chart under a protocol, and the prescriber's decision on it.
enum ScreeningRoutes {
    static let routes: [Route] = [
        .get("/patients/:patient/screening", .permission(.screen), reads: "screening") { visit in
            try await page(visit, asked: visit.queryForm)
        },
        .post(
            "/patients/:patient/screening", .permission(.decideScreening), decide,
            again: { try await page($0, asked: $0.form, refusals: [$1]) }),
    ]

    private static func page(_ visit: Visit, asked: Form, refusals: [Refusal] = []) async throws -> Answer {
        let patient = try visit.patient()
        let access = try await visit.access(to: .screen)
        let view = try await visit.clinic.chart(of: patient, access: access, at: visit.now)
        let course = view.course
        let chosen = asked.optional("protocol")
        let suggested = await visit.screeningProtocol(of: course)?.id
        guard let id = chosen ?? suggested else {
            throw Refusal(
                code: "protocol.unknown", reason: "No protocol is switched on.",
                remedy: "Switch one on under Protocols.")
        }
        let indication = asked.optional("indication").flatMap(Indication.init) ?? course.decision?.content.indication
        let result = try await visit.clinic.screen(
            patient, under: id, indication: indication, access: access, on: visit.today)
        let all = await visit.clinic.protocols.all
        var page = ScreeningPage(
            course: course, result: result, indication: indication, protocols: all,
            treatment: all.first { $0.id == id }, clock: WallClock(visit.clinic.zone),
            scales: visit.clinic.scales, decisionForm: nil)
        if visit.may(.decideScreening), let indication, !course.phase.treats {
            page.decisionForm =
                visit.formFrame(
                    to: Site.screening(patient), button: "Sign the decision",
                    fields: page.decisionFields(asked, indication: indication, refusals: refusals), refusals: refusals
                ).html
        }
        return visit.chartPage(
            title: "Screening", remark: page.treatment.map { "\($0.title), \(result.on.words)" }, course: course,
            page.html)
    }

    private static func decide(_ visit: Visit) async throws -> Answer {
        let patient = try visit.patient()
        let form = visit.form
        guard let indication = Indication(rawValue: form["indication"]) else {
            throw Refusal(
                code: "decision.indication", field: "indication", reason: "No indication was chosen.",
                remedy: "Choose what is to be treated.")
        }
        var setAside: [String: String] = [:]
        for id in form.all("finding") + ["missing"] { setAside[id] = form[id] }
        let outcome: ScreeningDecision.Outcome = try FactReading.choice(form, "outcome", "The decision")
        _ = try await visit.clinic.decideScreening(
            outcome, reason: form["reason"], indication: indication, protocolID: form["protocol"], setAside: setAside,
            basedOn: Int64(form["basedOn"]) ?? 0, password: form.exactly("password"), on: patient,
            access: try visit.access(), try visit.command())
        return .redirect(
            outcome == .eligible ? "\(Site.consent(patient))?protocol=\(form["protocol"])" : Site.chart(patient))
    }
}
