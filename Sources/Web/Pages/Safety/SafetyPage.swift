import Care
import Clinic

/// A patient's risks, open and closed, with everything done about them, and the safety plan.
struct SafetyPage: Sendable {
    let course: Course
    let names: AuthorNames
    let forms: SafetyForms
    let visit: Visit

    func html() throws -> HTML {
        """
        \(lock)\(unplaced)\(try open)<div class="split"><div class="stack">\(plan)</div><div class="stack">\(closed)</div></div>
        """
    }

    private var openRecords: [RiskRecord] { course.risks.filter(\.isOpen) }

    private var lock: HTML? {
        guard !openRecords.isEmpty else { return nil }
        return Banner(
            .hold, "Doses at home are locked", "Until every risk is closed in words by a clinician who may."
        ).html
    }

    /// What came back of a risk that is not open here: closed by somebody else meanwhile, or never there.
    private var unplaced: HTML? {
        guard let refused = forms.refused, refused.kind != .plan,
            !openRecords.contains(where: { $0.id == refused.risk })
        else { return nil }
        return Banner(.exclude, "Not saved", "\(refused.refusal.reason) \(refused.refusal.remedy)").html
    }

    private var open: HTML {
        get throws {
            guard !openRecords.isEmpty else {
                return Panel(
                    title: "Open risks",
                    body: EmptyState(
                        title: "No risk is open",
                        words:
                            "A positive or skipped suicide question raises one, and so may anybody who hears of danger.",
                        action: visit.may(.raiseRisk)
                            ? "<a class=\"button\" href=\"\(url: Site.risks(course.patient))\">Raise a risk</a>" : nil
                    ).html
                ).html
            }
            let items = try openRecords.map { record in item(record, forms: try forms.about(record)) }
            return Panel(title: "Open risks", id: "risks", body: "<ul class=\"points\">\(items)</ul>").html
        }
    }

    private func item(_ record: RiskRecord, forms: HTML?) -> RiskItem {
        RiskItem(record: record, names: names, zone: visit.clinic.zone, now: visit.now, forms: forms)
    }

    private var closed: HTML {
        let records = course.risks.filter { !$0.isOpen }.reversed().prefix(12)
        return Panel(
            title: "Closed risks",
            body: records.isEmpty
                ? "<p class=\"soft\">None yet.</p>"
                : "<ul class=\"points\">\(records.map { item($0, forms: nil) })</ul>"
        ).html
    }

    private var plan: HTML {
        let known = course.safetyPlan
        let remark = known.map {
            "Written \(WallClock(visit.clinic.zone).dayAndTime($0.occurredAt)) by \(names($0.author))"
        }
        let facts = known.map { plan in
            SafetyPlan.Step.allCases.compactMap { step in
                plan.content.answers[step].map { FactList.Fact(step.title, "<span class=\"note-text\">\($0)</span>") }
            }
        }
        let form: HTML =
            visit.may(.answerRisk)
            ? Fold(
                title: known == nil ? "Write the safety plan with the patient" : "Change the safety plan",
                open: forms.refused?.kind == .plan, body: forms.plan(known?.content)
            ).html : ""
        return Panel(
            title: "Safety plan", remark: remark, id: "safety-plan",
            body: """
                \(facts.map { FactList(facts: $0).html } ?? "<p class=\"soft\">There is none yet.</p>")\
                <p class="source">Steps after the safety planning intervention of Stanley and Brown (2012), worded here. \
                What stands in them are the patient’s own words.</p>\(form)
                """
        ).html
    }
}
