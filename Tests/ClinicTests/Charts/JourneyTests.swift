import Care
import Foundation
import Records
import Testing

@testable import Clinic

@Suite("Journey: from a referral to the end of a course") struct JourneyTests {
    /// A referral as read from another system: a diagnosis, a medicine, a score and a pressure.
    private func referred(on day: Day) -> Candidate {
        Candidate(
            conditions: [
                ReportedCondition(
                    concept: Concept(codings: [Coding(.icd10cm, "F33.2")]), status: .active, reference: "Condition/1")
            ],
            medications: [
                ReportedMedication(
                    concept: Concept(codings: [Coding(.rxnorm, "36437")], texts: ["sertraline"]), taken: true,
                    reference: "MedicationStatement/1")
            ],
            observations: [
                Observation(
                    concept: Concept(codings: [Coding(.loinc, "44261-6")]), value: .quantity(21, unit: "{score}"),
                    on: day, reference: "Observation/1")
            ])
    }

    private func imported(_ clinic: ClinicFixture) async throws -> PatientID {
        try await clinic.clinic.importReferral(
            referred(on: clinic.today), risks: [], contentHash: "a1b2", leftAside: ["Device": 2],
            registration: try clinic.registration("Rowan", "Alder"), access: try clinic.access(.importReferral),
            clinic.command())
    }

    private func phase(_ patient: PatientID, _ clinic: ClinicFixture) async throws -> [CoursePhase?] {
        let chart = try await clinic.clinic.chart(
            of: patient, access: try clinic.access(.seeChart, patient), at: clinic.now)
        return [chart.course.phase, try await clinic.search("alder").first?.phase]
    }

    private func tasks(_ clinic: ClinicFixture, _ role: AssignedRole) async throws -> [String] {
        try await clinic.clinic.taskList(roles: [role], access: try clinic.access(.seeTasks, as: .nurse)).map(
            \.task.title)
    }

    @Test func anInfusionFromReferralToTheNextBooking() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await imported(clinic)
            #expect(try await phase(patient, clinic) == [.screening, .screening])
            let course = try await clinic.course(patient)
            #expect(course.conditions.count == 1 && course.medications.count == 1 && course.measurements.count == 1)
            #expect(try await tasks(clinic, .prescriber) == ["Screen and decide"])

            try await clinic.weigh(patient)
            try await clinic.decideEligible(patient)
            #expect(try await phase(patient, clinic) == [.consent, .consent])
            #expect(try await tasks(clinic, .prescriber).isEmpty)
            #expect(try await tasks(clinic, .nurse) == ["Education and consent"])

            #expect(await code { try await clinic.consent(patient) } == "consent.education")
            try await clinic.educate(patient)
            try await clinic.consent(patient)
            #expect(try await phase(patient, clinic) == [.planning, .planning])
            #expect(try await tasks(clinic, .prescriber) == ["Build and sign the plan"])

            try await clinic.draft(clinic.form(), for: patient)
            try await clinic.sign(patient)
            #expect(try await phase(patient, clinic) == [.induction, .induction])
            let dose = try #require(try await clinic.course(patient).plan?.content.plan.dose)
            #expect(dose.milligrams == Milligrams(35))
            #expect(dose.volume == Millilitres(3.5))
            #expect(dose.infusion == Minutes(40))
            try await clinic.score("phq-9", 21, item: .negative, patient)

            var treated = Treated(patient: patient)
            treated.session = try await clinic.book(patient)
            var line = try #require(try await clinic.todayView().sessions.first)
            #expect(line.status == .booked && line.unmet.isEmpty && line.patient == patient)
            try await clinic.open(treated.session, patient)
            line = try #require(try await clinic.todayView().sessions.first)
            #expect(line.status == .open && line.stage == .preparation && !line.unmet.isEmpty)
            try await expectTheGateOpensWithTheLastAnswer(treated, clinic)

            try await clinic.startInfusion(treated)
            clinic.pass(minutes: 10)
            try await clinic.give(.paused(reason: "nausea"), treated)
            clinic.pass(minutes: 5)
            try await clinic.give(.resumed, treated)
            #expect(try await clinic.todayView().sessions.first?.stage == .dosing)
            clinic.pass(minutes: 20)
            let half = try await clinic.view(treated.session, of: patient)
            #expect(abs(half.session.given.milligrams(at: clinic.now).value - 26.25) < 1e-6)
            #expect(await code { try await clinic.discharge(treated) } == "discharge.running")
            clinic.pass(minutes: 10)
            try await clinic.give(.completed, treated)
            #expect(try await clinic.todayView().sessions.first?.stage == .recovery)
            try await expectTheGateLetsGoInTime(treated, clinic)

            let after = try await clinic.course(patient)
            #expect(after.sessions.map(\.given) == [Milligrams(35)])
            #expect(after.sessions.map(\.ending) == [.discharged])
            #expect(try await clinic.todayView().sessions.map(\.status) == [.closed])
            #expect(try await tasks(clinic, .nurse).count { $0.hasPrefix("Contact after the session") } == 5)
            _ = try await clinic.book(patient, on: clinic.today.adding(days: 3))
            #expect(try await clinic.course(patient).bookings.count == 1)
            try await clinic.expectSound()
        }
    }

    private func expectTheGateOpensWithTheLastAnswer(_ treated: Treated, _ clinic: ClinicFixture) async throws {
        func isOpen() async throws -> Bool {
            try await clinic.view(treated.session, of: treated.patient).preDose.isOpen
        }
        try await clinic.signs(ClinicFixture.calm, treated)
        try await clinic.drawUp(treated)
        for check in withOneLeftOut {
            try await clinic.check(check, treated)
            #expect(try await !isOpen(), "\(check)")
            #expect(await code { try await clinic.startInfusion(treated) } == "dose.gate")
        }
        try await clinic.check(ClinicFixture.allClear, treated)
        #expect(try await isOpen())
    }

    /// The complete check with each answer left out in turn.
    private var withOneLeftOut: [PreDoseCheck] {
        let edits: [(inout PreDoseCheck) -> Void] = [
            { $0.identifiers = [.name] }, { $0.weight = nil }, { $0.hoursSinceFood = nil },
            { $0.minutesSinceDrink = nil },
            { $0.escort = nil }, { $0.medicinesHeld = nil }, { $0.substancesToday = nil }, { $0.suicidality = nil },
            { $0.bladderSymptoms = nil }, { $0.equipmentReady = nil }, { $0.stillConsents = nil },
        ]
        return edits.map { edit in
            var check = ClinicFixture.allClear
            edit(&check)
            return check
        }
    }

    private func expectTheGateLetsGoInTime(_ treated: Treated, _ clinic: ClinicFixture) async throws {
        try await clinic.recover(treated)
        #expect(await code { try await clinic.discharge(treated) } == "discharge.gate")
        clinic.pass(minutes: 59)
        let gate = try await clinic.view(treated.session, of: treated.patient).discharge
        #expect(gate.unmet.map(\.id) == ["D1-OBSERVE"])
        clinic.pass(minutes: 1)
        try await clinic.discharge(treated)
    }

    /// Puts on record whatever surveillance stands against the next dose.
    private func survey(_ patient: PatientID, _ clinic: ClinicFixture) async throws {
        let items = SurveillanceItem.allCases.map { item in
            ChartEntry.surveillanceDone(
                SurveillanceDone(item: item.rawValue, positive: false, on: clinic.today, remark: "normal"))
        }
        try await clinic.record(items, on: patient)
    }

    @Test func aCourseFromInductionToItsEnd() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.treated(to: .planned).patient
            try await clinic.score("phq-9", 20, item: .negative, patient)
            for number in 1...6 {
                if number > 1 { clinic.pass(days: 3) }
                try await clinic.infuse(patient)
                clinic.pass(minutes: 24 * 60)
                try await clinic.score("phq-9", 20 - 2 * Double(number), item: .negative, patient)
                if number == 4 {
                    #expect(try await clinic.course(patient).openTasks.keys.contains { $0.hasPrefix("decision.early") })
                    try await clinic.decideCourse(.continueInduction, patient)
                    #expect(try await clinic.course(patient).openTasks.keys.allSatisfy { !$0.hasPrefix("decision.") })
                }
            }
            var chart = try await clinic.clinic.chart(
                of: patient, access: try clinic.access(.seeChart, patient), at: clinic.now)
            #expect(chart.advice?.proposals.first?.outcome == .beginContinuation)
            #expect(chart.advice?.response != nil)
            #expect(
                try await clinic.course(patient).openTasks.keys.contains { $0.hasPrefix("decision.end-of-induction") })
            try await clinic.decideCourse(.beginContinuation, interval: 7, patient)
            #expect(try await phase(patient, clinic) == [.continuation, .continuation])

            for _ in 1...4 {
                clinic.pass(days: 7)
                try await survey(patient, clinic)
                try await clinic.infuse(patient)
                clinic.pass(minutes: 24 * 60)
                try await clinic.score("phq-9", 6, item: .negative, patient)
            }
            chart = try await clinic.clinic.chart(
                of: patient, access: try clinic.access(.seeChart, patient), at: clinic.now)
            #expect(chart.advice?.proposals.first?.outcome == .beginMaintenance)
            try await clinic.decideCourse(.beginMaintenance, interval: 14, patient)
            #expect(try await phase(patient, clinic) == [.maintenance, .maintenance])
            clinic.pass(days: 14)
            try await survey(patient, clinic)
            try await clinic.infuse(patient)
            #expect(try await clinic.course(patient).dosedSessions.count == 11)

            _ = try await clinic.book(patient, on: clinic.today.adding(days: 14))
            try await clinic.decideCourse(.end, patient)
            #expect(try await phase(patient, clinic) == [.ended, .ended])
            #expect(try await clinic.course(patient).bookings.isEmpty)
            #expect(
                await code { _ = try await clinic.book(patient, on: clinic.today.adding(days: 1)) } == "booking.phase")
            clinic.pass(days: 14)
            #expect(try await clinic.todayView().sessions.isEmpty)
            try await clinic.expectSound()
        }
    }

    @Test func aSecondInductionIsDecidedAgain() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.treated(to: .planned).patient
            try await clinic.score("phq-9", 20, item: .negative, patient)
            for _ in 1...4 {
                try await clinic.infuse(patient)
                clinic.pass(days: 3)
            }
            let first = try await clinic.course(patient).openTasks.keys.filter { $0.hasPrefix("decision.") }
            #expect(first.count == 1)
            try await clinic.decideCourse(.beginContinuation, interval: 7, patient)
            clinic.pass(days: 7)
            try await clinic.infuse(patient)
            clinic.pass(days: 7)
            try await clinic.decideCourse(.returnToInduction, interval: 3, patient)
            for _ in 1...4 {
                try await survey(patient, clinic)
                try await clinic.infuse(patient)
                clinic.pass(days: 3)
            }
            let second = try await clinic.course(patient).openTasks.keys.filter { $0.hasPrefix("decision.") }
            #expect(second.count == 1)
            #expect(Set(first).isDisjoint(with: second))
        }
    }

    @Test func esketamineByDevices() async throws {
        try await ClinicFixture.with { clinic in
            var treated = try await clinic.treated(to: .planned, under: "spravato")
            let patient = treated.patient
            let dose = try #require(try await clinic.course(patient).plan?.content.plan.dose)
            #expect(dose.milligrams == Milligrams(56) && dose.devices == 2 && dose.volume == nil)
            treated.session = try await clinic.book(patient)
            try await clinic.open(treated.session, patient)
            try await clinic.chart(treated)
            #expect(try await clinic.view(treated.session, of: patient).preDose.unmet.map(\.id) == [])

            #expect(await code { try await clinic.startInfusion(treated) } == "dose.form")
            try await clinic.give(.deviceUsed(dose: Milligrams(28), number: 1), treated)
            clinic.pass(minutes: 5)
            try await clinic.give(.deviceUsed(dose: Milligrams(28), number: 2), treated)
            clinic.pass(minutes: 5)
            let third = await code { try await clinic.give(.deviceUsed(dose: Milligrams(28), number: 3), treated) }
            #expect(third == "dose.exceeds-order")
            let given = try await clinic.view(treated.session, of: patient).session.given
            #expect(given.devices == 2 && given.milligrams(at: clinic.now) == Milligrams(56))

            // Observed for two hours from the first device, as its label asks.
            clinic.pass(minutes: 109)
            try await clinic.recover(treated)
            #expect(try await clinic.view(treated.session, of: patient).discharge.unmet.map(\.id) == ["D1-OBSERVE"])
            clinic.pass(minutes: 1)
            try await clinic.discharge(treated)
            #expect(try await clinic.course(patient).sessions.map(\.given) == [Milligrams(56)])
            #expect(try await phase(patient, clinic) == [.induction, .induction])
            try await clinic.expectSound()
        }
    }
}
