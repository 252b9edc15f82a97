import Care
import Clinic
import Measures

/// What a chart holds: the plan in force, scores, sessions, the history and the notes. Long lists show their newest part.
extension ChartPage {
    var plan: HTML {
        guard let signed = course.plan?.content else {
            let draft = course.draft != nil
            return Panel(
                title: "Plan",
                body: draft
                    ? "<p>A draft waits for a prescriber's signature. <a href=\"\(url: Site.plan(patient))\">Read the draft</a></p>"
                    : "<p class=\"soft\">No plan is signed.</p>"
            ).html
        }
        let plan = signed.plan
        return Panel(
            title: "Plan", remark: "revision \(signed.revision)",
            actions: "<a class=\"small\" href=\"\(url: Site.plan(patient))\">Open</a>",
            body: """
                <div class="stack">\(PlanWords.figure(plan))\(FactList(facts: [
                    .init("For", "\(plan.indication.words)"),
                    .init("Schedule", "\(plan.inductionSessions) sessions every \(plan.intervalDays) days from \(plan.firstSession.words)"),
                    .init("Signed", "\(signed.signature.name), \(day(signed.signature.signedAt).words)"),
                    .init("Protocol", "\(treatment?.title ?? plan.protocolID) \(plan.protocolVersion)"),
                ]))</div>
                """
        ).html
    }

    var scores: HTML {
        var seen: Set<String> = []
        let latest = course.scores.reversed().filter { seen.insert($0.content.scale).inserted }
        return Panel(
            title: "Latest scores",
            body: DataTable(
                caption: "Latest scores",
                columns: [.init("Scale"), .init("Total", numeric: true), .init("Day")],
                rows: latest.prefix(8).map { recorded in
                    let score = recorded.content
                    let sheet = course.sheets.last { $0.sequence == recorded.sequence }?.content
                    let imputation = sheet?.imputation.map { "<p class=\"small soft\">\($0)</p>" as HTML }
                    let most: HTML =
                        scales.highestTotal(of: score.scale).map {
                            " <span class=\"soft\">/\u{A0}\(Figure.text($0))</span>"
                        }
                        ?? ""
                    let item: HTML =
                        score.suicideItem.flatMap {
                            $0 == .negative ? nil : Tag("suicide item \($0.rawValue)", .hold).html
                        } ?? ""
                    return [
                        "<a href=\"\(url: Site.trajectory(patient, score.scale))\">\(scales.title(of: score.scale))</a> \(item)\(imputation)",
                        "\(Figure.text(score.total))\(most)",
                        "\(score.on.words)",
                    ]
                }, none: "No score is entered yet. Add the first below, so that response can be judged."
            ).html
        ).html
    }

    var sessions: HTML? {
        guard !course.sessions.isEmpty else { return nil }
        let shown = course.sessions.suffix(12).reversed()
        return Panel(
            title: "Sessions",
            remark: course.sessions.count > shown.count ? "the last \(shown.count) of \(course.sessions.count)" : nil,
            actions: "<a class=\"small\" href=\"\(url: Site.history(patient))\">All in the history</a>",
            body: DataTable(
                caption: "Sessions",
                columns: [
                    .init("Session"), .init("Dose", numeric: true), .init("Highest BP", numeric: true),
                    .init("Lowest SpO₂", numeric: true), .init("Events"), .init("Look back"),
                ], rows: shown.map(row)
            ).html
        ).html
    }

    private func row(_ session: SessionSummary) -> [HTML] {
        let events: HTML =
            session.adverseEvents.isEmpty
            ? "none"
            : session.adverseEvents.map { event in
                Tag("\(event.kind.title) \(event.grade)", event.serious ? .exclude : .caution).html
            }.joined(separator: " ")
        let path = Site.summary(patient, session.session)
        return [
            "<a href=\"\(url: path)\">\(session.number), \(day(session.openedAt).words)</a>",
            session.ending == .notDosed ? "not given" : "\(session.given)",
            "\(SessionWords.pressure(session) ?? "–")", session.lowestSaturation.map { "\($0)\u{A0}%" } ?? "–", events,
            """
            <a href="\(url: Site.session(patient, session.session, "replay"))">Replay<span class="unseen"> session \
            \(session.number)</span></a>
            """,
        ]
    }

    var notes: HTML? {
        let readable = course.notes.filter { seesTherapy || !$0.content.kind.isTherapy }
        guard !course.notes.isEmpty else { return nil }
        let hidden = course.notes.count - readable.count
        let shown = readable.suffix(6).reversed()
        let closed = hidden == 1 ? "1 note by a therapist is" : "\(hidden) notes by therapists are"
        return Panel(
            title: "Notes",
            body: """
                \(if: hidden > 0, "<p class=\"soft\">\(closed) not shown to your role.</p>")<ul class="points">\(shown.map { note in
                    """
                    <li class="point"><p class="small soft">\(note.content.kind.rawValue.capitalisedFirst), \(names(note.author)), \
                    \(WallClock(zone).dayAndTime(note.occurredAt))</p><p class="note-text">\(note.content.text)</p></li>
                    """ as HTML
                })</ul>
                """
        ).html
    }

    var medications: HTML {
        let taken = course.medications.filter(\.content.taken)
        let stopped = course.medications.filter { !$0.content.taken }
        return lines(
            "Medications",
            taken.map { ($0.sequence, FactWords.medication($0.content)) }
                + stopped.suffix(4).map { ($0.sequence, FactWords.medication($0.content)) }, none: "Not asked yet.")
    }

    /// What lies behind this course.
    var background: HTML {
        lines(
            "Conditions", course.conditions.reversed().map { ($0.sequence, FactWords.condition($0.content)) },
            none: "None recorded.")
            + lines(
                "Past treatment trials", course.pastTrials.map { ($0.sequence, FactWords.trial($0.content)) },
                none: "None recorded.")
            + lines("Measurements", latestMeasurements, none: "None recorded.")
            + lines(
                "History",
                course.histories.reversed().map {
                    ($0.sequence, "\($0.content.area.rawValue.capitalisedFirst): \($0.content.text)")
                },
                none: nil)
    }

    private var latestMeasurements: [(Int64, String)] {
        var seen: Set<String> = []
        return course.measurements.reversed().filter { seen.insert($0.content.concept.display).inserted }
            .map { ($0.sequence, FactWords.observation($0.content)) }
    }

    private func lines(_ title: String, _ facts: [(Int64, String)], none: String?) -> HTML {
        guard !facts.isEmpty else {
            return none.map { Panel(title: title, body: "<p class=\"soft\">\($0)</p>").html } ?? HTML()
        }
        let shown = facts.prefix(10)
        return Panel(
            title: title, remark: facts.count > shown.count ? "\(shown.count) of \(facts.count)" : nil,
            body: """
                <ul class="lines">\(shown.map { sequence, words in
                    """
                    <li><span>\(words)</span>\(if: mayCorrect, change(sequence, words))</li>
                    """ as HTML
                })</ul>
                """
        ).html
    }

    private func change(_ sequence: Int64, _ words: String) -> HTML {
        """
        <a class="change" href="\(url: "\(Site.corrections(patient))?entry=\(sequence)")">Change\
        <span class="unseen"> \(words)</span></a>
        """
    }
}
