import Care
import Foundation
import Records
import Testing

@testable import Clinic

@Suite("Risks: whoever answers for one is told, and nothing waits for that") struct TellingOwnersTests {
    private func send(_ clinic: ClinicFixture, by carrier: TestCarrier) async throws {
        try await clinic.clinic.sendWaiting(by: carrier, publicAddress: "https://c.example") { clinic.now }
    }

    /// A nurse hears of it, so the prescriber owns it.
    private func raised(_ clinic: ClinicFixture) async throws -> PatientID {
        let patient = try await clinic.register("Rowan", "Alder")
        _ = try await clinic.clinic.recordScore(
            Score(scale: "phq-9", total: 19, on: clinic.today, suicideItem: .positive), on: patient,
            access: try clinic.access(.recordScore, patient, as: .nurse), clinic.command())
        return patient
    }

    private func recipients(_ carrier: TestCarrier) -> [String] { carrier.messages.map(\.recipient) }

    @Test func theOwnerIsToldOnceInWordsThatSayNothingOfThePatient() async throws {
        try await ClinicFixture.with(channels: [.email]) { clinic in
            let patient = try await raised(clinic)
            let carrier = TestCarrier()
            for _ in 0..<3 { try await send(clinic, by: carrier) }
            #expect(recipients(carrier) == [clinic.email(.prescriber)])
            let message = try #require(carrier.messages.first)
            #expect(message.text.contains("https://c.example/"))
            for secret in ["Rowan", "Alder", "PHQ", "suicid", "risk", patient.text] {
                #expect(!(message.text + message.subject + message.id).contains(secret), "\(secret)")
            }
            let told = try #require(try await clinic.course(patient).risks.first?.tellings.first)
            let prescriber = try clinic.person(.prescriber)
            #expect(told.content.sent && told.content.person == prescriber.id)
            let line = try #require(
                try await clinic.clinic.outbox(access: try clinic.access(.seeOutbox), at: clinic.now).first)
            #expect(line.state == .sent)
            #expect(line.recipient == .person(name: prescriber.name))
            try await clinic.expectSound()
        }
    }

    @Test func whoeverHeardOfItThemselvesOrTookItIsNotTold() async throws {
        try await ClinicFixture.with(channels: [.email]) { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            _ = try await clinic.clinic.raiseRisk(
                level: .high, reason: "said so on the phone", on: patient,
                access: try clinic.access(.raiseRisk, patient, as: .therapist), clinic.command())
            let risk = try #require(try await clinic.course(patient).risks.first?.id)
            _ = try await clinic.clinic.takeRisk(
                risk, on: patient, access: try clinic.access(.closeRisk, patient, as: .prescriber), clinic.command())
            let carrier = TestCarrier()
            try await send(clinic, by: carrier)
            #expect(carrier.messages.isEmpty)
        }
    }

    @Test func coverIsToldWhenItIsPassedOnAndALinkNeverGoesBeforeThem() async throws {
        try await ClinicFixture.with(channels: [.email]) { clinic in
            let patient = try await raised(clinic)
            var registration = try clinic.registration("Rowan", "Alder")
            registration.email = "rowan@home.example"
            registration.contact = .email
            _ = try await clinic.clinic.changeRegistration(
                of: patient, to: registration, access: try clinic.access(.registerPatient, patient), clinic.command())
            _ = try await clinic.clinic.ask(
                "gad-7", mode: .link, channel: .email, of: patient, access: try clinic.access(.askPatient, patient),
                clinic.command())
            let carrier = TestCarrier()
            clinic.pass(minutes: 61)
            try await clinic.clinic.escalateRisks(at: clinic.now)
            try await send(clinic, by: carrier)
            // The first owner has it no longer, and is not told of it any more.
            #expect(recipients(carrier) == [clinic.email(.therapist), "rowan@home.example"])
        }
    }

    @Test func failureIsATaskAndInTheOutboxAndCoverIsAskedAllTheSame() async throws {
        try await ClinicFixture.with(channels: [.email]) { clinic in
            let patient = try await raised(clinic)
            let carrier = TestCarrier([.unknown("It broke off.")])
            try await send(clinic, by: carrier)
            let task = try #require(
                try await clinic.course(patient).openTasks.values.first { $0.id.hasPrefix("telling.") })
            let name = try clinic.person(.prescriber).name
            #expect(task.title == "Call \(name) about this risk" && task.role == .nurse)
            #expect(task.why.contains("It broke off."))
            let lines = try await clinic.clinic.outbox(access: try clinic.access(.seeOutbox), at: clinic.now)
            #expect(lines.map(\.state) == [.failed("It broke off.")])
            clinic.pass(minutes: 61)
            try await clinic.clinic.escalateRisks(at: clinic.now)
            let record = try #require(try await clinic.course(patient).risks.first)
            #expect(record.owner == (try clinic.person(.therapist).id))
            try await send(clinic, by: carrier)
            #expect(recipients(carrier) == [clinic.email(.prescriber), clinic.email(.therapist)])
            #expect(try await !clinic.course(patient).openTasks.keys.contains(task.id), "it is another's now")
            try await clinic.expectSound()
        }
    }

    @Test func nobodyIsToldOfWhatIsAnsweredClosedOrADayOldOrWhereNoMailLeaves() async throws {
        try await ClinicFixture.with(channels: [.email]) { clinic in
            let patient = try await raised(clinic)
            let risk = try #require(try await clinic.course(patient).risks.first?.id)
            _ = try await clinic.clinic.closeRisk(
                risk, words: "seen today, safety plan renewed", on: patient,
                access: try clinic.access(.closeRisk, patient), clinic.command())
            _ = try await raisedAgain(patient, clinic)
            clinic.pass(minutes: 25 * 60)
            let carrier = TestCarrier()
            try await send(clinic, by: carrier)
            #expect(carrier.messages.isEmpty)
        }
        for channels in [Set<MessageChannel>(), [.text]] {
            try await ClinicFixture.with(channels: channels) { clinic in
                _ = try await raised(clinic)
                let carrier = TestCarrier()
                try await send(clinic, by: carrier)
                #expect(carrier.messages.isEmpty)
                #expect(try await clinic.clinic.outbox(access: try clinic.access(.seeOutbox), at: clinic.now).isEmpty)
            }
        }
    }

    private func raisedAgain(_ patient: PatientID, _ clinic: ClinicFixture) async throws -> Course {
        try await clinic.clinic.raiseRisk(
            level: .moderate, reason: "a neighbour rang", on: patient,
            access: try clinic.access(.raiseRisk, patient, as: .frontDesk), clinic.command())
    }
}
