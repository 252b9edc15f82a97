import Care
import Clinic

/// Every set of signs of a session, each with where it came from, as its summary lists them.
struct SignsTable: Component {
    let session: TreatmentSession
    let clock: WallClock
    let names: [PersonID: String]

    var html: HTML {
        DataTable(
            caption: "Signs",
            columns: [
                .init("Time"), .init("BP", numeric: true), .init("HR", numeric: true), .init("SpO₂", numeric: true),
                .init("Breaths", numeric: true), .init("MOAA/S", numeric: true), .init("CADSS", numeric: true),
                .init("Pain", numeric: true), .init("Nausea", numeric: true), .init("From"),
            ], rows: session.signs.map(row), none: "No signs were charted."
        ).html
    }

    private func row(_ sign: Recorded<Signs>) -> [HTML] {
        let signs = sign.content
        return [
            "\(clock.time(sign.occurredAt))", pressure(signs), figure(signs.heartRate), figure(signs.oxygenSaturation),
            figure(signs.respiratoryRate), figure(signs.alertness), figure(signs.dissociation), figure(signs.pain),
            figure(signs.nausea), SignsOrigin(sign, in: session, clock: clock, names: names).html,
        ]
    }

    private func figure(_ value: Int?) -> HTML { value.map { "\($0)" } ?? "–" }

    private func pressure(_ signs: Signs) -> HTML {
        signs.systolic.flatMap { systolic in signs.diastolic.map { "\(systolic)/\($0)" } } ?? "–"
    }
}

/// Where a set of signs came from: typed, or a monitor's and confirmed; and whether it was corrected since.
struct SignsOrigin: Component {
    let html: HTML

    init(_ sign: Recorded<Signs>, in session: TreatmentSession, clock: WallClock, names: [PersonID: String]) {
        func name(_ person: PersonID) -> String { names[person] ?? "someone who left" }
        let how = sign.content.origin == .device ? "monitor, confirmed by" : "typed by"
        let correction = session.corrections.last { $0.content.corrects == sign.sequence }
        html = """
            \(how) \(name(sign.author))\(correction.map { correction in
                """
                ; \(Tag("Corrected", .caution)) \(clock.time(correction.occurredAt)) by \(name(correction.author))
                """ as HTML
            })
            """
    }
}

/// The same at the chair, where they may be corrected: the newest first, the older ones folded away.
struct SignsPanel: Component {
    let page: SessionPage

    private static let shown = 4

    var html: HTML {
        let signs = Array(page.session.signs.reversed())
        let older = signs.dropFirst(Self.shown)
        return Panel(
            title: "Signs charted", remark: signs.isEmpty ? nil : "newest first",
            body: signs.isEmpty
                ? "<p class=\"soft\">None yet.</p>"
                : """
                <ul class="plain due-list">\(signs.prefix(Self.shown).map(line))</ul>\(if: !older.isEmpty, """
                    <details class="more"><summary>\(older.count) earlier</summary>\
                    <ul class="plain due-list">\(older.map(line))</ul></details>
                    """)
                """
        ).html
    }

    private func line(_ sign: Recorded<Signs>) -> HTML {
        let mayCorrect = page.may.contains(.correctEntry) && !page.isReplay
        let time = page.clock.time(sign.occurredAt)
        let origin = SignsOrigin(sign, in: page.session, clock: page.clock, names: page.names)
        let path = Site.correction(page.patient, session: page.session.id, entry: sign.sequence)
        return """
            <li><span><b>\(time)</b> \(sign.content.words)</span> <span class="soft small">\(origin)\(if: mayCorrect, """
                 · <a href="\(url: path)">Correct<span class="unseen"> signs of \(time)</span></a>
                """)</span></li>
            """
    }
}
