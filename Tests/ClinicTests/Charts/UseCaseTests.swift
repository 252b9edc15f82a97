import Care
import Foundation
import Records
import Testing

@testable import Clinic

@Suite("Use cases: applied once, by the right person, on the right chart") struct UseCaseTests {
    @Test("The same command posted twice is done once", arguments: UseCase.all)
    func postedTwice(_ useCase: UseCase) async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await useCase.treated(in: clinic)
            let access = try clinic.access(useCase.permission, treated.patient)
            let command = clinic.command("the same words")
            let before = try await clinic.everything().count
            try await useCase.run(clinic, treated, access, command)
            let once = try await clinic.everything().count
            #expect(once > before)

            clinic.pass(minutes: 1)
            let again = Command(
                id: command.id, saying: Data("the same words".utf8), now: clinic.now, source: "10.0.0.1")
            try await useCase.run(clinic, treated, access, again)
            #expect(try await clinic.everything().count == once)
            try await clinic.expectSound()
        }
    }

    @Test("The same command with other words is refused", arguments: UseCase.all)
    func otherWords(_ useCase: UseCase) async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await useCase.treated(in: clinic)
            let access = try clinic.access(useCase.permission, treated.patient)
            let command = clinic.command("these words")
            try await useCase.run(clinic, treated, access, command)
            let once = try await clinic.everything().count
            await #expect(throws: StoreError.commandReused(id: command.id)) {
                try await useCase.run(clinic, treated, access, clinic.command("other words", id: command.id))
            }
            #expect(try await clinic.everything().count == once)
        }
    }

    @Test("An access to something else, or to somebody else, opens nothing", arguments: UseCase.all)
    func accessIsForOneThing(_ useCase: UseCase) async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await useCase.treated(in: clinic)
            let other = try await clinic.register("Beryl", "Birch")
            let before = try await clinic.everything().count
            let elsewhere: Permission = useCase.permission == .recordSigns ? .recordScore : .recordSigns
            var wrong = [try clinic.access(elsewhere, treated.patient)]
            if useCase.permission.needsPatient { wrong.append(try clinic.access(useCase.permission, other)) }
            for access in wrong {
                let refused = await code { try await useCase.run(clinic, treated, access, clinic.command()) }
                #expect(refused == "access.denied")
            }
            #expect(try await clinic.everything().count == before)
            try await useCase.run(
                clinic, treated, try clinic.access(useCase.permission, treated.patient), clinic.command())
        }
    }

    @Test func everyPermissionOnAChartHasItsUseCase() {
        let writing = Set(UseCase.all.map(\.permission))
        let reading: Set<Permission> = [
            .seeRegistration, .seeChart, .seePlan, .seeTherapyNotes, .seeOwnChart, .screen, .restrictChart, .breakGlass,
        ]
        #expect(Set(Permission.allCases.filter(\.needsPatient)).subtracting(reading).subtracting(writing).isEmpty)
    }

    @Test func readingIsBoundToOnePatientToo() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            let other = try await clinic.register("Beryl", "Birch")
            let onOther = try clinic.access(.seeChart, other)
            let patient = treated.patient
            let reads: [(String, () async throws -> Void)] = [
                ("chart", { _ = try await clinic.clinic.chart(of: patient, access: onOther, at: clinic.now) }),
                (
                    "session",
                    {
                        _ = try await clinic.clinic.session(
                            treated.session, of: patient, access: onOther, at: clinic.now)
                    }
                ),
                ("history", { _ = try await clinic.clinic.history(of: patient, limit: 10, access: onOther) }),
                (
                    "session history",
                    { _ = try await clinic.clinic.history(of: treated.session, patient: patient, access: onOther) }
                ),
                (
                    "screening",
                    {
                        _ = try await clinic.clinic.screen(
                            patient, under: "iv-racemic", indication: nil, access: try clinic.access(.screen, other),
                            on: clinic.today)
                    }
                ),
                (
                    "plan",
                    {
                        _ = try await clinic.clinic.buildPlan(
                            clinic.form(), for: patient, access: try clinic.access(.draftPlan, other), on: clinic.today)
                    }
                ),
                (
                    "registration",
                    {
                        _ = try await clinic.clinic.registration(
                            of: patient, access: try clinic.access(.seeRegistration, other), at: clinic.now)
                    }
                ),
            ]
            for (name, read) in reads { #expect(await code(read) == "access.denied", "\(name)") }
            let mine = try clinic.access(.seeChart, patient)
            // Another patient's session is no session of the chart that may be read.
            #expect(
                await code {
                    _ = try await clinic.clinic.session(treated.session, of: other, access: onOther, at: clinic.now)
                } == "session.unknown")
            #expect(try await clinic.clinic.chart(of: patient, access: mine, at: clinic.now).course.patient == patient)
        }
    }

    @Test func aTaskOfARestrictedChartIsNotCompletedFromTheWorkList() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            let task = try #require(try await clinic.course(patient).openTasks.keys.first)
            let nurse = try clinic.person(.nurse)
            let shutOut = SignedInPerson(
                id: nurse.id, name: nurse.name, roles: nurse.roles, seenAt: nurse.seenAt, closedCharts: [patient])
            let access = try Authorisation.require(.completeTask, of: shutOut, patient: nil)
            let refused = await code {
                _ = try await clinic.clinic.completeTask(
                    task, outcome: "called", on: patient, access: access, clinic.command())
            }
            #expect(refused == "access.restricted")
        }
    }

    @Test func therapyNotesStayWithThoseWhoMayReadThem() async throws {
        try await ClinicFixture.with { clinic in
            let patient = try await clinic.register("Rowan", "Alder")
            for kind in [ClinicalNote.Kind.integration, .progress] {
                _ = try await clinic.clinic.writeNote(
                    ClinicalNote(kind: kind, text: "a river"), on: patient,
                    access: try clinic.access(kind.isTherapy ? .writeTherapyNote : .writeNote, patient, as: .therapist),
                    clinic.command())
            }
            func kinds(as role: Role) async throws -> [[ClinicalNote.Kind]] {
                let access = try clinic.access(.seeChart, patient, as: role)
                let chart = try await clinic.clinic.chart(of: patient, access: access, at: clinic.now)
                let history = try await clinic.clinic.history(of: patient, limit: 50, access: access)
                return [
                    chart.course.notes.map(\.content.kind),
                    history.reversed().compactMap {
                        if case .noted(let note) = $0.entry.content { note.kind } else { nil }
                    },
                ]
            }
            #expect(try await kinds(as: .therapist) == [[.integration, .progress], [.integration, .progress]])
            #expect(try await kinds(as: .prescriber) == [[.progress], [.progress]])
        }
    }
}
