import Care
import Clinic

/// What the linked monitor says now, with the age of each value. A value that is old says so and is no longer shown as
/// the present one. Where scripts run the values change in place, as they arrive.
struct MonitorPanel: Component {
    let page: SessionPage

    static let shown: [VitalSign] = [
        .systolic, .diastolic, .heartRate, .pulseRate, .oxygenSaturation, .respiratoryRate, .endTidalCarbonDioxide,
    ]
    /// So many interruptions are listed; the chart marks all.
    private static let mostGaps = 4

    private var monitor: MonitorNow { MonitorNow(page.view.monitored, at: page.now) }

    var html: HTML {
        guard !page.view.places.isEmpty || (page.isReplay && !page.view.monitored.isEmpty) else { return unlinked }
        let signs = Self.shown.compactMap { page.view.monitored[$0] }
        return Panel(
            title: "Monitor", remark: remark(signs), id: "monitor",
            body: signs.isEmpty
                ? "<p class=\"soft\">Linked; nothing has arrived yet. Look at the monitor and its cable.</p>"
                : """
                <dl class="monitor" data-signs>\(signs.map(item))</dl>\(silence)\(clockDifference)\(gaps)\(chart)
                """
        ).html
    }

    private var unlinked: HTML {
        guard page.may.contains(.linkMonitor), !page.isReplay else { return HTML() }
        return """
            <p class="soft">No monitor is linked. <a href="\(url: Site.monitors)">Link one</a>, or type the signs.</p>
            """
    }

    private func remark(_ signs: [SignNow]) -> String {
        let places = page.view.places.joined(separator: ", ")
        return signs.first.map { places.isEmpty ? $0.device : "\(places) · \($0.device)" } ?? places
    }

    private func item(_ sign: SignNow) -> HTML {
        let old = monitor.isOld(sign)
        let measured = Int(monitor.minutesOld(sign))
        let unit = sign.sign.unit.replacing("mm[Hg]", with: "mmHg")
        return """
            <div\(if: old, " class=\"old\"")\(if: !page.isReplay, live(sign))><dt>\(sign.sign.title)</dt>\
            <dd><span class="reading">\(sign.value.map { Figure.text($0, decimals: 0) } ?? "–")</span> <small>\(unit)</small></dd>\
            <dd class="age">\(if: old, "no news for \(Int(monitor.silence(of: sign))) s",
                else: sign.value == nil ? "no value" : measured >= 1 ? "\(measured) min ago" : "now")</dd></div>
            """
    }

    private func live(_ sign: SignNow) -> HTML {
        " data-sign=\"\(sign.sign.rawValue)\" data-received=\"\(sign.receivedAt.microseconds / 1000)\""
    }

    private var silence: HTML {
        let last = monitor.lastHeard ?? page.now
        let isSilent = page.now.minutes(since: last) * 60 > MonitorNow.staleSeconds
        return """
            <p class="silence" role="status"\(if: !isSilent, " hidden")>\(Tag("Feed silent", .hold)) Nothing since \
            <span data-last-heard>\(page.clock.time(last))</span>. Watch the monitor itself.</p>
            """
    }

    /// A monitor whose clock is wrong stamps its values wrongly: the chart then shows them by when they arrived.
    private var clockDifference: HTML? {
        guard let seconds = page.view.record?.clockDifferenceSeconds, abs(seconds) >= 120 else { return nil }
        let minutes = Int(abs(seconds) / 60)
        return """
            <p>\(Tag("Clock", .caution)) The monitor\u{2019}s clock is \(minutes) min \(seconds > 0 ? "ahead" : "behind"). \
            Set it; until then go by this page\u{2019}s times.</p>
            """
    }

    private var gaps: HTML? {
        guard let gaps = page.view.feedGaps, !gaps.isEmpty else { return nil }
        let listed = gaps.suffix(Self.mostGaps).map { gap in
            "\(page.clock.time(gap.from)) to \(page.clock.time(gap.until)) (\(FeedGap.words(gap)))"
        }
        let more = gaps.count > Self.mostGaps ? "; \(gaps.count - Self.mostGaps) earlier" : ""
        return "<p class=\"gaps\">\(Tag("Missing", .unknown)) No feed \(listed.joined(separator: ", "))\(more).</p>"
    }

    /// One tap confirms what the monitor says, and it stands among the signs.
    private var chart: HTML? {
        guard page.may.contains(.recordSigns), !page.isReplay else { return nil }
        let what = "a pressure up to \(Figure.text(MonitorNow.pressureMinutes)) min old"
        return """
            <div id="\(page.scope("monitor").id)">\(page.taps(
                to: "monitor-signs", name: "monitor", [.init("now", "Chart these values", remark: what, .primary)]))</div>
            """
    }
}

extension FeedGap {
    /// How long it lasted, as `40 s` or `6 min`.
    static func words(_ gap: FeedGap) -> String {
        gap.minutes < 2 ? "\(Int((gap.minutes * 60).rounded())) s" : "\(Int(gap.minutes.rounded())) min"
    }
}

extension SessionView {
    /// When the monitors said nothing, from their first message until now or the session's end.
    var feedGaps: [FeedGap]? { record?.gaps(until: session.summary?.closedAt ?? now) }
}
