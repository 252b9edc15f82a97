import Care
import Foundation

/// Moments as the clinic's wall shows them.
struct WallClock: Sendable {
    let zone: TimeZone

    init(_ zone: TimeZone) { self.zone = zone }

    /// `09:05`; in an hour that the clocks show twice also which of the two, as `01:35 EDT`.
    func time(_ moment: Instant) -> String {
        guard isShownTwice(moment) else { return timeOfDay(moment) }
        let style: TimeZone.NameStyle =
            zone.isDaylightSavingTime(for: moment.date) ? .shortDaylightSaving : .shortStandard
        let name = zone.localizedName(for: style, locale: Locale(identifier: "en_US"))
        return "\(timeOfDay(moment)) \(name ?? zone.identifier)"
    }

    /// Whether the clinic's clocks are set back so that they show this time of day again, or have shown it before.
    private func isShownTwice(_ moment: Instant) -> Bool {
        let here = zone.secondsFromGMT(for: moment.date)
        // Clocks are set back by at most two hours.
        return [-120.0, -60, -30, 30, 60, 120].contains { minutes in
            let other = zone.secondsFromGMT(for: moment.adding(minutes: minutes).date)
            return Double(here - other) == minutes * 60
        }
    }

    /// `09:05`, as a field takes it.
    func timeOfDay(_ moment: Instant) -> String {
        let seconds = moment.microseconds / 1_000_000 + Int64(zone.secondsFromGMT(for: moment.date))
        let minute = Int((seconds % 86_400 + 86_400) % 86_400) / 60
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minute / 60)):\(two(minute % 60))"
    }

    /// `21 Nov 2026, 09:05`
    func dayAndTime(_ moment: Instant) -> String { "\(Day(moment, in: zone).words), \(time(moment))" }
}
