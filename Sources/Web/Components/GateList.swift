import Care

/// The points of a gate: what is open first, each with its value, where the rule comes from and who can resolve it.
struct GateList: Component {
    let gate: Gate

    var html: HTML {
        let open = gate.unmet.sorted { ($0.state == .unmet ? 0 : 1) < ($1.state == .unmet ? 0 : 1) }
        let aside = gate.points.filter { $0.state != .met && gate.setAside[$0.id] != nil }
        let met = gate.points.filter { $0.state == .met }
        return """
            \(if: !open.isEmpty, list(open))\(if: !aside.isEmpty, list(aside))\
            \(if: !met.isEmpty, """
                <details class="more"\(if: open.isEmpty && aside.isEmpty, " open")><summary>\(met.count) met</summary>\
                \(list(met))</details>
                """)
            """
    }

    private func list(_ points: [GatePoint]) -> HTML { "<ul class=\"findings gate\">\(points.map(item))</ul>\n" }

    private func item(_ point: GatePoint) -> HTML {
        let aside = point.state == .met ? nil : gate.setAside[point.id]
        let tone: Tone =
            switch point.state {
            case .met: .good
            case .unmet: aside == nil ? .hold : .note
            case .unknown: aside == nil ? .unknown : .note
            }
        return """
            <li class="finding tone-\(tone.rawValue)"><p class="severity">\(tone.icon?.html)\
            \(aside == nil ? Self.word(point.state) : "Set aside")</p>
            <div><p class="reason">\(point.title)</p><p class="basis">\(point.detail)</p>\
            \(aside.map { "<p class=\"basis\">Set aside: \($0)</p>" })\
            \(if: point.state != .met && aside == nil, resolver(point))
            <p class="source"><code>\(point.id)</code> \(point.source)\
            \(if: !point.approved, " <span class=\"unapproved\">\(Icon.unknown.html)\(FindingList.notApproved)</span>")\
            </p></div></li>

            """
    }

    private func resolver(_ point: GatePoint) -> HTML {
        """
        <p class="basis">\(point.resolver.title) resolves this\
        \(if: !point.overridable, "; nobody may set it aside", else: "; a prescriber may set it aside").</p>
        """
    }

    static func word(_ state: GatePoint.State) -> String {
        switch state {
        case .met: "Met"
        case .unmet: "Not met"
        case .unknown: "Unknown"
        }
    }
}
