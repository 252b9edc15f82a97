import Care
import Clinic

/// One protocol, row by row: what it says, why, where it comes from and who answers for it.
struct ProtocolPage: Sendable {
    let treatment: TreatmentProtocol
    let may: Set<Permission>
    let token: String
    var refused: FormScope.Refused?

    var html: HTML {
        """
        \(PageHeading(title: treatment.title, remark: treatment.regulatoryStatus))
        \(facts)\(waiting)\(settled)\(switchForm)
        """
    }

    private var facts: Panel {
        Panel(
            title: "About this protocol",
            body: FactList(facts: [
                .init(
                    "State", Tag(treatment.enabled ? "In use" : "Switched off", treatment.enabled ? .good : .plain).html
                ),
                .init("Drug and route", "\(OrderPanel.words(treatment.drug)), \(treatment.route.rawValue)"),
                .init("Where", "\(treatment.setting == .clinic ? "In the clinic" : "At home")"),
                .init("Version", "\(treatment.id) \(treatment.version)"),
                .init("Fingerprint", "<span class=\"hash\">\(treatment.hash)</span>"),
                .init(
                    "Rows",
                    "\(treatment.rules.count), of which \(treatment.waiting.count) wait to be signed"),
            ]).html)
    }

    // MARK: Rows

    private var waiting: Panel {
        let rows = treatment.waiting
        let remark = rows.isEmpty ? "none" : "\(rows.count) rows"
        if rows.isEmpty {
            return Panel(
                title: "Waiting to be signed", remark: remark,
                body: "<p class=\"soft\">Every row was read at its source or signed by a prescriber.</p>")
        }
        guard may.contains(.signProtocol) else {
            return Panel(
                title: "Waiting to be signed", remark: remark,
                body: """
                    <p class="soft">A prescriber signs these.</p><ul class="line-list">\(rows.map { "<li>\(row($0))</li>" })</ul>
                    """)
        }
        let scope = FormScope("rows", refused: refused)
        let ticked = Set(scope.value("rows").split(separator: ",").map(String.init))
        return Panel(
            title: "Waiting to be signed", remark: remark,
            body: """
                <div id="\(scope.id)" class="full">\(FormFrame(
                    action: Site.protocolRows(treatment.id), commandID: Visit.commandID(), token: token,
                    button: "Sign the chosen rows",
                    fields: """
                        <fieldset class="field\(if: scope.error("rows") != nil, " refused")" \
                        id="\(Field.identifier(scope.name("rows")))" tabindex="-1">\
                        <legend>Rows to approve exactly as they read now</legend>
                        \(scope.error("rows").map { "<p class=\"error\">\(Icon.exclude.html) \($0)</p>" })
                        <div class="choices">\(rows.map { rule in
                            """
                            <label class="rule"><input type="checkbox" name="\(scope.name("rows"))" value="\(rule.id)"\
                            \(if: ticked.contains(rule.id), " checked")>\(row(rule))</label>
                            """ as HTML
                        })</div></fieldset>
                        \(Field(
                            scope.name("password"), "Your password", .password,
                            hint: "Signed as approval: you answer for these figures in this clinic. A row that is changed later "
                                + "loses it.",
                            error: scope.error("password"), autocomplete: "current-password"))
                        """,
                    refusals: scope.refusals(["rows", "password"])))</div>
                """)
    }

    private var settled: Panel {
        Panel(
            title: "Settled rows", remark: "\(treatment.settled.count) rows",
            body: "<ul class=\"line-list\">\(treatment.settled.map { "<li>\(row($0))</li>" })</ul>")
    }

    private func row(_ rule: Rule) -> HTML {
        """
        <span class="rule-row"><span><code>\(rule.id)</code>\
        \(rule.severity.map { " \(Tag($0.word, Tone($0)))" as HTML })</span>
        <span>\(rule.value.map(value(rule)))\(rule.reason)<br>
        <span class="source">Source: \(rule.source) <span class="evidence">(\(Self.words(rule.evidence)))</span>. \
        \(rule.approvedBy.map { "Approved by \($0). " })\
        Valid from \(rule.validFrom.words).</span></span></span>
        """
    }

    /// A figure stands out; a list of words reads as text.
    private func value(_ rule: Rule) -> (RuleValue) -> HTML {
        { value in
            let words = value.words(unit: rule.unit)
            return "<span class=\"value\(if: words.count > 40, " long")\">\(words)</span><br>"
        }
    }

    private static func words(_ evidence: EvidenceTag) -> String {
        switch evidence {
        case .verified: "read at its source"
        case .secondary: "read in a secondary source"
        case .unverified: "from memory, unverified"
        case .productDefault: "a default that no source fixes"
        }
    }

    // MARK: On and off

    private var switchForm: HTML {
        guard may.contains(.changeProtocol) else { return HTML() }
        let scope = FormScope("switch", refused: refused)
        let verb = treatment.enabled ? "Switch off" : "Switch on"
        return Panel(
            title: "\(verb) for new plans",
            body: """
                <details class="more"\(if: scope.isRefused, " open")><summary>\(verb) this protocol</summary>
                <div id="\(scope.id)">\(FormFrame(
                    action: Site.protocolSwitch(treatment.id), commandID: Visit.commandID(), token: token, button: verb,
                    fields: """
                        <input type="hidden" name="\(scope.name("enabled"))" value="\(treatment.enabled ? "no" : "yes")">\
                        \(Field(
                            scope.name("reason"), "Why", .textArea(rows: 2), value: scope.value("reason"),
                            hint: "Plans that are signed already go on.", error: scope.error("reason")))\
                        \(Field(
                            scope.name("password"), "Your password", .password, hint: "Signed as responsibility.",
                            error: scope.error("password"), autocomplete: "current-password"))
                        """,
                    refusals: scope.refusals(["reason", "password"]), grave: treatment.enabled))</div></details>
                """
        ).html
    }
}
