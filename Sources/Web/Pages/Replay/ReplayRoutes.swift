import Care
import Clinic

/// Looking back at a session: the same screen as it stood at any moment, to read and not to touch.
enum ReplayRoutes {
    static let routes: [Route] = [
        .get("/patients/:patient/sessions/:session/replay", .permission(.seeChart), reads: "session replay") { visit in
            let (patient, session) = (try visit.patient(), try visit.sessionID())
            let access = try await visit.access(to: .seeChart)
            let span = try await visit.clinic.span(of: session, patient: patient, access: access, at: visit.now)
            let second = Double(visit.query["second"] ?? "") ?? 0
            let seconds = span.upperBound.minutes(since: span.lowerBound) * 60
            let moment = span.lowerBound.adding(minutes: min(max(0, second), seconds) / 60)
            let view = try await visit.clinic.session(
                session, of: patient, access: access, at: visit.now, past: moment)
            let directory = await visit.clinic.people.directory
            let page = SessionPage(
                view: view, names: Dictionary(uniqueKeysWithValues: directory.everyone.map { ($0.id, $0.name) }),
                may: [], token: "", clock: WallClock(visit.clinic.zone),
                forecast: .init(view, from: visit.clinic.forecasts, clock: WallClock(visit.clinic.zone)), isReplay: true
            )
            let bar = ReplayBar(
                path: Site.session(patient, session, "replay"), second: moment.minutes(since: span.lowerBound) * 60,
                seconds: seconds, speed: Int(visit.query["speed"] ?? "") ?? 10,
                shown: WallClock(visit.clinic.zone).time(moment),
                back: view.session.summary == nil ? Site.session(patient, session) : Site.summary(patient, session))
            return .page(
                visit.page(
                    title: "Replay", body: "\(bar)\(page.replay)", current: Site.patients, theme: .dim, width: .wide,
                    scripts: [.replayScript], shownAt: moment))
        }
    ]
}

/// Where in a session the replay is, how fast it goes, and steps for those without a script.
struct ReplayBar: Component {
    let path: String
    let second: Double
    let seconds: Double
    let speed: Int
    let shown: String
    let back: String

    static let speeds = [1, 5, 10, 30, 60]

    var html: HTML {
        """
        <form class="replay" method="get" action="\(url: path)" data-replay data-second="\(Int(second))" \
        data-seconds="\(Int(seconds))" data-speed="\(speed)">
        <p class="title"><b>Replay</b> <span data-part="replay-time">\(shown)</span> \
        <span class="soft">Nothing can be changed here.</span></p>
        <label class="slider"><span class="unseen">Second of the session</span><input type="range" name="second" min="0" \
        max="\(Int(seconds))" step="5" value="\(Int(second))"></label>
        <label>Speed <select name="speed">\(Self.speeds.map { each in
            "<option value=\"\(each)\"\(if: each == speed, " selected")>\(each)×</option>" as HTML
        })</select></label>
        <button class="button" data-play hidden type="button">Play</button><button class="button">Show</button>
        \(step("−5 min", -300))\(step("+1 min", 60))\(step("+5 min", 300))<a class="button" href="\(url: back)">Leave</a></form>
        """
    }

    private func step(_ label: String, _ by: Double) -> HTML {
        let target = Int(min(max(0, second + by), seconds))
        return "<a class=\"button\" href=\"\(url: "\(path)?second=\(target)&speed=\(speed)")\">\(label)</a>"
    }
}
