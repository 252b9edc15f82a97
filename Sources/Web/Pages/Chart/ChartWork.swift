import Care
import Clinic
import Measures

/// What waits on a chart: open risks, what is due, how the treatment goes.
extension ChartPage {
    var risks: HTML? {
        let open = course.risks.filter(\.isOpen)
        guard !open.isEmpty else { return nil }
        return Panel(
            title: "Open risks",
            actions: "<a class=\"small\" href=\"\(url: Site.safety(patient))\">Answer and close</a>", id: "risks",
            body: "<ul class=\"points\">\(open.map { RiskItem(record: $0, names: names, zone: zone, now: now) })</ul>"
        ).html
    }

    /// The curve of one scale, with its measurement error and what may be said of it.
    var curve: HTML? {
        trajectory.map { trajectory in
            Panel(
                title: "\(trajectory.scale.title) over time",
                actions: """
                    <a class="small" href="\(url: Site.trajectory(patient, trajectory.scale.id))">All scales, rules and sources</a>
                    """, id: "curve", body: TrajectoryFigure(trajectory: trajectory, id: "curve-figure").html
            ).html
        }
    }

    var due: HTML {
        let soon = today.adding(days: 30)
        let tasks = course.openTasks.values.filter { !$0.id.hasPrefix("risk.") }.sorted {
            ($0.due, $0.id) < ($1.due, $1.id)
        }
        let near = tasks.filter { $0.due <= soon }
        let later = tasks.count - near.count
        let remark = later > 0 ? "\(later) more after \(soon.words)" : nil
        guard !near.isEmpty else {
            return Panel(
                title: "Due, and why", remark: remark, body: "<p class=\"soft\">Nothing is due in the next 30 days.</p>"
            ).html
        }
        return Panel(
            title: "Due, and why", remark: remark,
            body: """
                <ul class="points">\(near.prefix(12).map {
                    DueItem(task: $0, today: today, path: DueItem.path(of: $0, patient: patient))
                })</ul>
                """
        ).html
    }

    var response: HTML? {
        guard let advice,
            advice.response != nil || advice.watch != nil || !advice.findings.isEmpty || !advice.proposals.isEmpty
        else {
            return nil
        }
        let proposals: HTML =
            advice.proposals.isEmpty
            ? ""
            : """
            <h3>The rules propose, the prescriber decides</h3>\
            <ul class="points">\(advice.proposals.map { ProposalItem(proposal: $0) })</ul>
            """
        return Panel(
            title: "Response", actions: "<a class=\"small\" href=\"\(url: Site.decision(patient))\">Decision page</a>",
            body: """
                <div class="stack">\(advice.response.map { ResponseSummary(reading: $0, scales: scales) })\
                \(if: !advice.findings.isEmpty, FindingList(findings: advice.findings).html)\
                \(advice.watch.map { RelapseWatchFigure(watch: $0, scales: scales) })\(proposals)</div>
                """
        ).html
    }
}

/// A score against its baseline, judged, with the row that judged it.
struct ResponseSummary: Component {
    let reading: ResponseReading
    let scales: ScaleLibrary

    var html: HTML {
        let change = reading.improvementPercent
        let direction = change >= 0 ? "lower" : "higher"
        return """
            <div><p>\(Tag(reading.outcome.words, reading.outcome.tone)) \(scales.title(of: reading.scale)) \
            \(Figure.text(reading.baseline)) before treatment, \(Figure.text(reading.current)) now: \
            \(Figure.text(abs(change), decimals: 0))\u{A0}% \(direction).</p>\
            <p class="small soft">\(reading.reason)</p>\
            <p class="source"><code>\(reading.rule)</code> \(reading.source)\
            \(if: !reading.approved, " <span class=\"unapproved\">\(Icon.unknown.html)\(FindingList.notApproved)</span>")</p></div>

            """
    }
}
