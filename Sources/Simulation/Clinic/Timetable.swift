import Care
import Foundation

/// When and where one patient is seen. No two patients have the same chair, hour and weekdays, so nobody finds a chair taken.
struct Timetable: Sendable {
    let zone: TimeZone
    /// The moment at which the simulation ends: nothing later is done.
    let end: Instant
    private let number: Int
    private let isPain: Bool
    private let appearance: Story.Appearance?

    private static let hours: [(hour: Int, minute: Int)] = [(8, 0), (10, 45), (13, 30)]
    /// Twice a week, with three and four days between: Monday and Thursday, or Tuesday and Friday.
    private static let weekdays: [[Int]] = [[1, 4], [2, 5]]

    init(zone: TimeZone, end: Instant, number: Int, story: Story) {
        self.zone = zone
        self.end = end
        self.number = number
        isPain = story.protocolID == "iv-pain"
        appearance = story.appearance
    }

    var today: Day { Day(end, in: zone) }

    func isWorkingDay(_ day: Day) -> Bool { day.isoWeekday <= 5 }

    /// This day, or the last before it on which the clinic was open.
    func workingDay(upTo day: Day) -> Day {
        var day = day
        while !isWorkingDay(day) { day = day.adding(days: -1) }
        return day
    }

    /// This day, or the next on which the clinic is open.
    func workingDay(from day: Day) -> Day {
        var day = day
        while !isWorkingDay(day) { day = day.adding(days: 1) }
        return day
    }

    /// The first of the patient's own days from `day` on. Whoever is expected today comes today, whatever day it is.
    ///
    /// - Parameter isSpaced: once a week or less often, when some come on Wednesdays.
    func sessionDay(from day: Day, isSpaced: Bool) -> Day {
        if appearance != nil, day > today.adding(days: -3), day <= today { return today }
        var day = day
        while !isSessionDay(day, isSpaced: isSpaced) { day = day.adding(days: 1) }
        if appearance != nil, day > today.adding(days: -3), day <= today.adding(days: 4) { return today }
        return day
    }

    private func isSessionDay(_ day: Day, isSpaced: Bool) -> Bool {
        if isPain { return isWorkingDay(day) }
        // Two whose numbers are five apart never share a chair's hour.
        if isSpaced, number % 5 == 0 { return day.isoWeekday == 3 }
        return Self.weekdays[number / 3 % 2].contains(day.isoWeekday)
    }

    /// The hour of a session on a day.
    func hour(on day: Day) -> (hour: Int, minute: Int) {
        guard day == today, let minutesAgo = appearance?.minutesBeforeEnd else {
            return isPain ? Self.hours[0] : Self.hours[number % 3]
        }
        let began = end.adding(minutes: -minutesAgo)
        // A session that began before midnight is shown at the first minute of the day.
        let midnight = today.instant(hour: 0, minute: 0, in: zone)
        let minutes = min(max(0, Int(began.minutes(since: midnight))), 23 * 60 + 59)
        return (minutes / 60, minutes % 60)
    }

    func start(on day: Day) -> Instant {
        if day == today, let minutesAgo = appearance?.minutesBeforeEnd { return end.adding(minutes: -minutesAgo) }
        let hour = hour(on: day)
        return day.instant(hour: hour.hour, minute: hour.minute, in: zone)
    }

    func chair(on day: Day) -> String {
        if day == today, appearance != nil { return "Room \(number)" }
        return isPain ? "Bed \(number / 12 + 1)" : "Chair \(number / 6 + 1)"
    }
}

extension Story.Appearance {
    /// How long before the end of the simulation the session began; negative when it has not.
    fileprivate var minutesBeforeEnd: Double {
        switch self {
        case .preparation: 9
        case .dosing: 42
        case .recovery: 78
        case .departed: 200
        case .arrival(let hours): -60 * Double(hours)
        }
    }
}
