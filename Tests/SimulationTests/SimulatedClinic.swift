import Care
import Clinic
import Foundation
import Measures
import Records
import Simulation
import Synchronization

/// A store in a directory of its own, and the shipped protocols and texts.
final class SimulatedClinic: Sendable {
    /// Wednesday 2026-11-18, 11:20 in New York.
    static let now = Instant(microseconds: 1_795_018_800_000_000)
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    let directory: URL
    let store: SQLiteStore
    let protocols: ProtocolLibrary
    let education: EducationLibrary
    let scales: ScaleLibrary
    private let said = Mutex<[String]>([])

    init(named name: String = "halcyon-simulated-\(UUID().uuidString)") throws {
        directory = FileManager.default.temporaryDirectory.appending(path: name)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        store = try SQLiteStore(
            path: directory.appending(path: "record.sqlite").path, projections: Premises.projections)
        protocols = try ProtocolLibrary(files: Self.files("Protocols"))
        education = try EducationLibrary(files: Self.files("Education"))
        scales = try ScaleLibrary(files: Self.files("Sources/Measures/Resources"))
    }

    private static func files(_ folder: String) throws -> [String: Data] {
        let place = root.appending(path: folder)
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: place.path) where name.hasSuffix(".json") {
            files[name] = try Data(contentsOf: place.appending(path: name))
        }
        return files
    }

    @discardableResult
    func run(patients: Int, weeks: Int, seed: UInt64 = 7, now: Instant = now) async throws -> [SyntheticAccount] {
        try await SyntheticClinic(
            store: store, protocols: protocols, education: education, scales: scales, seed: seed, now: now
        ).run(patients: patients, weeks: weeks) { line in self.said.withLock { $0.append(line) } }
    }

    var progress: [String] { said.withLock { $0 } }

    func close() async throws {
        try? await store.close()
        try FileManager.default.removeItem(at: directory)
    }

    /// Runs `body` in an empty store and takes it away after it.
    static func with(_ body: (SimulatedClinic) async throws -> Void) async throws {
        let clinic = try SimulatedClinic()
        do {
            try await body(clinic)
        } catch {
            try await clinic.close()
            throw error
        }
        try await clinic.close()
    }

    /// The clinic with its doors open, and somebody signed in.
    func visit(_ role: String, at now: Instant = now) async throws -> (premises: Premises, person: SignedInPerson) {
        let premises = try await Premises.open(
            store, protocols: protocols, education: education, scales: scales,
            hasher: PasswordHasher(random: .system, cost: .negligible), now: now)
        guard let account = try await SharedClinic.accounts.first(where: { $0.role == role }) else {
            throw NobodyThere()
        }
        let session = try await premises.signIn.signIn(
            email: account.email, password: account.password, source: "10.0.0.1", now: now)
        guard case .active(let active) = try await premises.signIn.look(session.token, now: now) else {
            throw NobodyThere()
        }
        try await premises.signIn.signOut(session.token, now: now)
        return (premises, active.person)
    }

    struct NobodyThere: Error {}

    /// The entries of a kind.
    func entries(_ kind: String) async throws -> [ChartEntry] {
        try await store.feed(after: 0, limit: .max).filter { $0.kind == kind }
            .map { try ChartEntry(kind: $0.kind, payload: $0.payload) }
    }

    /// How many of each kind of entry there are.
    func kinds() async throws -> [String: Int] {
        try await store.feed(after: 0, limit: .max).reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
    }

    /// The patients' numbers by phase.
    func phases() async throws -> [String: Int] {
        try await store.rows("SELECT phase, COUNT(*) FROM patients GROUP BY phase").reduce(into: [:]) {
            $0[try $1.text(0)] = Int(try $1.int64(1))
        }
    }
}
