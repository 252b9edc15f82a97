import Care
import Foundation
import Records
import Testing

@testable import Clinic

@Suite("Risks: an owner, a clock and cover") struct RiskCoverTests {
    private func record(_ patient: PatientID, _ clinic: ClinicFixture) async throws -> RiskRecord {
        try #require(try await clinic.course(patient).risks.last)
    }

    @Test func aClinicianWhoHearsOfItOwnsItAndElseSomebodyWhoCanDoes() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            _ = try await clinic.clinic.recordScore(
                Score(scale: "phq-9", total: 19, on: clinic.today, suicideItem: .positive), on: patient,
                access: try clinic.access(.recordScore, patient, as: .therapist), clinic.command())
            #expect(try await record(patient, clinic).owner == clinic.person(.therapist).id)
            _ = try await clinic.clinic.raiseRisk(
                level: .moderate, reason: "a neighbour rang", on: patient,
                access: try clinic.access(.raiseRisk, patient, as: .frontDesk), clinic.command())
            let owner = try await record(patient, clinic).owner
            #expect(owner == (try clinic.person(.prescriber).id), "prescribers before therapists")
        }
    }

    @Test func nobodyAnswersAndItGoesToCoverInTheOrderNamed() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            let (prescriber, therapist) = (try clinic.person(.prescriber).id, try clinic.person(.therapist).id)
            let owner = try clinic.access(.changeSettings, as: .owner)
            let refused = await code {
                try await clinic.clinic.changeRiskCover(
                    to: RiskCover(people: [try clinic.person(.nurse).id]), access: owner, clinic.command())
            }
            #expect(refused == "cover.person")
            try await clinic.clinic.changeRiskCover(
                to: RiskCover(people: [therapist, prescriber]), access: owner, clinic.command())
            try await clinic.score("phq-9", 19, item: .positive, patient)
            let first = try #require(try await record(patient, clinic).owner)
            #expect(first == therapist, "a nurse may not own it")

            clinic.pass(minutes: 60)
            try await clinic.clinic.escalateRisks(at: clinic.now)
            #expect(try await record(patient, clinic).passings.isEmpty, "there is still time")
            clinic.pass(minutes: 1)
            try await clinic.clinic.escalateRisks(at: clinic.now)
            try await clinic.clinic.escalateRisks(at: clinic.now)
            let passed = try await record(patient, clinic)
            #expect(passed.passings.map(\.content.to) == [prescriber])
            #expect(passed.due == clinic.now.adding(minutes: 30))
            let task = try await clinic.course(patient).openTasks["risk.\(passed.id)"]
            #expect(task?.dueAt == passed.due)
            #expect(try await clinic.todayView().openRisks.map(\.owner) == [prescriber])

            // Reached: the clock stops. Closed by somebody who may, in words.
            clinic.pass(minutes: 40)
            _ = try await clinic.clinic.recordContact(
                RiskContact(id: passed.id, means: .telephone, outcome: .reached, words: "spoke, safe with a friend"),
                on: patient, access: try clinic.access(.answerRisk, patient, as: .nurse),
                clinic.command(occurredAt: clinic.now.adding(minutes: -5)))
            try await clinic.clinic.escalateRisks(at: clinic.now)
            #expect(try await record(patient, clinic).passings.count == 1)
            #expect(try await clinic.todayView().openRisks.map(\.isAnswered) == [true])
            try await clinic.expectSound()
        }
    }

    @Test func callsFollowAHighRiskUntilSomebodyMakesThem() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            try await clinic.score("phq-9", 19, item: .positive, patient)
            let risk = try await record(patient, clinic)
            func calls() async throws -> [String] {
                try await clinic.course(patient).openTasks.keys.filter { $0.hasPrefix("follow-up.risk.") }.sorted()
            }
            #expect(try await calls().count == 3)
            _ = try await clinic.clinic.closeRisk(
                risk.id, words: "seen today, safety plan renewed", on: patient,
                access: try clinic.access(.closeRisk, patient), clinic.command())
            #expect(try await calls().count == 3, "closing the risk does not make the calls")
        }
    }
}
