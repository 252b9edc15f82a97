import Care
import Foundation
import Records

@testable import Clinic
@testable import Web

extension TestClinic {
    /// A patient under a signed plan, in a session, and booked for the next.
    func chartPatient() async throws {
        let day = Day(Self.start, in: premises.clinic.zone)
        let opened = SessionOpened(session: openSession, number: 1, planRevision: 1, chair: "Chair 1", nurse: owner)
        try await write(
            [
                .registered(
                    Registration(
                        name: PersonName(given: "Ada", family: "Example"), birthDate: day.adding(days: -14_000),
                        sex: .female, medicalRecordNumber: "H-1", phone: "555 0100")),
                .planSigned(SignedPlan(revision: 1, plan: plan(from: day), signature: mark, secondSignature: nil)),
                .sessionBooked(
                    SessionBooked(session: booking, at: Self.start.adding(minutes: 180), chair: "Chair 2")),
                .sessionOpened(opened),
            ], to: "chart/\(patient)")
        try await write([.sessionOpened(opened)], to: "session/\(openSession)")
    }

    /// A link to a questionnaire for the patient, asked by a nurse.
    func link(to scale: String = "phq-9", mode: AnswerSheet.Mode = .link) async throws -> String {
        let nurse = SignedInPerson(id: PersonID("asking"), name: "Nurse", roles: [.nurse], seenAt: now.now)
        return try await premises.clinic.ask(
            scale, mode: mode, channel: nil, of: patient,
            access: try Authorisation.require(.askPatient, of: nurse, patient: patient),
            Command(id: UUID().uuidString, saying: Data(), now: now.now, source: "10.0.0.3"))
    }

    var course: Course { get async throws { try await premises.clinic.courses.course(of: patient) } }

    private func plan(from day: Day) -> Plan {
        Plan(
            protocolID: Self.protocolID, protocolVersion: "1",
            protocolHash: premises.clinic.protocols.library.treatment(Self.protocolID)?.hash ?? "",
            drug: .racemicKetamine, route: .intravenous, setting: .clinic, indication: .depression,
            dose: PlannedDose(
                milligrams: Milligrams(35), perKilogram: MilligramsPerKilogram(0.5), weight: Kilograms(70),
                weighedOn: day, concentration: MilligramsPerMillilitre(10), volume: Millilitres(3.5),
                infusion: Minutes(40), devices: nil),
            inductionSessions: 6, firstSession: day, intervalDays: 3)
    }

    private var mark: SignatureMark {
        SignatureMark(person: owner, name: "Owner", meaning: "order", signedAt: Self.start, contentDigest: "")
    }

    private func write(_ entries: [ChartEntry], to stream: String) async throws {
        let new = try entries.map { entry in
            NewEntry(
                stream: StreamName(stream), kind: entry.kind, schema: 1, author: owner.text,
                occurredMicroseconds: Self.start.microseconds, recordedMicroseconds: Self.start.microseconds,
                zone: "America/Phoenix", payload: try entry.payload())
        }
        _ = try await store.append(Append(entries: new))
    }
}
