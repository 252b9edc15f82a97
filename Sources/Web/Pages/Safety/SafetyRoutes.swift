import Care
import Clinic

/// Risks of a patient: raising one, answering it, closing it in words, and the safety plan.
enum SafetyRoutes {
    static let routes: [Route] = [
        .get("/patients/:patient/safety", .permission(.seeChart), reads: "safety") { try await page($0) },
        .get("/patients/:patient/risks", .permission(.raiseRisk)) { visit in
            try FactPages.risk(visit, typed: visit.queryForm)
        },
        .post(
            "/patients/:patient/risks", .permission(.raiseRisk), raise,
            again: { try FactPages.risk($0, typed: $0.form, refusals: [$1]) }),
        .post(
            "/patients/:patient/risks/:risk/contacts", .permission(.answerRisk), contact,
            again: { try await page($0, .init(kind: .contact, risk: $0.risk, refusal: $1)) }),
        .post(
            "/patients/:patient/risks/:risk/owner", .permission(.closeRisk), take,
            again: { try await page($0, .init(kind: .taking, risk: $0.risk, refusal: $1)) }),
        .post(
            "/patients/:patient/risks/:risk/closing", .permission(.closeRisk), close,
            again: { try await page($0, .init(kind: .closing, risk: $0.risk, refusal: $1)) }),
        .post(
            "/patients/:patient/safety/plan", .permission(.answerRisk), writePlan,
            again: { try await page($0, .init(kind: .plan, risk: RiskID(""), refusal: $1)) }),
    ]

    private static func page(_ visit: Visit, _ refused: RefusedSafetyForm? = nil) async throws -> Answer {
        let course = try await visit.readCourse()
        let forms = SafetyForms(visit: visit, patient: course.patient, refused: refused)
        let page = SafetyPage(course: course, names: await visit.authorNames(), forms: forms, visit: visit)
        return visit.chartPage(title: "Safety", course: course, try page.html())
    }

    private static func raise(_ visit: Visit) async throws -> Answer {
        let patient = try visit.patient()
        let level: RiskRaised.Level = try FactReading.choice(visit.form, "level", "The level")
        _ = try await visit.clinic.raiseRisk(
            level: level, reason: visit.form["reason"], on: patient, access: try visit.access(), try visit.command())
        return .redirect(visit.afterSaving(patient))
    }

    private static func contact(_ visit: Visit) async throws -> Answer {
        let patient = try visit.patient()
        let contact = RiskContact(
            id: visit.risk, means: try FactReading.choice(visit.form, "means", "How"),
            outcome: try FactReading.choice(visit.form, "outcome", "What came of it"), words: visit.form["words"])
        let day = try FactReading.day(visit.form, "on", notAfter: visit.today)
        let time = try BookingRoutes.time(visit.form["time"])
        let moment = day.instant(hour: time.hour, minute: time.minute, in: visit.clinic.zone)
        _ = try await visit.clinic.recordContact(
            contact, on: patient, access: try visit.access(), try visit.command(occurredAt: moment))
        return .redirect(Site.safety(patient))
    }

    private static func take(_ visit: Visit) async throws -> Answer {
        let patient = try visit.patient()
        _ = try await visit.clinic.takeRisk(
            visit.risk, on: patient, access: try visit.access(), try visit.command())
        return .redirect(Site.safety(patient))
    }

    private static func close(_ visit: Visit) async throws -> Answer {
        let patient = try visit.patient()
        _ = try await visit.clinic.closeRisk(
            visit.risk, words: visit.form["words"], on: patient, access: try visit.access(), try visit.command())
        return .redirect(Site.safety(patient))
    }

    private static func writePlan(_ visit: Visit) async throws -> Answer {
        let patient = try visit.patient()
        let answers = Dictionary(
            uniqueKeysWithValues: SafetyPlan.Step.allCases.map { ($0, visit.form[$0.rawValue]) })
        _ = try await visit.clinic.writeSafetyPlan(
            SafetyPlan(answers: answers), on: patient, access: try visit.access(), try visit.command())
        return .redirect(Site.safety(patient))
    }
}

extension Visit {
    /// The risk of this visit's path.
    fileprivate var risk: RiskID { RiskID(parameters["risk"] ?? "") }
}
