import ArgumentParser
import Bedside
import Care
import Clinic
import Foundation
import Logging
import Records
import ServiceLifecycle

/// A made-up clinic with so many chairs, each with an open session and a linked monitor, and a listener on a free port.
struct Ward: Sendable {
    let clinic: Clinic
    let store: SQLiteStore
    let port: Int
    let sessions: [SessionID]

    static func place(_ chair: Int) -> String { "Chair \(chair + 1)" }

    /// Runs `body` on a new ward in a folder that is removed after it.
    static func with<Value: Sendable>(
        chairs: Int, in directory: String, clock: @escaping @Sendable () -> Instant = { Instant(Date()) },
        _ body: @escaping @Sendable (Ward) async throws -> Value
    ) async throws -> Value {
        let folder = directory + "/halcyon-benchmark-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let now = clock()
        let store = try SQLiteStore(path: folder + "/record.sqlite", projections: Premises.projections)
        try await ClinicFoundation(store: store, hasher: PasswordHasher()).create(
            name: "Benchmark", zone: "America/Denver", adminEmail: "owner@benchmark.example",
            password: "slow rivers carry quiet stones", synthetic: true, now: now)
        var sessions: [SessionID] = []
        for chair in 0..<chairs { sessions.append(try await add(chair, to: store, at: now)) }
        let clinic = try await clinic(on: store, at: now)
        var logger = Logger(label: "benchmark")
        logger.logLevel = .error
        let listener = try await MLLPListener.bind(
            host: "127.0.0.1", port: 0, tls: nil, clinic: clinic, logger: logger, clock: clock)
        guard let port = listener.port else { throw ValidationError("no port") }
        let group = ServiceGroup(services: [listener], logger: logger)
        let ward = Ward(clinic: clinic, store: store, port: port, sessions: sessions)
        let value = try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let value = try await body(ward)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return value
        }
        try await store.close()
        return value
    }

    /// The clinic of a store, as a server that starts loads it.
    static func clinic(on store: SQLiteStore, at now: Instant) async throws -> Clinic {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Education")
        var files: [String: Data] = [:]
        for url in try FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: nil)
        where url.pathExtension == "json" {
            files[url.lastPathComponent] = try Data(contentsOf: url)
        }
        return try await Premises.open(
            store, protocols: try ProtocolLibrary(files: [:]), education: try EducationLibrary(files: files), now: now
        ).clinic
    }

    /// A registered patient in an open session whose chair's monitor is linked, straight through the store.
    private static func add(_ chair: Int, to store: SQLiteStore, at now: Instant) async throws -> SessionID {
        let patient = PatientID("p\(chair)")
        let session = SessionID("s\(chair)")
        let opened = ChartEntry.sessionOpened(
            SessionOpened(
                session: session, number: 1, planRevision: 1, chair: place(chair), nurse: PersonID("nurse")))
        guard let birth = Day(year: 1980, month: 1, day: 1) else { throw ValidationError("no day") }
        let registered = ChartEntry.registered(
            Registration(
                name: PersonName(given: "Test", family: "Patient \(chair)"), birthDate: birth, sex: .unknown,
                medicalRecordNumber: "B-\(chair)", synthetic: true))
        func entry(_ stream: String, _ kind: String, _ payload: Data) -> NewEntry {
            NewEntry(
                stream: StreamName(stream), kind: kind, schema: 1, author: "nurse",
                occurredMicroseconds: now.microseconds, recordedMicroseconds: now.microseconds, zone: "America/Denver",
                payload: payload)
        }
        let link = try JSONEncoder().encode(["place": place(chair), "session": session.text, "patient": patient.text])
        _ = try await store.append(
            Append(entries: [
                entry("chart/\(patient)", registered.kind, try registered.payload()),
                entry("chart/\(patient)", opened.kind, try opened.payload()),
                entry("session/\(session)", opened.kind, try opened.payload()),
                entry("bed/\(place(chair))", "bed.linked", link),
            ]))
        return session
    }
}
