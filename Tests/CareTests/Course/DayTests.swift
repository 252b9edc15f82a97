import Foundation
import Testing

@testable import Care

@Suite("Calendar days and moments")
struct DayTests {
    static func day(_ text: String) throws -> Day { try #require(Day(text), "\(text) is a day") }

    @Test("leap years: every fourth, but not the hundredth, but the four-hundredth")
    func leapYears() {
        for (year, leap) in [(2024, true), (2026, false), (1900, false), (2000, true), (2100, false), (4, true)] {
            #expect((Day(year: year, month: 2, day: 29) != nil) == leap, "\(year)")
        }
    }

    @Test("reads YYYY-MM-DD and nothing else")
    func reading() throws {
        #expect(try Self.day("2026-11-21") == Day(year: 2026, month: 11, day: 21))
        for wrong in [
            "2026-2-3", "2026-02-30", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01", "26-01-01", "2026/01/01",
            "2026-01-01T00:00:00Z", " 2026-01-01", "+026-01-01", "2026-01", "", "٢٠٢٦-01-01",
        ] {
            #expect(Day(wrong) == nil, "\(wrong)")
        }
        for text in ["0001-01-01", "0999-12-31", "9999-12-31"] { #expect(try Self.day(text).description == text) }
    }

    @Test("the day count agrees with known days and runs through every day of 400 years")
    func ordinals() throws {
        #expect(try Self.day("1970-01-01").ordinal == 0)
        #expect(try Self.day("2000-03-01").ordinal == 11_017)
        #expect(try Self.day("0001-01-01").ordinal == -719_162)
        #expect(try Self.day("9999-12-31").ordinal == 2_932_896)
        var expected = Day(ordinal: -25_567)
        #expect(expected.description == "1900-01-01")
        for ordinal in -25_567...120_530 {
            let day = Day(ordinal: ordinal)
            guard day.ordinal == ordinal, day == expected else {
                Issue.record("\(ordinal) is \(day), not \(expected)")
                return
            }
            let tomorrow =
                Day(year: day.year, month: day.month, day: day.day + 1)
                ?? Day(year: day.year, month: day.month + 1, day: 1) ?? Day(year: day.year + 1, month: 1, day: 1)
            expected = try #require(tomorrow)
        }
    }

    @Test("adding days crosses leap days and months; adding months ends on the last day when it must")
    func adding() throws {
        #expect(try Self.day("2024-02-28").adding(days: 1).description == "2024-02-29")
        #expect(try Self.day("2026-02-28").adding(days: 1).description == "2026-03-01")
        #expect(try Self.day("2026-01-01").adding(days: -1).description == "2025-12-31")
        #expect(try Self.day("2026-01-31").adding(months: 1).description == "2026-02-28")
        #expect(try Self.day("2024-01-31").adding(months: 1).description == "2024-02-29")
        #expect(try Self.day("2026-11-30").adding(months: 3).description == "2027-02-28")
        #expect(try Self.day("2026-01-15").adding(months: -1).description == "2025-12-15")
        #expect(try Self.day("2026-03-10").days(since: try Self.day("2026-03-01")) == 9)
    }

    @Test("whole years are counted from the birthday; 29 February counts from 1 March in common years")
    func years() throws {
        let birth = try Self.day("2008-11-21")
        #expect(try Self.day("2026-11-20").years(since: birth) == 17)
        #expect(try Self.day("2026-11-21").years(since: birth) == 18)
        let leap = try Self.day("2008-02-29")
        #expect(try Self.day("2026-02-28").years(since: leap) == 17)
        #expect(try Self.day("2026-03-01").years(since: leap) == 18)
        #expect(try Self.day("2028-02-29").years(since: leap) == 20)
    }

    @Test("weekdays follow ISO 8601")
    func weekdays() throws {
        #expect(try Self.day("1970-01-01").isoWeekday == 4)
        #expect(Sample.today.isoWeekday == 6)
        #expect(try Self.day("1900-01-01").isoWeekday == 1)
        #expect((0..<7).map { Sample.today.adding(days: $0).isoWeekday } == [6, 7, 1, 2, 3, 4, 5])
    }

    @Test("a wall time that daylight saving skips moves on; one that comes twice is its first")
    func daylightSaving() throws {
        func utc(_ day: String, _ hour: Int, _ minute: Int, _ zone: String) throws -> String {
            let zone = try #require(TimeZone(identifier: zone))
            let instant = try Self.day(day).instant(hour: hour, minute: minute, in: zone)
            return instant.date.formatted(.iso8601)
        }
        #expect(try utc("2026-03-08", 1, 59, "America/New_York") == "2026-03-08T06:59:00Z")
        #expect(try utc("2026-03-08", 2, 30, "America/New_York") == "2026-03-08T07:30:00Z")
        #expect(try utc("2026-03-08", 3, 0, "America/New_York") == "2026-03-08T07:00:00Z")
        #expect(try utc("2026-11-01", 0, 59, "America/New_York") == "2026-11-01T04:59:00Z")
        #expect(try utc("2026-11-01", 1, 30, "America/New_York") == "2026-11-01T05:30:00Z")
        #expect(try utc("2026-11-01", 2, 0, "America/New_York") == "2026-11-01T07:00:00Z")
        #expect(try utc("2026-03-29", 2, 30, "Europe/Berlin") == "2026-03-29T01:30:00Z")
        #expect(try utc("2026-10-25", 2, 30, "Europe/Berlin") == "2026-10-25T00:30:00Z")
        #expect(try utc("2026-07-01", 12, 0, "Asia/Kathmandu") == "2026-07-01T06:15:00Z")
    }

    @Test(
        "the same wall hour on consecutive days is on consecutive days, in every zone",
        arguments: ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "UTC"])
    func consecutive(name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        let first = try Self.day("2026-01-01")
        for offset in 0..<400 {
            let day = first.adding(days: offset)
            let nine = day.instant(hour: 9, minute: 0, in: zone)
            #expect(Day(nine, in: zone) == day)
            let midnight = day.instant(hour: 0, minute: 0, in: zone)
            #expect(Day(midnight, in: zone) == day)
            #expect(Day(Instant(microseconds: midnight.microseconds - 1), in: zone) == day.adding(days: -1))
        }
    }

    @Test("moments count minutes exactly and read back from dates to the microsecond")
    func instants() {
        let moment = Sample.morning
        #expect(moment.adding(minutes: 40).minutes(since: moment) == 40)
        #expect(moment.adding(minutes: -0.5).minutes(since: moment) == -0.5)
        #expect(Instant(moment.date) == moment)
        let fine = Instant(microseconds: moment.microseconds + 123_457)
        #expect(Instant(fine.date) == fine)
        #expect(moment < fine)
    }

    @Test("days are stored as text and refuse what is no day")
    func coding() throws {
        let bytes = try JSONEncoder().encode([Sample.today])
        #expect(String(decoding: bytes, as: UTF8.self) == #"["2026-11-21"]"#)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Day].self, from: Data(#"["2026-02-30"]"#.utf8))
        }
    }
}
