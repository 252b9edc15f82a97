import Care
import Foundation
import Records

@testable import Clinic

/// A founded clinic on a store in a directory of its own, with a clock that the test moves.
final class PeopleFixture: Sendable {
    static let zone = "America/Phoenix"
    static let ownerEmail = "olive@harbour.example"
    static let ownerPassword = "seven quiet herons wade"
    static let start = Instant(microseconds: 1_790_000_000_000_000)

    let directory: URL
    let store: SQLiteStore
    let identity: ClinicIdentity
    let people: People
    let log: AccessLog
    let breakGlass: BreakGlass
    let signIn: SignIn
    let hasher: PasswordHasher

    init(directory: URL? = nil, cost: ScryptCost = .negligible, zone: String = zone) async throws {
        let place =
            directory
            ?? FileManager.default.temporaryDirectory.appendingPathComponent("people-\(UUID().uuidString)")
        self.directory = place
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        store = try SQLiteStore(
            path: place.appendingPathComponent("record.sqlite").path, projections: [AccessLogProjection()])
        hasher = PasswordHasher(random: .system, cost: cost)
        if directory == nil {
            try await ClinicFoundation(store: store, hasher: hasher).create(
                name: "Harbour Clinic", zone: zone, adminEmail: Self.ownerEmail, adminName: "Olive Owner",
                password: Self.ownerPassword, now: Self.start)
        }
        identity = try await ClinicIdentity.load(from: store)
        people = try await People.load(from: store, identity: identity, hasher: hasher)
        log = AccessLog(store: store, identity: identity)
        breakGlass = try await BreakGlass.load(log: log)
        signIn = try await SignIn.load(people: people, log: log, breakGlass: breakGlass)
    }

    /// The same clinic after the program was stopped and started.
    func restarted() async throws -> PeopleFixture {
        try await store.close()
        return try await PeopleFixture(directory: directory)
    }

    func close() async throws {
        try? await store.close()
        try FileManager.default.removeItem(at: directory)
    }

    /// Runs `body` on a new clinic and takes the clinic away after it.
    static func with(_ body: (PeopleFixture) async throws -> Void) async throws {
        let fixture = try await PeopleFixture()
        do {
            try await body(fixture)
        } catch {
            try await fixture.close()
            throw error
        }
        try await fixture.close()
    }

    func owner(at now: Instant = start) async throws -> SignedInPerson {
        let session = try await signIn.signIn(
            email: Self.ownerEmail, password: Self.ownerPassword, source: "10.0.0.1", now: now)
        return try await person(session.token, at: now)
    }

    func person(_ token: SessionToken, at now: Instant = start) async throws -> SignedInPerson {
        guard case .active(let session) = try await signIn.look(token, now: now) else { throw NotActive() }
        return session.person
    }

    func access(_ permission: Permission, patient: PatientID? = nil, at now: Instant = start) async throws -> Access {
        try Authorisation.require(permission, of: try await owner(at: now), patient: patient)
    }

    static let password = "brisk lantern over moss"

    /// Adds someone with a password of their own.
    @discardableResult
    func add(_ name: String, _ roles: Set<Role>, patient: PatientID? = nil, at now: Instant = start) async throws
        -> Person
    {
        let email = "\(name)@harbour.example"
        let id = try await people.add(
            name: name.capitalized, email: email, roles: roles, patient: patient, password: "given by the owner 1",
            access: try await access(.managePeople, at: now), now: now)
        let session = try await signIn.signIn(
            email: email, password: "given by the owner 1", source: "10.0.0.1", now: now)
        let own = try await signIn.changePassword(
            session.token, from: "given by the owner 1", to: Self.password, source: "10.0.0.1", now: now)
        try await signIn.signOut(own.token, now: now)
        guard let person = await people.directory.person(id) else { throw NotActive() }
        return person
    }

    func begin(
        _ person: Person, password: String = password, code: String? = nil, source: String = "10.0.0.1",
        at now: Instant = start
    ) async throws -> SessionToken {
        try await signIn.signIn(email: person.email, password: password, code: code, source: source, now: now).token
    }

    /// Every entry of the record.
    func everything() async throws -> [StoredEntry] { try await store.feed(after: 0, limit: .max) }

    struct NotActive: Error {}
}

extension Instant {
    func adding(seconds: Double) -> Instant { adding(minutes: seconds / 60) }
}

/// The refusal that `body` throws; nil when it throws none.
func refusal(_ body: () async throws -> Void) async throws -> Refusal? {
    do {
        try await body()
        return nil
    } catch let refusal as Refusal {
        return refusal
    }
}
