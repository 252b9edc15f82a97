import Care
import Foundation
import Records
import Testing

@testable import Clinic

@Suite("Monitors: closing a session and settling the quarantine") struct SealingTests {
    @Test func `closing a session seals its samples and frees the bed`() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            try await clinic.link("CHAIR1", treated)
            try await clinic.send(clinic.report())
            try await clinic.close(treated)
            #expect(clinic.monitors.link(of: "CHAIR1") == nil)
            let subjects = try await clinic.store.sampleSubjects(prefix: "session/")
            #expect(subjects.map(\.isSealed) == [true])
            #expect(try await clinic.store.entries(in: .monitor(treated.session)).map(\.kind) == [SampleSeal.kind])
            clinic.pass(minutes: 1)
            try await clinic.send(clinic.report(heartRate: 99))
            #expect(try await clinic.heartRates(treated) == [72])
            #expect(try await clinic.quarantine().map(\.reason) == [.unlinked])
            try await clinic.expectSound()
        }
    }

    @Test func `a session whose server was killed before the seal is sealed at the next start`() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            try await clinic.link("CHAIR1", treated)
            try await clinic.send(clinic.report())
            // The session closes in the record, and nobody comes to seal it.
            let summary = SessionSummary.ended(treated.session, at: clinic.now)
            let entries = try Clinic.closing(summary, of: treated.patient).map {
                try $0.newEntry(by: PersonID("nurse"), clinic.command(), zone: clinic.zone)
            }
            _ = try await clinic.store.append(Append(entries: entries))
            // What is under way goes to the session as long as it is not sealed.
            try await clinic.send(clinic.report(heartRate: 73))
            let again = MonitorFeed(store: clinic.store, zone: clinic.zone)
            try await again.open(at: clinic.now)
            #expect(again.links.isEmpty)
            #expect(try await clinic.store.sampleSubjects(prefix: "session/").map(\.isSealed) == [true])
            // The feed that did not hear of it finds the session sealed and keeps the message elsewhere.
            clinic.pass(minutes: 1)
            try await clinic.send(clinic.report(heartRate: 74))
            #expect(try await clinic.store.samples(of: MonitorRecord.subject(treated.session)).count == 2)
            #expect(try await clinic.quarantine().map(\.reason) == [.closed])
            try await clinic.expectSound()
        }
    }

    @Test func `an item of the quarantine goes to the session that a person names, once`() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            for rate in [60.0, 61, 62] {
                try await clinic.send(clinic.report(heartRate: rate))
                clinic.pass(minutes: 1)
            }
            try await clinic.link("CHAIR1", treated)
            try await clinic.send(clinic.report(heartRate: 80))
            let item = try #require(try await clinic.quarantine().first)
            try await clinic.assign(item, to: treated)
            #expect(try await clinic.heartRates(treated) == [60, 61, 62, 80])
            // What was assigned later is older: the latest stays what the monitor said last.
            #expect(try await clinic.record(treated).latest[.heartRate]?.value == 80)
            #expect(try await clinic.quarantine().isEmpty)
            #expect(await code { try await clinic.assign(item, to: treated) } == "quarantine.unknown")
            try await clinic.expectSound()
        }
    }

    @Test func `a dismissed item is gone from the list, not from the record, and what comes later is a new one`()
        async throws
    {
        try await ClinicFixture.with { clinic in
            try await clinic.send(clinic.report())
            let item = try #require(try await clinic.quarantine().first)
            #expect(await code { try await clinic.dismiss(item, because: "no") } == "quarantine.reason")
            try await clinic.dismiss(item)
            #expect(try await clinic.quarantine().isEmpty)
            #expect(try await clinic.store.samples(of: "quarantine/\(item.id)").count == 1)
            #expect(
                try await clinic.store.entries(in: .quarantine).map(\.kind) == [
                    "quarantine.dismissed", SampleSeal.kind,
                ])
            clinic.pass(minutes: 1)
            try await clinic.send(clinic.report())
            #expect(try await clinic.quarantine().map(\.messages) == [1])
            // A feed that was not told begins a new item too.
            let again = MonitorFeed(store: clinic.store, zone: clinic.zone)
            try await again.take(
                [MonitorMessage(key: nil, reports: [clinic.report()])], at: clinic.now)
            #expect(try await clinic.quarantine().map(\.messages) == [2])
            try await clinic.expectSound()
        }
    }

    @Test func `what is kept is read back exactly`() throws {
        let at = Instant(microseconds: 1_790_000_000_000_000)
        var body = SampleBody(place: "SUITE/CHAIR2 ü", device: "VSP")
        body.note = "unlinked"
        body.patientNumbers = ["HAL0001", ""]
        body.readings = VitalSign.allCases.enumerated().map { index, sign in
            DeviceReading(
                sign: sign, value: index == 3 ? nil : Double(index) * 1.1, at: at.adding(minutes: Double(index - 5)),
                channel: "1.\(index)")
        }
        body.held = HeldReading.Reason.allCases.map {
            HeldReading(reason: $0, code: "c", name: "n", value: "\u{0}", unit: "", at: at)
        }
        let batch = body.batch(for: "session/s", at: at, received: at)
        let stored = StoredSample.of(batch)
        #expect(try SampleBody(stored) == body)
        for cut in 0..<batch.body.count {
            var short = batch
            short.body = Array(batch.body[..<cut])
            #expect(throws: StoreError.self) { try SampleBody(StoredSample.of(short)) }
        }
    }
}

extension ClinicFixture {
    func close(_ treated: Treated) async throws {
        _ = try await clinic.closeWithoutDose(
            treated.session, of: treated.patient, reason: "went home", access: try access(.discharge, treated.patient),
            command("close"))
    }
}

extension SessionSummary {
    fileprivate static func ended(_ session: SessionID, at now: Instant) -> SessionSummary {
        SessionSummary(
            session: session, number: 1, ending: .notDosed, openedAt: now, closedAt: now, given: Milligrams(0),
            weight: nil, route: .intravenous, protocolID: "iv-racemic", peakSystolic: nil, peakDiastolic: nil,
            lowestSaturation: nil, adverseEvents: [], overridden: [], remarks: "")
    }
}

extension StoredSample {
    fileprivate static func of(_ batch: SampleBatch) -> StoredSample {
        StoredSample(
            number: 1, atMicroseconds: batch.atMicroseconds, receivedMicroseconds: batch.receivedMicroseconds,
            body: batch.body)
    }
}
