import Care
import Foundation
import Records
import Testing

@testable import Clinic

@Suite("People: access log and broken glass") struct PeopleAccessLogTests {
    private let start = PeopleFixture.start
    private let ada = PatientID("ada")
    private let ben = PatientID("ben")
    private let reason = "unresponsive in the lobby"

    @Test func whoReadWhichChartIsFoundByPatientPersonAndDay() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let theo = try await fixture.add("theo", [.therapist])
            let nurse = try await fixture.person(try await fixture.begin(nina))
            let therapist = try await fixture.person(try await fixture.begin(theo))
            // 23:30 and 00:30 on the wall in Phoenix, UTC-7.
            let evening = try #require(Day("2026-10-01")).instant(hour: 23, minute: 30, in: fixture.identity.zone)
            let night = evening.adding(minutes: 60)
            for (person, patient, now) in [
                (nurse, self.ada, evening), (therapist, self.ada, night), (nurse, self.ben, night),
            ] {
                let access = try await fixture.log.authorise(
                    .seeChart, of: person, patient: patient, what: "chart", now: now)
                try await fixture.log.record(access, what: "chart", now: now)
            }
            let access = try await fixture.access(.seeAccessLog)
            func people(_ filter: AccessLogFilter) async throws -> [String] {
                var filter = filter
                filter.event = .read
                return try await fixture.log.lines(matching: filter, access: access).map {
                    "\($0.person == nina.id ? "nina" : "theo") \($0.patient?.text ?? "-") \($0.role?.rawValue ?? "-")"
                }
            }
            #expect(
                try await people(AccessLogFilter(patient: self.ada)) == ["theo ada therapist", "nina ada nurse"])
            #expect(try await people(AccessLogFilter(person: nina.id)) == ["nina ben nurse", "nina ada nurse"])
            #expect(try await people(AccessLogFilter(day: Day("2026-10-01"))) == ["nina ada nurse"])
            #expect(
                try await people(AccessLogFilter(person: nina.id, day: Day("2026-10-02"))) == ["nina ben nurse"])
            #expect(try await fixture.store.entries(in: "access/2026-10-01").count == 1)
        }
    }

    @Test func thePagesFollowEachOtherWithoutGapOrOverlap() async throws {
        try await PeopleFixture.with { fixture in
            let nina = try await fixture.add("nina", [.nurse])
            let nurse = try await fixture.person(try await fixture.begin(nina))
            let read = try Authorisation.require(.seeChart, of: nurse, patient: self.ada)
            for number in 0..<10 { try await fixture.log.record(read, what: "page \(number)", now: self.start) }
            let access = try await fixture.access(.seeAccessLog)
            let filter = AccessLogFilter(patient: self.ada)
            var seen: [String?] = []
            var cursor: Int64?
            while true {
                let page = try await fixture.log.lines(matching: filter, before: cursor, limit: 3, access: access)
                guard let last = page.last else { break }
                seen += page.map(\.what)
                cursor = last.position
            }
            #expect(seen == (0..<10).reversed().map { "page \($0)" })
        }
    }

    @Test func theLogOpensOnlyToWhoMaySeeIt() async throws {
        try await PeopleFixture.with { fixture in
            let access = try await fixture.access(.seePeople)
            #expect(
                try await refusal {
                    _ = try await fixture.log.lines(matching: AccessLogFilter(), access: access)
                }?.code == "access.denied")
            #expect(
                try await refusal { _ = try await fixture.log.openReviews(access: access) }?.code == "access.denied")
        }
    }

    @Test func whoIsDeniedIsWrittenDown() async throws {
        try await PeopleFixture.with { fixture in
            let fred = try await fixture.add("fred", [.frontDesk])
            let person = try await fixture.person(try await fixture.begin(fred))
            let refused = try await refusal {
                _ = try await fixture.log.authorise(
                    .seeChart, of: person, patient: self.ada, what: "chart", now: self.start)
            }
            #expect(refused?.code == "access.denied")
            let lines = try await fixture.log.lines(
                matching: AccessLogFilter(event: .denied), access: try await fixture.access(.seeAccessLog))
            #expect(lines.map(\.person) == [fred.id])
            #expect(lines.map(\.patient) == [self.ada])
            #expect(lines.map(\.permission) == [.seeChart])
        }
    }

    @Test func glassIsNeverBrokenInSilence() async throws {
        try await PeopleFixture.with { fixture in
            let fred = try await fixture.add("fred", [.frontDesk])
            let token = try await fixture.begin(fred)
            let before = try await fixture.person(token)
            #expect(throws: Refusal.self) { try Authorisation.require(.seeChart, of: before, patient: self.ada) }

            let grant = try await fixture.breakGlass.open(
                self.ada, by: before, reason: "  \(self.reason)  ", now: self.start)
            #expect(grant.until == self.start.adding(minutes: 60))
            let entry = try #require(try await fixture.everything().last)
            #expect(entry.kind == "access.glass-broken")
            #expect(entry.stream.text.hasPrefix("access/"))
            #expect(String(decoding: entry.payload, as: UTF8.self).contains(self.reason))

            let after = try await fixture.person(token)
            let access = try await fixture.log.authorise(
                .seeChart, of: after, patient: self.ada, what: "chart", now: self.start)
            #expect(access.breakGlassReason == self.reason)
            let review = try await fixture.access(.reviewBreakGlass)
            let items = try await fixture.log.openReviews(access: review)
            #expect(items.map(\.person) == [fred.id])
            #expect(items.map(\.patient) == [self.ada])
            #expect(items.map(\.reason) == [self.reason])
            let read = try await fixture.log.lines(
                matching: AccessLogFilter(patient: self.ada, event: .read),
                access: try await fixture.access(.seeAccessLog))
            #expect(read.map(\.reason) == [self.reason], "what is read through it is written down by itself")

            try await fixture.log.review(items[0].position, note: "was needed", access: review, now: self.start)
            #expect(try await fixture.log.openReviews(access: review).isEmpty)
            #expect(
                try await refusal {
                    try await fixture.log.review(items[0].position, note: "again", access: review, now: self.start)
                }?.code == "break-glass.no-review")
        }
    }

    @Test func withoutTheEntryThereIsNoGrant() async throws {
        let fixture = try await PeopleFixture()
        let fred = try await fixture.add("fred", [.frontDesk])
        let person = try await fixture.person(try await fixture.begin(fred))
        try await fixture.store.close()
        await #expect(throws: StoreError.self) {
            _ = try await fixture.breakGlass.open(self.ada, by: person, reason: self.reason, now: self.start)
        }
        #expect(await fixture.breakGlass.grants(of: fred.id, at: start).isEmpty)
        let again = try await PeopleFixture(directory: fixture.directory)
        #expect(await again.breakGlass.grants(of: fred.id, at: start).isEmpty)
        try await again.close()
    }

    @Test func aGrantLastsAnHourAlsoAcrossARestart() async throws {
        let first = try await PeopleFixture()
        let fred = try await first.add("fred", [.frontDesk])
        let token = try await first.begin(fred)
        _ = try await first.breakGlass.open(
            ada, by: try await first.person(token), reason: reason, now: start)
        let second = try await first.restarted()
        // Steps under the idle limit keep the session open for the hour.
        for minute in stride(from: 10.0, through: 59, by: 7) {
            _ = try await second.person(token, at: start.adding(minutes: minute))
        }
        let within = try await second.person(token, at: start.adding(minutes: 59.9))
        #expect(try Authorisation.require(.seeChart, of: within, patient: ada).breakGlassReason == reason)
        let after = try await second.person(token, at: start.adding(minutes: 60))
        #expect(throws: Refusal.self) { try Authorisation.require(.seeChart, of: after, patient: ada) }
        try await second.close()
    }

    @Test func aReasonHasToSaySomething() async throws {
        try await PeopleFixture.with { fixture in
            let fred = try await fixture.add("fred", [.frontDesk])
            let person = try await fixture.person(try await fixture.begin(fred))
            let entries = try await fixture.everything().count
            for short in ["", "emergency", "          ", "  urgent     "] {
                let refused = try await refusal {
                    _ = try await fixture.breakGlass.open(self.ada, by: person, reason: short, now: self.start)
                }
                #expect(refused?.code == "break-glass.reason")
            }
            #expect(try await fixture.everything().count == entries)
        }
    }

    @Test func whoMayNotBreakGlassIsDeniedAndWrittenDownAndWhoNeedNotIsToldSo() async throws {
        try await PeopleFixture.with { fixture in
            let alma = try await fixture.add("alma", [.auditor])
            let auditor = try await fixture.person(try await fixture.begin(alma))
            let denied = try await refusal {
                _ = try await fixture.breakGlass.open(self.ada, by: auditor, reason: self.reason, now: self.start)
            }
            #expect(denied?.code == "access.denied")
            #expect(try await fixture.everything().last?.kind == "access.denied")
            let nina = try await fixture.add("nina", [.nurse])
            let nurse = try await fixture.person(try await fixture.begin(nina))
            let open = try await refusal {
                _ = try await fixture.breakGlass.open(self.ada, by: nurse, reason: self.reason, now: self.start)
            }
            #expect(open?.code == "break-glass.not-needed")
        }
    }

    @Test func nobodyReviewsTheirOwnGlass() async throws {
        try await PeopleFixture.with { fixture in
            let owner = try await fixture.owner()
            _ = try await fixture.breakGlass.open(self.ada, by: owner, reason: self.reason, now: self.start)
            let review = try await fixture.access(.reviewBreakGlass)
            let item = try #require(try await fixture.log.openReviews(access: review).first)
            let refused = try await refusal {
                try await fixture.log.review(item.position, note: "fine", access: review, now: self.start)
            }
            #expect(refused?.code == "break-glass.own-review")
        }
    }

    @Test func theTablesAreTheSameWhenTheyAreDerivedAnew() async throws {
        try await PeopleFixture.with { fixture in
            let fred = try await fixture.add("fred", [.frontDesk])
            let person = try await fixture.person(try await fixture.begin(fred))
            _ = try await fixture.breakGlass.open(self.ada, by: person, reason: self.reason, now: self.start)
            _ = try await fixture.breakGlass.open(self.ben, by: person, reason: self.reason, now: self.start)
            let review = try await fixture.access(.reviewBreakGlass)
            let first = try await fixture.log.openReviews(access: review)[0]
            try await fixture.log.review(first.position, note: "was needed", access: review, now: self.start)
            let log: SQL = "SELECT * FROM access_log ORDER BY position"
            let items: SQL = "SELECT * FROM break_glass_review ORDER BY position"
            let before = (try await fixture.store.rows(log), try await fixture.store.rows(items))
            try await fixture.store.rebuild()
            #expect(try await fixture.store.rows(log) == before.0)
            #expect(try await fixture.store.rows(items) == before.1)
            #expect(before.0.count > 5 && before.1.count == 2)
        }
    }
}
