import Care
import Clinic
import Foundation
import Records
import Simulation
import Testing

@Suite struct SyntheticClinicTests {
    @Test func `A small clinic runs`() async throws {
        try await SimulatedClinic.with { clinic in
            let accounts = try await clinic.run(patients: 60, weeks: 26)
            print(accounts)
            print(clinic.progress)
            print(try await clinic.kinds().sorted { $0.key < $1.key })
            print(try await clinic.phases())
        }
    }
}
