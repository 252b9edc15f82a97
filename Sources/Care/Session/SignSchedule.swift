/// When signs are due in a session, from the rows `MONITOR-DURING`, `MONITOR-DURING-EVERY`, `MONITOR-AFTER` and
/// `MONITOR-CADSS`.
public struct SignSchedule: Sendable, Hashable {
    /// Moments at which blood pressure, heart rate, breathing, saturation and alertness are read, in order.
    public let checks: [Instant]
    /// Moments at which dissociation is rated, in order.
    public let dissociation: [Instant]

    /// Empty before anything was given.
    ///
    /// - Parameter now: what tells whether dosing has ended; the checks after it are counted from there.
    public init(_ session: TreatmentSession, under treatment: TreatmentProtocol, at now: Instant) {
        guard let start = session.given.startedAt else {
            checks = []
            dissociation = []
            return
        }
        let end = session.given.lastGiven(at: now) ?? session.given.expectedEnd
        let after = treatment.numbers("MONITOR-AFTER")
        var during = treatment.numbers("MONITOR-DURING")
        let length = (end ?? now).minutes(since: start)
        if let every = treatment.number("MONITOR-DURING-EVERY"), every > 0, let last = during.last {
            during += stride(from: last + every, through: length, by: every)
        }
        // Once dosing is over its own checks give way to those after it, where the protocol has such.
        if end != nil, !after.isEmpty { during = during.filter { $0 <= length } }
        checks =
            during.map { start.adding(minutes: $0) } + (end.map { end in after.map { end.adding(minutes: $0) } } ?? [])
        dissociation = treatment.numbers("MONITOR-CADSS").map { start.adding(minutes: $0) }
    }

    /// The next moment that no reading answers yet; nil when all are answered. It may lie in the past: then it is late.
    ///
    /// A reading answers the moment that it is nearest to, and every one before.
    public static func next(of moments: [Instant], readings: [Instant]) -> Instant? {
        guard let last = readings.max() else { return moments.first }
        for (earlier, later) in zip(moments, moments.dropFirst())
        where last < earlier.adding(minutes: later.minutes(since: earlier) / 2) {
            return later
        }
        return nil
    }
}
