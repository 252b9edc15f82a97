import Care
import Clinic
import Foundation
import Hummingbird
import Logging
import Measures
import Records

@testable import Web

/// A clinic with somebody in each role and one patient in a session, behind the server's own routes.
final class TestClinic: Sendable {
    static let start = Instant(microseconds: 1_790_000_000_000_000)
    static let password = "brisk lantern over moss"
    static let protocolID = "iv-racemic"

    let directory: URL
    let store: SQLiteStore
    let premises: Premises
    let responder: RouterResponder<VisitContext>
    let now: TestClock
    let owner: PersonID
    let patient: PatientID
    let openSession = SessionID("s-open")
    let booking = SessionID("s-booked")

    private init(packs: [String: Data]) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "web-\(UUID().uuidString)")
        self.directory = directory
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        store = try SQLiteStore(
            path: directory.appending(path: "record.sqlite").path, projections: Premises.projections)
        let hasher = PasswordHasher(random: .system, cost: .negligible)
        owner = try await ClinicFoundation(store: store, hasher: hasher).create(
            name: "Harbour Clinic", zone: "America/Phoenix", adminEmail: Self.email(.owner), password: Self.password,
            now: Self.start)
        premises = try await Premises.open(
            store, protocols: ProtocolLibrary(files: Self.files(in: "Protocols")),
            education: EducationLibrary(files: Self.files(in: "Education")),
            scales: ScaleLibrary(files: Self.files(in: "Sources/Measures/Resources"), packs: packs), hasher: hasher,
            now: Self.start)
        let clock = TestClock(Self.start)
        now = clock
        responder = WebServer.router(
            premises, isSecure: false, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            clock: { clock.now }
        ).buildResponder()
        patient = PatientID("p-one")
        try await chartPatient()
    }

    /// Runs `body` on a new clinic and takes the clinic away after it.
    ///
    /// - Parameter packs: wording files that the clinic opted into.
    static func with(packs: [String: Data] = [:], _ body: (TestClinic) async throws -> Void) async throws {
        let clinic = try await TestClinic(packs: packs)
        let result: Result<Void, any Error>
        do { result = .success(try await body(clinic)) } catch { result = .failure(error) }
        try? await clinic.store.close()
        try FileManager.default.removeItem(at: clinic.directory)
        try result.get()
    }

    static func email(_ role: Role) -> String { "\(role.rawValue)@harbour.example" }

    /// Adds somebody in each role but the owner's, each with a password of their own.
    func addEveryRole() async throws {
        for role in Role.allCases where role != .owner { try await add(role) }
    }

    @discardableResult
    func add(_ role: Role) async throws -> PersonID {
        let first = "given by the owner 1"
        let id = try await premises.people.add(
            name: role.title, email: Self.email(role), roles: [role], patient: role == .patient ? patient : nil,
            password: first, access: try await access(.managePeople), now: now.now)
        let begun = try await premises.signIn.signIn(
            email: Self.email(role), password: first, source: "10.0.0.1", now: now.now)
        _ = try await premises.signIn.changePassword(
            begun.token, from: first, to: Self.password, source: "10.0.0.1", now: now.now)
        return id
    }

    var visitor: TestVisitor { TestVisitor(responder: responder) }

    func visitor(as role: Role) async throws -> TestVisitor {
        let begun = try await premises.signIn.signIn(
            email: Self.email(role), password: Self.password, source: "10.0.0.2", now: now.now)
        return TestVisitor(responder: responder, token: begun.token)
    }

    /// The owner's access.
    func access(_ permission: Permission) async throws -> Access {
        let token = try await visitor(as: .owner).token
        guard let token, case .active(let session) = try await premises.signIn.look(token, now: now.now) else {
            throw NotActive()
        }
        return try Authorisation.require(permission, of: session.person, patient: patient)
    }

    /// A nurse's access to the patient; adds the nurse when there is none yet.
    func nurseAccess(_ permission: Permission) async throws -> Access {
        if await premises.people.directory.person(email: Self.email(.nurse)) == nil { try await add(.nurse) }
        let token = try await visitor(as: .nurse).token
        guard let token, case .active(let session) = try await premises.signIn.look(token, now: now.now) else {
            throw NotActive()
        }
        return try Authorisation.require(permission, of: session.person, patient: patient)
    }

    static func files(in folder: String) throws -> [String: Data] {
        let place = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../\(folder)")
        var files: [String: Data] = [:]
        for url in try FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil)
        where url.pathExtension == "json" {
            files[url.lastPathComponent] = try Data(contentsOf: url)
        }
        return files
    }

    /// The first entry of the patient's chart that a correction may take back.
    func correctableEntry() async throws -> Int64 {
        let chart = StreamName("chart/\(patient)")
        for stored in try await store.entries(in: chart) {
            let content = try ChartEntry(kind: stored.kind, payload: stored.payload)
            if CorrectionRules.isCorrectable(content) { return stored.sequence }
        }
        let note = try ChartEntry.noted(ClinicalNote(kind: .progress, text: "Slept well.")).payload()
        let entry = NewEntry(
            stream: chart, kind: "noted", schema: 1, author: owner.text, occurredMicroseconds: now.now.microseconds,
            recordedMicroseconds: now.now.microseconds, zone: "UTC", payload: note)
        _ = try await store.append(Append(entries: [entry]))
        return try await store.head(of: chart).sequence
    }

    struct NotActive: Error {}
}

/// A clock that a test sets.
final class TestClock: @unchecked Sendable {
    private let lock = NSLock()
    private var moment: Instant

    init(_ moment: Instant) { self.moment = moment }

    var now: Instant {
        get { lock.withLock { moment } }
        set { lock.withLock { moment = newValue } }
    }
}
