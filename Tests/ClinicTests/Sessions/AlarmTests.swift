import Care
import Testing

@testable import Clinic

@Suite("Alarms as they are charted")
struct AlarmTests {
    static func steps(_ clinic: ClinicFixture, _ treated: Treated) async throws -> [String] {
        try await clinic.view(treated.session, of: treated.patient).session.alarms
            .map { "\($0.content.step.rawValue) \($0.content.alarm)" }
    }

    /// A patient whose saturation is so low a minute after the infusion began.
    static func low(_ saturation: Int, _ clinic: ClinicFixture) async throws -> Treated {
        let treated = try await clinic.treated(to: .dosing)
        clinic.pass(minutes: 1)
        var low = ClinicFixture.calm
        low.oxygenSaturation = saturation
        try await clinic.signs(low, treated)
        return treated
    }

    @Test("an alarm is charted with the signs that raised it, and its answer by who gave it")
    func withSigns() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await Self.low(91, clinic)
            #expect(try await Self.steps(clinic, treated) == ["raised SPO2-PAUSE"])
            _ = try await clinic.clinic.answerAlarm(
                "SPO2-PAUSE", words: "", in: treated.session, of: treated.patient,
                access: try clinic.access(.answerAlarm, treated.patient), clinic.command())
            let view = try await clinic.view(treated.session, of: treated.patient)
            #expect(view.alarms.first?.isAnswered == true)
            clinic.pass(minutes: 1)
            try await clinic.signs(ClinicFixture.calm, treated)
            #expect(
                try await Self.steps(clinic, treated)
                    == ["raised SPO2-PAUSE", "answered SPO2-PAUSE", "cleared SPO2-PAUSE"])
        }
    }

    @Test("time alone escalates what nobody answers, once, in the product's own name")
    func escalation() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await Self.low(85, clinic)
            clinic.pass(minutes: 1.1)
            for _ in 0..<3 { try await clinic.clinic.chartAlarms(at: clinic.now) }
            let charted = try await clinic.view(treated.session, of: treated.patient).session.alarms
            #expect(charted.map(\.content.step) == [.raised, .escalated])
            #expect(charted.last?.author == Clinic.itself)
        }
    }

    @Test("two people who answer at the same moment are both charted")
    func together() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await Self.low(85, clinic)
            let nurse = try clinic.access(.answerAlarm, treated.patient, as: .nurse)
            let prescriber = try clinic.access(.answerAlarm, treated.patient, as: .prescriber)
            let (first, second) = (clinic.command(), clinic.command())
            async let one = clinic.clinic.answerAlarm(
                "SPO2-STOP", words: "", in: treated.session, of: treated.patient, access: nurse, first)
            async let two = clinic.clinic.answerAlarm(
                "SPO2-STOP", words: "", in: treated.session, of: treated.patient, access: prescriber, second)
            _ = try await (one, two)
            let view = try await clinic.view(treated.session, of: treated.patient)
            #expect(view.alarms.first { $0.id == "SPO2-STOP" }?.isAnswered == true)
        }
    }

    @Test("looking back shows a session as it was known then")
    func replay() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .dosing)
            let then = clinic.now
            clinic.pass(minutes: 10)
            try await clinic.signs(ClinicFixture.calm, treated)
            clinic.pass(minutes: 35)
            let past = try await clinic.clinic.session(
                treated.session, of: treated.patient, access: try clinic.access(.seeChart, treated.patient),
                at: clinic.now, past: then.adding(minutes: 5))
            #expect(past.stage == .dosing && past.session.signs.count == 1)
            #expect(abs(past.session.given.milligrams(at: past.now).value - 35 * 5 / 40) < 0.001)
        }
    }
}
