import Care
import Foundation
import Records
import Testing

@testable import Clinic

@Suite("People: founding a clinic") struct PeopleFoundationTests {
    private func found(
        name: String = "Harbour Clinic", zone: String = "Europe/Vienna", email: String = "o@harbour.example",
        password: String = "seven quiet herons wade"
    ) async throws -> (refusal: Refusal?, entries: [StoredEntry], state: [StateValue]) {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("found-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let store = try SQLiteStore(path: place.appendingPathComponent("record.sqlite").path)
        let hasher = PasswordHasher(random: .system, cost: .negligible)
        let refused = try await refusal {
            try await ClinicFoundation(store: store, hasher: hasher).create(
                name: name, zone: zone, adminEmail: email, password: password, synthetic: true, now: PeopleFixture.start
            )
        }
        if refused == nil {
            let identity = try await ClinicIdentity.load(from: store)
            #expect(identity.name == name)
            #expect(identity.zone.identifier == zone)
            #expect(identity.isSynthetic)
            #expect(identity.foundedAt == PeopleFixture.start)
        }
        let entries = try await store.feed(after: 0, limit: .max)
        let state = try await store.state(prefix: "credential/")
        try await store.close()
        return (refused, entries, state)
    }

    @Test func aClinicBeginsWithItsNameAndItsFirstOwner() async throws {
        let made = try await found()
        #expect(made.refusal == nil)
        #expect(made.entries.map(\.kind) == ["clinic.founded", "people.person-added"])
        #expect(made.entries.map(\.zone) == ["Europe/Vienna", "Europe/Vienna"])
        #expect(made.state.count == 1)
    }

    @Test(arguments: ["Mars/Olympus", "EST", "GMT+3", "", "Vienna", "America/"])
    func anUnknownZoneIsRefusedInOneLine(zone: String) async throws {
        let made = try await found(zone: zone)
        #expect(made.refusal?.code == "clinic.zone")
        #expect(made.refusal?.line.contains("\n") == false)
        #expect(made.entries.isEmpty && made.state.isEmpty)
    }

    @Test(arguments: [
        "", "olive", "olive@", "@harbour.example", "a@b@c.example", "o@harbour", "o live@h.example", "o@.e",
    ])
    func aMalformedAddressIsRefused(email: String) async throws {
        let made = try await found(email: email)
        #expect(made.refusal?.code == "email.malformed")
        #expect(made.refusal?.field == "admin")
        #expect(made.entries.isEmpty && made.state.isEmpty)
    }

    @Test func aWeakPasswordOrNoNameIsRefusedAndNothingIsKept() async throws {
        let weak = try await found(password: "short")
        #expect(weak.refusal?.code == "password.too-short")
        #expect(weak.entries.isEmpty && weak.state.isEmpty)
        #expect(try await found(name: "  ").refusal?.code == "clinic.name")
    }

    @Test func aSecondClinicIsRefused() async throws {
        try await PeopleFixture.with { fixture in
            let before = try await fixture.everything().count
            let second = try await refusal {
                try await ClinicFoundation(store: fixture.store, hasher: fixture.hasher).create(
                    name: "Other", zone: "UTC", adminEmail: "x@y.example", password: "seven quiet herons wade",
                    now: PeopleFixture.start)
            }
            #expect(second?.code == "clinic.exists")
            #expect(try await fixture.everything().count == before)
        }
    }

    @Test func aDirectoryWithoutAClinicSaysSo() async throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("none-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let store = try SQLiteStore(path: place.appendingPathComponent("record.sqlite").path)
        #expect(try await refusal { _ = try await ClinicIdentity.load(from: store) }?.code == "clinic.missing")
        try await store.close()
    }
}
