import Care
import Clinic

/// A session's signs over its minutes, with the infusion, the limits that call for a pause, and adverse events.
struct SessionChart: Component {
    let session: TreatmentSession
    let treatment: TreatmentProtocol
    let now: Instant
    let clock: WallClock
    let record: MonitorRecord?
    let feedGaps: [FeedGap]

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
        record = page.view.record
        feedGaps = page.view.feedGaps ?? []
    }

    init(_ view: SessionView, closedAt: Instant, clock: WallClock) {
        session = view.session
        treatment = view.treatment
        now = closedAt
        self.clock = clock
        record = view.record
        feedGaps = view.feedGaps ?? []
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
            } + cuff, bands: bands, thresholds: thresholds,
            marks: session.adverseEvents.map { event in
                SignsChart.Mark(
                    minute: event.occurredAt.minutes(since: zero), words: event.content.kind.title,
                    tone: EventPanel.tone(event.content))
            }, traces: traces,
            gaps: feedGaps.map {
                SignsChart.Band(
                    from: max($0.from.minutes(since: zero), -Self.before), through: $0.until.minutes(since: zero),
                    words: "no feed")
            }.filter { $0.through > -Self.before })
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

    // MARK: Monitors

    /// So many minutes before the dose are drawn of what a monitor sent.
    private static let before = 15.0
    private static let stretchSeconds = 30.0

    /// A point's place in time: the monitor's word for it, unless its clock is wrong.
    private func minute(_ point: SignPoint) -> Double {
        let isWrong = abs(record?.clockDifferenceSeconds ?? 0) >= 120
        return (isWrong ? point.receivedAt : point.at).minutes(since: zero)
    }

    private func points(_ sign: VitalSign) -> [SignPoint] {
        (record?.points[sign] ?? []).filter { minute($0) > -Self.before }
    }

    /// Pressures as the monitor's cuff took them.
    private var cuff: [SignsChart.Reading] {
        let diastolic = Dictionary(points(.diastolic).map { ($0.at, $0.value) }, uniquingKeysWith: { $1 })
        return points(.systolic).compactMap { systolic in
            diastolic[systolic.at].map { diastolic in
                SignsChart.Reading(
                    minute: minute(systolic), systolic: Int(systolic.value.rounded()),
                    diastolic: Int(diastolic.rounded()))
            }
        }
    }

    private var traces: [SignsTrace] {
        let pulse = points(.heartRate).isEmpty ? VitalSign.pulseRate : .heartRate
        return [(SignsTrace.Sign.heartRate, pulse), (.oxygen, .oxygenSaturation)].compactMap { sign, source in
            let stretches = SignStretch.stretches(
                of: points(source).map { point in
                    SignPoint(
                        at: zero.adding(minutes: minute(point)), receivedAt: point.receivedAt, value: point.value,
                        channel: point.channel)
                }, every: Self.stretchSeconds)
            guard !stretches.isEmpty else { return nil }
            return SignsTrace(
                sign: sign,
                stretches: stretches.map {
                    .init(
                        minute: $0.from.minutes(since: zero), lowest: $0.lowest, highest: $0.highest, last: $0.last)
                }, length: Self.stretchSeconds / 60)
        }
    }
}
