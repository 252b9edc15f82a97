import Care
import Clinic

/// While the dose runs: how much has gone in, what to do about it, and signs at hand.
struct DosingPart: Component {
    let page: SessionPage

    var html: HTML {
        """
        <div class="split"><div class="stack">\(GivenPanel(page: page))\(SignsForm(page: page, dissociationDue: due.dissociation))</div>
        <div class="stack">\(due)\(EventPanel(page: page))</div></div>
        \(SessionChart(session: page.session, treatment: page.view.treatment, now: page.now, clock: page.clock))\(DoseEventPanel(page: page))
        """
    }

    private var due: DueChecks { DueChecks(page: page) }
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
        return KeyFigure(
            given.isRunning(at: page.now) ? "Given so far" : "Given", value: Figure.text(amount.value, decimals: 1),
            unit: "mg", equal: volume,
            basis: "\(Figure.text(share, decimals: 0)) % of the ordered \(ordered)")
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
        let scope = page.scope("dose")
        let buttons: [TapForm.Button]
        switch given.state {
        case .paused:
            buttons = [.init("resume", "Resume", .primary), .init("stop", "Stop", remark: "no more is given", .grave)]
        case .running where page.view.stage == .dosing:
            buttons = [
                .init("pause", "Pause"), .init("half", "Rate 50 %", remark: "of the ordered rate"),
                .init("full", "Rate 100 %"),
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

/// When signs are due next, and whether that is late.
struct DueChecks: Component {
    let page: SessionPage

    private var schedule: SignSchedule { SignSchedule(page.session, under: page.view.treatment, at: page.now) }

    private var nextCheck: Instant? {
        SignSchedule.next(
            of: schedule.checks,
            readings: page.session.signs.filter { $0.content.systolic != nil }.map(\.occurredAt))
    }

    private var nextDissociation: Instant? {
        SignSchedule.next(
            of: schedule.dissociation,
            readings: page.session.signs.filter { $0.content.dissociation != nil }.map(\.occurredAt))
    }

    /// What the signs form says beside CADSS when it is due.
    var dissociation: String? {
        guard let moment = nextDissociation, moment.minutes(since: page.now) < 5 else { return nil }
        return moment < page.now ? "late: was due \(page.clock.time(moment))" : "due \(page.clock.time(moment))"
    }

    var html: HTML {
        Panel(
            title: "Next check",
            body: nextCheck.map { moment in
                """
                \(Countdown.until(moment, label: "Signs, due \(page.clock.time(moment))", now: page.now))\
                \(if: moment < page.now, "<p>\(Tag("Late", .hold)) Take the signs now.</p>")\
                \(nextDissociation.map { "<p class=\"soft\">Dissociation (CADSS) due \(page.clock.time($0)).</p>" as HTML })
                """
            } ?? "<p class=\"soft\">Every check of the protocol is done.</p>"
        ).html
    }
}

/// Every dose event, in order.
struct DoseEventPanel: Component {
    let page: SessionPage

    var html: HTML {
        Panel(
            title: "Dose events",
            body: DataTable(
                caption: "Dose events", columns: [.init("Time"), .init("What"), .init("Details"), .init("By")],
                rows: page.session.doseEvents.map { event in
                    [
                        "\(page.clock.time(event.occurredAt))", "\(event.content.title)", "\(event.content.details)",
                        "\(page.name(event.author))",
                    ]
                }, none: "Nothing was given yet."
            ).html
        ).html
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
        case .injected(let dose, let strength): "\(dose), \(dose.volume(at: strength)) of \(strength)"
        case .deviceUsed(let dose, let number): "device \(number), \(dose)"
        case .taken(let dose): "\(dose)"
        case .resumed, .completed: ""
        }
    }
}
