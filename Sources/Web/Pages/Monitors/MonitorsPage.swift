import Care
import Clinic

/// The monitors that are heard, whom each measures, and the quarantine.
struct MonitorsPage: Sendable {
    let places: [MonitorPlace]
    let sessions: [OpenSessionLine]
    let items: [QuarantineItem]
    var refused: Refusal?
    var done = false

    func page(_ visit: Visit) -> HTML {
        visit.page(
            title: "Monitors",
            body: """
                \(PageHeading(title: "Monitors", remark: "Whom each bedside monitor measures. Nothing is charted before a person says so."))\
                \(refused.map { Banner(.exclude, "\($0.reason) \($0.remedy)") })\
                \(if: done && refused == nil, Banner(.good, "Done and recorded.").html)
                \(Panel(title: "Beds", remark: remark, body: beds(visit)))
                \(Panel(title: "Quarantine", remark: "\(items.count)", body: quarantine(visit)))
                """, current: Site.monitors)
    }

    private var remark: String {
        let free = places.filter { $0.link == nil }.count
        return free == 0 ? "\(places.count)" : "\(places.count), \(free) not linked"
    }

    private func beds(_ visit: Visit) -> HTML {
        guard !places.isEmpty else {
            return EmptyState(
                title: "No monitor was heard",
                words:
                    "A monitor appears here with its first message. Documentation/monitors.md says how to connect one."
            ).html
        }
        return """
            <ul class="plain tasks">\(places.map { place in
                """
                <li class="task" id="\(anchor(place.place))"><div class="due">\(tag(place, visit))</div>
                <div><p class="what">\(place.place)</p><p class="soft">\(place.device ?? "not heard since the server started")\
                \(place.lastHeard.map { " · last heard \(visit.clock($0))" } ?? "")</p>\(measured(place))</div>
                <div class="actions">\(bedForm(place, visit))</div></li>

                """ as HTML
            })</ul>
            """
    }

    private func tag(_ place: MonitorPlace, _ visit: Visit) -> Tag {
        guard let heard = place.lastHeard, visit.now.minutes(since: heard) < 1 else { return Tag("Silent", .unknown) }
        return place.link == nil ? Tag("Not linked", .caution) : Tag("Live", .good)
    }

    private func measured(_ place: MonitorPlace) -> HTML? {
        guard let link = place.link else { return nil }
        guard let line = sessions.first(where: { $0.session == link.session }) else {
            return "<p>Linked to another session.</p>"
        }
        return """
            <p><a href="\(url: Site.session(line.patient, line.session))">\(line.name.display)</a> \
            <span class="soft">· \(line.recordNumber) · \(line.chair)</span></p>
            """
    }

    private func bedForm(_ place: MonitorPlace, _ visit: Visit) -> HTML {
        let hidden: HTML = "<input type=\"hidden\" name=\"place\" value=\"\(place.place)\">"
        if place.link != nil {
            let reason = Field("reason", "Why").placed(anchor(place.place))
            return fold(
                "Release",
                visit.formFrame(
                    to: Site.monitorReleases, button: "Release", fields: "\(hidden)\(reason)", grave: true
                ).html,
                about: place.place)
        }
        guard !sessions.isEmpty else { return "<p class=\"soft\">No session is open.</p>" }
        return fold(
            "Link",
            visit.formFrame(
                to: Site.monitorLinks, button: "This monitor measures this patient",
                fields: "\(hidden)\(sessionField(near: place.place).placed(anchor(place.place)))"
            ).html, about: place.place)
    }

    private func quarantine(_ visit: Visit) -> HTML {
        guard !items.isEmpty else {
            return EmptyState(
                title: "Nothing waits",
                words: "Messages that belong to no linked session, and lines in doubt, appear here."
            ).html
        }
        return """
            <ul class="plain tasks">\(items.map { item in
                """
                <li class="task"><div class="due">\(Tag(item.reason.title, .caution))</div>
                <div><p class="what">\(item.place)</p><p>\(contents(item))</p>
                <p class="soft">\(item.device) · \(count(item)) · \(when(item, visit))\(numbers(item))</p></div>
                <div class="actions">\(settling(item, visit))</div></li>

                """ as HTML
            })</ul>
            """
    }

    private func count(_ item: QuarantineItem) -> String { "\(item.messages) message\(item.messages == 1 ? "" : "s")" }

    private func when(_ item: QuarantineItem, _ visit: Visit) -> String {
        let (first, last) = (visit.dateAndClock(item.first), visit.dateAndClock(item.last))
        return first == last ? first : "\(first) to \(last)"
    }

    private func numbers(_ item: QuarantineItem) -> String {
        item.patientNumbers.isEmpty ? "" : " · calls the patient \(item.patientNumbers.joined(separator: ", "))"
    }

    private func contents(_ item: QuarantineItem) -> String {
        let readings = item.readings.map { reading in
            "\(reading.sign.title) \(reading.value.map { "\(Figure.text($0)) \(reading.sign.unit)" } ?? "no value")"
        }
        let held = item.held.map { line in
            line.reason == .notUsed
                ? "\(line.code): \(line.reason.title)"
                : "\(line.code) \(line.name) “\(line.value)” \(line.unit): \(line.reason.title)"
        }
        return (readings + held).prefix(8).joined(separator: " · ")
    }

    private func settling(_ item: QuarantineItem, _ visit: Visit) -> HTML {
        let identifier = "q" + item.id.filter { $0.isHexDigit }
        let hidden: HTML = "<input type=\"hidden\" name=\"item\" value=\"\(item.id)\">"
        let dismissal = Field("reason", "Why it belongs to no patient here").placed(identifier)
        let dismiss = fold(
            "Dismiss",
            visit.formFrame(
                to: Site.quarantine, button: "Dismiss",
                fields: "\(hidden)<input type=\"hidden\" name=\"action\" value=\"dismiss\">\(dismissal)", grave: true
            ).html, about: item.place)
        guard item.reason.isAssignable, !sessions.isEmpty else { return dismiss }
        let assign = fold(
            "Assign",
            visit.formFrame(
                to: Site.quarantine, button: "These are this patient’s",
                fields:
                    "\(hidden)<input type=\"hidden\" name=\"action\" value=\"assign\">\(sessionField(near: item.reason == .unlinked ? item.place : nil).placed(identifier))"
            ).html, about: item.place)
        return "\(assign)\(dismiss)"
    }

    /// - Parameter place: the place whose chair's session is offered first; nil when nobody may be suggested.
    private func sessionField(near place: String?) -> Field {
        let folded = Self.folded(place ?? "")
        let near = place.flatMap { _ in sessions.first { folded.hasSuffix(Self.folded($0.chair)) } }
        return Field(
            "session", "Patient",
            .select(
                [.init("", "Choose")]
                    + sessions.map { .init($0.session.text, "\($0.name.display) · \($0.recordNumber) · \($0.chair)") }),
            value: near?.session.text ?? "")
    }

    private func fold(_ word: String, _ form: HTML, about place: String) -> HTML {
        """
        <details class="answer"><summary class="button">\(word)<span class="unseen"> \(place)</span></summary>\(form)</details>
        """
    }

    private static func folded(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }

    private func anchor(_ place: String) -> String {
        "bed-" + place.utf8.map { String($0, radix: 16) }.joined()
    }
}

extension QuarantineReason {
    /// The reason as a person reads it.
    var title: String {
        switch self {
        case .unlinked: "Not linked"
        case .otherPatient: "Other patient"
        case .closed: "After closing"
        case .test: "Training"
        case .line: "In doubt"
        }
    }
}

extension HeldReading.Reason {
    var title: String {
        switch self {
        case .unknownCode: "unknown code"
        case .disagreement: "code and name disagree"
        case .unit: "unit missing or wrong"
        case .notMeasurable: "no possible value"
        case .notANumber: "not a number"
        case .status: "called wrong or deleted"
        case .notUsed: "kept, not acted upon"
        }
    }
}
