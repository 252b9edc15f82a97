import Care
import Foundation
import Records
import Testing

@testable import Clinic

@Suite("Corrections: what was wrong stays readable and counts no more") struct CorrectionTests {
    @discardableResult
    private func correct(
        _ sequence: Int64, in session: SessionID? = nil, _ kind: Correction.Kind = .enteredInError,
        to right: ChartEntry? = nil, on patient: PatientID, as role: Role? = nil, _ clinic: ClinicFixture
    ) async throws -> Course {
        try await clinic.clinic.correct(
            sequence, in: session, kind: kind, reason: "typed on the wrong chart", replacement: right, on: patient,
            access: try clinic.access(.correctEntry, patient, as: role), clinic.command())
    }

    private func last(_ kind: String, in stream: StreamName, _ clinic: ClinicFixture) async throws -> Int64 {
        try #require(try await clinic.store.entries(in: stream).last { $0.kind == kind }).sequence
    }

    @Test func aWeightTakenBackIsNotDosedBy() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.treated(to: .consented).patient
            try await clinic.weigh(patient, Kilograms(70))
            try await clinic.weigh(patient, Kilograms(170))
            let wrong = try await last("measured", in: .chart(patient), clinic)
            try await correct(wrong, on: patient, clinic)
            #expect(try await clinic.course(patient).weight?.0 == Kilograms(70))
            try await clinic.draft(clinic.form(), for: patient)
            #expect(try await clinic.course(patient).draft?.content.dose.milligrams == Milligrams(35))
            let stored = try await clinic.store.entries(in: .chart(patient), after: wrong - 1, limit: 1).first
            #expect(stored?.kind == "measured", "the wrong one stays")
            #expect(await code { try await correct(wrong, on: patient, clinic) } == "correction.twice")
            try await clinic.expectSound()
        }
    }

    @Test func amendedSignsAnswerTheGate() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .charted)
            try await clinic.signs(Signs(systolic: 200, diastolic: 78), treated)
            let held = await code { try await clinic.startInfusion(treated) }
            #expect(held == "dose.gate")
            let wrong = try await last("signs", in: .session(treated.session), clinic)
            let impossible = ChartEntry.signs(Signs(systolic: 900, diastolic: 78))
            let refused = await code { try await amend(wrong, to: impossible, treated, clinic) }
            #expect(refused == "signs.implausible")
            try await amend(wrong, to: .signs(ClinicFixture.calm), treated, clinic)
            try await clinic.startInfusion(treated)
            let again = await code { try await amend(wrong, to: .signs(ClinicFixture.calm), treated, clinic) }
            #expect(again == "correction.twice")
        }
    }

    private func amend(_ sequence: Int64, to right: ChartEntry, _ treated: Treated, _ clinic: ClinicFixture)
        async throws
    {
        try await correct(sequence, in: treated.session, .amended, to: right, on: treated.patient, clinic)
    }

    @Test func anAmendedDoseReachesTheChartOfAClosedSession() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .recovered)
            let patient = treated.patient
            try await clinic.discharge(treated)
            let closed = try #require(try await clinic.course(patient).sessions.last)
            #expect(closed.given == Milligrams(35))
            let start = try #require(
                try await clinic.store.entries(in: .session(treated.session)).first { $0.kind == "dose" }
            ).sequence
            // Another session has begun by the time the slip is seen.
            clinic.pass(days: 3)
            let next = try await clinic.book(patient)
            try await clinic.open(next, patient)
            let right = ChartEntry.dose(
                .infusionStarted(dose: Milligrams(30), concentration: MilligramsPerMillilitre(10), over: Minutes(40)))
            try await correct(start, in: treated.session, .amended, to: right, on: patient, clinic)
            let course = try await clinic.course(patient)
            #expect(course.sessions.map(\.given) == [Milligrams(30)])
            #expect(course.sessions.map(\.closedAt) == [closed.closedAt])
            #expect(course.openSession?.content.session == next)
            let given = try await clinic.store.rows(
                "SELECT given_mg FROM sessions WHERE session = \(treated.session.text)")
            #expect(given == [Row([.double(30)])])
            #expect(try await clinic.todayView().sessions.map(\.status) == [.open])
            try await clinic.expectSound()
        }
    }

    @Test func aStartTakenBackLeavesNothingRunning() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .dosing)
            clinic.pass(minutes: 5)
            try await clinic.give(.paused(reason: "wrong chair"), treated)
            let start = try #require(
                try await clinic.store.entries(in: .session(treated.session)).first { $0.kind == "dose" }
            ).sequence
            try await correct(start, in: treated.session, on: treated.patient, clinic)
            let view = try await clinic.view(treated.session, of: treated.patient)
            #expect(view.stage == .preparation)
            #expect(view.session.given.milligrams(at: clinic.now) == Milligrams(0))
        }
    }

    @Test func aScoreAmendedToAPositiveItemRaisesItsRisk() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            try await clinic.score("phq-9", 9, item: .negative, patient)
            let wrong = try await last("scored", in: .chart(patient), clinic)
            let unasked = ChartEntry.scored(Score(scale: "phq-9", total: 12, on: clinic.today))
            let refused = await code { try await correct(wrong, .amended, to: unasked, on: patient, clinic) }
            #expect(refused == "score.suicide-item")
            let asked = ChartEntry.scored(Score(scale: "phq-9", total: 12, on: clinic.today, suicideItem: .positive))
            try await correct(wrong, .amended, to: asked, on: patient, clinic)
            #expect(try await clinic.course(patient).openRisks.map(\.content.level) == [.high])
            #expect(try await clinic.course(patient).latestScore(of: "phq-9")?.total == 12)
            try await clinic.expectSound()
        }
    }

    @Test func onlyFactsOfThisPatientAreCorrected() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .charted)
            let other = try await clinic.treated(to: .charted, "Beryl", "Birch", chair: "Chair 2")
            let signs = try await last("signs", in: .session(other.session), clinic)
            let refused = await code {
                try await correct(signs, in: other.session, on: treated.patient, clinic)
            }
            #expect(refused == "session.unknown")
            let nowhere: [Int64] = [.min, -1, 0, 1_000, .max]
            for sequence in nowhere {
                let missing = await code { try await correct(sequence, on: treated.patient, clinic) }
                #expect(missing == "correction.unknown", "\(sequence)")
            }
            let consent = try await last("consent-signed", in: .chart(treated.patient), clinic)
            #expect(await code { try await correct(consent, on: treated.patient, clinic) } == "correction.kind")
            try await clinic.weigh(treated.patient)
            let weight = try await last("measured", in: .chart(treated.patient), clinic)
            let kind = await code {
                try await correct(
                    weight, .amended, to: .historyTaken(HistoryTaken(area: .medical, text: "asthma")),
                    on: treated.patient, clinic)
            }
            #expect(kind == "correction.replacement")
        }
    }

    @Test func aTherapyNoteIsCorrectedByThoseWhoMayWriteOne() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            _ = try await clinic.clinic.writeNote(
                ClinicalNote(kind: .integration, text: "a river"), on: patient,
                access: try clinic.access(.writeTherapyNote, patient), clinic.command())
            let note = try await last("noted", in: .chart(patient), clinic)
            #expect(await code { try await correct(note, on: patient, as: .nurse, clinic) } == "correction.unknown")
            try await correct(note, on: patient, as: .therapist, clinic)
            #expect(try await clinic.course(patient).notes.isEmpty)
        }
    }
}
