import Care
import Foundation
import Records
import Testing

@testable import Clinic

@Suite("Courses in memory equal a fresh fold") struct CourseCacheTests {
    @Test("After random commands", arguments: [1, 2, 3])
    func randomCommands(seed: UInt64) async throws {
        try await ClinicFixture.with { clinic in
            let random = SeededNumbers(seed: seed)
            let patients = [
                try await clinic.treated(to: .planned).patient,
                try await clinic.treated(to: .consented, "Beryl", "Birch").patient,
            ]
            var refused = 0
            for step in 0..<60 {
                let patient = patients[Int(random.next() % 2)]
                do {
                    try await act(Int(random.next() % 9), step, patient, clinic, random)
                } catch is Refusal {
                    refused += 1
                }
                let kept = try await clinic.course(patient)
                let entries = try await clinic.store.entries(in: .chart(patient)).map { try Entry($0) }
                try #require(kept == Course(patient: patient, entries: entries))
            }
            #expect(refused < 50, "most commands must have done something")
            try await clinic.expectSound()
        }
    }

    private func act(
        _ choice: Int, _ step: Int, _ patient: PatientID, _ clinic: ClinicFixture, _ random: SeededNumbers
    ) async throws {
        clinic.pass(minutes: Double(random.next() % 500))
        switch choice {
        case 0: try await clinic.weigh(patient, Kilograms(60 + Double(random.next() % 40)))
        case 1:
            let items = SuicideItem.allCases
            try await clinic.score("phq-9", Double(random.next() % 28), item: items[Int(random.next() % 3)], patient)
        case 2: try await clinic.withdraw(patient)
        case 3: try await clinic.consent(patient)
        case 4: try await clinic.draft(clinic.form(changeReason: "step \(step)"), for: patient)
        case 5: try await clinic.sign(patient)
        case 6: _ = try await clinic.book(patient, on: clinic.today.adding(days: 1), chair: "Chair \(step)")
        case 7:
            let course = try await clinic.course(patient)
            _ = try await clinic.clinic.correct(
                1 + Int64(random.next() % UInt64(course.sequence)), kind: .enteredInError, reason: "wrong chart",
                replacement: nil, on: patient, access: try clinic.access(.correctEntry, patient), clinic.command())
        default:
            for risk in try await clinic.course(patient).openRisks {
                _ = try await clinic.clinic.closeRisk(
                    risk.content.id, words: "seen and safe tonight", on: patient,
                    access: try clinic.access(.closeRisk, patient), clinic.command())
            }
        }
    }

    @Test func aSmallCacheForgetsAndIsRightAgain() async throws {
        try await ClinicFixture.with { clinic in
            let cache = CourseCache(store: clinic.store, capacity: 2)
            var patients: [PatientID] = []
            for number in 0..<5 { patients.append(try await clinic.register("Rowan", "Alder\(number)")) }
            for patient in patients + patients.reversed() {
                #expect(try await cache.course(of: patient) == clinic.course(patient))
            }
            #expect(try await cache.course(of: PatientID("nobody")).sequence == 0)
        }
    }
}

/// SplitMix64: the same seed always gives the same numbers.
final class SeededNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
