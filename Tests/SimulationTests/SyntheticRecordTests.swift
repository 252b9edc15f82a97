import Care
import Clinic
import Foundation
import Records
import Simulation
import Testing

/// The record that a simulation leaves behind.
@Suite struct SyntheticRecordTests {
    @Test func `The record is sound and its projections can be derived again`() async throws {
        let clinic = try await SharedClinic.clinic
        guard case .sound = try await clinic.store.verify() else {
            Issue.record("The record is not sound.")
            return
        }
        let before = try await tables(clinic)
        try await clinic.store.rebuild()
        let after = try await tables(clinic)
        #expect(before == after)
        #expect(before["tasks"]?.isEmpty == false)
    }

    @Test func `The same seed writes the same charts, another seed others`() async throws {
        let first = try await charts(seed: 3)
        let again = try await charts(seed: 3)
        let other = try await charts(seed: 4)
        #expect(first.count > 40)
        #expect(first == again)
        #expect(first != other)
    }

    @Test func `Patients are added to a clinic that works already`() async throws {
        try await SimulatedClinic.with { clinic in
            let accounts = try await clinic.run(patients: 3, weeks: 4)
            let credentials = try await clinic.store.state(prefix: "credential/").map { ($0.key, $0.value) }
            let later = SimulatedClinic.now.adding(minutes: 24 * 60)
            let none = try await clinic.run(patients: 4, weeks: 4, seed: 9, now: later)
            #expect(none.isEmpty)
            let numbers = try await clinic.store.rows("SELECT record_number FROM patients ORDER BY record_number")
                .map { try $0.text(0) }
            #expect(numbers == (1...7).map { "S-00000\($0)" })
            for (key, value) in credentials { #expect(try await clinic.store.state(key)?.value == value) }
            #expect(!credentials.isEmpty)
            let premises = try await Premises.open(
                clinic.store, protocols: clinic.protocols, education: clinic.education,
                hasher: PasswordHasher(random: .system, cost: .negligible), now: later)
            for account in accounts {
                _ = try await premises.signIn.signIn(
                    email: account.email, password: account.password, source: "10.0.0.1", now: later)
            }
        }
    }

    @Test func `Made-up patients never go beside real ones`() async throws {
        try await SimulatedClinic.with { clinic in
            let hasher = PasswordHasher(random: .system, cost: .negligible)
            try await ClinicFoundation(store: clinic.store, hasher: hasher).create(
                name: "Harbour Clinic", zone: "America/Phoenix", adminEmail: "olive@harbour.example",
                password: "seven quiet herons wade", now: SimulatedClinic.now)
            let head = try await clinic.store.clinicHead()
            await #expect {
                try await clinic.run(patients: 1, weeks: 1)
            } throws: { ($0 as? Refusal)?.code == "simulation.real" }
            #expect(try await clinic.store.clinicHead() == head)
        }
    }

    @Test func `A clinic whose owner has another password is left alone`() async throws {
        try await SimulatedClinic.with { clinic in
            let hasher = PasswordHasher(random: .system, cost: .negligible)
            try await ClinicFoundation(store: clinic.store, hasher: hasher).create(
                name: "Pond Clinic", zone: "America/Phoenix", adminEmail: "olive@pond.example",
                password: "seven quiet herons wade", synthetic: true, now: SimulatedClinic.now)
            await #expect {
                try await clinic.run(patients: 1, weeks: 1)
            } throws: { ($0 as? Refusal)?.code == "simulation.owner" }
        }
    }

    @Test func `A clinic without patients, on a weekend at night, is still a clinic`() async throws {
        try await SimulatedClinic.with { clinic in
            // Sunday 2026-11-15, 02:10 in New York.
            let now = Instant(microseconds: 1_794_726_600_000_000)
            #expect(try await clinic.run(patients: 0, weeks: 1, now: now).count == 9)
            try await clinic.run(patients: 6, weeks: 6, now: now.adding(minutes: 10))
            #expect(try await clinic.phases().values.reduce(0, +) == 6)
        }
    }

    /// Payloads by stream, without the access log, whose entries of one day stand in the order in which people came.
    private func charts(seed: UInt64) async throws -> [String: [String]] {
        var charts: [String: [String]] = [:]
        try await SimulatedClinic.with { clinic in
            try await clinic.run(patients: 24, weeks: 10, seed: seed)
            for entry in try await clinic.store.feed(after: 0, limit: .max)
            where ["chart/", "session/"].contains(where: entry.stream.text.hasPrefix) {
                charts[entry.stream.text, default: []].append(
                    "\(entry.kind) \(entry.author) \(entry.occurredMicroseconds) \(entry.recordedMicroseconds) "
                        + String(decoding: entry.payload, as: UTF8.self))
            }
        }
        return charts
    }

    private func tables(_ clinic: SimulatedClinic) async throws -> [String: [Row]] {
        let queries: [String: SQL] = [
            "patients": "SELECT * FROM patients ORDER BY 1", "names": "SELECT * FROM patient_names ORDER BY 1, 2",
            "referrals": "SELECT * FROM referrals ORDER BY 1", "sessions": "SELECT * FROM sessions ORDER BY 1",
            "tasks": "SELECT * FROM tasks ORDER BY 1, 2", "risks": "SELECT * FROM risks ORDER BY 1, 2",
        ]
        var tables: [String: [Row]] = [:]
        for (table, query) in queries { tables[table] = try await clinic.store.rows(query) }
        return tables
    }
}
