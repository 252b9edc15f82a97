import Care
import Clinic

/// Gathers what the plan page shows, for whoever asks and whatever was typed.
struct PlanBuilding: Sendable {
    let visit: Visit

    init(_ visit: Visit) { self.visit = visit }

    /// - Parameters:
    ///   - refusals: what was wrong with the builder's fields.
    ///   - signing: what was wrong with the signature.
    ///   - forecasting: what was wrong with a dose that was tried.
    func answer(
        isPreview: Bool = false, refusals: [Refusal] = [], signing: [Refusal] = [], forecasting: [Refusal] = [],
        trial: ForecastTrial? = nil
    ) async throws -> Answer {
        let view = try await visit.clinic.chart(
            of: try visit.patient(), access: try await visit.access(to: .seePlan), at: visit.now)
        let course = view.course
        var page = PlanPage(course: course, names: await visit.authorNames(), clock: WallClock(visit.clinic.zone))
        let clashed = (refusals + signing).contains { $0.code == "conflict.plan" }
        if let signed = course.plan?.content.plan { page.inForce = try await sheet(signed, findings: nil, course) }
        if let draft = course.draft?.content { try await show(draft, course, signing, on: &page) }
        if isPreview || (clashed && signing.isEmpty) {
            let built = try await build(PlanTyped(visit.form), course)
            page.preview = try await sheet(built.plan, findings: built.proposal.findings, course)
        }
        if clashed, let theirs = latest(course) {
            page.conflict = (
                page.names(theirs.author), page.clock.dayAndTime(theirs.at),
                try await sheet(theirs.plan, findings: nil, course)
            )
        }
        if visit.may(.draftPlan), course.phase != .ended {
            page.forecast = await PlanForecasting(visit: visit, course: course)
                .panel(of: page.preview?.plan ?? latest(course)?.plan, trial: trial, refusals: forecasting)
            try await addBuilder(
                to: &page, course: course, isPosted: isPreview || !refusals.isEmpty, refusals: refusals)
        }
        return visit.chartPage(title: "Plan", course: course, page.html)
    }

    // MARK: The draft and its signature

    private func show(_ draft: Plan, _ course: Course, _ signing: [Refusal], on page: inout PlanPage) async throws {
        guard visit.may(.draftPlan) else {
            page.draft = try await sheet(draft, findings: nil, course)
            return
        }
        var needsSecond = false
        do {
            let built = try await build(PlanTyped(draft), course)
            page.draft = try await sheet(draft, findings: built.proposal.findings, course)
            needsSecond = built.proposal.needsSecondSignature
        } catch let refusal as Refusal {
            page.draft = try await sheet(draft, findings: nil, course)
            page.draftRefusal = refusal
        }
        guard visit.may(.signPlan), page.draftRefusal == nil else { return }
        let second: HTML =
            needsSecond
            ? """
            \(Banner(.caution, "This dose needs a second prescriber", "Both sign here, each with their own password."))\
            \(Field("secondEmail", "Second prescriber's e-mail", .email, value: visit.form["secondEmail"], error: signing.error(for: "secondEmail")))\
            \(Field("secondPassword", "Second prescriber's password", .password, error: signing.error(for: "secondPassword")))
            """ : ""
        let form = visit.formFrame(
            to: Site.planSignature(course.patient), button: "Sign as the order",
            fields: """
                <input type="hidden" name="basedOn" value="\(stands(course))">\
                \(SignatureField(meaning: "order of \(PlanWords.dose(draft.dose))", refusals: signing))\(second)
                """, refusals: signing)
        page.draft?.action = "<section class=\"sign\"><h3>Sign this plan</h3>\(form)</section>"
    }

    // MARK: The builder

    private func addBuilder(
        to page: inout PlanPage, course: Course, isPosted: Bool, refusals: [Refusal]
    ) async throws {
        let all = await visit.clinic.protocols.all
        let typed = isPosted ? PlanTyped(visit.form) : await suggested(course, all)
        guard let typed, let treatment = all.first(where: { $0.id == typed["protocol"] }) else { return }
        page.choiceForm = """
            <form class="form inline" method="get" action="\(url: Site.plan(course.patient))">\
            \(Field("protocol", "Protocol", .select(all.filter(\.enabled).map { .init($0.id, $0.title) }), value: treatment.id).placed("choice"))\
            <button type="submit" class="button">Use this protocol</button></form>
            """
        var form = visit.formFrame(
            to: Site.plan(course.patient), button: "Save the draft",
            fields: """
                <input type="hidden" name="basedOn" value="\(stands(course))">\
                \(PlanFields(treatment: treatment, course: course, typed: typed, refusals: refusals).html)
                """, refusals: refusals)
        form.otherButton =
            "<button type=\"submit\" class=\"button\" formaction=\"\(url: Site.planPreview(course.patient))\">Preview</button>"
        page.buildForm = form.html
        page.buildingNow = isPosted || visit.query["protocol"] != nil || (course.draft == nil && course.plan == nil)
    }

    /// The draft, else the order in force, else what the protocol suggests; another protocol when the address names one.
    private func suggested(_ course: Course, _ all: [TreatmentProtocol]) async -> PlanTyped? {
        let last = course.draft?.content ?? course.plan?.content.plan
        let asked = visit.query["protocol"]
        if var last, asked == nil || asked == last.protocolID {
            if course.draft == nil { last.changeReason = "" }
            return PlanTyped(last)
        }
        let id: String? =
            if let asked { asked } else { await visit.screeningProtocol(of: course)?.id }
        return all.first { $0.id == id }.map {
            PlanTyped($0, indication: course.decision?.content.indication, today: visit.today)
        }
    }

    // MARK: Parts

    private func build(_ typed: PlanTyped, _ course: Course) async throws -> (plan: Plan, proposal: DoseProposal) {
        try await visit.clinic.buildPlan(
            try typed.read(), for: course.patient, access: try await visit.access(to: .draftPlan), on: visit.today)
    }

    private func sheet(_ plan: Plan, findings: [Finding]?, _ course: Course) async throws -> PlanSheet {
        guard let treatment = await visit.clinic.protocols.current(plan.protocolID) else {
            throw Refusal(
                code: "protocol.unknown", reason: "The protocol of this plan is not in use any more.",
                remedy: "Build the plan again from another protocol.")
        }
        let evidence = try? visit.clinic.education.document(for: plan.protocolID).evidence(for: plan.indication)
        return PlanSheet(
            plan: plan, treatment: treatment, findings: findings, evidence: evidence,
            days: PlanRules.upcoming(plan, after: course), scales: visit.clinic.scales)
    }

    /// The sequence that the next draft or signature is made on top of.
    private func stands(_ course: Course) -> Int64 { max(course.draft?.sequence ?? 0, course.plan?.sequence ?? 0) }

    private func latest(_ course: Course) -> (plan: Plan, author: PersonID, at: Instant)? {
        if let draft = course.draft { return (draft.content, draft.author, draft.occurredAt) }
        return course.plan.map { ($0.content.plan, $0.author, $0.occurredAt) }
    }
}
