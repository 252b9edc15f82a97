import ArgumentParser
import Care
import Clinic
import Foundation
import Records
import Simulation

struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Makes a synthetic clinic, or adds to one: invented patients treated through the same rules as real ones.")

    @OptionGroup var data: DataDirectory
    @Option(help: "How many patients to add.") var patients: Int?
    @Option(help: "Over how many weeks up to now.") var weeks: Int?
    @Option(help: "The same seed makes the same patients.") var seed: UInt64?
    @OptionGroup var monitors: SimulatedFloorOptions

    func run() async throws {
        if let floor = monitors.floor { return try await monitors.run(floor, data: data) }
        guard let patients else { throw Failure("patients: say how many to add, or --floor for monitors.") }
        guard let weeks else { throw Failure("weeks: say over how many weeks up to now.") }
        guard let seed else { throw Failure("seed: give a number; the same one makes the same patients.") }
        guard (1...1_000_000).contains(patients) else {
            throw Failure("patients: \(patients) cannot be made. Give 1 to 1000000.")
        }
        guard (1...520).contains(weeks) else { throw Failure("weeks: \(weeks) cannot be made. Give 1 to 520.") }
        try data.make()
        let store = try data.open()
        do {
            let clinic = SyntheticClinic(
                store: store, protocols: try Resources.protocols(), education: try Resources.education(),
                scales: try Resources.scales(), seed: seed, now: Instant(Date()))
            let accounts = try await clinic.run(patients: patients, weeks: weeks) { line in
                print(line)
                fflush(nil)
            }
            try write(accounts)
        } catch {
            try? await store.close()
            throw error
        }
        try await store.close()
    }

    /// The invented people's passwords, for whoever tries the clinic out. Nothing real is protected by them.
    private func write(_ accounts: [SyntheticAccount]) throws {
        guard !accounts.isEmpty else { return }
        let lines = accounts.map { "\($0.role)\t\($0.email)\t\($0.password)\n" }.joined()
        let path = data.path + "/ACCOUNTS.txt"
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data(lines.utf8), attributes: [.posixPermissions: 0o600])
        else { throw Failure("data: \(path) cannot be written.") }
    }
}
