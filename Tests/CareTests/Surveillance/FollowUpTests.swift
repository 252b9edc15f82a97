import Foundation
import Testing

@testable import Care

@Suite struct FollowUpTests {
    private func contacts(_ closed: String, hour: Int, minute: Int, zone: String) throws -> [CareTask] {
        let zone = try #require(TimeZone(identifier: zone))
        let closedAt = try day(closed).instant(hour: hour, minute: minute, in: zone)
        return FollowUp.contacts(
            after: closedAt, session: SessionID("s1"), zone: zone, try ShippedProtocols.treatment("iv-racemic"))
    }

    /// The wall clock of a task, as `2026-03-08 15:30`.
    private func wall(_ task: CareTask, _ zone: String) throws -> String {
        let zone = try #require(TimeZone(identifier: zone))
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = zone
        formatter.dateFormat = "yyyy-MM-dd HH:mm"
        return formatter.string(from: try #require(task.dueAt).date)
    }

    @Test(arguments: [
        (
            "America/New_York", "2026-03-07",
            ["2026-03-07 19:30", "2026-03-08 16:30", "2026-03-09 15:30", "2026-03-10 15:30", "2026-03-14 15:30"]
        ),
        (
            "America/New_York", "2026-10-31",
            ["2026-10-31 19:30", "2026-11-01 14:30", "2026-11-02 15:30", "2026-11-03 15:30", "2026-11-07 15:30"]
        ),
        (
            "Europe/Berlin", "2026-03-28",
            ["2026-03-28 19:30", "2026-03-29 16:30", "2026-03-30 15:30", "2026-03-31 15:30", "2026-04-04 15:30"]
        ),
        (
            "Europe/Berlin", "2026-10-24",
            ["2026-10-24 19:30", "2026-10-25 14:30", "2026-10-26 15:30", "2026-10-27 15:30", "2026-10-31 15:30"]
        ),
        (
            "Europe/Berlin", "2026-06-10",
            ["2026-06-10 19:30", "2026-06-11 15:30", "2026-06-12 15:30", "2026-06-13 15:30", "2026-06-17 15:30"]
        ),
    ])
    func `hours are real hours and days keep their wall time across the change`(
        zone: String, closed: String, expected: [String]
    ) throws {
        let tasks = try contacts(closed, hour: 15, minute: 30, zone: zone)
        #expect(try tasks.map { try wall($0, zone) } == expected)
        #expect(tasks.map(\.due.description) == expected.map { String($0.prefix(10)) })
    }

    @Test func `a call that would fall into the skipped hour moves on by it`() throws {
        // 02:30 does not exist in New York on 8 March 2026.
        let tasks = try contacts("2026-03-06", hour: 2, minute: 30, zone: "America/New_York")
        #expect(try wall(tasks[2], "America/New_York") == "2026-03-08 03:30")
        #expect(try wall(tasks[3], "America/New_York") == "2026-03-09 02:30")
    }

    @Test func `four hours after a late session is the next day`() throws {
        let tasks = try contacts("2026-06-10", hour: 21, minute: 0, zone: "America/New_York")
        #expect(tasks.first?.due.description == "2026-06-11")
    }

    @Test func `each contact has its own name that stays the same, and the row's approval`() throws {
        let tasks = try contacts("2026-06-10", hour: 15, minute: 0, zone: "Europe/Berlin")
        #expect(tasks.map(\.id) == ["4", "24", "48", "72", "168"].map { "follow-up.s1.\($0)h" })
        #expect(tasks.map(\.title).last == "Contact after the session: day 7")
        #expect(tasks.allSatisfy { !$0.approved && $0.rule == "FOLLOW-UP-HOURS" })
    }
}
