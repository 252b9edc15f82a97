import Care
import Clinic

/// While the dose runs: how much has gone in, what to do about it, and signs at hand.
struct DosingPart: Component {
    let page: SessionPage

    var html: HTML {
        """
        <div class="split"><div class="stack">\(LiveRegion.part("given", GivenPanel(page: page).html))\
        \(LiveRegion.part("monitor", MonitorPanel(page: page).html))\
        \(LiveRegion.part("signs", SignsForm(page: page, dissociationDue: due.dissociation).html))</div>
        <div class="stack">\(LiveRegion.part("due", due.html))\(LiveRegion.part("rest", rest))\
        \(LiveRegion.part("events", EventPanel(page: page).html))</div></div>
        \(LiveRegion.part("chart", SessionChart(page).html))\
        \(LiveRegion.part("charted", SignsPanel(page: page).html))\
        \(LiveRegion.part("dose-events", DoseEventPanel(page: page).html))
        """
    }

    private var due: DueChecksPanel { DueChecksPanel(page: page) }

    /// The rest between devices, for a prescriber to set aside.
    private var rest: HTML {
        let gate = page.view.preDose.keeping(["DEVICE-REST"])
        guard !gate.points.isEmpty, !gate.isOpen else { return HTML() }
        return OverrideForm(page: page, gate: gate, permission: .overrideGate, step: "gate").html
    }
}

/// What has been given so far, always derived from the dose events, and what may be done to the running dose.
struct GivenPanel: Component {
    let page: SessionPage

    private var given: DoseGiven { page.session.given }

    var html: HTML {
        Panel(
            title: heading, remark: "as of \(page.clock.time(page.now))",
            body: """
                <div class="figures">\(figure)\(times)</div>\(controls)
                """
        ).html
    }

    private var heading: String {
        switch given.state {
        case .paused: "Paused: \(route)"
        case .running where page.view.stage == .dosing: "Running: \(route)"
        default: "Given: \(route)"
        }
    }

    private var route: String {
        "\(page.plan.route.rawValue) \(OrderPanel.words(page.plan.drug).lowercased())"
    }

    private var figure: KeyFigure {
        let amount = given.milligrams(at: page.now)
        let ordered = page.plan.dose.milligrams
        let share = ordered.value > 0 ? amount.value / ordered.value * 100 : 0
        let volume = given.concentration.map { strength in
            "\(Figure.text(amount.volume(at: strength).value, decimals: 2)) mL of \(strength)"
        }
        let weight = page.session.check?.content.weight ?? page.plan.dose.weight
        let perKilogram = weight.map { "\(Figure.text(amount.value / $0.value, decimals: 2)) mg/kg · " } ?? ""
        return KeyFigure(
            given.isRunning(at: page.now) ? "Given so far" : "Given", value: Figure.text(amount.value, decimals: 1),
            unit: "mg", equal: volume,
            basis: "\(perKilogram)\(Figure.text(share, decimals: 0)) % of the ordered \(ordered)", running: running)
    }

    /// Lets the figure run between two readings of the record.
    private var running: KeyFigure.Running? {
        let rate = given.milligramsPerMinute(at: page.now)
        guard rate > 0, !page.isReplay else { return nil }
        return KeyFigure.Running(
            value: given.milligrams(at: page.now).value, perMinute: rate, limit: given.committed.value, at: page.now)
    }

    private var times: HTML {
        var parts = HTML()
        if let end = given.expectedEnd, end > page.now {
            parts += Countdown.until(end, label: "Through at \(page.clock.time(end))", now: page.now).html
        }
        if let start = given.startedAt {
            parts += Countdown.since(start, label: "Since \(page.clock.time(start))", now: page.now).html
        }
        return parts
    }

    private var controls: HTML {
        guard page.may.contains(.giveDose) else { return HTML() }
        return "\(held)\(taps)\(bolus)"
    }

    private var taps: HTML {
        let scope = page.scope("dose")
        let buttons: [TapForm.Button]
        switch given.state {
        case .paused:
            buttons = [.init("resume", "Resume", .primary), .init("stop", "Stop", remark: "no more is given", .grave)]
        case .running where page.view.stage == .dosing:
            buttons = [
                .init("pause", "Pause"), .init("quarter", "Rate 25 %"), .init("half", "Rate 50 %"),
                .init("three-quarters", "Rate 75 %"), .init("full", "Rate 100 %", remark: "as ordered"),
                .init("stop", "Stop", remark: "no more is given", .grave),
                .init("complete", "Complete", remark: "all \(given.ordered) is in"),
            ]
        case .running: buttons = [.init("complete", "Complete", remark: "all \(given.ordered) is in", .primary)]
        case .notStarted, .finished: return more
        }
        return page.taps(
            to: "dose", name: scope.name("event"), buttons,
            fields: Field(
                scope.name("reason"), "Reason", value: scope.value("reason"),
                hint: "For a pause, a slower rate or a stop.", required: false
            ).html
        ).html
    }

    /// What is held in the mouth, with the time it should stay there.
    private var held: HTML {
        guard let since = page.session.heldSince else { return HTML() }
        let minutes = page.view.treatment.number("HOLD-MINUTES")
        let countdown =
            minutes.map {
                Countdown.until(since.adding(minutes: $0), label: "Hold in the mouth", now: page.now)
            } ?? Countdown.since(since, label: "Held in the mouth", now: page.now)
        return """
            \(countdown)\(page.taps(
                to: "dose", name: page.scope("dose").name("event"),
                [.init("spat", "Spat out", .primary), .init("swallowed", "Swallowed")]))
            """
    }

    /// Where the protocol knows one and something of the order is not yet in a running infusion.
    private var bolus: HTML {
        let left = page.plan.dose.milligrams.value - given.committed.value
        guard page.view.treatment.rule("DOSE-BOLUS-CAP") != nil, given.state == .running, left > 0.000_1,
            let strength = given.concentration
        else { return HTML() }
        let scope = page.scope("dose")
        return """
            <details class="more"\(if: scope.isRefused, " open")><summary>Bolus</summary>\(page.form(
                scope, to: "dose", button: "Record bolus", names: DoseForms.names, """
                <input type="hidden" name="\(scope.name("event"))" value="bolus">\
                <input type="hidden" name="\(scope.name("concentration"))" value="\(Figure.text(strength.value))">\
                \(Field(
                    scope.name("dose"), "Bolus of \(strength)", .number(decimals: 2), value: scope.value("dose"),
                    unit: "mg", hint: "At most \(Milligrams(left)) is left of the order.", error: scope.error("dose")))
                """))</details>
            """
    }

    /// What is left of the order: the next device, or the rest of a dose that was stopped.
    private var more: HTML {
        if case .devices = DoseForms.Giving(page.plan) { return DoseForms(page: page).html }
        let forms = DoseForms(page: page).html
        guard !forms.isEmpty else { return HTML() }
        return """
            <details class="more"\(if: page.scope("dose").isRefused, " open")><summary>Give what is left of the order</summary>\
            \(forms)</details>
            """
    }
}

/// Every dose event, in order.
struct DoseEventPanel: Component {
    let page: SessionPage

    var html: HTML {
        Panel(
            title: "Dose events",
            body: DataTable(
                caption: "Dose events",
                columns: [.init("Time"), .init("What"), .init("Details"), .init("By"), .init("Correction")],
                rows: page.session.doseEvents.map { event in
                    [
                        "\(page.clock.time(event.occurredAt))", "\(event.content.title)", "\(event.content.details)",
                        "\(page.name(event.author))", correction(event.sequence),
                    ]
                }, none: "Nothing was given yet."
            ).html
        ).html
    }
}

extension DoseEventPanel {
    private func correction(_ entry: Int64) -> HTML {
        guard page.may.contains(.correctEntry), !page.isReplay else { return HTML() }
        return """
            <a href="\(url: Site.correction(page.patient, session: page.session.id, entry: entry))">Correct\
            <span class="unseen"> entry \(entry)</span></a>
            """
    }
}

extension DoseEvent {
    /// Amounts, strength and reason, in words.
    var details: String {
        switch self {
        case .infusionStarted(let dose, let strength, let minutes):
            "\(dose), \(dose.volume(at: strength)) of \(strength), over \(minutes)"
        case .paused(let reason), .stopped(let reason): reason
        case .rateChanged(let share, let reason):
            "to \(Figure.text(share * 100)) %" + (reason.isEmpty ? "" : ": \(reason)")
        case .injected(let dose, let strength), .bolus(let dose, let strength):
            "\(dose), \(dose.volume(at: strength)) of \(strength)"
        case .deviceUsed(let dose, let number): "device \(number), \(dose)"
        case .taken(let dose): "\(dose)"
        case .holdEnded(let swallowed): swallowed ? "swallowed" : "spat out"
        case .resumed, .completed: ""
        }
    }
}
