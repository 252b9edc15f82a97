public import Foundation

/// When the next session may be, as the protocol's schedule says.
public struct ScheduleWindow: Sendable, Hashable {
    /// The stretch of the schedule that the next session falls into.
    public let phase: SchedulePhase
    public let earliest: Day
    /// The last day on which the schedule is still kept.
    public let latest: Day
}

/// A protocol's schedule laid over a course: weeks are counted from the first session, which is in week 1.
public enum Schedule {
    /// Nil before the first session, and for protocols without a schedule.
    ///
    /// After a return to induction the weeks are counted anew from its first session.
    public static func next(after course: Course, under treatment: TreatmentProtocol, zone: TimeZone) -> ScheduleWindow?
    {
        let restart = course.decisions.last { $0.content.outcome == .returnToInduction }?.occurredAt
        let days = course.dosedSessions
            .filter { session in restart.map { session.openedAt >= $0 } ?? true }
            .map { Day($0.openedAt, in: zone) }
        guard let first = days.first, let last = days.last else { return nil }
        return next(first: first, last: last, phases: treatment.phases("SCHEDULE"))
    }

    /// The window after `last` of a schedule that began on `first`.
    static func next(first: Day, last: Day, phases: [SchedulePhase]) -> ScheduleWindow? {
        for phase in phases {
            let earliest = last.adding(days: phase.minimumDays)
            let end = phase.throughWeek.map { first.adding(days: $0 * 7 - 1) }
            if let end, earliest > end { continue }
            return ScheduleWindow(phase: phase, earliest: earliest, latest: last.adding(days: phase.maximumDays))
        }
        return phases.last.map {
            ScheduleWindow(
                phase: $0, earliest: last.adding(days: $0.minimumDays), latest: last.adding(days: $0.maximumDays))
        }
    }
}
