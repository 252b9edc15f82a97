import Testing

@testable import Care

@Suite struct TaperScheduleTests {
    /// Sessions at the given days from 2026-01-05 in remission for all but the first, and today a week after the last.
    private static func schedule(
        days: [Int], current: Int, perKilogram: [Double]? = nil, scores: [(Int, Double)]? = nil, reviewed: Int? = nil,
        in id: String = "iv-racemic", treatment: TreatmentProtocol? = nil
    ) throws -> TaperSchedule {
        let start = try day("2026-01-05")
        var progress = try CourseProgress.example(
            phase: .maintenance, phaseFrom: 1, days: days, perKilogram: perKilogram,
            scores: scores ?? days.map { ($0, $0 == 0 ? 20 : 3) }, intervalDays: current)
        progress.teamReviewedOn = reviewed.map { start.adding(days: $0) }
        return try #require(
            try TaperSchedule(
                progress, treatment ?? ShippedProtocols.treatment(id), currentDays: current,
                on: start.adding(days: (days.last ?? 0) + 1)))
    }

    static let ways: [(Int, [Int?])] = [
        (7, [10, 14, 21, 28, nil]), (10, [14, 21, 28, nil]), (14, [21, 28, nil]), (15, [21, 28, nil]),
        (28, [nil]), (35, [nil]),
    ]

    @Test(arguments: ways)
    func `a taper goes up the ladder from the interval as it is, then stops`(current: Int, steps: [Int?]) throws {
        let taper = try Self.schedule(days: [0, 150, 150 + current], current: current)
        #expect(taper.steps.map(\.toDays) == steps)
        #expect(taper.steps.first?.fromDays == current)
    }

    @Test func `each step ends on the day of its last session, and names its row, source and approval`() throws {
        let start = try day("2026-01-05")
        let taper = try Self.schedule(days: [0, 150, 164], current: 14)
        #expect(taper.steps.map(\.until) == [185, 213, 213].map { start.adding(days: $0) })
        #expect(taper.steps.map(\.rule) == ["MAINTAIN-INTERVALS", "MAINTAIN-INTERVALS", "TAPER-WATCH"])
        #expect(taper.steps.allSatisfy { !$0.source.isEmpty && !$0.approved })
    }

    @Test func `any step ends by the rows that say an interval was too long or a response is lost`() throws {
        let taper = try Self.schedule(days: [0, 150, 164], current: 14)
        #expect(
            taper.conditions.map(\.rule) == ["MAINTAIN-WORSEN-PHQ9", "WATCH-RISE-PHQ9", "LOSS-GAIN", "LOSS-EVENTS"])
        #expect(taper.conditions.allSatisfy { !$0.words.isEmpty && !$0.words.contains("{value}") })
    }

    @Test func `a step that runs into a ceiling is passed over, unless the team has looked`() throws {
        let weekly = Array(stride(from: 0, through: 196, by: 7))
        let taper = try Self.schedule(days: weekly, current: 7)
        #expect(taper.steps.map(\.toDays) == [14, 21, 28, nil])
        #expect(taper.steps.first?.basis.first?.hasPrefix("CEILING-90-DAYS") == true)
        let reviewed = try Self.schedule(days: weekly, current: 7, reviewed: 190)
        #expect(reviewed.steps.first?.toDays == 10)
    }

    @Test func `an interval at whose end benefit was lost before is marked as such`() throws {
        let days = [0, 30, 51, 65, 79, 93]
        let taper = try Self.schedule(
            days: days, current: 14, scores: [(0, 20), (30, 4), (51, 9), (65, 4), (79, 4), (93, 4)])
        #expect(taper.steps.first?.basis.contains { $0.contains("personal interval is 16 days") } == true)
    }

    @Test func `after a raised dose the interval is kept for one visit`() throws {
        let taper = try Self.schedule(days: [0, 150, 164], current: 14, perKilogram: [0.5, 0.5, 0.75])
        #expect(taper.steps.map(\.toDays) == [14, 21, 28, nil])
        #expect(taper.steps.first?.rule == "MAINTAIN-ONE-CHANGE")
        #expect(taper.dose == Milligrams(60))
    }

    @Test func `the visits of a step are those of the row`() throws {
        let two = try ShippedProtocols.treatment(
            "iv-racemic", changing: "TAPER-VISITS", in: "foundation-course", to: "2")
        let start = try day("2026-01-05")
        let taper = try Self.schedule(days: [0, 150, 164], current: 14, treatment: two)
        #expect(taper.visits == 2)
        #expect(taper.steps.map(\.until) == [206, 262, 262].map { start.adding(days: $0) })
    }

    @Test func `esketamine tapers by its own two intervals`() throws {
        #expect(try Self.schedule(days: [0, 150, 157], current: 7, in: "spravato").steps.map(\.toDays) == [14, nil])
    }

    @Test(arguments: 0..<200)
    func `no step shortens, changes the dose with the interval, or runs into a ceiling`(seed: Int) throws {
        var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        func pick(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var days = [0]
        for _ in 0..<(20 + pick(30)) { days.append((days.last ?? 0) + 2 + pick(12)) }
        let rates = days.map { _ in pick(12) == 0 ? 0.75 : 0.5 }
        let current = 1 + pick(34)
        let taper = try Self.schedule(days: days, current: current, perKilogram: rates)
        #expect(taper.steps.last?.toDays == nil && taper.steps.dropLast().allSatisfy { $0.toDays != nil })
        var (interval, last) = (current, try day("2026-01-05").adding(days: days.last ?? 0))
        var given = try days.map { try day("2026-01-05").adding(days: $0) }
        let started = given[0]
        for (place, step) in taper.steps.dropLast().enumerated() {
            let to = try #require(step.toDays)
            #expect(step.fromDays == interval && to >= interval)
            // Only the first step may keep the interval, and it does when the dose has just changed.
            let raised = rates.suffix(2).first.map { (rates.last ?? 0) > $0 } ?? false
            if place == 0, raised { #expect(step.rule == "MAINTAIN-ONE-CHANGE") } else { #expect(to > interval) }
            #expect(step.until >= last.adding(days: to))
            given.append(step.until)
            #expect(given.count { step.until.days(since: $0) < 90 } <= 12)
            if step.until.days(since: started) / 7 + 1 > 8 {
                #expect(given.count { step.until.days(since: $0) < 7 } <= 2)
            }
            (interval, last) = (to, step.until)
        }
    }
}

@Suite struct TaperProposalTests {
    private static func proposal(_ interval: Int, lastScore: Int) throws -> CourseProposal? {
        let days = [0, 28, 56, 84, 112, 140, 168, 168 + interval]
        let scored = [(0, 20.0)] + days.dropFirst().map { ($0, 3.0) }
        let progress = try CourseProgress.example(
            phase: .maintenance, phaseFrom: 1, days: days, scores: scored.filter { $0.0 <= lastScore },
            intervalDays: interval)
        let today = try day("2026-01-05").adding(days: 230)
        return try Maintenance.proposal(progress, ShippedProtocols.treatment("iv-racemic"), on: today)?.proposals
            .first { $0.taper != nil }
    }

    @Test func `to accept a taper is to take its first step, at the same dose`() throws {
        let taper = try #require(try Self.proposal(14, lastScore: 182))
        #expect(taper.outcome == .continueMaintenance && taper.intervalDays == 21 && taper.dose == nil)
        #expect(taper.words.contains("every 14 days now, then 21, then 28, then no further session"))
        #expect(taper.rule == "TAPER-MONTHS")
    }

    @Test func `from the longest interval the taper is to stop`() throws {
        let taper = try #require(try Self.proposal(28, lastScore: 196))
        #expect(taper.outcome == .end && taper.intervalDays == nil)
    }

    @Test func `no taper is begun without a score since the session before last`() throws {
        #expect(try Self.proposal(14, lastScore: 168) == nil)
    }
}
