import Care
import Foundation
import Records
import Testing

@testable import Clinic

@Suite("Monitors: into the session that a person linked, or into quarantine") struct MonitorFeedTests {
    @Test func `nothing is charted before a person links the bed`() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            try await clinic.send(clinic.report())
            #expect(try await clinic.heartRates(treated).isEmpty)
            let item = try #require(try await clinic.quarantine().first)
            #expect(item.reason == .unlinked)
            #expect(item.place == "CHAIR1")
            #expect(item.messages == 1)
            try await clinic.link("CHAIR1", treated)
            clinic.pass(minutes: 1)
            try await clinic.send(clinic.report(heartRate: 80))
            #expect(try await clinic.heartRates(treated) == [80])
            #expect(try await clinic.record(treated).latest[.heartRate]?.device == "VSP")
            try await clinic.expectSound()
        }
    }

    @Test func `linking takes a nurse or a prescriber, an open session and a free bed`() async throws {
        try await ClinicFixture.with { clinic in
            let first = try await clinic.treated(to: .opened)
            let second = try await clinic.treated(to: .opened, "Beryl", "Birch", chair: "Chair 2")
            #expect(throws: Refusal.self) { try clinic.access(.linkMonitor, first.patient, as: .frontDesk) }
            #expect(throws: Refusal.self) { try clinic.access(.linkMonitor, first.patient, as: .therapist) }
            try await clinic.link("CHAIR1", first)
            #expect(await code { try await clinic.link("CHAIR1", second) } == "monitor.taken")
            #expect(await code { try await clinic.link(" ", second) } == "monitor.place")
            // Doing it again changes nothing, and a session may have two monitors.
            try await clinic.link("CHAIR1", first)
            try await clinic.link("CHAIR1 oximeter", first)
            let booked = try await clinic.treated(to: .booked, "Cedric", "Cedar", chair: "Chair 3")
            #expect(await code { try await clinic.link("CHAIR3", booked) } == "session.unknown")
            let crossed = Treated(patient: second.patient, session: first.session)
            #expect(await code { try await clinic.link("CHAIR9", crossed) } == "session.unknown")
            try await clinic.expectSound()
        }
    }

    @Test func `of two who link one bed at the same moment one is refused`() async throws {
        try await ClinicFixture.with { clinic in
            let first = try await clinic.treated(to: .opened)
            let second = try await clinic.treated(to: .opened, "Beryl", "Birch", chair: "Chair 2")
            let codes = await withTaskGroup(of: String?.self) { group in
                for treated in [first, second] {
                    group.addTask { await code { try await clinic.link("CHAIR1", treated) } }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes.filter { $0 == nil }.count == 1)
            #expect(codes.contains("monitor.taken"))
        }
    }

    @Test func `a monitor that names another patient charts nothing`() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            try await clinic.link("CHAIR1", treated)
            try await clinic.send(clinic.report(numbers: ["HC-Somebody-Else"]))
            #expect(try await clinic.heartRates(treated).isEmpty)
            #expect(try await clinic.quarantine().map(\.reason) == [.otherPatient])
            try await clinic.send(clinic.report(numbers: ["other system", "HC-Rowan-Alder"], heartRate: 66))
            #expect(try await clinic.heartRates(treated) == [66])
        }
    }

    @Test func `a line in doubt goes to quarantine and the rest of its message to the chart`() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            try await clinic.link("CHAIR1", treated)
            let line = HeldReading(
                reason: .unknownCode, code: "352^99MNDRY", name: "VPB", value: "0", unit: "/min", at: clinic.now)
            for _ in 0..<3 { try await clinic.send(clinic.report(held: [line])) }
            #expect(try await clinic.record(treated).arrivals.count == 3)
            let items = try await clinic.quarantine()
            #expect(items.map(\.reason) == [.line])
            #expect(items.map(\.messages) == [3])
            #expect(items.first?.held.map(\.code) == ["352^99MNDRY"])
            let item = try #require(items.first)
            #expect(await code { try await clinic.assign(item, to: treated) } == "quarantine.not-assignable")
        }
    }

    @Test func `a training message is in no chart`() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            try await clinic.link("CHAIR1", treated)
            var report = clinic.report()
            report.isTest = true
            try await clinic.send(report)
            #expect(try await clinic.heartRates(treated).isEmpty)
            #expect(try await clinic.quarantine().map(\.reason) == [.test])
        }
    }

    @Test func `a message that is sent again is kept once, even after its bed was given to somebody else`() async throws
    {
        try await ClinicFixture.with { clinic in
            let first = try await clinic.treated(to: .opened)
            let second = try await clinic.treated(to: .opened, "Beryl", "Birch", chair: "Chair 2")
            try await clinic.link("CHAIR1", first)
            let report = clinic.report()
            #expect(try await clinic.send(report, key: "k1") == [.kept])
            #expect(try await clinic.send(report, key: "k1") == [.repeated])
            try await clinic.release("CHAIR1", first)
            try await clinic.link("CHAIR1", second)
            #expect(try await clinic.send(report, key: "k1") == [.repeated])
            #expect(try await clinic.heartRates(first) == [72])
            #expect(try await clinic.heartRates(second).isEmpty)
        }
    }

    @Test func `monitors that change places chart for whom they are linked to at each moment`() async throws {
        try await ClinicFixture.with { clinic in
            let first = try await clinic.treated(to: .opened)
            let second = try await clinic.treated(to: .opened, "Beryl", "Birch", chair: "Chair 2")
            try await clinic.link("CHAIR1", first)
            try await clinic.link("CHAIR2", second)
            try await clinic.send(clinic.report("CHAIR1", heartRate: 61), clinic.report("CHAIR2", heartRate: 62))
            try await clinic.release("CHAIR1", first)
            // Between release and link it is nobody's.
            clinic.pass(minutes: 1)
            try await clinic.send(clinic.report("CHAIR1", heartRate: 63))
            try await clinic.release("CHAIR2", second)
            try await clinic.link("CHAIR2", first)
            try await clinic.link("CHAIR1", second)
            clinic.pass(minutes: 1)
            try await clinic.send(clinic.report("CHAIR1", heartRate: 64), clinic.report("CHAIR2", heartRate: 65))
            #expect(try await clinic.heartRates(first) == [61, 65])
            #expect(try await clinic.heartRates(second) == [62, 64])
            #expect(try await clinic.quarantine().map(\.reason) == [.unlinked])
            try await clinic.expectSound()
        }
    }

    @Test func `news come once the message is on disk, with what each page needs`() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            try await clinic.link("CHAIR1", treated)
            var watch = clinic.monitors.watch().makeAsyncIterator()
            try await clinic.send(clinic.report("CHAIR7", heartRate: 50), key: "nobody's")
            try await clinic.send(clinic.report(heartRate: 91), key: "k")
            try await clinic.send(clinic.report(heartRate: 91), key: "k")
            try await clinic.send(clinic.report(heartRate: nil))
            let first = try #require(await watch.next())
            #expect(first.session == treated.session)
            #expect(first.patient == treated.patient)
            #expect(first.signs.map(\.value) == [91])
            #expect(try await clinic.store.samples(of: MonitorRecord.subject(treated.session)).count == 2)
            // A probe that is off is news too: the last value is not the current one.
            #expect(await watch.next()?.signs.map(\.value) == [nil])
            #expect(try await clinic.monitors.latest(of: treated.session)[.heartRate]?.value == nil)
        }
    }

    @Test func `who begins to watch a session hears first what stands`() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            try await clinic.link("CHAIR1", treated)
            try await clinic.send(clinic.report(heartRate: 91))
            var watch = clinic.monitors.watch(treated.session, of: treated.patient).makeAsyncIterator()
            #expect(await watch.next()?.signs.map(\.value) == [91])
            try await clinic.send(clinic.report(heartRate: 92))
            #expect(await watch.next()?.signs.map(\.value) == [92])
        }
    }

    @Test func `what stands after a restart is what stood before`() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            try await clinic.link("CHAIR1", treated)
            try await clinic.send(clinic.report(heartRate: 70))
            let again = MonitorFeed(store: clinic.store, zone: clinic.zone)
            try await again.open(at: clinic.now)
            #expect(again.link(of: "CHAIR1")?.session == treated.session)
            #expect(again.link(of: "CHAIR1")?.recordNumber == "HC-Rowan-Alder")
            let before = try await clinic.monitors.latest(of: treated.session)
            #expect(try await again.latest(of: treated.session) == before)
        }
    }

    @Test func `a clock set back loses nothing and the latest stays the latest`() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            try await clinic.link("CHAIR1", treated)
            let start = clinic.now
            try await clinic.send(clinic.report(heartRate: 70))
            clinic.pass(minutes: -60)
            try await clinic.send(clinic.report(heartRate: 71, sentAt: start.adding(minutes: 1)))
            let record = try await clinic.record(treated)
            #expect(record.points[.heartRate]?.map(\.value) == [70, 71])
            #expect(record.latest[.heartRate]?.value == 71)
            // The difference between the clocks is told.
            #expect(record.clockDifferenceSeconds == 3660)
            try await clinic.expectSound()
        }
    }

    @Test func `a feed that dies and returns shows the gap, and a cuff's value that is sent again stands once`()
        async throws
    {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            try await clinic.link("CHAIR1", treated)
            let start = clinic.now
            var report = clinic.report()
            report.readings = [
                DeviceReading(sign: .systolic, value: 121, at: start.adding(minutes: -3), channel: "cuff")
            ]
            for minute in [0.0, 1, 2, 9, 10] {
                clinic.pass(minutes: start.adding(minutes: minute).minutes(since: clinic.now))
                report.sentAt = clinic.now
                try await clinic.send(report)
            }
            let record = try await clinic.record(treated)
            #expect(record.points[.systolic]?.map(\.at) == [start.adding(minutes: -3)])
            #expect(
                record.gaps(every: 60, from: start, until: clinic.now)
                    == [FeedGap(from: start.adding(minutes: 2), until: start.adding(minutes: 9))])
        }
    }

    @Test func `who may not see the chart may not see its signs`() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .opened)
            let other = try await clinic.treated(to: .opened, "Beryl", "Birch", chair: "Chair 2")
            #expect(throws: Refusal.self) { try clinic.access(.seeChart, treated.patient, as: .frontDesk) }
            let access = try clinic.access(.seeChart, other.patient)
            await #expect(throws: Refusal.self) {
                _ = try await clinic.clinic.monitorSigns(of: treated.session, of: treated.patient, access: access)
            }
            await #expect(throws: Refusal.self) {
                _ = try await clinic.clinic.monitorSigns(of: treated.session, of: other.patient, access: access)
            }
        }
    }
}
