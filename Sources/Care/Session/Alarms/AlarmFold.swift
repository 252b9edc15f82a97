/// What the limits of a session have come to up to a moment. It can be carried on, so that the hours of a monitor's readings
/// before that moment need not be kept.
public struct AlarmFold: Sendable {
    private let families: [[AlarmLimit]]
    private var standings: [[AlarmLimit.Standing]]
    /// What was charted and is in the fold.
    private var charted: [SignReading] = []
    /// Readings up to here are in the fold.
    public private(set) var through: Instant

    /// Nothing has been read yet. Nil before anything was given, and once the session is closed: then there are no alarms.
    public init?(_ session: TreatmentSession, under treatment: TreatmentProtocol) {
        guard let start = session.given.startedAt, session.summary == nil else { return nil }
        families = AlarmLimit.families(treatment, baseline: session.baselinePressure)
        standings = families.map { $0.map { _ in AlarmLimit.Standing() } }
        through = start
    }

    /// Whether it can be carried on for a session: the limits are the same, and nothing charted by now belongs before its
    /// end, as a sign charted late or a correction does.
    public func isGood(for session: TreatmentSession, under treatment: TreatmentProtocol) -> Bool {
        guard let fresh = AlarmFold(session, under: treatment), fresh.families == families else { return false }
        return Self.charted(session, after: fresh.through, through: through) == charted
    }

    /// Carried on to a moment with everything that was read until then.
    ///
    /// - Parameter monitored: what devices sent, in any order; what is not after `through` is left out.
    public func carriedOn(
        by session: TreatmentSession, monitored: [SignReading], through moment: Instant
    ) -> AlarmFold {
        guard moment > through else { return self }
        var fold = self
        let typed = Self.charted(session, after: through, through: moment)
        let read = (typed + monitored.filter { $0.at > through && $0.at <= moment }).sorted { $0.at < $1.at }
        for (family, limits) in families.enumerated() {
            for (index, limit) in limits.enumerated() {
                for reading in read where reading.sign == limit.sign {
                    fold.standings[family][index].take(reading, against: limit)
                }
            }
        }
        fold.charted += typed
        fold.through = moment
        return fold
    }

    private static func charted(
        _ session: TreatmentSession, after start: Instant, through end: Instant
    ) -> [SignReading] {
        session.signs.filter { $0.occurredAt > start && $0.occurredAt <= end }.flatMap(\.readings)
    }

    /// The limits that stand crossed, in their families: since when, and with which last value.
    var standing: [[(limit: AlarmLimit, since: Instant, last: Double)]] {
        zip(families, standings).map { limits, standings in
            zip(limits, standings).compactMap { limit, standing in
                guard let raised = standing.raised, let last = standing.last else { return nil }
                return (limit, raised, last)
            }
        }
    }
}

extension AlarmLimit {
    /// Where one limit stands after some readings of its sign, oldest first.
    struct Standing: Sendable {
        private var crossedSince: Instant?
        private(set) var raised: Instant?
        private(set) var last: Double?

        mutating func take(_ reading: SignReading, against limit: AlarmLimit) {
            last = reading.value
            if limit.isCrossed(by: reading.value) {
                let first = crossedSince ?? reading.at
                crossedSince = first
                let needed = reading.isFromDevice ? limit.deviceSeconds : limit.typedSeconds
                if raised == nil, reading.at.minutes(since: first) * 60 >= needed { raised = reading.at }
            } else if raised == nil || !limit.isCrossed(by: reading.value, easedBy: limit.margin) {
                crossedSince = nil
                raised = nil
            }
        }
    }
}
