import Care

/// What must be seen before anything is given: allergies, findings that stop treatment, open risks. Never folded away.
struct SafetyStrip: Component {
    /// Not asked and none known are different answers.
    enum Allergies: Sendable {
        case notAsked
        case noneKnown
        /// As `penicillin (rash)`.
        case known([String])
    }

    struct Risk: Sendable {
        let words: String
        let tone: Tone
        var path: String?
    }

    let allergies: Allergies
    /// Only those that exclude or hold are shown here.
    let findings: [Finding]
    let risks: [Risk]

    var html: HTML {
        """
        <section class="safety" aria-label="Safety"><dl>
        <div><dt>Allergies</dt><dd>\(allergyWords)</dd></div>
        <div><dt>Stops treatment</dt><dd>\(findingWords)</dd></div>
        <div><dt>Risks</dt><dd>\(riskWords)</dd></div>
        </dl></section>

        """
    }

    private var allergyWords: HTML {
        switch allergies {
        case .notAsked: "\(Tag("Not asked", .unknown))"
        case .noneKnown: "No known allergies"
        case .known(let names): list(names.map { Tag($0, .exclude) })
        }
    }

    private var findingWords: HTML {
        let hard = findings.filter { $0.severity <= .hold }.sorted { ($0.severity, $0.id) < ($1.severity, $1.id) }
        guard !hard.isEmpty else { return "Nothing found" }
        return """
            <ul class="plain">\(hard.map { finding in
                """
                <li class="tone-\(Tone(finding.severity).rawValue)">\
                <span class="severity">\(Tone(finding.severity).icon?.html)\
                \(finding.severity.word)</span> \(finding.reason)</li>
                """ as HTML
            })</ul>
            """
    }

    private var riskWords: HTML {
        guard !risks.isEmpty else { return "None open" }
        return """
            <ul class="plain tags">\(risks.map { risk in
                let tag = Tag(risk.words, risk.tone)
                return "<li>\(risk.path.map { "<a href=\"\(url: $0)\">\(tag)</a>" } ?? tag.html)</li>"
            })</ul>
            """
    }

    private func list(_ tags: [Tag]) -> HTML { "<ul class=\"plain tags\">\(tags.map { "<li>\($0)</li>" })</ul>" }
}
