import Care
import Clinic
import Measures

/// What stands for and against treating a patient under a protocol, what is still to be found out, and the decision.
struct ScreeningPage: Sendable {
    let course: Course
    let result: ScreeningResult
    let indication: Indication?
    let protocols: [TreatmentProtocol]
    let treatment: TreatmentProtocol?
    let clock: WallClock
    let scales: ScaleLibrary
    /// For prescribers, once an indication is chosen.
    var decisionForm: HTML?

    var html: HTML {
        """
        \(earlier)\(choice)<div class="split"><div class="stack">\(findings)\(decision)</div>\
        <div class="stack">\(missing)</div></div>
        """
    }

    private var choice: HTML {
        """
        <form class="panel form inline" method="get" action="\(url: Site.screening(course.patient))">\
        \(Field("protocol", "Protocol", .select(protocols.map { Field.Choice($0.id, $0.title + ($0.enabled ? "" : " (off)")) }), value: result.protocolID))\
        \(Field("indication", "To treat", .select(Indication.choices), value: indication?.rawValue ?? ""))\
        <button type="submit" class="button">Screen</button></form>
        """
    }

    private var counts: String {
        let hard = result.findings.count { $0.severity <= .hold }
        return "\(hard) in the way, \(result.findings.count - hard) to mind"
    }

    private var findings: Panel {
        Panel(
            title: "Findings", remark: counts,
            body: """
                \(FindingList(findings: result.findings, none: "No rule of this protocol speaks against treatment."))\
                <p class="source">\(treatment?.regulatoryStatus ?? "") Protocol \(result.protocolID) \(result.protocolVersion).</p>
                """)
    }

    private var missing: Panel {
        guard !result.missing.isEmpty else {
            return Panel(
                title: "Still to find out", body: "<p class=\"soft\">Everything the protocol asks for is known.</p>")
        }
        return Panel(
            title: "Still to find out", remark: "\(result.missing.count)",
            body: """
                <ul class="points">\(result.missing.map { item in
                    let place = MissingPlace.path(of: item, patient: course.patient)
                    return """
                        <li class="point"><p class="what">\
                        \(place.map { "<a href=\"\(url: $0)\">\(name(item))</a>" } ?? "\(name(item))")</p>\
                        <p class="small soft">\(item.request) <span class="source"><code>\(item.rule)</code></span></p></li>
                        """ as HTML
                })</ul>
                """)
    }

    private func name(_ item: MissingItem) -> String {
        if item.name == "c-ssrs" { return "C-SSRS screener" }
        if let scale = scales[item.name] { return scale.definition.title }
        return MeasurementKind.named(item.name)?.title ?? item.name.replacing("-", with: " ").capitalisedFirst
    }

    private var earlier: HTML? {
        guard let decision = course.decision else { return nil }
        let content = decision.content
        let aside = content.setAside.sorted { $0.key < $1.key }
        return Panel(
            title: "Decided", remark: clock.dayAndTime(decision.occurredAt),
            body: """
                <p>\(Tag(content.outcome.words, content.outcome.tone)) for \(content.indication.words), under \
                \(content.result.protocolID) \(content.result.protocolVersion). \(content.reason)</p>\
                <p class="small soft">Signed as \(content.signature.meaning) by \(content.signature.name).</p>\
                \(if: !aside.isEmpty, FactList(facts: aside.map { .init("Set aside: \($0.key)", "\($0.value)") }).html)
                """
        ).html
    }

    private var decision: HTML {
        if let decisionForm { return Panel(title: "Decision", id: "decision", body: decisionForm).html }
        if course.phase.treats {
            return Panel(
                title: "Decision",
                body: "<p class=\"soft\">This patient is being treated. A new decision belongs to a new course.</p>"
            ).html
        }
        let words =
            indication == nil
            ? "Choose above what is to be treated; then the decision can be made."
            : "A prescriber decides. Find out what is missing first."
        return Panel(title: "Decision", body: "<p class=\"soft\">\(words)</p>").html
    }

    /// The fields of the decision: one reason for each finding in the way, named by the finding's id.
    func decisionFields(_ typed: Form, indication: Indication, refusals: [Refusal]) -> HTML {
        func error(_ name: String) -> String? { refusals.error(for: name) }
        let hard = result.findings.filter { $0.severity <= .hold }
        let reasons = hard.map { finding in
            """
            <input type="hidden" name="finding" value="\(finding.id)">\
            \(Field(
                finding.id, "Set aside \(finding.id)?", .textArea(rows: 2), value: typed[finding.id],
                hint: "\(finding.severity.word): \(finding.reason) Say why it does not stand in the way, or leave it empty and decline or put off.",
                error: error(finding.id), required: false))
            """ as HTML
        }
        let unknown: HTML =
            result.missing.isEmpty
            ? ""
            : Field(
                "missing", "Decide without what is missing?", .textArea(rows: 2), value: typed["missing"],
                hint: "\(result.missing.count) items are not known yet. Say why the decision can be made without them.",
                error: error("missing"), required: false
            ).html
        return """
            <input type="hidden" name="protocol" value="\(result.protocolID)">\
            <input type="hidden" name="indication" value="\(indication.rawValue)">\
            <input type="hidden" name="basedOn" value="\(course.sequence)">\
            \(Field(
                "outcome", "Decision for \(indication.words)",
                .radio([
                    .init("eligible", "Eligible", hint: "Education and consent come next."),
                    .init("deferred", "Put off", hint: "Until something is found out or treated."),
                    .init("declined", "Declined", hint: "Treatment is not offered."),
                ]), value: typed["outcome"], error: error("outcome")))\
            \(Field("reason", "Reason", .textArea(rows: 2), value: typed["reason"], error: error("reason")))\
            \(reasons)\(unknown)\
            \(SignatureField(meaning: "approval of this decision", refusals: refusals))
            """
    }
}
