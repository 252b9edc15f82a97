import Care
import Records
import Testing

@testable import Clinic

@Suite("Changes that an open page hears of")
struct RecordChangesTests {
    @Test("what came before the watcher and what comes after is told once, in order")
    func catchesUp() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            let before = try await clinic.clinic.position()
            try await clinic.check(ClinicFixture.allClear, treated)
            let caught = try await clinic.clinic.position()
            var changes = try clinic.changes(of: treated, after: before).makeAsyncIterator()
            #expect(try await changes.next()?.position == caught)
            try await clinic.signs(ClinicFixture.calm, treated)
            #expect(try await changes.next()?.position == (try await clinic.clinic.position()))
            // Dropped here and back with its last position: nothing is told again, nothing is left out.
            var again = try clinic.changes(of: treated, after: caught).makeAsyncIterator()
            #expect(try await again.next()?.position == (try await clinic.clinic.position()))
        }
    }

    @Test("another patient's session is no news for this page")
    func others() async throws {
        try await ClinicFixture.with { clinic in
            let one = try await clinic.treated(to: .opened)
            let two = try await clinic.treated(to: .opened, "Juniper", "Birch", chair: "Chair 2")
            let position = try await clinic.clinic.position()
            var changes = try clinic.changes(of: one, after: position).makeAsyncIterator()
            try await clinic.signs(ClinicFixture.calm, two)
            try await clinic.signs(ClinicFixture.calm, one)
            #expect(try await changes.next()?.position == (try await clinic.clinic.position()))
        }
    }

    @Test("a position that this record never reached is answered with where it stands")
    func ahead() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            let position = try await clinic.clinic.position()
            var changes = try clinic.changes(of: treated, after: position + 1_000).makeAsyncIterator()
            #expect(try await changes.next()?.position == position)
        }
    }

    @Test("an access to another chart watches nothing")
    func access() async throws {
        try await ClinicFixture.with { clinic in
            let one = try await clinic.treated(to: .opened)
            let two = try await clinic.register("Juniper", "Birch")
            #expect(throws: Refusal.self) {
                _ = try clinic.clinic.changes(
                    of: one.session, patient: one.patient, after: 0, access: try clinic.access(.seeChart, two))
            }
        }
    }
}

extension ClinicFixture {
    func changes(of treated: Treated, after position: Int64) throws -> RecordChanges {
        try clinic.changes(
            of: treated.session, patient: treated.patient, after: position,
            access: try access(.seeChart, treated.patient))
    }
}
