import Care
import Clinic

/// The plan builder: draft, preview, signature, and the plan on paper.
enum PlanRoutes {
    static let routes: [Route] = [
        .get("/patients/:patient/plan", .permission(.seePlan), reads: "plan") { visit in
            try await PlanBuilding(visit).answer()
        },
        .get("/patients/:patient/plan/print", .permission(.seePlan), reads: "plan") { visit in
            .page(try await printed(visit))
        },
        .post(
            "/patients/:patient/plan", .permission(.draftPlan), draft,
            again: { try await PlanBuilding($0).answer(refusals: [$1]) }),
        .post(
            "/patients/:patient/plan/preview", .permission(.draftPlan),
            { try await PlanBuilding($0).answer(isPreview: true) },
            again: { try await PlanBuilding($0).answer(refusals: [$1]) }),
        .post(
            "/patients/:patient/plan/forecast", .permission(.draftPlan), PlanForecasting.answer,
            again: { try await PlanBuilding($0).answer(forecasting: [$1]) }),
        .post(
            "/patients/:patient/plan/signature", .permission(.signPlan), sign,
            again: { try await PlanBuilding($0).answer(signing: [$1]) }),
    ]

    private static func draft(_ visit: Visit) async throws -> Answer {
        let patient = try visit.patient()
        _ = try await visit.clinic.draftPlan(
            try PlanTyped(visit.form).read(), basedOn: Int64(visit.form["basedOn"]) ?? 0, for: patient,
            access: try visit.access(), try visit.command())
        return .redirect(Site.plan(patient))
    }

    private static func sign(_ visit: Visit) async throws -> Answer {
        let patient = try visit.patient()
        let form = visit.form
        let second = form.optional("secondEmail").map {
            SecondSigner(email: $0, password: form.exactly("secondPassword"))
        }
        _ = try await visit.clinic.signPlan(
            basedOn: Int64(form["basedOn"]) ?? 0, password: form.exactly("password"), second: second, for: patient,
            access: try visit.access(), try visit.command())
        return .redirect(visit.afterSaving(patient))
    }

    private static func printed(_ visit: Visit) async throws -> HTML {
        let view = try await visit.clinic.chart(of: try visit.patient(), access: try visit.access(), at: visit.now)
        let course = view.course
        guard let signed = course.plan?.content, let treatment = view.treatment else {
            return visit.page(
                title: "Plan",
                body: EmptyState(title: "No plan is signed", words: "Only a signed plan is printed.").html)
        }
        let sheet = PlanSheet(
            plan: signed.plan, treatment: treatment, findings: nil, evidence: nil,
            days: PlanRules.upcoming(signed.plan, after: course), scales: visit.clinic.scales)
        let title = "Treatment plan, revision \(signed.revision)"
        return visit.page(
            title: title,
            body: """
                \(PatientBand(course, on: visit.today, path: Site.chart(course.patient)))\(PageHeading(title: title))\
                \(Panel(title: treatment.title, body: "\(sheet)\(SignatureLines(signed: signed, clock: WallClock(visit.clinic.zone)))"))
                """, current: Site.patients, width: .narrow, printHeading: course.sheetHeading)
    }
}
