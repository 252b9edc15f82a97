import Care
import Clinic
import Measures

/// A plan as somebody reads it before signing, before a session or on paper: the dose first, then all that goes with it.
struct PlanSheet: Component {
    let plan: Plan
    let treatment: TreatmentProtocol
    /// What the rules say of the dose; nil where they were not asked.
    let findings: [Finding]?
    /// What patients are told of the evidence; nil when there is no text for the protocol.
    let evidence: IndicationEvidence?
    /// Days of the sessions still to come.
    let days: [Day]
    let scales: ScaleLibrary
    /// What can be done with the plan, under its dose: the signature.
    var action: HTML?

    var html: HTML {
        """
        <div class="compare"><div class="stack"><div class="figures">\(PlanWords.figure(plan))</div>\
        \(findings.map { FindingList(findings: $0, none: "No rule speaks against this dose.") })\
        \(FactList(facts: facts))\(schedule)\(action)</div><div class="stack">\(response)\(support)</div></div>
        """
    }

    private var facts: [FactList.Fact] {
        var facts: [FactList.Fact] = [
            .init("For", "\(plan.indication.words)"),
            .init("Protocol", "\(treatment.title) \(plan.protocolVersion)"),
            .init("Regulators say", "\(treatment.regulatoryStatus)"),
            .init("Where", plan.setting == .clinic ? "in the clinic" : "at home"),
        ]
        if !plan.goals.isEmpty { facts.append(.init("Goals", list(plan.goals))) }
        facts.append(
            .init("Hold before a session", plan.medicinesToHold.isEmpty ? "nothing" : list(plan.medicinesToHold)))
        if !plan.remarks.isEmpty { facts.append(.init("Remarks", "<span class=\"note-text\">\(plan.remarks)</span>")) }
        if !plan.changeReason.isEmpty { facts.append(.init("Why it changed", "\(plan.changeReason)")) }
        return facts
    }

    private func list(_ items: [String]) -> HTML {
        "<ul class=\"plain\">\(items.map { "<li>\($0)</li>" as HTML })</ul>"
    }

    private var schedule: HTML {
        let words = "\(plan.inductionSessions) sessions, every \(plan.intervalDays) days"
        return """
            <div><h3>Schedule</h3><p>\(words), from \(plan.firstSession.words).</p>\
            \(if: !days.isEmpty, "<ul class=\"dates\">\(days.map { "<li>\(Tag($0.words))</li>" as HTML })</ul>")</div>
            """
    }

    /// The rows by which response will be judged.
    private var response: HTML {
        let name = plan.indication.rawValue
        let judging = treatment.texts("SCALES-\(name)").map { scales.title(of: $0) }
        let rows = treatment.rules.values.filter { rule in
            rule.id == "RESPONSE-\(name)" || rule.id.hasPrefix("RESPONSE-\(name)-")
                || rule.id.hasPrefix("REMISSION-\(name)-")
        }.sorted { $0.id < $1.id }
        return """
            <div><h3>How response is judged</h3><p>By \(judging.isEmpty ? "no scale of this protocol" : judging.joined(separator: ", ")).</p>\
            <ul class="points">\(rows.map { rule in
                "<li class=\"point\"><p>\(rule.reason)</p>\(SourceNote(source: rule.source, evidence: rule.evidence, approved: rule.approved))</li>" as HTML
            })</ul></div>
            """
    }

    private var support: HTML? {
        evidence.map { evidence in
            """
            <div><h3>What is known</h3><p><strong>\(evidence.label)</strong></p>\
            <ul class="points">\(evidence.statements.map { statement in
                "<li class=\"point\"><p>\(statement.text)</p>\(SourceNote(source: statement.source, evidence: statement.evidence, approved: !statement.evidence.needsApproval))</li>" as HTML
            })</ul></div>
            """
        }
    }
}
