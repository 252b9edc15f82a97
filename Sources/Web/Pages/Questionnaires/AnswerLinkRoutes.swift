import Care
import Clinic
import Measures

/// The patient's link: open to whoever holds it, and to nobody else.
enum AnswerLinkRoutes {
    static let routes: [Route] = [
        .get("/q/:link", .open, show),
        .post("/q/:link", .open, send) { visit, refusal in try await page(visit, refusal: refusal) },
        .post("/q/:link/answers", .open, save),
    ]

    private static func show(_ visit: Visit) async throws -> Answer { try await page(visit, refusal: nil) }

    /// The questionnaire, what was typed into it, and the refusal when it came back.
    private static func page(_ visit: Visit, refusal: Refusal?) async throws -> Answer {
        let notice = await visit.clinic.asking.notice
        let identity = visit.clinic.identity
        let frame = AnswerLinkPage(clinic: identity.name, notice: notice, isSynthetic: identity.isSynthetic)
        let pass: AnswerPass
        do {
            pass = try await visit.answerPass()
        } catch let refused as Refusal where refused.code.hasPrefix("link.") {
            return .missing(frame.refused(refused))
        }
        if pass.isAnswered { return .page(frame.thanks(onTablet: pass.asked.mode == .tablet)) }
        let scoring = try visit.clinic.scoring(of: pass.asked.scale)
        let path = Site.answerLink(visit.parameters["link"] ?? "")
        if let task = scoring.definition.task {
            return .page(
                frame.task(TaskForm(scoring: scoring, task: task, path: path, refusal: refusal)))
        }
        let draft = try await visit.clinic.draft(pass, on: visit.device)
        let isBack = refusal != nil
        let list = QuestionList(
            scoring: scoring, library: visit.clinic.scales,
            values: isBack ? AnswerForm(form: visit.form, scoring: scoring).readable : draft.values, refusal: refusal)
        let device = visit.device ?? .random()
        // A form that came back holds more than what was saved one by one: its numbers go on from there.
        let html = frame.questions(
            list, path: path, sequence: draft.sequence, refusal: refusal, saving: true)
        return visit.device == nil ? .answering(html, device) : .page(html)
    }

    private static func send(_ visit: Visit) async throws -> Answer {
        let pass: AnswerPass
        do { pass = try await visit.answerPass() } catch let refused as Refusal where refused.code.hasPrefix("link.") {
            return try await page(visit, refusal: refused)
        }
        if !pass.isAnswered {
            let scoring = try visit.clinic.scoring(of: pass.asked.scale)
            try await visit.clinic.finish(
                try AnswerForm(form: visit.form, scoring: scoring).answers(), skipping: visit.form.isTicked("skip"),
                pass, on: visit.device, source: visit.source, now: visit.now)
        }
        return .redirect(Site.answerLink(visit.parameters["link"] ?? ""))
    }

    /// One answer, as it is given. Says `saved` or `not kept`, and `crisis` when the page should bring the crisis line forward.
    private static func save(_ visit: Visit) async throws -> Answer {
        do {
            let pass = try await visit.answerPass()
            let typed = visit.form.exactly("value")
            let value = AnswerForm.number(typed)
            guard let device = visit.device, let sequence = AnswerForm.number(visit.form.exactly("sequence")),
                typed.isEmpty || value != nil
            else { return .text("not kept") }
            let risk = try await visit.clinic.saveAnswer(
                value, to: visit.form["item"], sequence: sequence, pass, on: device, now: visit.now)
            return .text(risk == nil ? "saved" : "saved crisis")
        } catch let refused as Refusal where refused.code.hasPrefix("link.") {
            return try await page(visit, refusal: nil)
        }
    }
}

extension Visit {
    /// Proof of the link in the path.
    func answerPass() async throws -> AnswerPass {
        try await clinic.pass(parameters["link"] ?? "", source: source, now: now)
    }
}
