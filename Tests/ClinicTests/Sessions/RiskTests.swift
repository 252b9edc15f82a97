import Care
import Foundation
import Records
import Testing

@testable import Clinic

@Suite("Risks: raised with what shows them, closed in words") struct RiskTests {
    private func close(_ risk: RiskID, _ words: String, _ patient: PatientID, _ clinic: ClinicFixture) async throws {
        _ = try await clinic.clinic.closeRisk(
            risk, words: words, on: patient, access: try clinic.access(.closeRisk, patient), clinic.command())
    }

    @Test("A suicide item raises its risk in the same write", arguments: [SuicideItem.positive, .skipped])
    func suicideItem(_ item: SuicideItem) async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            let before = try await clinic.everything().count
            try await clinic.score("phq-9", 18, item: item, patient)
            let written = try await clinic.everything().dropFirst(before)
            #expect(written.map(\.kind).prefix(2) == ["scored", "risk-raised"])
            let risk = try #require(try await clinic.course(patient).openRisks.first?.content)
            #expect(risk.level == (item == .positive ? .high : .moderate))
            #expect(risk.due == clinic.now.adding(minutes: item == .positive ? 60 : 24 * 60))
            #expect(try await clinic.todayView().openRisks == 1)
            #expect(try await clinic.course(patient).openTasks["risk.\(risk.id)"]?.dueAt == risk.due)

            // A better score later is no answer to it, and nor is a ticked task.
            try await clinic.score("phq-9", 2, item: .negative, patient)
            #expect(try await clinic.course(patient).openRisks.map(\.content) == [risk])
            let ticked = await code {
                _ = try await clinic.clinic.completeTask(
                    "risk.\(risk.id)", outcome: "done", on: patient, access: try clinic.access(.completeTask),
                    clinic.command())
            }
            #expect(ticked == "task.risk")
            #expect(await code { try await close(risk.id, "   ok     ", patient, clinic) } == "risk.words")
            try await close(risk.id, "seen today, safety plan renewed", patient, clinic)
            #expect(try await clinic.course(patient).openRisks.isEmpty)
            #expect(try await clinic.course(patient).openTasks["risk.\(risk.id)"] == nil)
            #expect(await code { try await close(risk.id, "seen today, again", patient, clinic) } == "risk.unknown")
            try await clinic.expectSound()
        }
    }

    @Test func aScoreThatLeavesTheItemOutIsNotTaken() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            #expect(await code { try await clinic.score("phq-9", 18, patient) } == "score.suicide-item")
            #expect(try await clinic.course(patient).scores.isEmpty)
        }
    }

    @Test func aHighAnswerOnTheDayRaisesARiskAndHoldsTheDose() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            func levels() async throws -> [RiskRaised.Level] {
                try await clinic.course(treated.patient).openRisks.map(\.content.level)
            }
            var check = ClinicFixture.allClear
            check.suicidality = .moderate
            try await clinic.check(check, treated)
            try await clinic.check(check, treated)
            #expect(try await levels() == [.moderate])
            // A graver answer is a risk of its own.
            check.suicidality = .high
            try await clinic.check(check, treated)
            #expect(try await levels() == [.moderate, .high])
            try await clinic.signs(ClinicFixture.calm, treated)
            try await clinic.check(ClinicFixture.allClear, treated)
            #expect(try await levels() == [.moderate, .high], "an answer taken back closes nothing")
            try await clinic.drawUp(treated)
            #expect(await field { try await clinic.startInfusion(treated) } == "RISK")

            for risk in try await clinic.course(treated.patient).openRisks {
                try await close(risk.content.id, "talked through, safe to go on", treated.patient, clinic)
            }
            check.suicidality = .high
            try await clinic.check(check, treated)
            #expect(try await levels() == [.high], "and the same answer after that is a new one")
            #expect(try await clinic.course(treated.patient).openTasks.keys.contains { $0.hasPrefix("risk.") })
            try await clinic.expectSound()
        }
    }

    @Test func newThoughtsAfterTheDoseRaiseARisk() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .dosed)
            var check = ClinicFixture.recovery
            check.newSuicidalThoughts = true
            try await clinic.recovery(check, treated)
            try await clinic.recovery(check, treated)
            #expect(try await clinic.course(treated.patient).openRisks.map(\.content.level) == [.high])
        }
    }

    @Test func aRiskIsRaisedForATimeThatCanCome() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            for hours in [Double.nan, .infinity, -1, 1e9] {
                let refused = await code {
                    _ = try await clinic.clinic.raiseRisk(
                        level: .high, reason: "said goodbye", hours: hours, on: patient,
                        access: try clinic.access(.raiseRisk, patient), clinic.command())
                }
                #expect(refused == "risk.due")
            }
        }
    }
}
