import Care
import Clinic

/// A form of the safety page that came back: which one, and why. What was typed stands in the visit.
struct RefusedSafetyForm: Sendable {
    enum Kind: Sendable, Hashable {
        case contact, closing, taking, plan
    }
    let kind: Kind
    /// The risk that it is about; empty for the plan.
    let risk: RiskID
    let refusal: Refusal
}

/// The forms by which a risk is answered and a safety plan is written.
struct SafetyForms: Sendable {
    let visit: Visit
    let patient: PatientID
    let refused: RefusedSafetyForm?

    /// What may be done about an open risk, for those who may.
    func about(_ record: RiskRecord) throws -> HTML {
        let person = try visit.person().id
        let mayTake = visit.may(.closeRisk) && record.owner != person
        return """
            <div class="folds">\(if: visit.may(.answerRisk), contact(record.id))\
            \(if: visit.may(.closeRisk), closing(record.id))\(if: mayTake, taking(record.id))</div>
            """
    }

    private func contact(_ risk: RiskID) -> HTML {
        let typed = typed(.contact, risk)
        let fields: [Field] = [
            Field(
                "on", "Day", .date, value: typed.optional("on") ?? visit.today.description,
                error: error("on", .contact, risk)),
            Field(
                "time", "Time", .time, value: typed.optional("time") ?? visit.clock(visit.now),
                error: error("time", .contact, risk)),
            Field(
                "means", "How",
                .select(RiskContact.Means.allCases.map { .init($0.rawValue, $0.words.capitalisedFirst) }),
                value: typed.optional("means") ?? RiskContact.Means.telephone.rawValue,
                error: error("means", .contact, risk)),
            Field(
                "outcome", "What came of it",
                .radio(RiskContact.Outcome.allCases.map { .init($0.rawValue, $0.words.capitalisedFirst) }),
                value: typed["outcome"], error: error("outcome", .contact, risk)),
            Field(
                "words", "In words", .textArea(rows: 3), value: typed["words"], error: error("words", .contact, risk)),
        ]
        return fold(
            "Chart an attempt to reach the patient", .contact, risk,
            visit.formFrame(
                to: Site.riskContacts(patient, risk), button: "Chart the attempt",
                fields: "\(fields.map { $0.placed("contact-\(risk)") })", refusals: summary(.contact, risk)))
    }

    private func closing(_ risk: RiskID) -> HTML {
        let field = Field(
            "words", "What was done, and how the patient is", .textArea(rows: 3), value: typed(.closing, risk)["words"],
            hint: "A later score closes nothing. These words stay on the chart under your name.",
            error: error("words", .closing, risk))
        return fold(
            "Close this risk", .closing, risk,
            visit.formFrame(
                to: Site.closedRisk(patient, risk), button: "Close the risk",
                fields: field.placed("closing-\(risk)").html, refusals: summary(.closing, risk)))
    }

    private func taking(_ risk: RiskID) -> HTML {
        fold(
            "Take this risk over", .taking, risk,
            visit.formFrame(
                to: Site.takenRisk(patient, risk), button: "Take it over",
                fields: "<p>You answer for it from here, on the same clock.</p>", refusals: summary(.taking, risk)))
    }

    /// The safety plan's own form, filled with the plan in force.
    func plan(_ known: SafetyPlan?) -> HTML {
        let none = RiskID("")
        let isRefused = refused?.kind == .plan
        let fields = SafetyPlan.Step.allCases.map { step in
            Field(
                step.rawValue, step.title, .textArea(rows: 2),
                value: isRefused ? visit.form[step.rawValue] : known?.answers[step] ?? "",
                error: error(step.rawValue, .plan, none), required: step.isRequired)
        }
        return visit.formFrame(
            to: Site.safetyPlan(patient), button: "Save the safety plan", fields: "\(fields)",
            refusals: isRefused ? refused.map { [$0.refusal] } ?? [] : []
        ).html
    }

    // MARK: What came back

    private func fold(
        _ title: String, _ kind: RefusedSafetyForm.Kind, _ risk: RiskID, _ form: FormFrame
    ) -> HTML {
        Fold(title: title, open: isRefused(kind, risk), body: form.html).html
    }

    private func isRefused(_ kind: RefusedSafetyForm.Kind, _ risk: RiskID) -> Bool {
        refused.map { $0.kind == kind && $0.risk == risk } ?? false
    }

    private func typed(_ kind: RefusedSafetyForm.Kind, _ risk: RiskID) -> Form {
        isRefused(kind, risk) ? visit.form : Form()
    }

    private func error(_ field: String, _ kind: RefusedSafetyForm.Kind, _ risk: RiskID) -> String? {
        isRefused(kind, risk) ? refused.flatMap { [$0.refusal].error(for: field) } : nil
    }

    /// Several forms of this page ask for the same fields, so the summary says what was wrong without a link.
    private func summary(_ kind: RefusedSafetyForm.Kind, _ risk: RiskID) -> [Refusal] {
        guard isRefused(kind, risk), let refusal = refused?.refusal else { return [] }
        return [Refusal(code: refusal.code, reason: refusal.reason, remedy: refusal.remedy)]
    }
}
