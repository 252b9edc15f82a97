import Care
import Foundation
import Records
import Testing

@testable import Clinic

@Suite("Messages: written down first, handed over once, and seen when they fail") struct SendingMessagesTests {
    private func agreed(_ clinic: ClinicFixture, to channel: MessageChannel = .email) async throws -> PatientID {
        let patient = try await clinic.register("Rowan", "Alder")
        var registration = try clinic.registration("Rowan", "Alder")
        registration.email = "rowan@home.example"
        registration.phone = "+1 602 555 0100"
        registration.contact = channel
        _ = try await clinic.clinic.changeRegistration(
            of: patient, to: registration, access: try clinic.access(.registerPatient, patient), clinic.command())
        return patient
    }

    private func ask(_ patient: PatientID, _ clinic: ClinicFixture, by channel: MessageChannel = .email) async throws {
        _ = try await clinic.clinic.ask(
            "phq-9", mode: .link, channel: channel, of: patient, access: try clinic.access(.askPatient, patient),
            clinic.command())
    }

    private func send(_ clinic: ClinicFixture, by carrier: TestCarrier) async throws {
        try await clinic.clinic.sendWaiting(by: carrier, publicAddress: "https://c.example") { clinic.now }
    }

    private func message(_ patient: PatientID, _ clinic: ClinicFixture) async throws -> MessageSettled? {
        try await clinic.course(patient).messages.values.first
    }

    @Test("A message holds the clinic's name and a link that works, and nothing of the patient")
    func whatItSays() async throws {
        try await ClinicFixture.with(channels: [.email]) { clinic in
            let patient = try await agreed(clinic)
            try await ask(patient, clinic)
            let carrier = TestCarrier()
            try await send(clinic, by: carrier)
            try await send(clinic, by: carrier)
            let message = try #require(carrier.messages.first)
            #expect(carrier.messages.count == 1)
            #expect(message.recipient == "rowan@home.example")
            let link = try #require(message.text.firstMatch(of: /https:\/\/c\.example\/q\/([0-9a-f]{72})/)).output.1
            #expect(try await !clinic.clinic.pass(String(link), source: "", now: clinic.now).isAnswered)
            #expect(message.text.contains(clinic.clinic.identity.name))
            for secret in ["Rowan", "Alder", "PHQ", "depress", patient.text] {
                #expect(!(message.text + message.subject).contains(secret))
            }
            #expect(try await self.message(patient, clinic)?.sent == true)
            try await clinic.expectSound()
        }
    }

    @Test("A message that was refused is tried again later and later, then given up, as a task of the front desk")
    func givenUp() async throws {
        try await ClinicFixture.with(channels: [.email]) { clinic in
            let patient = try await agreed(clinic)
            try await ask(patient, clinic)
            let carrier = TestCarrier(Array(repeating: .refused("Status 75."), count: 20))
            var tries: [Int] = []
            for minutes in [0, 0.5, 0.6, 5, 30, 120, 360, 600.0] {
                clinic.pass(minutes: minutes)
                try await send(clinic, by: carrier)
                tries.append(carrier.messages.count)
            }
            #expect(tries == [1, 1, 2, 3, 4, 5, 6, 6])
            let settled = try #require(try await message(patient, clinic))
            #expect(!settled.sent && settled.attempts == 6 && settled.why == "Status 75.")
            let task = try #require(
                try await clinic.course(patient).openTasks.values.first { $0.id.hasPrefix("message.") })
            #expect(task.role == .frontDesk)
            let line = try #require(
                try await clinic.clinic.outbox(access: try clinic.access(.seeOutbox), at: clinic.now).first)
            #expect(line.state == .failed("Status 75."))
            // Asked again in another way, the task is answered.
            _ = try await clinic.clinic.ask(
                "phq-9", mode: .link, channel: nil, of: patient, access: try clinic.access(.askPatient, patient),
                clinic.command())
            #expect(try await clinic.course(patient).openTasks[task.id] == nil)
        }
    }

    @Test("A server that stopped while a message was under way does not send it again, and says so")
    func stopped() async throws {
        try await ClinicFixture.with(channels: [.email]) { clinic in
            let patient = try await agreed(clinic)
            try await ask(patient, clinic)
            let asking = try #require(try await clinic.course(patient).askings.first?.content.id)
            let underWay = MessageAttempts(count: 1, isUnderWay: true, next: clinic.now)
            try await clinic.store.apply([
                .put(key: MessageAttempts.key(asking.text), value: try EntryPayload.encode(underWay))
            ])
            let carrier = TestCarrier()
            try await send(clinic, by: carrier)
            #expect(carrier.messages.isEmpty)
            let settled = try #require(try await message(patient, clinic))
            #expect(!settled.sent && settled.why.contains("may have arrived"))
        }
    }

    @Test("What may have left is not sent twice; what ended or was answered is not sent at all")
    func notTwice() async throws {
        try await ClinicFixture.with(channels: [.email]) { clinic in
            let patient = try await agreed(clinic)
            try await ask(patient, clinic)
            let carrier = TestCarrier([.unknown("It broke off.")])
            for _ in 0..<3 {
                try await send(clinic, by: carrier)
                clinic.pass(days: 1)
            }
            #expect(carrier.messages.count == 1)
            try await ask(patient, clinic)
            clinic.pass(days: 8)
            try await send(clinic, by: carrier)
            #expect(carrier.messages.count == 1)
            #expect(try await clinic.course(patient).messages.values.contains { $0.why.contains("ended") })
        }
    }

    @Test("A link is sent only where the clinic can and the patient agreed")
    func refused() async throws {
        try await ClinicFixture.with(channels: [.email]) { clinic in
            let agreed = try await agreed(clinic)
            #expect(await code { try await ask(agreed, clinic, by: .text) } == "asking.channel")
            let other = try await clinic.register("Sam", "Birch")
            #expect(await code { try await ask(other, clinic) } == "asking.consent")
            var registration = try clinic.registration("Sam", "Birch")
            registration.contact = .email
            let wrong = registration
            #expect(
                await code {
                    _ = try await clinic.clinic.changeRegistration(
                        of: other, to: wrong, access: try clinic.access(.registerPatient, other), clinic.command())
                } == "email.malformed")
        }
    }

    @Test("The schedule asks each place once, by the way the patient agreed to, and raises what stays silent")
    func schedule() async throws {
        try await ClinicFixture.with(channels: [.text]) { clinic in
            let patient = try await agreed(clinic, to: .text)
            for _ in 0..<3 { try await clinic.clinic.keepSchedule(at: clinic.now) }
            let asked = try await clinic.course(patient).askings.map(\.content)
            #expect(asked.map(\.scale).sorted() == ["audit-c", "gad-7", "pc-ptsd-5", "phq-9", "taps-1"])
            #expect(asked.allSatisfy { $0.channel == .text && $0.slot == "screening.\($0.scale)" })
            let carrier = TestCarrier()
            try await send(clinic, by: carrier)
            #expect(carrier.messages.map(\.recipient) == Array(repeating: "+16025550100", count: 5))
            clinic.pass(days: 3)
            try await clinic.clinic.keepSchedule(at: clinic.now)
            let course = try await clinic.course(patient)
            #expect(course.askings.count == 5)
            #expect(course.openTasks["asking.screening"]?.role == .nurse)
            // The clock set back raises and asks nothing more.
            clinic.pass(days: -2)
            try await clinic.clinic.keepSchedule(at: clinic.now)
            #expect(try await clinic.course(patient).askings.count == 5)
        }
    }

    @Test("Without an agreement nobody is written to, and silence is a task all the same")
    func withoutAgreement() async throws {
        try await ClinicFixture.with(channels: [.email, .text]) { clinic in
            let patient = try await clinic.register("Sam", "Birch")
            clinic.pass(days: 3)
            try await clinic.clinic.keepSchedule(at: clinic.now)
            let course = try await clinic.course(patient)
            #expect(course.askings.isEmpty)
            #expect(course.openTasks["asking.screening"] != nil)
        }
    }

    @Test("A positive screen is asked about further by link; a scale without words is never sent and waits for staff")
    func byIndication() async throws {
        try await ClinicFixture.with(channels: [.email]) { clinic in
            let patient = try await agreed(clinic)
            _ = try await clinic.clinic.recordSheet(
                ["exposure": 1, "1": 1, "2": 1, "3": 1, "4": 1, "5": 0], scale: "pc-ptsd-5", mode: .paper,
                on: clinic.today, for: patient, access: try clinic.access(.recordScore, patient), clinic.command())
            try await clinic.clinic.keepSchedule(at: clinic.now)
            #expect(try await clinic.course(patient).askings.map(\.content.scale).contains("pcl-5"))

            let other = try await clinic.register("Sam", "Birch")
            var registration = try clinic.registration("Sam", "Birch")
            registration.email = "sam@home.example"
            registration.contact = .email
            _ = try await clinic.clinic.changeRegistration(
                of: other, to: registration, access: try clinic.access(.registerPatient, other), clinic.command())
            _ = try await clinic.decideEligible(other, indication: .obsessiveCompulsive)
            try await clinic.clinic.keepSchedule(at: clinic.now)
            let course = try await clinic.course(other)
            #expect(course.askings.allSatisfy { $0.content.scale != "y-bocs" })
            let task = try #require(course.openTasks["rating.screening.ocd.y-bocs"])
            #expect(task.title == "Record the total of Y-BOCS")
            _ = try await clinic.score("y-bocs", 24, other)
            #expect(try await clinic.course(other).openTasks[task.id] == nil)
        }
    }
}
