import Care
import Foundation

/// Moments as the clinic's wall shows them.
struct WallClock: Sendable {
    let zone: TimeZone

    init(_ zone: TimeZone) { self.zone = zone }

    /// `09:05`
    func time(_ moment: Instant) -> String {
        let seconds = moment.microseconds / 1_000_000 + Int64(zone.secondsFromGMT(for: moment.date))
        let minute = Int((seconds % 86_400 + 86_400) % 86_400) / 60
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minute / 60)):\(two(minute % 60))"
    }

    /// `2026-11-21 09:05`
    func dayAndTime(_ moment: Instant) -> String { "\(Day(moment, in: zone)) \(time(moment))" }
}
