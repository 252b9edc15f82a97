import Care
import Clinic

/// After the dose: watch and check on one side, the criteria for going home on the other.
struct RecoveryPart: Component {
    let page: SessionPage

    private var gate: Gate { page.view.discharge }

    var html: HTML {
        """
        \(LiveRegion.part("next", next.html))\(LiveRegion.part("discharge-first", isReady ? discharge : nil))
        <div class="split even"><div class="stack">\(LiveRegion.part("given", given.html))\
        \(LiveRegion.part("monitor", MonitorPanel(page: page).html))\
        \(LiveRegion.part("signs", SignsForm(page: page, dissociationDue: due.dissociation).html))\
        \(LiveRegion.part("recovery", RecoveryForm(page: page).html))\
        \(LiveRegion.part("events", EventPanel(page: page).html))</div>
        <div class="stack">\(LiveRegion.part("observed", observed))\(LiveRegion.part("due", due.html))\
        \(LiveRegion.part("criteria", criteria.html))\
        \(LiveRegion.part("scores", RecoveryScorePanel(page: page).html))\(LiveRegion.part("override", OverrideForm(
            page: page, gate: gate, permission: .overrideDischarge, step: "criteria").html))\
        \(LiveRegion.part("discharge-last", isReady ? nil : discharge))</div></div>
        \(LiveRegion.part("chart", SessionChart(page).html))\
        \(LiveRegion.part("charted", SignsPanel(page: page).html))\
        \(LiveRegion.part("dose-events", DoseEventPanel(page: page).html))
        """
    }

    private var due: DueChecksPanel { DueChecksPanel(page: page) }
    private var given: GivenPanel { GivenPanel(page: page) }

    private var next: Banner {
        guard let first = gate.unmet.first else {
            return Banner(
                .good, "Ready to go home", "Every criterion is met or set aside. <a href=\"#discharge\">Discharge</a>.")
        }
        return Banner(
            .note, "Next: \(first.title.lowercasedFirst)",
            "\(first.detail). \(gate.unmet.count) open. <a href=\"#criteria\">See them all</a>.")
    }

    /// How long the patient has been watched, of how long the protocol asks.
    private var observed: HTML {
        guard let point = gate.points.first(where: { $0.id == "D1-OBSERVE" }) else { return HTML() }
        let parts = point.detail.split(separator: " of ", maxSplits: 1)
        guard parts.count == 2 else { return HTML() }
        return Panel(
            title: point.title,
            body: KeyFigure(
                "So far", value: String(parts[0]), unit: "min", basis: "of \(parts[1])"
            ).html
        ).html
    }

    private var criteria: Panel {
        Panel(
            title: "Criteria for discharge",
            remark: gate.isOpen ? "all met" : "\(gate.unmet.count) of \(gate.points.count) open", id: "criteria",
            body: GateList(gate: gate).html)
    }

    /// Then letting the patient go comes first on the page.
    private var isReady: Bool { gate.isOpen || page.scope("discharge").isRefused }

    private var discharge: HTML {
        guard page.may.contains(.discharge) else { return HTML() }
        let scope = page.scope("discharge")
        return Panel(
            title: "Discharge", id: "discharge",
            body: isReady
                ? page.form(
                    scope, to: "discharge", button: "Discharge and close", names: ["remarks"],
                    Field(
                        scope.name("remarks"), "Remarks", .textArea(rows: 3), value: scope.value("remarks"),
                        error: scope.error("remarks"), required: false
                    ).html)
                : "<p class=\"soft\">Locked until every criterion is met, or a prescriber has set it aside.</p>"
        ).html
    }
}

/// What is checked before the patient goes. What was not checked stays "not asked".
struct RecoveryForm: Component {
    let page: SessionPage

    static let names = [
        "orientedFully", "walksSteadily", "nauseaControlled", "breathing", "movement", "aldrete", "newSuicidalThoughts",
        "escortPresent",
        "noDrivingUnderstood", "instructionsGiven",
    ]

    private var check: RecoveryCheck { page.session.recovery?.content ?? RecoveryCheck() }
    private var scope: FormScope { page.scope("recovery") }

    var html: HTML {
        guard page.may.contains(.recordRecovery) else { return HTML() }
        let remark = page.session.recovery.map { "saved \(page.clock.time($0.occurredAt)) by \(page.name($0.author))" }
        return Panel(
            title: "Recovery check", remark: remark ?? "not done yet", id: "recovery",
            body: page.form(
                scope, to: "recovery", button: "Save recovery check", names: Self.names,
                """
                <div class="across all-optional">\([
                    answer("orientedFully", "Oriented to person, place, time and situation?", check.orientedFully),
                    answer("walksSteadily", "Walks steadily?", check.walksSteadily),
                    answer("nauseaControlled", "Nausea controlled?", check.nauseaControlled),
                    choice("breathing", "Breathing", [("deep", "Deep, coughs"), ("limited", "Limited"), ("absent", "Absent")], check.breathing?.rawValue),
                    choice("movement", "Moves limbs when asked", [("all", "All four"), ("some", "Two"), ("none", "None")], check.movement?.rawValue),
                    Field(
                        scope.name("aldrete"), "Aldrete score by hand", .number(decimals: 0),
                        value: scope.value("aldrete", check.aldrete.map { "\($0)" } ?? ""), unit: "of 10",
                        hint: "Leave empty: it is scored from what is charted.", error: scope.error("aldrete"), required: false),
                    answer("newSuicidalThoughts", "New suicidal thoughts?", check.newSuicidalThoughts),
                    Field(
                        scope.name("escortPresent"), "Escort who is here",
                        value: scope.value("escortPresent", check.escortPresent ?? ""),
                        hint: "Name. Leave empty until they have come.", error: scope.error("escortPresent"),
                        required: false),
                    answer("noDrivingUnderstood", "No driving until tomorrow, understood?", check.noDrivingUnderstood),
                    answer("instructionsGiven", "Written instructions given?", check.instructionsGiven),
                ].map { "<div class=\"question\">\($0)</div>" as HTML })</div>
                """)
        ).html
    }

    private func answer(_ name: String, _ label: String, _ value: Bool?) -> Field {
        .answer(name, label, value, in: scope)
    }

    private func choice(_ name: String, _ label: String, _ choices: [(String, String)], _ value: String?) -> Field {
        Field(
            scope.name(name), label,
            .radio([.init("", "Not checked")] + choices.map { Field.Choice($0.0, $0.1) }),
            value: scope.value(name, value ?? ""), error: scope.error(name), required: false)
    }

    static func read(_ reading: FormScope.Reading) throws -> RecoveryCheck {
        RecoveryCheck(
            orientedFully: reading.answer("orientedFully"), walksSteadily: reading.answer("walksSteadily"),
            nauseaControlled: reading.answer("nauseaControlled"), aldrete: try reading.integer("aldrete"),
            breathing: RecoveryCheck.Breathing(rawValue: reading["breathing"]),
            movement: RecoveryCheck.Movement(rawValue: reading["movement"]),
            newSuicidalThoughts: reading.answer("newSuicidalThoughts"),
            escortPresent: reading.optional("escortPresent"),
            noDrivingUnderstood: reading.answer("noDrivingUnderstood"),
            instructionsGiven: reading.answer("instructionsGiven"))
    }
}
