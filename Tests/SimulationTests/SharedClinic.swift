import Clinic
import Foundation
import Simulation

/// One synthetic clinic that many tests look at and none changes.
enum SharedClinic {
    static let patients = 60
    static let weeks = 26

    private static let made = Task {
        let clinic = try SimulatedClinic(named: "halcyon-shared-\(ProcessInfo.processInfo.processIdentifier)")
        atexit { try? FileManager.default.removeItem(at: SharedClinic.directory) }
        let accounts = try await clinic.run(patients: patients, weeks: weeks)
        return (clinic, accounts)
    }

    static let directory = FileManager.default.temporaryDirectory
        .appending(path: "halcyon-shared-\(ProcessInfo.processInfo.processIdentifier)")

    static var clinic: SimulatedClinic {
        get async throws { try await made.value.0 }
    }

    static var accounts: [SyntheticAccount] {
        get async throws { try await made.value.1 }
    }
}
