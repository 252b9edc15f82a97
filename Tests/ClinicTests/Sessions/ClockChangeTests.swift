import Care
import Testing

@testable import Clinic

@Suite("A session in the night in which the clocks are changed")
struct ClockChangeTests {
    /// In New York the clocks go from 2:00 to 3:00 on the first day, and from 2:00 back to 1:00 on the second.
    @Test(
        "doses, checks and the time of observation count minutes that passed", arguments: ["2026-03-08", "2026-11-01"])
    func minutes(_ day: String) async throws {
        try await ClinicFixture.with(zone: "America/New_York") { clinic in
            clinic.set(try #require(Day(day)), hour: 1, minute: 30)
            let treated = try await clinic.treated(to: .dosing)
            let start = clinic.now
            for minute in [10.0, 20, 35] {
                clinic.pass(minutes: start.adding(minutes: minute).minutes(since: clinic.now))
                let view = try await clinic.view(treated.session, of: treated.patient)
                #expect(view.stage == .dosing)
                #expect(abs(view.session.given.milligrams(at: view.now).value - 35 * minute / 40) < 0.001)
                let due = try #require(DueChecks.due(in: view.session, under: view.treatment, at: view.now).first)
                #expect(due.due <= view.now, "the check of minute 10 was not done")
                try await clinic.signs(ClinicFixture.calm, treated)
            }
            clinic.pass(minutes: start.adding(minutes: 41).minutes(since: clinic.now))
            let over = try await clinic.view(treated.session, of: treated.patient)
            #expect(over.stage == .recovery && over.session.given.milligrams(at: over.now).value == 35)
            let end = DueChecks.observationEnd(of: over.session, under: over.treatment, at: over.now)
            let observed = try #require(over.treatment.number("D1-OBSERVE"))
            #expect(end == start.adding(minutes: 40 + observed))
            #expect(over.discharge.points.first { $0.id == "D1-OBSERVE" }?.state == .unmet)
            clinic.pass(minutes: observed)
            let later = try await clinic.view(treated.session, of: treated.patient)
            #expect(later.discharge.points.first { $0.id == "D1-OBSERVE" }?.state == .met)
        }
    }
}
