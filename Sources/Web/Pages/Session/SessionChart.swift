import Care
import Clinic

/// A session's signs over its minutes, with the infusion, the limits that call for a pause, and adverse events.
struct SessionChart: Component {
    let session: TreatmentSession
    let treatment: TreatmentProtocol
    let now: Instant
    let clock: WallClock

    var html: HTML {
        Panel(
            title: "Signs over time",
            remark: session.given.startedAt.map { "0 min is \(clock.time($0))" },
            body: chart.html
        ).html
    }

    init(_ page: SessionPage) {
        session = page.session
        treatment = page.view.treatment
        now = page.now
        clock = page.clock
    }

    init(session: TreatmentSession, treatment: TreatmentProtocol, now: Instant, clock: WallClock) {
        self.session = session
        self.treatment = treatment
        self.now = now
        self.clock = clock
    }

    private var zero: Instant { session.given.startedAt ?? session.opening?.occurredAt ?? now }

    private var chart: SignsChart {
        SignsChart(
            title: "Signs of this session",
            readings: session.signs.map { sign in
                SignsChart.Reading(
                    minute: sign.occurredAt.minutes(since: zero), systolic: sign.content.systolic,
                    diastolic: sign.content.diastolic, heartRate: sign.content.heartRate,
                    oxygen: sign.content.oxygenSaturation)
            }, bands: bands, thresholds: thresholds,
            marks: session.adverseEvents.map { event in
                SignsChart.Mark(
                    minute: event.occurredAt.minutes(since: zero), words: event.content.kind.title,
                    tone: EventPanel.tone(event.content))
            })
    }

    private var bands: [SignsChart.Band] {
        session.doseEvents.compactMap { event in
            guard case .infusionStarted(let dose, _, let minutes) = event.content else { return nil }
            let start = event.occurredAt.minutes(since: zero)
            let end = (session.given.lastGiven(at: now) ?? session.given.expectedEnd).map { $0.minutes(since: zero) }
            return SignsChart.Band(
                from: start, through: max(start, end ?? start + minutes.value), words: "Infusion \(dose)")
        }
    }

    private var thresholds: [SignsChart.Threshold] {
        var lines: [SignsChart.Threshold] = []
        if let systolic = treatment.number("BP-PAUSE-SYS") {
            lines.append(.init(panel: .pressure, value: systolic, words: "pause at systolic \(Figure.text(systolic))"))
        }
        if let oxygen = treatment.number("SPO2-PAUSE") {
            lines.append(.init(panel: .oxygen, value: oxygen, words: "pause under \(Figure.text(oxygen)) %"))
        }
        return lines
    }
}
