import Care

/// What the rules said, gravest first, with everything a clinician needs to disagree.
struct FindingList: Component {
    let findings: [Finding]
    /// What to say when there are none; say what was looked for.
    var none = "No findings."
    /// What may be done about a finding, by its id: an override form, a link to what is missing.
    var actions: [String: HTML] = [:]

    static let notApproved = "not yet approved by the medical director"

    var html: HTML {
        if findings.isEmpty { return "<p class=\"soft\">\(none)</p>\n" }
        return
            "<ul class=\"findings\">\(findings.sorted { ($0.severity, $0.id) < ($1.severity, $1.id) }.map(item))</ul>\n"
    }

    private func item(_ finding: Finding) -> HTML {
        let tone = Tone(finding.severity)
        return """
            <li class="finding tone-\(tone.rawValue)"><p class="severity">\(tone.icon?.html)\(finding.severity.word)</p>
            <div><p class="reason">\(finding.reason)</p>
            \(if: !finding.basis.isEmpty, basis(finding))\
            <p class="source"><code>\(finding.id)</code> \(finding.source)\
            \(if: !finding.approved, " <span class=\"unapproved\">\(Icon.unknown.html)\(Self.notApproved)</span>")</p>
            \(actions[finding.id])</div></li>

            """
    }

    private func basis(_ finding: Finding) -> HTML {
        "<p class=\"basis\">Because of \(finding.basis.joined(separator: ", "))</p>\n"
    }
}
