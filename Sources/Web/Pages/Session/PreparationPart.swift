import Care
import Clinic

/// Before the dose: ask and measure on one side, what is still open on the other.
struct PreparationPart: Component {
    let page: SessionPage

    var html: HTML {
        """
        \(LiveRegion.part("next", next.html))
        \(OrderPanel(plan: page.plan, treatment: page.view.treatment, signed: page.signedWords))\
        \(LiveRegion.part("start-first", isReady ? start : nil))
        <div class="split even"><div class="stack">\(LiveRegion.part("check", CheckForm(page: page).html))\
        \(LiveRegion.part("monitor", MonitorPanel(page: page).html))\
        \(LiveRegion.part("signs", SignsForm(page: page).html))</div>
        <div class="stack">\(LiveRegion.part("draw-up", DrawUpPanel(page: page).html))\(LiveRegion.part("gate", gate.html))\
        \(LiveRegion.part("start-last", isReady ? nil : start))\(LiveRegion.part("override", OverrideForm(
            page: page, gate: page.view.preDose, permission: .overrideGate, step: "gate").html))\(close)</div></div>
        """
    }

    /// The one thing to do next.
    private var next: Banner {
        let open = page.view.preDose.unmet
        guard let first = open.first else {
            return Banner(
                .good, "The gate is open",
                "Every point is met or set aside. <a href=\"#start\">Give the dose</a>.")
        }
        if page.session.check == nil {
            return Banner(
                .note, "Next: the check before the dose",
                "Nothing has been asked today. \(open.count) points are open. <a href=\"#check\">Start the check</a>.")
        }
        if page.session.baselineSigns.isEmpty {
            return Banner(
                .note, "Next: signs before the dose",
                "None were taken yet. \(open.count) points are open. <a href=\"#signs-panel\">Take the signs</a>.")
        }
        let more = open.count == 1 ? "One point is open." : "\(open.count) points are open."
        return Banner(
            .note, "Next: \(first.title.lowercasedFirst)",
            "\(first.detail). \(more) <a href=\"#gate\">See them all</a>.")
    }

    private var gate: Panel {
        let gate = page.view.preDose
        return Panel(
            title: "Gate before the dose",
            remark: gate.isOpen ? "open" : "\(gate.unmet.count) of \(gate.points.count) open", id: "gate",
            body: GateList(gate: gate).html)
    }

    /// Then giving the dose comes first on the page.
    private var isReady: Bool { page.view.preDose.isOpen || page.scope("dose").isRefused }

    private var start: HTML {
        guard page.may.contains(.giveDose) else { return HTML() }
        return Panel(
            title: "Give the dose", id: "start",
            body: isReady
                ? DoseForms(page: page).html
                : "<p class=\"soft\">Locked until every point of the gate is met, or a prescriber has set it aside.</p>"
        ).html
    }

    private var close: HTML {
        guard page.may.contains(.discharge) else { return HTML() }
        let scope = page.scope("close")
        return Panel(
            title: "No dose today",
            body: """
                <details class="more"\(if: scope.isRefused, " open")><summary>Close this session without a dose</summary>
                \(page.form(scope, to: "close", button: "Close without a dose", names: ["reason"], grave: true, Field(
                    scope.name("reason"), "Why there was no dose", .textArea(rows: 2), value: scope.value("reason"),
                    error: scope.error("reason")).html))</details>
                """
        ).html
    }
}

extension String {
    /// To stand inside a sentence; words in capitals stay as they are.
    var lowercasedFirst: String {
        guard let first, dropFirst().first?.isUppercase != true else { return self }
        return first.lowercased() + dropFirst()
    }
}
