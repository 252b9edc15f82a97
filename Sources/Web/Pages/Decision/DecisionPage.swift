import Care
import Clinic
import Measures

/// What the scores say at a decision point or in maintenance, what the rules propose, and the prescriber's answer.
struct DecisionPage: Sendable {
    let course: Course
    let treatment: TreatmentProtocol?
    let advice: CourseAdvice?
    let today: Day
    let clock: WallClock
    /// Everything given so far.
    let exposure: ExposureList
    let scales: ScaleLibrary
    /// For prescribers, while the course treats.
    var form: HTML?

    /// The answer that takes none of the proposals.
    static let declined = "other"

    var remark: String {
        let count = course.dosedSessions.count
        return "\(course.phase.title), \(count) \(count == 1 ? "session" : "sessions") given"
    }

    var html: HTML {
        """
        <div class="split"><div class="stack">\(reading)\(proposals)\(answer)</div><div class="stack">\(given)\(earlier)</div></div>
        """
    }

    private var reading: Panel {
        guard let advice else {
            return Panel(
                title: "Response", body: "<p class=\"soft\">There is no plan yet, so there is nothing to decide.</p>")
        }
        let none: HTML =
            "<p class=\"soft\">There is no baseline and later score of one scale. <a href=\"\(url: Site.scores(course.patient))\">Enter a score</a></p>"
        return Panel(
            title: "Response",
            body: """
                <div class="stack">\(advice.response.map { ResponseSummary(reading: $0, scales: scales).html } ?? none)\
                \(FindingList(findings: advice.findings, none: "The rules find nothing against going on."))\
                \(advice.watch.map { RelapseWatchFigure(watch: $0, scales: scales) })</div>
                """)
    }

    private var proposals: HTML? {
        guard let advice else { return nil }
        guard !advice.proposals.isEmpty else {
            return Panel(
                title: "Proposals",
                body: "<p class=\"soft\">No decision is due by the protocol. A prescriber may decide at any time.</p>"
            ).html
        }
        return Panel(
            title: "Proposals", remark: "the rules propose, the prescriber decides",
            body: "<ul class=\"points\">\(advice.proposals.map { ProposalItem(proposal: $0) })</ul>"
        ).html
    }

    private var answer: HTML? {
        if let form { return Panel(title: "Your decision", id: "decide", body: form).html }
        guard course.phase.treats else { return nil }
        let words = course.openSession == nil ? "A prescriber decides." : "A session is open. Decide once it is closed."
        return Panel(title: "Decision", body: "<p class=\"soft\">\(words)</p>").html
    }

    func fields(_ typed: Form, refusals: [Refusal]) -> HTML {
        let proposals = advice?.proposals ?? []
        let accept = proposals.map { Field.Choice($0.key, "Accept: \($0.outcome.words)", hint: $0.words) }
        let outcomes = CourseDecision.Outcome.allCases.filter {
            course.phase == $0.phase || course.phase.next.contains($0.phase)
        }
        return """
            \(if: !proposals.isEmpty, Field(
                "proposal", "Answer to the proposals",
                .radio(accept + [.init(Self.declined, "Decline and decide otherwise", hint: "Choose below what to do instead.")]),
                value: typed["proposal"], error: refusals.error(for: "proposal")).html)\
            \(Field(
                "outcome", proposals.isEmpty ? "Decision" : "Otherwise", .select(outcomes.map { .init($0.rawValue, $0.words) }),
                value: typed["outcome"], error: refusals.error(for: "outcome"), required: proposals.isEmpty))\
            \(Field(
                "interval", "Days to the next session", .number(decimals: 0), value: typed["interval"], unit: "days",
                hint: "Leave it empty to take what is proposed.", error: refusals.error(for: "interval"), required: false))\
            \(Field("reason", "Reason", .textArea(rows: 2), value: typed["reason"], error: refusals.error(for: "reason")))\
            \(SignatureField(meaning: "approval of this decision", refusals: refusals))
            """
    }

    private var given: Panel { Panel(title: "Given so far", remark: exposure.remark, id: "given", body: exposure.html) }

    private var earlier: Panel {
        Panel(
            title: "Decided so far",
            body: course.decisions.isEmpty
                ? "<p class=\"soft\">No decision yet.</p>"
                : """
                <ul class="points">\(course.decisions.reversed().prefix(20).map { decision in
                    let content = decision.content
                    let interval = content.intervalDays.map { ", every \($0) days" } ?? ""
                    return """
                        <li class="point"><p class="what">\(content.outcome.words)\(interval)</p><p>\(content.reason)</p>\
                        \(content.proposal.map { "<p class=\"small soft\">Proposed: \($0)</p>" as HTML })\
                        <p class="small soft">\(content.signature.name), \(clock.dayAndTime(decision.occurredAt))</p></li>
                        """ as HTML
                })</ul>
                """)
    }
}
