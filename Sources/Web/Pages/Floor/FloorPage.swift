import Care
import Clinic

/// Every chair at a glance: who, where in the session, how long still, what is due next, and what asks for a person.
struct FloorPage: Sendable {
    let floor: Floor
    let names: [PersonID: String]
    let clock: WallClock
    let viewer: PersonID
    /// Bigger, and without what a person would tap, for a screen on a wall.
    var isWall = false

    var html: HTML {
        """
        \(PageHeading(title: "Floor", remark: remark, actions: actions))\(LiveRegion(
            path: Site.floorLive, position: floor.position, stage: "floor", madeAt: clock.time(floor.now),
            body: "\(LiveRegion.part("capacity", capacity))\(LiveRegion.part("chairs", chairs))"))
        <p class="small soft">This page shows what was charted. It is not a primary alarm system: the monitor and the person at \
        the chair are.</p>
        """
    }

    private var seated: [FloorChair.Occupant] { floor.chairs.compactMap(\.occupant) }

    private var remark: String { "As of \(clock.time(floor.now))" }

    private var actions: HTML {
        isWall
            ? "<a class=\"button\" href=\"\(url: Site.floor)\">Leave the wall view</a>"
            : "<a class=\"button\" href=\"\(url: Site.floor + "?wall=yes")\">Wall view</a>"
    }

    // MARK: Capacity

    private var capacity: HTML {
        let alarms = seated.flatMap(\.alarms).filter { !$0.isAnswered }
        let late = seated.compactMap { $0.nextCheck?.minutesLate(at: floor.now) }
        var cells = [
            cell("Chairs", "\(seated.count) of \(floor.chairs.count)", "\(floor.free) free"),
            cell(
                "Unanswered alarms", "\(alarms.count)",
                alarms.map(\.priority).max().map { $0.title.lowercased() } ?? "none",
                tone: alarms.isEmpty ? nil : .hold),
            cell(
                "Checks late", "\(late.count)", late.max().map { $0 == 0 ? "due now" : "longest \($0) min" } ?? "none",
                tone: late.isEmpty ? nil : .hold),
        ]
        if let most = floor.mostPerNurse {
            let nurses = floor.observing.sorted { names[$0.key] ?? "" < names[$1.key] ?? "" }
            let watching = nurses.map { "\(nurseName($0.key)) \($0.value)" }.joined(separator: ", ")
            cells.append(
                cell(
                    "Observed, at most \(most) a nurse", "\(floor.observing.values.reduce(0, +))",
                    watching.isEmpty ? "nobody after a dose" : watching, tone: floor.overloaded.isEmpty ? nil : .hold))
        }
        return "<dl class=\"capacity\">\(cells)</dl>\(overload)"
    }

    private var overload: HTML? {
        guard !floor.overloaded.isEmpty, let rule = floor.observedPerNurse else { return nil }
        return Banner(
            .caution, "Too many for one nurse: \(floor.overloaded.map(nurseName).joined(separator: ", "))",
            """
            \(rule.reason) <span class="source"><code>\(rule.id)</code>\
            \(if: !rule.approved, " <span class=\"unapproved\">\(Icon.unknown.html)\(FindingList.notApproved)</span>")</span>
            """
        ).html
    }

    private func cell(_ name: String, _ value: String, _ detail: String, tone: Tone? = nil) -> HTML {
        """
        <div\(tone.map { " class=\"tone-\($0.rawValue)\"" as HTML })><dt>\(tone?.icon?.html)\(name)</dt>\
        <dd class="value">\(value)</dd><dd class="soft">\(detail)</dd></div>
        """
    }

    private func nurseName(_ nurse: PersonID) -> String {
        nurse == viewer ? "you" : names[nurse] ?? "someone who left"
    }

    // MARK: Chairs

    private var chairs: HTML {
        guard !floor.chairs.isEmpty else {
            return EmptyState(
                title: "No chairs yet",
                words: "A chair stands here once a session is booked or opened in it, or the owner names the chairs.",
                action: "<a class=\"button\" href=\"\(url: Site.today)\">Today</a>"
            ).html
        }
        let free = floor.chairs.filter { $0.occupant == nil }
        return """
            \(if: seated.isEmpty, "<p class=\"soft\">Nobody is in a chair.</p>")\
            <ul class="plain floor\(if: isWall, " wall")">\(floor.chairs.map(chair))</ul>\
            \(if: !free.isEmpty, "<ul class=\"plain free-chairs\" aria-label=\"Free chairs\">\(free.map(freeChair))</ul>")
            """
    }

    private func freeChair(_ chair: FloorChair) -> HTML {
        """
        <li><b>\(chair.chair)</b> <span class="soft">free\
        \(chair.nextAt.map { ", next at \(clock.time($0))" as HTML })</span></li>
        """
    }

    private func chair(_ chair: FloorChair) -> HTML {
        guard let here = chair.occupant else { return HTML() }
        let worst = here.alarms.first { !$0.isAnswered } ?? here.alarms.first
        return """
            <li class="seat\(worst.map { " alarm-\($0.priority.word)\($0.isAnswered ? " answered" : "")" as HTML })">
            <p class="chair">\(chair.chair)<span class="stage">\(stage(here))</span></p>
            <p class="who"><a href="\(url: Site.session(here.patient, here.session))">\(name(here))</a></p>
            <p class="soft">\(here.route.rawValue.capitalisedFirst) \(OrderPanel.words(here.drug).lowercased()), session \
            \(here.sessionNumber)</p>
            \(worst.map(alarm))\(times(here))\(check(here))
            <p class="soft nurse">\(here.nurse.map(nurseName) ?? "no nurse")\(open(here))</p></li>

            """
    }

    private func name(_ here: FloorChair.Occupant) -> String {
        switch floor.settings.names {
        case .full: here.name.display
        case .initials: here.name.initials
        }
    }

    private func stage(_ here: FloorChair.Occupant) -> String {
        here.given.state == .paused && here.stage == .dosing ? "Paused" : here.stage.title
    }

    private func alarm(_ alarm: Alarm) -> HTML {
        """
        <p class="worst">\(Icon(alarm.priority).html)<span><b>\(alarm.priority.marks)</b> \(alarm.basis)\
        \(if: alarm.isAnswered, ", answered", else: alarm.isEscalated(at: floor.now) ? ". Nobody has answered." : "")\
        \(alarm.escalatesAt.map { "<span data-ask-at=\"\($0.microseconds / 1000)\"></span>" as HTML })</span></p>
        """
    }

    private func times(_ here: FloorChair.Occupant) -> HTML {
        switch here.stage {
        case .preparation:
            Countdown.since(here.openedAt, label: "Here since \(clock.time(here.openedAt))", now: floor.now).html
        case .dosing, .recovery, .closed:
            """
            <div class="times">\(here.given.startedAt.map {
                Countdown.since($0, label: "Since the dose", now: floor.now)
            })\(here.endsAt.map {
                Countdown.until(
                    $0, label: here.stage == .dosing ? "Through at \(clock.time($0))" : "May leave from \(clock.time($0))",
                    now: floor.now)
            })</div>
            """
        }
    }

    private func check(_ here: FloorChair.Occupant) -> HTML? {
        here.nextCheck.map { check in
            """
            <p class="check">\(check.minutesLate(at: floor.now).map { Tag("\(check.kind.title) \(DueChecksPanel.late($0))", .hold).html }
                ?? "\(check.kind.title) in \(Countdown.words(minutes: check.due.minutes(since: floor.now)))")\
            <span data-ask-at="\(check.due.microseconds / 1000)"></span></p>
            """
        }
    }

    private func open(_ here: FloorChair.Occupant) -> String {
        switch here.stage {
        case .preparation: here.open == 0 ? " · ready for the dose" : " · \(here.open) open before the dose"
        case .recovery: here.open == 0 ? " · ready to go home" : " · \(here.open) open before discharge"
        case .dosing, .closed: ""
        }
    }
}

extension PersonName {
    /// As `A. M.`, for a screen that others may read.
    var initials: String {
        [given, family].compactMap { $0.first.map { "\($0.uppercased())." } }.joined(separator: " ")
    }
}
