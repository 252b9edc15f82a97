import Care
import Clinic

/// A closed session as a physician signs it: who, what was ordered and given, how it went, and what comes next.
struct SummaryPage: Sendable {
    let view: SessionView
    let summary: SessionSummary
    let names: [PersonID: String]
    let may: Set<Permission>
    let token: String
    let clock: WallClock
    var refused: FormScope.Refused?

    var session: TreatmentSession { view.session }
    var closedAt: Instant { summary.closedAt }
    var given: Bool { summary.given.value > 0 }

    var html: HTML {
        """
        \(band)\(PageHeading(
            title: "Session \(summary.number)",
            remark: "\(Day(summary.openedAt, in: clock.zone).words), \(clock.time(summary.openedAt)) to \(clock.time(closedAt))",
            actions: Tag(summary.ending == .discharged ? "Discharged" : "No dose", summary.ending == .discharged ? .good : .note)
                .html))\(tools)
        \(if: summary.ending == .notDosed, Banner(.note, "Nothing was given", "\(summary.remarks)").html)
        \(order)\(if: !session.signs.isEmpty, chart)
        <div class="split"><div class="stack">\(doseEvents)\(signs)\(events)\(given ? criteria : nil)\(overrides)</div>
        <div class="stack">\(NextSession(page: self))\(facts)\(peaks)\(remarks)\(given ? contacts : nil)\(signature)</div></div>
        """
    }

    /// Papers and the way back into the session, for the screen alone.
    private var tools: HTML {
        func path(_ step: String) -> String { Site.session(view.course.patient, session.id, step) }
        return """
            <p class="tools no-print"><a class="button" href="\(url: path("replay"))">Replay</a>\
            \(if: given, "<a class=\"button\" href=\"\(url: path("instructions"))\">Instructions to take home</a>")</p>
            """
    }

    /// What each printed sheet repeats.
    var sheetHeading: String? {
        view.course.registration.map {
            "\($0.name.display) · born \($0.birthDate.words) · \($0.medicalRecordNumber) · session \(summary.number)"
        }
    }

    func name(_ person: PersonID) -> String { names[person] ?? "someone who left" }

    // MARK: Who and what

    private var band: PatientBand? {
        view.course.registration.map { registration in
            PatientBand(
                name: registration.name.display, born: registration.birthDate.words,
                ageYears: Day(closedAt, in: clock.zone).years(since: registration.birthDate),
                recordNumber: registration.medicalRecordNumber, path: Site.chart(view.course.patient))
        }
    }

    private var order: OrderPanel {
        OrderPanel(plan: view.plan, treatment: view.treatment, signed: signedWords, beside: givenFigure)
    }

    private var doseEvents: Panel {
        Panel(
            title: "Dose events",
            body: DataTable(
                caption: "Dose events", columns: [.init("Time"), .init("What"), .init("Details"), .init("By")],
                rows: session.doseEvents.map {
                    [
                        "\(clock.time($0.occurredAt))", "\($0.content.title)", "\($0.content.details)",
                        "\(name($0.author))",
                    ]
                }, none: "Nothing was given."
            ).html)
    }

    private var givenFigure: HTML {
        guard given else { return HTML() }
        let volume = session.given.concentration.map { strength in
            "\(Figure.text(summary.given.volume(at: strength).value, decimals: 2)) mL of \(strength)"
        }
        let share =
            view.plan.dose.milligrams.value > 0 ? summary.given.value / view.plan.dose.milligrams.value * 100 : 0
        return KeyFigure(
            "Given", value: Figure.text(summary.given.value, decimals: 1), unit: "mg", equal: volume,
            basis: "\(Figure.text(share, decimals: 0)) % of the order"
        ).html
    }

    private var signedWords: String? {
        guard let revision = session.opening?.content.planRevision else { return nil }
        guard let signed = view.course.plan?.content, signed.revision == revision else { return "revision \(revision)" }
        return "revision \(revision), ordered by \(signed.signature.name)"
    }

    private var facts: Panel {
        var facts: [FactList.Fact] = [
            .init("Opened", "\(clock.dayAndTime(summary.openedAt))"), .init("Closed", "\(clock.dayAndTime(closedAt))"),
        ]
        if let opening = session.opening?.content {
            facts += [.init("Chair", "\(opening.chair)"), .init("Nurse", "\(name(opening.nurse))")]
        }
        if let weight = summary.weight { facts.append(.init("Weight", "\(weight)")) }
        facts.append(.init("Protocol", "\(view.plan.protocolID) \(view.plan.protocolVersion)"))
        facts.append(.init("Fingerprint", "<span class=\"hash\">\(String(view.plan.protocolHash.prefix(16)))</span>"))
        return Panel(title: "Session", body: FactList(facts: facts).html)
    }

    private var peaks: Panel {
        var facts: [FactList.Fact] = []
        if let baseline = session.baselinePressure {
            facts.append(
                .init(
                    "Before the dose",
                    "\(Figure.text(baseline.systolic, decimals: 0))/\(Figure.text(baseline.diastolic, decimals: 0)) mmHg"
                ))
        }
        if let systolic = summary.peakSystolic { facts.append(.init("Highest systolic", "\(systolic) mmHg")) }
        if let diastolic = summary.peakDiastolic { facts.append(.init("Highest diastolic", "\(diastolic) mmHg")) }
        if let lowest = summary.lowestSaturation { facts.append(.init("Lowest SpO₂", "\(lowest) %")) }
        facts += monitorPeaks
        if let most = session.signs.compactMap(\.content.dissociation).max() {
            facts.append(.init("Highest CADSS", "\(most) of 92"))
        }
        if let least = session.signs.compactMap(\.content.alertness).min() {
            facts.append(.init("Lowest MOAA/S", "\(least) of 5"))
        }
        return Panel(
            title: "Peak values",
            body: facts.isEmpty ? "<p class=\"soft\">No signs were charted.</p>" : FactList(facts: facts).html)
    }

    /// What the monitor saw between the charted signs, since the dose began.
    private var monitorPeaks: [FactList.Fact] {
        guard let record = view.record, let start = session.given.startedAt else { return [] }
        func fact(_ title: String, _ sign: VitalSign, _ unit: String, most: Bool) -> FactList.Fact? {
            let points = (record.points[sign] ?? []).filter { $0.receivedAt >= start && $0.receivedAt <= closedAt }
            let found = most ? points.max { $0.value < $1.value } : points.min { $0.value < $1.value }
            return found.map {
                .init(title, "\(Figure.text($0.value, decimals: 0)) \(unit) at \(clock.time($0.receivedAt)), monitor")
            }
        }
        let gaps = view.feedGaps ?? []
        let minutes = gaps.map(\.minutes).reduce(0, +)
        return [
            fact("Highest systolic", .systolic, "mmHg", most: true),
            fact("Highest diastolic", .diastolic, "mmHg", most: true),
            fact("Highest heart rate", .heartRate, "/min", most: true),
            fact("Lowest SpO₂", .oxygenSaturation, "%", most: false),
            gaps.isEmpty
                ? nil : .init("Monitor silent", "\(gaps.count) times, \(Figure.text(minutes, decimals: 0)) min in all"),
        ].compactMap { $0 }
    }

    private var remarks: Panel? {
        guard summary.ending == .discharged, !summary.remarks.isEmpty else { return nil }
        return Panel(title: "Remarks", body: "<p>\(summary.remarks)</p>")
    }

    // MARK: How it went

    private var chart: HTML {
        SessionChart(view, closedAt: closedAt, clock: clock).html
    }

    private var signs: Panel {
        Panel(title: "Signs", body: SignsTable(session: session, clock: clock, names: names).html)
    }

    private var events: Panel {
        Panel(
            title: "Adverse events",
            body: DataTable(
                caption: "Adverse events",
                columns: [.init("Event"), .init("Grade"), .init("What was done"), .init("State"), .init("By")],
                rows: session.adverseEvents.sorted { $0.content.number < $1.content.number }.map { event in
                    [
                        "\(event.content.kind.title)",
                        Tag(EventPanel.grade(event.content.grade), EventPanel.tone(event.content)).html,
                        "\(event.content.action.isEmpty ? "–" : event.content.action)",
                        "\(event.content.resolved ? "resolved" : "ongoing")", "\(name(event.author))",
                    ]
                }, none: "None were recorded."
            ).html)
    }

    /// The criteria as they stood when the session was closed.
    private var criteria: Panel {
        let gate = DischargeGate.evaluate(session, under: view.treatment, at: closedAt)
        let changed = view.treatment.hash != view.plan.protocolHash
        return Panel(
            title: "Criteria for discharge", remark: "at \(clock.time(closedAt))",
            body: """
                \(DataTable(
                    caption: "Criteria for discharge",
                    columns: [.init("Criterion"), .init("State"), .init("Value"), .init("Row")],
                    rows: gate.points.map { point in
                        let aside = point.state == .met ? nil : gate.setAside[point.id]
                        return [
                            "\(point.title)",
                            Tag(aside == nil ? GateList.word(point.state) : "Set aside", aside == nil && point.state == .met ? .good : .note)
                                .html,
                            "\(point.detail)", "\(point.id)",
                        ]
                    }))
                \(if: changed, "<p class=\"soft\">Held against protocol version \(view.treatment.version); the order was made under another.</p>")
                """)
    }

    private var overrides: Panel? {
        let all = session.gateOverrides + session.dischargeOverrides
        guard !all.isEmpty else { return nil }
        return Panel(
            title: "Set aside by a prescriber",
            body: DataTable(
                caption: "Points set aside", columns: [.init("Points"), .init("Reason"), .init("Signed")],
                rows: all.map { override in
                    let mark = override.content.signature
                    return [
                        "\(override.content.points.joined(separator: ", "))", "\(override.content.reason)",
                        "\(mark.name), \(mark.meaning), \(clock.dayAndTime(mark.signedAt))",
                    ]
                }
            ).html)
    }

    // MARK: What comes next

    private var contacts: Panel {
        let tasks = FollowUp.contacts(after: closedAt, session: session.id, zone: clock.zone, view.treatment)
        return Panel(
            title: "Contacts after the session",
            body: DataTable(
                caption: "Contacts", columns: [.init("Contact"), .init("Due"), .init("State")],
                rows: tasks.map { task in
                    let done = view.course.completedTasks[task.id]
                    return [
                        "\(task.title.replacing("Contact after the session: ", with: ""))",
                        "\(task.dueAt.map(clock.dayAndTime) ?? task.due.words)",
                        done.map { "\(Tag("Done", .good)) \($0.content.outcome)" } ?? Tag("Open", .plain).html,
                    ]
                }, none: "The protocol names none."
            ).html)
    }

    /// Room for a hand on paper; the record itself is signed entry by entry.
    private var signature: HTML {
        """
        <p class="print-only">Reviewed by: ______________________________ &nbsp; Date: ______________</p>
        """
    }
}
