import Care

/// A FHIR date, dateTime or instant: a day, or only a month or a year of which every day is possible.
///
/// The day is the one written, whatever the zone beside it: it is the day on the wall where it was recorded.
struct FHIRDate: Sendable, Hashable {
    let earliest: Day
    let latest: Day
    /// True for a moment whose day was already written as the next one in its zone, while it was still the day before
    /// in the westernmost zone (UTC-12).
    private let mayBeDayBefore: Bool

    /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or a day with a time, and refuses the rest, at `path`.
    init(_ text: String, at path: String) throws {
        let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        let parts = halves[0].split(separator: "-", omittingEmptySubsequences: false)
        let lengths = parts.map(\.utf8.count)
        guard [[4], [4, 2], [4, 2, 2]].contains(lengths), parts.allSatisfy(\.isDigits) else {
            throw Refusal.notADate(at: path, text: text)
        }
        let numbers = parts.compactMap { Int($0) }
        guard let first = Day(year: numbers[0], month: numbers.count > 1 ? numbers[1] : 1, day: 1),
            let earliest = numbers.count > 2 ? Day(year: first.year, month: first.month, day: numbers[2]) : first
        else { throw Refusal.impossibleDate(at: path, text: text) }
        self.earliest = earliest
        switch numbers.count {
        case 1: latest = first.adding(months: 12).adding(days: -1)
        case 2: latest = first.adding(months: 1).adding(days: -1)
        default: latest = earliest
        }
        guard halves.count == 2 else {
            mayBeDayBefore = false
            return
        }
        guard numbers.count == 3, let time = WrittenTime(halves[1]) else {
            throw Refusal.notADate(at: path, text: text)
        }
        mayBeDayBefore = time.minutesInWesternmostZone.map { $0 < 0 } ?? false
    }

    /// The latest day this can mean that is not after `today`; nil when it lies wholly in the future.
    func latestDay(notAfter today: Day) -> Day? {
        let start = mayBeDayBefore ? earliest.adding(days: -1) : earliest
        return start > today ? nil : min(latest, today)
    }
}

/// `hh:mm[:ss[.fff]][Z|±hh:mm]`.
private struct WrittenTime {
    /// Minutes from midnight on the clock of UTC-12, negative when that is still the day before; nil without a zone.
    let minutesInWesternmostZone: Int?

    init?(_ text: Substring) {
        var clock = text
        var offset: Int?
        if clock.hasSuffix("Z") {
            clock.removeLast()
            offset = 0
        } else if let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            guard let minutes = WrittenTime.minutes(clock[clock.index(after: sign)...]), minutes <= 14 * 60 else {
                return nil
            }
            offset = clock[sign] == "-" ? -minutes : minutes
            clock = clock[..<sign]
        }
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, let minutes = WrittenTime.minutes(clock.prefix(5)) else {
            return nil
        }
        if parts.count == 3 {
            let seconds = parts[2].split(separator: ".", omittingEmptySubsequences: false)
            guard seconds.count <= 2, seconds.allSatisfy(\.isDigits), seconds[0].utf8.count == 2,
                let whole = Int(seconds[0]), whole <= 60
            else { return nil }
        }
        minutesInWesternmostZone = offset.map { minutes - $0 - 12 * 60 }
    }

    private static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.isDigits && $0.utf8.count == 2 }),
            let hours = Int(parts[0]), let minutes = Int(parts[1]), hours <= 23, minutes <= 59
        else { return nil }
        return hours * 60 + minutes
    }
}

extension StringProtocol {
    /// True for one or more of the digits 0 to 9.
    var isDigits: Bool { !isEmpty && utf8.allSatisfy { (48...57).contains($0) } }
}
