public import Foundation

/// A calendar day without a time or a zone, for birth dates, due dates and schedules.
///
/// Arithmetic is on the proleptic Gregorian day count, so a week is seven days across every daylight-saving change.
public struct Day: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    public let year: Int
    public let month: Int
    public let day: Int

    /// Nil when there is no such day, as with 2026-02-30, or the year is outside 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `YYYY-MM-DD` and nothing else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The calendar day of a moment on the wall of `zone`.
    public init(_ instant: Instant, in zone: TimeZone) {
        let local = instant.microseconds + Int64(zone.secondsFromGMT(for: instant.date)) * 1_000_000
        self.init(ordinal: Int((Double(local) / 86_400_000_000).rounded(.down)))
    }

    /// Days since 1970-01-01. The algorithm is Howard Hinnant's `days_from_civil`.
    public var ordinal: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day that many days after 1970-01-01, held within years 1 to 9999.
    public init(ordinal: Int) {
        let clamped = min(max(ordinal, -719_162), 2_932_896) + 719_468
        let era = clamped / 146_097
        let dayOfEra = clamped - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    public func adding(days: Int) -> Day { Day(ordinal: ordinal + days) }

    /// The same day of a later (or earlier) month, or that month's last day when it is shorter.
    public func adding(months: Int) -> Day {
        let index = year * 12 + month - 1 + months
        let newYear = min(max(index / 12, 1), 9999)
        let newMonth = index % 12 + 1
        return Day(
            year: newYear, month: newMonth, day: min(day, Day.length(ofMonth: newMonth, year: newYear))) ?? self
    }

    public func days(since earlier: Day) -> Int { ordinal - earlier.ordinal }

    /// Whole years from `birth` to this day: someone born on 29 February turns a year older on 1 March in a common year.
    public func years(since birth: Day) -> Int {
        let had = (month, day) >= (birth.month, birth.day)
        return year - birth.year - (had ? 0 : 1)
    }

    /// 1 for Monday to 7 for Sunday (ISO 8601).
    public var isoWeekday: Int { ((ordinal + 3) % 7 + 7) % 7 + 1 }

    /// The moment the wall clock of `zone` shows `hour:minute` on this day.
    ///
    /// A time that a daylight-saving change skips is moved on by the hour skipped; one that comes twice is its first occurrence.
    public func instant(hour: Int, minute: Int, in zone: TimeZone) -> Instant {
        let wall = Int64(ordinal) * 86_400 + Int64(hour) * 3600 + Int64(minute) * 60
        func offset(_ seconds: Int64) -> Int64 {
            Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
        }
        let before = offset(wall - 86_400)
        let after = offset(wall + 86_400)
        let candidates = [wall - max(before, after), wall - min(before, after)]
        let match = candidates.first { $0 + offset($0) == wall } ?? wall - before
        return Instant(microseconds: match * 1_000_000)
    }

    public var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    public static func < (left: Day, right: Day) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\(text) is not a day as YYYY-MM-DD"))
        }
        self = day
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
