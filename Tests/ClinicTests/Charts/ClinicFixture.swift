import Care
import Foundation
import Measures
import Records
import Synchronization
import Testing

@testable import Clinic

/// A clinic with its doors open and one person for each role, the shipped protocols, and a clock that the test moves.
final class ClinicFixture: Sendable {
    let premises: Premises
    let store: SQLiteStore
    private let directory: URL
    private let people: [Role: Person]
    private let clock: Mutex<Instant>

    var clinic: Clinic { premises.clinic }
    var zone: TimeZone { clinic.zone }

    private init(zone: String, files: [String: Data], channels: Set<MessageChannel>) async throws {
        let founded = try await PeopleFixture(zone: zone)
        directory = founded.directory
        var people: [Role: Person] = [:]
        for role in [Role.frontDesk, .nurse, .prescriber, .therapist, .pharmacist, .owner] {
            people[role] = try await founded.add(role.rawValue, [role])
        }
        self.people = people
        try await founded.store.close()
        store = try SQLiteStore(
            path: directory.appendingPathComponent("record.sqlite").path, projections: Premises.projections)
        let identity = try await ClinicIdentity.load(from: store)
        let monday = try #require(Day("2026-10-05"))
        let start = monday.instant(hour: 9, minute: 0, in: identity.zone)
        clock = Mutex(start)
        premises = try await Premises.open(
            store, protocols: try files.isEmpty ? Shipped.protocols.get() : ProtocolLibrary(files: files),
            education: try Shipped.education.get(), scales: try Shipped.scales.get(), channels: channels,
            hasher: founded.hasher, now: start)
    }

    /// Runs `body` in a new clinic and takes the clinic away after it.
    static func with(
        zone: String = PeopleFixture.zone, protocols files: [String: Data] = [:],
        channels: Set<MessageChannel> = [], _ body: (ClinicFixture) async throws -> Void
    ) async throws {
        let fixture = try await ClinicFixture(zone: zone, files: files, channels: channels)
        let result: Result<Void, any Error>
        do { result = .success(try await body(fixture)) } catch { result = .failure(error) }
        try? await fixture.store.close()
        try? FileManager.default.removeItem(at: fixture.directory)
        try result.get()
    }

    // MARK: The clock

    var now: Instant { clock.withLock { $0 } }
    var today: Day { clinic.day(now) }

    func pass(minutes: Double) { clock.withLock { $0 = $0.adding(minutes: minutes) } }

    /// Nine in the morning, that many days on.
    func pass(days: Int) { set(today.adding(days: days)) }

    func set(_ day: Day, hour: Int = 9, minute: Int = 0) {
        clock.withLock { $0 = day.instant(hour: hour, minute: minute, in: zone) }
    }

    // MARK: Who asks, and what

    static let password = PeopleFixture.password

    func email(_ role: Role) -> String { "\(role.rawValue.lowercased())@harbour.example" }

    /// Somebody of that role, as signed in now.
    func person(_ role: Role) throws -> SignedInPerson {
        let person = try #require(people[role])
        return SignedInPerson(id: person.id, name: person.name, roles: person.roles, seenAt: now)
    }

    /// The access of the first role that holds the permission, or of the role given.
    func access(_ permission: Permission, _ patient: PatientID? = nil, as role: Role? = nil) throws -> Access {
        let holder = try #require(role ?? PermissionTable.roles(for: permission).first)
        return try Authorisation.require(
            permission, of: try person(holder), patient: permission.needsPatient ? patient : nil)
    }

    func command(_ words: String = "", id: String = UUID().uuidString, occurredAt: Instant? = nil) -> Command {
        Command(id: id, saying: Data(words.utf8), now: now, occurredAt: occurredAt, source: "10.0.0.1")
    }

    // MARK: What is there

    func course(_ patient: PatientID) async throws -> Course { try await clinic.courses.course(of: patient) }

    func view(_ session: SessionID, of patient: PatientID) async throws -> SessionView {
        try await clinic.session(session, of: patient, access: try access(.seeChart, patient), at: now)
    }

    func todayView(as role: Role = .nurse) async throws -> TodayView {
        try await clinic.today(access: try access(.seeToday, as: role), at: now)
    }

    func search(_ text: String, limit: Int = 50) async throws -> [PatientLine] {
        try await clinic.searchPatients(text, limit: limit, access: try access(.searchPatients))
    }

    func everything() async throws -> [StoredEntry] { try await store.feed(after: 0, limit: .max) }

    /// Every row of every list, for comparing.
    func lists() async throws -> [[Row]] {
        var lists: [[Row]] = []
        for query: SQL in [
            "SELECT * FROM patients ORDER BY patient", "SELECT * FROM patient_names ORDER BY word, patient",
            "SELECT * FROM referrals ORDER BY content_hash", "SELECT * FROM sessions ORDER BY session",
            "SELECT * FROM tasks ORDER BY patient, task", "SELECT * FROM risks ORDER BY patient, risk",
            "SELECT * FROM bed_links ORDER BY place, sequence", "SELECT * FROM askings ORDER BY asking",
            "SELECT * FROM risk_tellings ORDER BY patient, entry",
        ] {
            lists.append(try await store.rows(query))
        }
        return lists
    }

    /// The record is whole, the lists are what the entries make, and each chart kept in memory is its fold.
    func expectSound(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        guard case .sound = try await store.verify() else {
            Issue.record("The record does not verify.", sourceLocation: sourceLocation)
            return
        }
        let before = try await lists()
        try await store.rebuild()
        #expect(try await lists() == before, sourceLocation: sourceLocation)
        for row in before[0] {
            let patient = PatientID(try row.text(0))
            let kept = try await course(patient)
            let fresh = Course(
                patient: patient, entries: try await store.entries(in: .chart(patient)).map { try Entry($0) })
            #expect(kept == fresh, sourceLocation: sourceLocation)
            #expect(try row.text(8) == fresh.phase.rawValue, sourceLocation: sourceLocation)
        }
    }
}

/// The code of the refusal that `body` ends in; another error in words, nil when it is done.
func code(_ body: () async throws -> Void) async -> String? {
    do {
        try await body()
        return nil
    } catch {
        return (error as? Refusal)?.code ?? "\(error)"
    }
}

/// The field that the refusal of `body` names.
func field(_ body: () async throws -> Void) async -> String? {
    do {
        try await body()
        return nil
    } catch {
        return (error as? Refusal)?.field
    }
}

/// The files that the product ships with, read once.
enum Shipped {
    static func files(_ folder: String) throws -> [String: Data] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        var files: [String: Data] = [:]
        for url in try FileManager.default.contentsOfDirectory(
            at: root.appending(path: folder), includingPropertiesForKeys: nil) where url.pathExtension == "json"
        {
            files[url.lastPathComponent] = try Data(contentsOf: url)
        }
        return files
    }

    static let protocols = Result { try ProtocolLibrary(files: files("Protocols")) }
    static let education = Result { try EducationLibrary(files: files("Education")) }
    static let scales = Result { try ScaleLibrary(files: files("Sources/Measures/Resources")) }
}
