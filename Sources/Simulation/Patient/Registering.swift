import Care
import Clinic

extension SyntheticPatient {
    /// The front desk opens the chart, from a telephone call or from a referral.
    mutating func register(on day: Day) async throws {
        let registration = Registration(
            name: person.name, birthDate: person.birthDate, sex: person.sex, medicalRecordNumber: recordNumber,
            phone: person.phone, email: "\(recordNumber.lowercased())@patients.example",
            contact: isSentLinks ? .email : nil,
            emergencyContact: "\(person.escort), \(person.phone)",
            referredBy: story.isReferred ? "Dr. Juno Elmwood" : "self", veteran: person.veteran, synthetic: true)
        let command = try command()
        let id: PatientID
        do {
            id = try await open(registration, confirmedNew: false, command)
        } catch let refusal as Refusal where refusal.code == "patient.twin" {
            tally.refused(refusal.code)
            id = try await open(registration, confirmedNew: true, command)
        }
        course = try await courseOf(id)
        fallIll()
        arrange(.questions, on: timetable.workingDay(from: day.adding(days: 1)))
        guard story.pause != .screening else { return }
        arrange(.assessment, on: timetable.workingDay(from: day.adding(days: random.within(2...7))))
    }

    private mutating func open(
        _ registration: Registration, confirmedNew: Bool, _ command: Command
    ) async throws -> PatientID {
        let member = try team.member(.frontDesk).person
        guard story.isReferred else {
            return try await clinic.register(
                registration, confirmedNew: confirmedNew,
                access: try Authorisation.require(.registerPatient, of: member, patient: nil), command)
        }
        let candidate = Candidate(
            name: person.name, birthDate: person.birthDate, sex: person.sex, phone: person.phone,
            conditions: reportedConditions, medications: medications)
        return try await clinic.importReferral(
            candidate, risks: [], contentHash: random.hexadecimal() + random.hexadecimal(), leftAside: ["Encounter": 2],
            registration: registration, confirmedNew: confirmedNew,
            access: try Authorisation.require(.importReferral, of: member, patient: nil), command)
    }

    private func courseOf(_ id: PatientID) async throws -> Course {
        let nurse = try team.member(nurse).person
        return try await clinic.chart(
            of: id, access: try Authorisation.require(.seeChart, of: nurse, patient: id), at: clock
        ).course
    }
}
