import Care
import Clinic

/// What the linked monitor says now, with the age of each value. A value that is old says so and is no longer shown as
/// the present one.
struct MonitorPanel: Component {
    let page: SessionPage

    /// After this many seconds without news a value is not of now.
    static let stale = 15.0

    private static let shown: [VitalSign] = [
        .systolic, .diastolic, .heartRate, .pulseRate, .oxygenSaturation, .respiratoryRate, .endTidalCarbonDioxide,
    ]

    var html: HTML {
        guard !page.view.places.isEmpty else { return HTML() }
        let signs = Self.shown.compactMap { page.view.monitored[$0] }
        return Panel(
            title: "Monitor", remark: page.view.places.joined(separator: ", "),
            body: signs.isEmpty
                ? "<p class=\"soft\">Linked; nothing has arrived yet. Look at the monitor and its cable.</p>"
                : "<dl class=\"monitor\">\(signs.map(item))</dl>\(gap(signs))"
        ).html
    }

    private func item(_ sign: SignNow) -> HTML {
        let age = page.now.minutes(since: sign.receivedAt) * 60
        let measured = page.now.minutes(since: sign.at)
        let unit = sign.sign.unit.replacing("mm[Hg]", with: "mmHg")
        return """
            <div\(if: age > Self.stale, " class=\"old\"")><dt>\(sign.sign.title)</dt>\
            <dd>\(sign.value.map { Figure.text($0, decimals: 0) } ?? "–") <small>\(unit)</small></dd>\
            <dd class="age">\(if: age > Self.stale, "no news for \(Int(age)) s",
                else: measured >= 1 ? "\(Int(measured)) min ago" : "now")</dd></div>
            """
    }

    private func gap(_ signs: [SignNow]) -> HTML? {
        guard let last = signs.map(\.receivedAt).max(), page.now.minutes(since: last) * 60 > Self.stale else {
            return nil
        }
        return """
            <p>\(Tag("Feed silent", .hold)) Nothing since \(page.clock.time(last)). Watch the monitor itself.</p>
            """
    }
}
