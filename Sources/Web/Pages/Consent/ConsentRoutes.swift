import Care
import Clinic

/// Education, the questions that follow it, and the informed consent.
enum ConsentRoutes {
    static let routes: [Route] = [
        .get("/patients/:patient/consent", .permission(.seeChart), reads: "consent") { visit in
            try await page(visit, asked: visit.queryForm)
        },
        .post(
            "/patients/:patient/consent/education", .permission(.giveEducation), teach,
            again: { try await page($0, asked: $0.form, refusals: [$1]) }),
        .post(
            "/patients/:patient/consent", .permission(.takeConsent), sign,
            again: { try await page($0, asked: $0.form, refusals: [$1]) }),
        .post("/patients/:patient/consent/withdrawal", .permission(.withdrawConsent), withdraw) { visit, refusal in
            guard visit.may(.seeChart) else { throw refusal }
            return try await page(visit, asked: visit.form, refusals: [refusal])
        },
    ]

    private static func page(_ visit: Visit, asked: Form, refusals: [Refusal] = []) async throws -> Answer {
        let course = try await visit.readCourse()
        let suggested =
            course.draft?.content.protocolID ?? course.plan?.content.plan.protocolID
            ?? course.decision?.content.result.protocolID
        guard let id = asked.optional("protocol") ?? suggested, let treatment = await visit.clinic.protocols.current(id)
        else {
            return visit.chartPage(
                title: "Consent", course: course,
                EmptyState(
                    title: "Nothing to consent to yet",
                    words:
                        "Consent is to one drug by one route. Screen the patient first; the decision names the protocol.",
                    action: "<a class=\"button primary\" href=\"\(url: Site.screening(course.patient))\">Screen</a>"
                ).html)
        }
        let document = try visit.clinic.education.document(for: id)
        var page = ConsentPage(
            course: course, treatment: treatment, document: document,
            protocols: await visit.clinic.protocols.all.filter(\.enabled), today: visit.today,
            clock: WallClock(visit.clinic.zone), names: await visit.authorNames(),
            answers: answers(asked, document), isPosted: !refusals.isEmpty)
        let hidden: HTML = "<input type=\"hidden\" name=\"protocol\" value=\"\(id)\">"
        if visit.may(.giveEducation) {
            page.quizForm =
                visit.formFrame(
                    to: Site.education(course.patient), button: "Grade the answers",
                    fields: "\(hidden)\(page.questions(refusals))",
                    refusals: refusals.filter { $0.code.hasPrefix("education") }
                ).html
        }
        if visit.may(.takeConsent) {
            page.consentForm =
                visit.formFrame(
                    to: Site.consent(course.patient), button: "Sign the consent",
                    fields: """
                        \(hidden)\(Field(
                        "signedName", "The patient writes their full name", value: asked["signedName"],
                        hint: "As registered: \(course.registration?.name.display ?? "not registered"). You witness it as \(try visit.person().name).",
                        error: refusals.error(for: "signedName")))
                        """, refusals: refusals.filter { $0.code.hasPrefix("consent") && $0.code != "consent.reason" }
                ).html
        }
        if visit.may(.withdrawConsent), page.consent != nil {
            page.withdrawalForm =
                visit.formFrame(
                    to: Site.withdrawal(course.patient), button: "Withdraw the consent",
                    fields: """
                        \(hidden)\(Field(
                        "reason", "What the patient said", value: asked["reason"], hint: "Or \"not stated\".",
                        error: refusals.error(for: "reason")))
                        """, refusals: refusals.filter { $0.code == "consent.reason" || $0.code == "consent.none" },
                    grave: true
                ).html
        }
        return visit.chartPage(title: "Consent", remark: document.title, course: course, page.html)
    }

    /// The options chosen, -1 where none was; read from the fields of a posted form or from the address after grading.
    private static func answers(_ asked: Form, _ document: EducationDocument) -> [Int]? {
        if let listed = asked.optional("answers") {
            let numbers = listed.split(separator: "-").compactMap { Int($0) }
            return numbers.count == document.quiz.count ? numbers : nil
        }
        let chosen = document.quiz.indices.map { Int(asked["answer-\($0)"]) ?? -1 }
        return chosen.contains { $0 >= 0 } ? chosen : nil
    }

    private static func teach(_ visit: Visit) async throws -> Answer {
        let patient = try visit.patient()
        let document = try visit.clinic.education.document(for: visit.form["protocol"])
        let answers = document.quiz.indices.compactMap { Int(visit.form["answer-\($0)"]) }
        _ = try await visit.clinic.giveEducation(
            document.protocolID, answers: answers, on: patient, access: try visit.access(), try visit.command())
        let listed = answers.map(String.init).joined(separator: "-")
        return .redirect("\(Site.consent(patient))?protocol=\(document.protocolID)&answers=\(listed)#education")
    }

    private static func sign(_ visit: Visit) async throws -> Answer {
        let patient = try visit.patient()
        let id = visit.form["protocol"]
        _ = try await visit.clinic.takeConsent(
            to: id, signedName: visit.form["signedName"], on: patient, access: try visit.access(), try visit.command())
        return .redirect("\(Site.consent(patient))?protocol=\(id)")
    }

    private static func withdraw(_ visit: Visit) async throws -> Answer {
        let patient = try visit.patient()
        _ = try await visit.clinic.withdrawConsent(
            reason: visit.form["reason"], on: patient, access: try visit.access(), try visit.command())
        return .redirect(visit.afterSaving(patient))
    }
}
