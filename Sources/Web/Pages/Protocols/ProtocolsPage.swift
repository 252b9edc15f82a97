import Care

/// The clinic's protocols: which are in use, and how many of their rows nobody has answered for yet.
struct ProtocolsPage: Sendable {
    let protocols: [TreatmentProtocol]

    var html: HTML {
        // A row that several protocols share is signed once for all of them.
        let waiting = Set(protocols.filter(\.enabled).flatMap(\.waiting)).count
        return """
            \(PageHeading(
                title: "Protocols",
                remark: "Every threshold, dose and interval that the product uses, with its source."))
            \(if: waiting > 0, Banner(
                .caution, "\(waiting) rows wait for the medical director",
                "They rest on a default or on memory. They work, and say so wherever they speak, until a prescriber signs them.").html)
            \(Panel(title: "In this clinic", body: DataTable(
                caption: "Protocols",
                columns: [
                    .init("Protocol"), .init("Route"), .init("Where"), .init("Version"), .init("Waiting", numeric: true),
                    .init("State"),
                ],
                rows: protocols.map(row), none: "This clinic has no protocol. Start the server with a folder of protocol files.").html))
            """
    }

    private func row(_ treatment: TreatmentProtocol) -> [HTML] {
        [
            "<a href=\"\(url: Site.protocol(treatment.id))\">\(treatment.title)</a>",
            "\(OrderPanel.words(treatment.route))", "\(treatment.setting == .clinic ? "In the clinic" : "At home")",
            "\(treatment.version)", "\(treatment.waiting.count)",
            Tag(treatment.enabled ? "In use" : "Switched off", treatment.enabled ? .good : .plain).html,
        ]
    }
}

extension TreatmentProtocol {
    /// Rows that nobody has answered for: those that stop a dose first, then in the order of their ids.
    var waiting: [Rule] {
        rules.values.filter { !$0.approved }.sorted { left, right in
            left.severity == right.severity ? left.id < right.id : Self.rank(left) < Self.rank(right)
        }
    }
    /// Rows that were read at their source, or that somebody signed.
    var settled: [Rule] { rules.values.filter(\.approved).sorted { $0.id < $1.id } }

    private static func rank(_ rule: Rule) -> Int {
        rule.severity.flatMap { Severity.allCases.firstIndex(of: $0) } ?? Severity.allCases.count
    }
}
