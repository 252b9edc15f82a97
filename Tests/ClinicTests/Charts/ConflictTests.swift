import Care
import Foundation
import Records
import Testing

@testable import Clinic

@Suite("Charts: several people at once") struct ConflictTests {
    @Test func theSecondToChangeAPlanIsShownTheFirst() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.treated(to: .drafted).patient
            let seen = try await clinic.planSequence(patient)
            func save(_ remarks: String) async throws {
                var form = clinic.form()
                form.remarks = remarks
                _ = try await clinic.clinic.draftPlan(
                    form, basedOn: seen, for: patient, access: try clinic.access(.draftPlan, patient), clinic.command())
            }
            try await save("the first")
            #expect(await code { try await save("the second") } == "conflict.plan")
            #expect(try await clinic.course(patient).draft?.content.remarks == "the first")
            // Nor is what the signer has not read signed.
            let refused = await code {
                _ = try await clinic.clinic.signPlan(
                    basedOn: seen, password: ClinicFixture.password, second: nil, for: patient,
                    access: try clinic.access(.signPlan, patient), clinic.command())
            }
            #expect(refused == "conflict.plan")
            #expect(try await clinic.course(patient).plan == nil)
        }
    }

    @Test func aDecisionIsNotSignedOnAScreeningThatHasChanged() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            let seen = try await clinic.course(patient).sequence
            try await clinic.weigh(patient)
            let refused = await code {
                _ = try await clinic.clinic.decideScreening(
                    .deferred, reason: "needs an ECG", indication: .depression, protocolID: "iv-racemic", setAside: [:],
                    basedOn: seen, password: ClinicFixture.password, on: patient,
                    access: try clinic.access(.decideScreening, patient), clinic.command())
            }
            #expect(refused == "conflict.chart")
        }
    }

    @Test func twentyWritersOnOneChartLoseNothing() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        _ = try await clinic.clinic.writeNote(
                            ClinicalNote(kind: .progress, text: "note \(number)"), on: patient,
                            access: try clinic.access(.writeNote, patient), clinic.command())
                    }
                }
                try await group.waitForAll()
            }
            let notes = try await clinic.course(patient).notes.map(\.content.text)
            #expect(Set(notes) == Set((0..<20).map { "note \($0)" }))
            #expect(notes.count == 20)
            try await clinic.expectSound()
        }
    }

    @Test func twoNursesWhoStartAtTheSameTimeStartOneInfusion() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .charted)
            let codes = await withTaskGroup(of: String?.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        do {
                            try await clinic.startInfusion(treated)
                            return nil
                        } catch {
                            return (error as? Refusal)?.code ?? "\(error)"
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes.count { $0 == nil } == 1)
            #expect(Set(codes.compactMap(\.self)) == ["dose.running"])
            let doses = try await clinic.store.entries(in: .session(treated.session)).filter { $0.kind == "dose" }
            #expect(doses.count == 1)
        }
    }

    @Test func oneChairIsKeptForOnePatient() async throws {
        try await ClinicFixture.with { clinic in
            var patients: [PatientID] = []
            for number in 0..<6 { patients.append(try await clinic.register("Rowan", "Alder\(number)")) }
            let codes = await withTaskGroup(of: String?.self) { [patients] group in
                for patient in patients {
                    group.addTask {
                        do {
                            _ = try await clinic.book(patient, chair: "Chair 1")
                            return nil
                        } catch {
                            return (error as? Refusal)?.code ?? "\(error)"
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes.count { $0 == nil } == 1)
            #expect(Set(codes.compactMap(\.self)) == ["booking.taken"])
            #expect(try await clinic.todayView().sessions.count == 1)

            // Another chair, another time, and the same chair once it was given back, are free.
            _ = try await clinic.book(patients[1], chair: "Chair 2")
            _ = try await clinic.book(patients[1], hour: 13, chair: "Chair 1")
            let line = try #require(
                try await clinic.todayView().sessions.first {
                    $0.chair == "Chair 1" && $0.at < clinic.now.adding(minutes: 90)
                })
            _ = try await clinic.clinic.cancelBooking(
                line.session, reason: "has a cold", for: line.patient,
                access: try clinic.access(.bookSession, line.patient),
                clinic.command())
            _ = try await clinic.book(patients[2], chair: "Chair 1")
            try await clinic.expectSound()
        }
    }

    @Test func oneReferralIsImportedOnce() async throws {
        try await ClinicFixture.with { clinic in
            func bring(_ family: String) async throws {
                _ = try await clinic.clinic.importReferral(
                    Candidate(), risks: [], contentHash: "abc", leftAside: [:],
                    registration: try clinic.registration("Rowan", family), access: try clinic.access(.importReferral),
                    clinic.command())
            }
            try await bring("Alder")
            #expect(await code { try await bring("Birch") } == "referral.imported")
        }
    }

    @Test func oneReferralThatManyBringAtOnceIsImportedOnce() async throws {
        try await ClinicFixture.with { clinic in
            let imported = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<12 {
                    let registration = try clinic.registration("Rowan", "Alder\(number)", number: "HC-\(number)")
                    let (access, command) = (try clinic.access(.importReferral), clinic.command())
                    group.addTask {
                        let refused = await code {
                            _ = try await clinic.clinic.importReferral(
                                Candidate(), risks: [], contentHash: "abc", leftAside: [:], registration: registration,
                                access: access, command)
                        }
                        return refused == nil
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(imported == 1)
        }
    }

    @Test func aRecordNumberBelongsToOnePatient() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            _ = try await clinic.register("Beryl", "Birch")
            let taken = try clinic.registration("Rowan", "Alder", number: "HC-Beryl-Birch")
            let changed = await code {
                _ = try await clinic.clinic.changeRegistration(
                    of: patient, to: taken, access: try clinic.access(.registerPatient), clinic.command())
            }
            #expect(changed == "patient.number-taken")
            let confirmed = await code {
                _ = try await clinic.clinic.register(
                    taken, confirmedNew: true, access: try clinic.access(.registerPatient), clinic.command())
            }
            #expect(confirmed == "patient.number-taken")
        }
    }

    @Test func someoneOfTheSameNameAndBirthDateIsPointedOut() async throws {
        try await ClinicFixture.with { clinic in
            _ = try await clinic.register("René", "Alder")
            let twin = try clinic.registration("rene", "ALDER", number: "HC-2")
            let refused = await code {
                _ = try await clinic.clinic.register(
                    twin, access: try clinic.access(.registerPatient), clinic.command())
            }
            #expect(refused == "patient.twin")
            _ = try await clinic.clinic.register(
                twin, confirmedNew: true, access: try clinic.access(.registerPatient), clinic.command())
            #expect(try await clinic.search("rene").count == 2)
        }
    }
}
