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
                <details class="more"><summary>\(met.count) met</summary>\
                \(list(met))</details>
                """)
            """
    }

    private func list(_ points: [GatePoint]) -> HTML { "<ul class=\"plain gate\">\(points.map(item))</ul>\n" }

    private func item(_ point: GatePoint) -> HTML {
        let aside = point.state == .met ? nil : gate.setAside[point.id]
        let tone: Tone =
            switch point.state {
            case .met: .good
            case .unmet: aside == nil ? .hold : .note
            case .unknown: aside == nil ? .unknown : .note
            }
        return """
            <li class="point tone-\(tone.rawValue)">\(tone.icon?.html)<div>\
            <p><span class="what">\(point.title)</span> \
            <span class="state">\(aside == nil ? Self.word(point.state) : "Set aside")</span></p>
            <p>\(point.detail)\(if: point.state != .met && aside == nil, resolver(point))</p>\
            \(aside.map { "<p>Set aside: \($0)</p>" })
            <p class="source"><code>\(point.id)</code> \(point.source)\
            \(if: !point.approved, " <span class=\"unapproved\">\(Icon.unknown.html)\(FindingList.notApproved)</span>")\
            </p></div></li>

            """
    }

    private func resolver(_ point: GatePoint) -> HTML {
        """
        <span class="who"> · \(point.resolver.title.lowercased())\
        \(if: !point.overridable, ", nobody may set it aside")</span>
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
