public import Care
import Synchronization

/// What time it is at the clinic: the machine's clock, except that it never runs backwards.
///
/// A machine's clock is set back by a person, by its time service, or by a wrong time zone. Doses, checks and alarms count
/// from what was charted before, so the clinic's time goes on at its own pace until the machine's has caught up. Safe to
/// ask from any task.
///
///     let clock = SteadyClock(notBefore: lastEntry, wall: { Instant(Date()) }, seconds: { uptime() })
///     clock.now                // the machine's time
///     // the machine is set back by an hour
///     clock.now                // goes on; clock.aheadSeconds is 3600
public final class SteadyClock: Sendable {
    /// A record that is further ahead than this was written by a clock that was wrong itself: it is not followed.
    static let farthestAheadMinutes = 24 * 60.0

    private struct Shown {
        var at: Instant
        var seconds: Double
    }

    private let wall: @Sendable () -> Instant
    private let seconds: @Sendable () -> Double
    private let shown: Mutex<Shown>

    /// - Parameters:
    ///   - last: the newest moment in the record, which the clinic's time does not begin before; nil for a new record.
    ///   - wall: what the machine's clock says.
    ///   - seconds: a count that runs evenly and is never set, as the time since the machine was started.
    public init(
        notBefore last: Instant?, wall: @escaping @Sendable () -> Instant, seconds: @escaping @Sendable () -> Double
    ) {
        self.wall = wall
        self.seconds = seconds
        let now = wall()
        let isFollowed = last.map { $0 > now && $0.minutes(since: now) <= Self.farthestAheadMinutes } ?? false
        shown = Mutex(Shown(at: isFollowed ? last ?? now : now, seconds: seconds()))
    }

    public var now: Instant { look().now }

    /// By how many seconds the clinic's time is ahead of the machine's: more than a moment means that the machine's clock
    /// was set back.
    public var aheadSeconds: Double {
        let (now, wall) = look()
        return now.minutes(since: wall) * 60
    }

    private func look() -> (now: Instant, wall: Instant) {
        shown.withLock { shown in
            let (wall, seconds) = (wall(), seconds())
            let steady = shown.at.adding(minutes: max(0, seconds - shown.seconds) / 60)
            // A clock that is slewed stays within a second of the even count, and is followed.
            let isSetBack = steady.minutes(since: wall) * 60 > 1
            shown = Shown(at: isSetBack ? steady : max(shown.at, wall), seconds: seconds)
            return (shown.at, wall)
        }
    }
}
