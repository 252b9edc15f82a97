import Care
import Clinic
import Foundation
import Records
import Simulation
import Testing

/// The day on which the simulation ends, and the time that led there.
@Suite struct SyntheticDayTests {
    @Test func `Today has sessions at every stage and arrivals to come`() async throws {
        let (premises, nurse) = try await SharedClinic.clinic.visit("nurse")
        let access = try Authorisation.require(.seeToday, of: nurse, patient: nil)
        let today = try await premises.clinic.today(access: access, at: SimulatedClinic.now)
        let open = today.sessions.filter { $0.status == .open }
        #expect(Set(open.compactMap(\.stage)) == [.preparation, .dosing, .recovery], "\(open.map(\.stage))")
        #expect(today.sessions.count { $0.status == .booked } >= 2)
        #expect(today.sessions.contains { $0.status == .closed })
        #expect(!today.tasks.isEmpty)
        #expect(today.openRisks.count >= 1)
    }

    @Test func `Work waits: a screening, a consent, a draft, a risk within the hour`() async throws {
        let clinic = try await SharedClinic.clinic
        let steps = try await clinic.store.rows("SELECT DISTINCT task FROM tasks WHERE task LIKE 'step.%'")
            .map { try $0.text(0).split(separator: ".")[1] }
        #expect(Set(steps) == ["screening", "consent", "planning"], "\(steps)")
        let drafted = Set(try await streams(of: "plan-drafted", in: clinic))
        let signed = Set(try await streams(of: "plan-signed", in: clinic))
        #expect(!drafted.subtracting(signed).isEmpty)
        let due = try await clinic.store.rows("SELECT due_us FROM risks WHERE level = 'high'").map { try $0.int64(0) }
        #expect(due.contains { $0 > SimulatedClinic.now.microseconds })
    }

    @Test func `Bookings of the coming days keep to the protocols' schedules and the clinic's week`() async throws {
        let clinic = try await SharedClinic.clinic
        let zone = try #require(TimeZone(identifier: "America/New_York"))
        let today = Day(SimulatedClinic.now, in: zone)
        let booked = try await clinic.store.rows("SELECT at_us, chair FROM sessions WHERE status = 'booked'")
        let later = try booked.map { Day(Instant(microseconds: try $0.int64(0)), in: zone) }.filter { $0 > today }
        #expect(later.count >= 10)
        #expect(later.allSatisfy { $0.isoWeekday <= 5 })
        #expect(Set(try booked.map { "\(try $0.int64(0)) \(try $0.text(1))" }).count == booked.count)
    }

    @Test func `Nothing lies in the future, and people work on working days`() async throws {
        let clinic = try await SharedClinic.clinic
        let zone = try #require(TimeZone(identifier: "America/New_York"))
        let today = Day(SimulatedClinic.now, in: zone)
        var late: [String] = []
        for entry in try await clinic.store.feed(after: 0, limit: .max) {
            let moment = Instant(microseconds: entry.recordedMicroseconds)
            try #require(moment <= SimulatedClinic.now, "\(entry.kind)")
            let day = Day(moment, in: zone)
            guard day < today, entry.stream.text.hasPrefix("chart/") || entry.stream.text.hasPrefix("session/") else {
                continue
            }
            #expect(day.isoWeekday <= 5, "\(entry.kind) on \(day)")
            let midnight = day.instant(hour: 0, minute: 0, in: zone)
            if !(7 * 60...20 * 60).contains(Int(moment.minutes(since: midnight))) {
                late.append("\(entry.kind) of \(entry.stream) at \(moment.date)")
            }
        }
        #expect(late.isEmpty)
    }

    @Test func `Each chart is told in time order`() async throws {
        let clinic = try await SharedClinic.clinic
        var last: [StreamName: Int64] = [:]
        for entry in try await clinic.store.feed(after: 0, limit: .max)
        where entry.stream.text.hasPrefix("chart/") || entry.stream.text.hasPrefix("session/") {
            #expect(entry.recordedMicroseconds >= last[entry.stream] ?? 0)
            last[entry.stream] = entry.recordedMicroseconds
        }
    }

    @Test func `The access log shows readings, a wrong password and a broken glass to review`() async throws {
        let clinic = try await SharedClinic.clinic
        let kinds = try await clinic.kinds()
        #expect(kinds["access.read"] ?? 0 > 100)
        #expect(kinds["access.password-refused"] ?? 0 > 0, "\(kinds)")
        #expect(kinds["access.glass-broken"] == 1, "\(kinds)")
        #expect(kinds["people.chart-restricted"] == 1)
    }

    private func streams(of kind: String, in clinic: SimulatedClinic) async throws -> [StreamName] {
        try await clinic.store.feed(after: 0, limit: .max).filter { $0.kind == kind }.map(\.stream)
    }
}
