import Care
import Clinic

/// What has to be looked at next, in minutes, and what is late with whose it is.
struct DueChecksPanel: Component {
    let page: SessionPage

    private var due: [DueCheck] { DueChecks.due(in: page.session, under: page.view.treatment, at: page.now) }

    /// What the signs form says beside CADSS when it is due.
    var dissociation: String? {
        guard let check = due.first(where: { $0.kind == .dissociation }), check.due.minutes(since: page.now) < 5 else {
            return nil
        }
        return check.due < page.now
            ? "late: was due \(page.clock.time(check.due))" : "due \(page.clock.time(check.due))"
    }

    var html: HTML {
        Panel(
            title: "Next check", remark: nurse,
            body: due.first.map { first in
                """
                \(Countdown.until(
                    first.due, label: "\(first.kind.title), due \(page.clock.time(first.due))", now: page.now))\
                \(if: first.due < page.now, "<p>\(Tag("Late", .hold)) \(late(first))</p>")\
                <ul class="plain due-list">\(due.dropFirst().map(line))</ul>\(quick)
                """
            } ?? "<p class=\"soft\">Every check of the protocol is done.</p>"
        ).html
    }

    private var nurse: String? { page.session.opening.map { page.name($0.content.nurse) } }

    private func late(_ check: DueCheck) -> String {
        check.kind == .signs ? "Take the signs now." : "Look at the patient now and chart it."
    }

    /// As `3 min late`; within the first minute it is due.
    static func late(_ minutes: Int) -> String { minutes == 0 ? "due now" : "\(minutes) min late" }

    private func line(_ check: DueCheck) -> HTML {
        let minutes = check.due.minutes(since: page.now)
        return """
            <li><span>\(check.kind.title)</span> \
            \(minutes < 0
                ? Tag(Self.late(Int(-minutes)), .hold).html : "<span class=\"soft\">in \(Countdown.words(minutes: minutes))</span>")</li>
            """
    }

    /// What is seen at a glance needs one tap.
    private var quick: HTML? {
        guard page.may.contains(.recordSigns) else { return nil }
        let scope = page.scope("signs")
        return """
            <div class="quick"><p class="label">Sedation (MOAA/S)</p>\(page.taps(
                to: "signs", name: scope.name("alertness"),
                [
                    .init("5", "5", remark: "alert"), .init("4", "4", remark: "slow"), .init("3", "3", remark: "loud"),
                    .init("2", "2", remark: "shaken"),
                ]))<p class="label">How the patient is</p>\(page.taps(
                to: "signs", name: scope.name("comfort"),
                Signs.Comfort.allCases.map { .init($0.rawValue, $0.rawValue.capitalisedFirst) }))</div>
            """
    }
}
