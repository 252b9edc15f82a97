public import Care
import Clinic
import Foundation
public import Measures
public import Records

/// A made-up clinic whose people do everything through the clinic's own use cases, as real ones do: for demonstrations,
/// tests and load.
///
///     let clinic = SyntheticClinic(
///         store: store, protocols: protocols, education: education, scales: scales, seed: 1, now: now)
///     let accounts = try await clinic.run(patients: 60, weeks: 26) { print($0) }
///
/// The same seed, moment and store give the same charts. The store must be open with `Premises.projections`.
public struct SyntheticClinic {
    private let store: any RecordStore
    private let protocols: ProtocolLibrary
    private let education: EducationLibrary
    private let scales: ScaleLibrary
    private let seed: UInt64
    private let now: Instant

    /// How many patients live through their days side by side; more are lived one group after the other.
    static let groupSize = 1000
    /// How many act at once. A password check refuses when more than 64 wait for it.
    static let atOnce = 60

    public init(
        store: any RecordStore, protocols: ProtocolLibrary, education: EducationLibrary, scales: ScaleLibrary,
        seed: UInt64, now: Instant
    ) {
        self.store = store
        self.protocols = protocols
        self.education = education
        self.scales = scales
        self.seed = seed
        self.now = now
    }

    /// Lives through `weeks` up to `now` with so many new patients, and founds the clinic first when the store is empty.
    ///
    /// - Returns: who can sign in; empty when the clinic was there already.
    /// - Throws: `simulation.real` in a clinic of real patients; any refusal that nobody in the clinic knows how to act on.
    public func run(
        patients: Int, weeks: Int, progress: @escaping @Sendable (String) -> Void
    ) async throws -> [SyntheticAccount] {
        guard patients >= 0, weeks >= 1 else {
            throw Refusal(
                code: "simulation.size", field: patients < 0 ? "patients" : "weeks",
                reason: "A simulation has no patients or more, and at least one week.", remedy: "Give larger numbers.")
        }
        let random = RandomBytes.seeded(seed, part: -1)
        // Passwords of made-up people are hashed in earnest at their first real sign-in.
        let hasher = PasswordHasher(random: random, cost: .negligible)
        let isNew = try await store.clinicHead().position == 0
        let zone = try await isNew ? Hiring.zone : zoneOfSyntheticClinic()
        let start = Day(now, in: zone).adding(days: -7 * weeks).instant(hour: 6, minute: 0, in: zone)
        if isNew { try await Hiring.found(in: store, hasher: hasher, random: random, now: start) }
        let premises = try await Premises.open(
            store, protocols: protocols, education: education, scales: scales, channels: [.email], hasher: hasher,
            random: random, now: isNew ? start : now)
        let hiring = Hiring(premises: premises)
        let team = try await isNew ? hiring.hireEveryone(now: start) : hiring.hireLocums(now: now)
        if isNew { try await hiring.signRows(of: "iv-racemic", team: team, now: start) }
        let year = SimulatedYears(
            premises: premises, team: team, education: education, seed: seed, start: start, end: now,
            isShowcase: isNew, progress: progress)
        let first = try await firstFreeNumber()
        let cast = try await year.live(numbers: first..<first + patients)
        guard isNew else { return [] }
        let privacy = Privacy(premises: premises, team: team)
        if cast.count > 1 { try await privacy.breakGlass(on: cast[1].id, now: now.adding(minutes: -95)) }
        if cast.count > 24 { try await privacy.restrict(cast[24].id, now: now.adding(minutes: -60)) }
        return try await accounts(hiring, patient: cast.first)
    }

    private func accounts(_ hiring: Hiring, patient: (id: PatientID, name: String)?) async throws -> [SyntheticAccount]
    {
        var accounts = Post.allCases.map(\.account)
        if let patient {
            let account = SyntheticAccount(
                role: "patient", email: "patient@lakeside.example", password: "paper boats on still water")
            try await hiring.hire(patient: patient.id, name: patient.name, account: account, now: now)
            accounts.append(account)
        }
        return accounts
    }

    /// - Throws: `simulation.real` in a clinic of real patients.
    private func zoneOfSyntheticClinic() async throws -> TimeZone {
        let identity = try await ClinicIdentity.load(from: store)
        guard identity.isSynthetic else {
            throw Refusal(
                code: "simulation.real", field: "data", reason: "This is a real clinic.",
                remedy: "Simulate in an empty directory; made-up patients never go beside real ones.")
        }
        return identity.zone
    }

    /// One more than the highest record number that a simulation gave.
    private func firstFreeNumber() async throws -> Int {
        let rows = try await store.rows(
            "SELECT MAX(record_number) FROM patients WHERE record_number >= 'S-' AND record_number < 'S.'")
        let highest = try rows.first?.textIfPresent(0)?.dropFirst(2)
        return (highest.flatMap { Int($0) } ?? 0) + 1
    }
}
