import Care
import Foundation
import Testing

@testable import Web

@Suite("Times as the clinic's wall shows them") struct WallClockTests {
    static let newYork = TimeZone(identifier: "America/New_York") ?? .gmt

    @Test func `an hour that the clocks show twice says which it is`() throws {
        let clock = WallClock(Self.newYork)
        let day = try #require(Day("2026-11-01"))
        let first = day.instant(hour: 0, minute: 35, in: Self.newYork)
        #expect(clock.time(first) == "00:35")
        #expect(clock.time(first.adding(minutes: 60)) == "01:35 EDT")
        #expect(clock.time(first.adding(minutes: 120)) == "01:35 EST")
        #expect(clock.timeOfDay(first.adding(minutes: 120)) == "01:35")
        #expect(clock.time(first.adding(minutes: 180)) == "02:35")
    }

    @Test func `an hour that is left out is not shown`() throws {
        let clock = WallClock(Self.newYork)
        let before = try #require(Day("2026-03-08")).instant(hour: 1, minute: 50, in: Self.newYork)
        #expect(clock.time(before) == "01:50")
        #expect(clock.time(before.adding(minutes: 20)) == "03:10")
    }
}
