import Care
import Foundation
import Records
import Testing

@testable import Clinic

/// New York changes its clocks on 8 March and 1 November 2026.
@Suite("The clinic's wall clock around a change of the clocks") struct ClinicTimeZoneTests {
    private let zone = "America/New_York"

    private func utc(_ moment: Instant) -> String { moment.date.formatted(.iso8601) }

    @Test(
        "A booking stands at the time on the wall",
        arguments: [
            ("2026-03-07", 10, "2026-03-07T15:00:00Z"), ("2026-03-08", 10, "2026-03-08T14:00:00Z"),
            ("2026-03-08", 2, "2026-03-08T07:00:00Z"), ("2026-03-09", 10, "2026-03-09T14:00:00Z"),
            ("2026-10-31", 10, "2026-10-31T14:00:00Z"), ("2026-11-01", 10, "2026-11-01T15:00:00Z"),
            ("2026-11-01", 1, "2026-11-01T05:00:00Z"), ("2026-11-02", 10, "2026-11-02T15:00:00Z"),
        ])
    func booking(text: String, hour: Int, expected: String) async throws {
        try await ClinicFixture.with(zone: zone) { clinic in
            let day = try #require(Day(text))
            clinic.set(day.adding(days: -3))
            let patient = try await clinic.register("Rowan", "Alder")
            _ = try await clinic.book(patient, on: day, hour: hour)
            #expect(try await clinic.course(patient).bookings.map { utc($0.at) } == [expected])
        }
    }

    @Test("The day's list holds the day on the wall", arguments: ["2026-03-08", "2026-11-01"])
    func todaysList(text: String) async throws {
        try await ClinicFixture.with(zone: zone) { clinic in
            let day = try #require(Day(text))
            clinic.set(day.adding(days: -1))
            let patient = try await clinic.register("Rowan", "Alder")
            let times = [(-1, 23, 59), (0, 0, 0), (0, 23, 59), (1, 0, 0)]
            for (index, (days, hour, minute)) in times.enumerated() {
                _ = try await clinic.book(
                    patient, on: day.adding(days: days), hour: hour, minute: minute, chair: "Chair \(index)")
            }
            for (hour, minute) in [(0, 0), (12, 0), (23, 59)] {
                clinic.set(day, hour: hour, minute: minute)
                let view = try await clinic.todayView()
                #expect(view.day == day)
                #expect(view.sessions.map(\.chair) == ["Chair 1", "Chair 2"], "at \(hour):\(minute)")
            }
            // Late in the evening the day in UTC is the next one; a booking for today is not in the past.
            clinic.set(day, hour: 22)
            _ = try await clinic.book(patient, on: day, hour: 23, chair: "Chair 9")
            #expect(try await clinic.todayView().sessions.count == 3)
        }
    }

    @Test(
        "A follow-up is due on the right day",
        arguments: [
            ("2026-03-06", ["2026-03-06", "2026-03-07", "2026-03-08", "2026-03-09", "2026-03-13"]),
            ("2026-10-31", ["2026-10-31", "2026-11-01", "2026-11-02", "2026-11-03", "2026-11-07"]),
        ])
    func followUp(text: String, expected: [String]) async throws {
        try await ClinicFixture.with(zone: zone) { clinic in
            clinic.set(try #require(Day(text)), hour: 9)
            let treated = try await clinic.treated(to: .recovered)
            try await clinic.discharge(treated)
            let tasks = try await clinic.course(treated.patient).openTasks.values
                .filter { $0.id.hasPrefix("follow-up.") }.sorted { ($0.due, $0.id) < ($1.due, $1.id) }
            let hours = try #require(await clinic.clinic.protocols.current("iv-racemic")).numbers("FOLLOW-UP-HOURS")
            #expect(hours == [4, 24, 48, 72, 168])
            #expect(tasks.map(\.due.description) == expected)
            // From two days on the call comes at the hour on the wall at which the patient left.
            func wall(_ moment: Instant) -> Int {
                var calendar = Calendar(identifier: .gregorian)
                calendar.timeZone = clinic.zone
                return calendar.component(.hour, from: moment.date) * 60
                    + calendar.component(.minute, from: moment.date)
            }
            #expect(
                tasks.dropFirst(2).compactMap { $0.dueAt.map(wall) } == Array(repeating: wall(clinic.now), count: 3))
            clinic.set(try #require(Day(expected[1])), hour: 8)
            #expect(try await clinic.todayView().tasks.contains { $0.task.id.hasPrefix("follow-up.") })
        }
    }
}
