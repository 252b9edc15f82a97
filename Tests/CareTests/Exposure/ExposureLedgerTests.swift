import Foundation
import Testing

@testable import Care

@Suite struct ExposureLedgerTests {
    private let today: Day

    init() throws { today = try day("2026-11-21") }

    private func session(
        _ daysAgo: Int, _ milligrams: Double, weight: Double? = 80, route: Route = .intravenous,
        protocolID: String = "iv-racemic"
    ) -> SessionSummary {
        let at = today.adding(days: -daysAgo).instant(hour: 10, minute: 0, in: .gmt)
        return SessionSummary(
            session: SessionID("s\(daysAgo)"), number: 1, ending: .discharged, openedAt: at,
            closedAt: at.adding(minutes: 120), given: Milligrams(milligrams), weight: weight.map { Kilograms($0) },
            route: route, protocolID: protocolID, peakSystolic: nil, peakDiastolic: nil, lowestSaturation: nil,
            adverseEvents: [], overridden: [], remarks: "")
    }

    private func ledger(_ sessions: [SessionSummary]) throws -> ExposureLedger {
        let library = try ShippedProtocols.library()
        return ExposureLedger(
            sessions, on: today, day: { Day($0, in: .gmt) }, treatment: { library.treatment($0) })
    }

    @Test func `thirty and ninety days count today and end there`() throws {
        let line = try #require(try ledger([0, 29, 30, 89, 90].map { session($0, 40) }).lines.first)
        #expect(line.last30Days.sessions == 2)
        #expect(line.last90Days.sessions == 4)
        #expect(line.lifetime.sessions == 5)
        #expect(line.lifetime.milligrams == Milligrams(200))
        #expect(line.lifetime.perKilogram == MilligramsPerKilogram(2.5))
    }

    @Test func `drugs, routes and settings are never added together`() throws {
        let ledger = try ledger([
            session(40, 40), session(20, 56, route: .intranasal, protocolID: "spravato"),
            session(10, 100, route: .sublingual, protocolID: "sublingual-home"),
        ])
        #expect(ledger.lines.map(\.route) == [.sublingual, .intranasal, .intravenous])
        #expect(ledger.lines.map(\.drug) == [.racemicKetamine, .esketamine, .racemicKetamine])
        #expect(ledger.lines.map(\.setting) == [.home, .clinic, .clinic])
        #expect(ledger.lines.reduce(0) { $0 + $1.last30Days.sessions } == 2)
        #expect(ledger.weeksOnTreatment == 5)
    }

    @Test func `each session counts by the weight of its own day, and a sum says how many had one`() throws {
        let line = try #require(
            try ledger([session(10, 40, weight: 80), session(5, 40, weight: 64), session(0, 40, weight: nil)]).lines
                .first)
        #expect(line.lifetime.perKilogram == MilligramsPerKilogram(0.5 + 0.625))
        #expect(line.lifetime.weighed == 2 && line.lifetime.sessions == 3)
        #expect(line.last30Days.milligrams == Milligrams(120))
    }

    @Test func `home and clinic doses of one route stay apart at the edges of both windows`() throws {
        let home = [0, 29, 30, 89, 90].map { session($0, 100, route: .sublingual, protocolID: "sublingual-home") }
        let ledger = try ledger(home + [session(30, 40), session(89, 40)])
        #expect(ledger.lines.map(\.setting) == [.home, .clinic])
        #expect(ledger.lines.map(\.last30Days.sessions) == [2, 0])
        #expect(ledger.lines.map(\.last90Days.sessions) == [4, 2])
        #expect(ledger.lines.map(\.last90Days.milligrams) == [Milligrams(400), Milligrams(80)])
    }

    @Test func `a session without a dose is no exposure, one without a weight has no rate`() throws {
        let ledger = try ledger([session(3, 0), session(2, 40, weight: nil)])
        #expect(ledger.lines.first?.lifetime.sessions == 1)
        #expect(ledger.lines.first?.lifetime.perKilogram == nil)
    }
}
