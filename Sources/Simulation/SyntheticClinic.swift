public import Care
import Clinic
import Foundation
public import Records

/// A made-up clinic whose people do everything through the clinic's own use cases, as real ones do: for demonstrations,
/// tests and load.
///
///     let clinic = SyntheticClinic(store: store, protocols: protocols, education: education, seed: 1, now: now)
///     let accounts = try await clinic.run(patients: 60, weeks: 26) { print($0) }
///
/// The same seed, moment and store give the same charts. The store must be open with `Premises.projections`.
public struct SyntheticClinic {
    private let store: any RecordStore
    private let protocols: ProtocolLibrary
    private let education: EducationLibrary
    private let seed: UInt64
    private let now: Instant

    /// How many patients live through their days side by side; more are lived one group after the other.
    static let groupSize = 1000
    /// How many act at once. A password check refuses when more than 64 wait for it.
    static let atOnce = 60

    public init(
        store: any RecordStore, protocols: ProtocolLibrary, education: EducationLibrary, seed: UInt64, now: Instant
    ) {
        self.store = store
        self.protocols = protocols
        self.education = education
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
        let start = now.adding(minutes: -Double(weeks) * 7 * 24 * 60)
        let random = RandomBytes.seeded(seed, part: -1)
        // Passwords of made-up people are hashed in earnest at their first real sign-in.
        let hasher = PasswordHasher(random: random, cost: .negligible)
        let isNew = try await store.clinicHead().position == 0
        if isNew {
            try await Hiring.found(in: store, hasher: hasher, random: random, now: start)
        } else {
            try await refuseRealClinic()
        }
        let premises = try await Premises.open(
            store, protocols: protocols, education: education, hasher: hasher, random: random, now: isNew ? start : now)
        let hiring = Hiring(premises: premises)
        let team = try await isNew ? hiring.hireEveryone(now: start) : hiring.hireLocums(now: now)
        let year = SimulatedYears(
            premises: premises, team: team, education: education, seed: seed, start: start, end: now,
            isShowcase: isNew, progress: progress)
        let first = try await firstFreeNumber()
        let known = try await year.live(numbers: first..<first + patients)
        guard isNew else { return [] }
        return try await accounts(hiring, first: known)
    }

    private func accounts(_ hiring: Hiring, first: (id: PatientID, name: String)?) async throws -> [SyntheticAccount] {
        var accounts = Post.allCases.map(\.account)
        if let first {
            let account = SyntheticAccount(
                role: "patient", email: "patient@lakeside.example", password: "paper boats on still water")
            try await hiring.hire(patient: first.id, name: first.name, account: account, now: now)
            accounts.append(account)
        }
        return accounts
    }

    private func refuseRealClinic() async throws {
        guard try await ClinicIdentity.load(from: store).isSynthetic else {
            throw Refusal(
                code: "simulation.real", field: "data", reason: "This is a real clinic.",
                remedy: "Simulate in an empty directory; made-up patients never go beside real ones.")
        }
    }

    /// One more than the highest record number that a simulation gave.
    private func firstFreeNumber() async throws -> Int {
        let rows = try await store.rows(
            "SELECT MAX(record_number) FROM patients WHERE record_number >= 'S-' AND record_number < 'S.'")
        let highest = try rows.first?.textIfPresent(0)?.dropFirst(2)
        return (highest.flatMap { Int($0) } ?? 0) + 1
    }
}
