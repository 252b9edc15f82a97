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
            #expect(try await clinic.todayView().openRisks.map(\.risk) == [risk.id])
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
            #expect(await code { try await close(risk.id, "seen today, again", patient, clinic) } == "risk.closed")
            #expect(
                await code { try await close(RiskID("no"), "seen today, again", patient, clinic) } == "risk.unknown")
            try await clinic.expectSound()
        }
    }

    @Test("Answers of a referral raise their risk in the same write", arguments: [SuicideItem.positive, .skipped])
    func referredAnswers(_ item: SuicideItem) async throws {
        try await ClinicFixture.with { clinic in
            let answers = SheetRisk(scale: "phq-9", suicideItem: item, triage: nil, skipped: item == .skipped)
            let patient = try await clinic.clinic.importReferral(
                Candidate(), risks: [ReferredRisk(answers: answers, on: Day("2025-03-12"))], contentHash: "abc",
                leftAside: [:], registration: try clinic.registration("Rowan", "Alder"),
                access: try clinic.access(.importReferral, as: .frontDesk), clinic.command())
            let written = try await clinic.everything().filter { $0.stream == .chart(patient) }
            #expect(written.map(\.kind).prefix(3) == ["registered", "referral-imported", "risk-raised"])
            let risk = try #require(try await clinic.course(patient).openRisks.first?.content)
            #expect(risk.level == (item == .positive ? .high : .moderate))
            #expect(risk.reason.contains("PHQ-9") && risk.reason.contains("answered on 2025-03-12"))
            #expect(risk.due == clinic.now.adding(minutes: item == .positive ? 60 : 24 * 60))
            // The front desk that imported it may not close a risk, so a clinician owns it.
            #expect(try risk.owner == clinic.person(.prescriber).id)
            #expect(try await clinic.todayView().openRisks.map(\.risk) == [risk.id])
            try await clinic.expectSound()
        }
    }

    @Test func aReferralWithoutSuchAnswersRaisesNone() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.clinic.importReferral(
                Candidate(), risks: [], contentHash: "abc", leftAside: [:],
                registration: try clinic.registration("Rowan", "Alder"), access: try clinic.access(.importReferral),
                clinic.command())
            #expect(try await clinic.course(patient).openRisks.isEmpty)
        }
    }

    @Test func aTotalOfAnyScaleCanBeChartedAndNoOther() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            try await clinic.score("ham-d17", 24, item: .negative, patient)
            try await clinic.score("rass", -2, patient)
            #expect(try await clinic.course(patient).scores.map(\.content.scale) == ["ham-d17", "rass"])
            #expect(await code { try await clinic.score("ham-d17", 53, item: .negative, patient) } == "score.total")
            #expect(await code { try await clinic.score("asq", 1, patient) } == "score.scale")
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

    @Test func everyYesOfTheScreenerBeforeADoseIsARisk() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            var check = ClinicFixture.allClear
            check.suicidality = .low
            try await clinic.check(check, treated)
            let risk = try #require(try await clinic.course(treated.patient).openRisks.first?.content)
            #expect(risk.level == .low)
            #expect(risk.due == clinic.now.adding(minutes: 168 * 60))
            // A low risk does not hold a dose in the clinic.
            let gate = try await clinic.view(treated.session, of: treated.patient).preDose
            #expect(gate.points.first { $0.id == "RISK" }?.state == .met)
        }
    }

    @Test func aSkippedScreenerQuestionIsAnOpenAlarm() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            func record(_ answers: [ColumbiaScreen.Question: Bool]) async throws {
                _ = try await clinic.clinic.recordColumbia(
                    ColumbiaScreen(answers: answers), on: clinic.today, patient: patient,
                    access: try clinic.access(.recordScore, patient), clinic.command())
            }
            try await record([.wish: false, .thoughts: false, .behaviour: false])
            #expect(try await clinic.course(patient).openRisks.isEmpty)
            try await record([.wish: false, .thoughts: false])
            #expect(try await clinic.course(patient).openRisks.map(\.content.level) == [.moderate])
        }
    }
}
