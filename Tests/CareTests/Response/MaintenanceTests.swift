import Testing

@testable import Care

@Suite struct MaintenanceTests {
    /// Maintenance from day 42 at the given intervals, a score on each session's day; the baseline is 20.
    private func advice(
        intervals: [Int], scores: [Double], dose: [Double]? = nil, scale: String = "phq-9",
        phase: CoursePhase = .maintenance,
        in id: String = "iv-racemic", treatment: TreatmentProtocol? = nil
    ) throws -> MaintenanceAdvice? {
        var days = [0, 35]
        for interval in intervals { days.append((days.last ?? 0) + interval) }
        let scored = [(0, 20.0)] + zip(days.dropFirst(), scores).map { ($0, $1) }
        let progress = try CourseProgress.example(
            phase: phase, phaseFrom: 36, days: days, perKilogram: dose, scale: scale, scores: scored)
        return try Maintenance.proposal(
            progress, treatment ?? ShippedProtocols.treatment(id), on: day("2026-01-05").adding(days: days.last ?? 0))
    }

    @Test(arguments: [(7, 10), (10, 14), (14, 21), (21, 28), (28, 28)])
    func `each stable visit lengthens by one step`(current: Int, next: Int) throws {
        let advice = try #require(try advice(intervals: [current, current], scores: [5, 5, 5]))
        #expect(advice.currentDays == current)
        #expect(advice.proposals.first?.intervalDays == next)
        #expect(advice.proposals.first?.dose == nil)
    }

    @Test(arguments: [(7, 10), (10, 7), (14, 10), (21, 14), (28, 21)])
    func `a rise of five on the PHQ-9 shortens by one step, four does not`(current: Int, shorter: Int) throws {
        guard current > 7 else { return }
        let worse = try #require(try advice(intervals: [current, current], scores: [5, 5, 10]))
        #expect(worse.proposals.first?.intervalDays == shorter)
        #expect(worse.proposals.first?.dose == nil)
        #expect(worse.findings.map(\.id).contains("MAINTAIN-WORSEN-PHQ9"))
        let stable = try #require(try advice(intervals: [current, current], scores: [5, 5, 9]))
        #expect(stable.proposals.first?.intervalDays ?? 0 >= current)
    }

    @Test func `the MADRS shortens at seven points`() throws {
        let six = try #require(try advice(intervals: [14, 14], scores: [8, 8, 14], scale: "madrs"))
        #expect(six.proposals.first?.intervalDays == 21)
        let seven = try #require(try advice(intervals: [14, 14], scores: [8, 8, 15], scale: "madrs"))
        #expect(seven.proposals.first?.intervalDays == 10)
    }

    @Test func `slow drift is seen`() throws {
        let advice = try #require(try advice(intervals: [14, 14, 14], scores: [2, 5, 8, 10]))
        #expect(advice.proposals.first?.intervalDays == 10)
    }

    @Test func `after a loss the personal interval bounds the next, a fifth under the time to loss`() throws {
        let advice = try #require(try advice(intervals: [21, 14, 14], scores: [5, 10, 5, 5]))
        #expect(advice.personalDays == 16)
        #expect(advice.longestHeldDays == 14)
        #expect(advice.proposals.first?.intervalDays == 16)
    }

    @Test func `worse at the shortest interval raises the dose by one rung and leaves the interval`() throws {
        let advice = try #require(try advice(intervals: [7, 7], scores: [5, 5, 10]))
        #expect(advice.proposals.first?.intervalDays == 7)
        #expect(advice.proposals.first?.dose == 0.75)
    }

    @Test func `a dose just raised is not followed by a shorter interval in the same step`() throws {
        let advice = try #require(
            try advice(intervals: [14, 14], scores: [5, 5, 10], dose: [0.5, 0.5, 0.5, 0.75]))
        #expect(advice.proposals.map(\.intervalDays) == [14])
        #expect(advice.findings.map(\.id).contains("MAINTAIN-ONE-CHANGE"))
    }

    @Test func `without a score since the session before last the interval stays`() throws {
        let advice = try #require(try advice(intervals: [14, 14], scores: [5, 5]))
        #expect(advice.proposals.first?.intervalDays == 14)
        #expect(advice.findings.first?.severity == .caution)
    }

    @Test func `continuation stays weekly for four sessions, then maintenance begins`() throws {
        let three = try #require(try advice(intervals: [7, 7, 7], scores: [5, 5, 5, 5], phase: .continuation))
        #expect(three.proposals.first?.outcome == .beginContinuation)
        #expect(three.proposals.first?.intervalDays == 7)
        #expect(three.proposals.first?.sessions == 1)
        let four = try #require(try advice(intervals: [7, 7, 7, 7], scores: [5, 5, 5, 5, 5], phase: .continuation))
        #expect(four.proposals.first?.outcome == .beginMaintenance)
        #expect(four.proposals.first?.intervalDays == 10)
    }

    @Test func `esketamine knows weekly and every two weeks only`() throws {
        let advice = try #require(try advice(intervals: [7, 7], scores: [5, 5, 5], in: "spravato"))
        #expect(advice.proposals.first?.intervalDays == 14)
        let longest = try #require(try self.advice(intervals: [14, 14], scores: [5, 5, 5], in: "spravato"))
        #expect(longest.proposals.first?.intervalDays == 14)
    }

    @Test func `half the gain gone at two visits in a row is a loss and proposes a new induction`() throws {
        let advice = try #require(try advice(intervals: [7, 7, 7], scores: [4, 4, 12, 12]))
        #expect(advice.findings.map(\.id).contains("LOSS-GAIN"))
        #expect(advice.proposals.map(\.outcome) == [.returnToInduction, .end, .returnToInduction])
        #expect(advice.proposals.last?.rule == "ROUTE-OPTION")
        let once = try #require(try self.advice(intervals: [7, 7, 7], scores: [4, 4, 4, 12]))
        #expect(!once.findings.map(\.id).contains("LOSS-GAIN"))
        let apart = try #require(try self.advice(intervals: [7, 7, 16], scores: [4, 4, 12, 12]))
        #expect(!apart.findings.map(\.id).contains("LOSS-GAIN"))
    }

    @Test func `a suicide attempt or admission is a relapse at once`() throws {
        var progress = try CourseProgress.example(
            phase: .maintenance, days: [0, 35, 49], scores: [(0, 20), (35, 5), (49, 5)])
        progress.relapseEvents = [try day("2026-02-20")]
        let advice = try #require(
            try Maintenance.proposal(progress, ShippedProtocols.treatment("iv-racemic"), on: day("2026-02-23")))
        #expect(advice.findings.map(\.id).contains("LOSS-EVENTS"))
        #expect(advice.proposals.first?.outcome == .returnToInduction)
    }

    @Test func `six months of remission propose a taper, five do not`() throws {
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        func tapers(_ day: Day) throws -> Bool {
            let progress = try CourseProgress.example(
                phase: .maintenance, days: [0, 28, 56, 84, 112, 140, 168, 196],
                scores: [
                    (0, 20), (28, 4), (56, 3), (84, 3), (112, 4), (140, 2), (168, 3), (196, 4),
                ])
            return Maintenance.proposal(progress, treatment, on: day)?.findings.contains { $0.id == "TAPER-MONTHS" }
                ?? false
        }
        #expect(try tapers(day("2026-08-02")))
        #expect(try !tapers(day("2026-08-01")))
    }

    @Test func `the steps in the file move the proposal`() throws {
        let other = try ShippedProtocols.treatment(
            "iv-racemic", changing: "MAINTAIN-INTERVALS", in: "foundation-course", to: "[7, 9, 30]")
        let advice = try #require(try advice(intervals: [7, 7], scores: [5, 5, 5], treatment: other))
        #expect(advice.proposals.first?.intervalDays == 9)
    }
}

@Suite struct SessionCeilingTests {
    private func findings(_ days: [Int], next: Int, reviewed: Int? = nil) throws -> [String] {
        let start = try day("2026-01-05")
        var progress = try CourseProgress.example(days: days, scores: [])
        progress.teamReviewedOn = reviewed.map { start.adding(days: $0) }
        let treatment = try ShippedProtocols.treatment("iv-racemic")
        return SessionCeiling.findings(progress, treatment, next: start.adding(days: next)).map(\.id)
    }

    @Test func `the thirteenth session in ninety days needs a review by the team`() throws {
        let eleven = Array(stride(from: 0, to: 77, by: 7))
        #expect(try findings(eleven, next: 84) == [])
        #expect(try findings(eleven + [77], next: 84) == ["CEILING-90-DAYS"])
        #expect(try findings(eleven + [77], next: 89) == ["CEILING-90-DAYS"])
        #expect(try findings(eleven + [77], next: 90) == [])
        #expect(try findings(eleven + [77], next: 84, reviewed: 80) == [])
    }

    @Test func `the third session of a week counts only after week eight`() throws {
        #expect(try findings([0, 2], next: 4) == [])
        #expect(try findings([0, 49, 52], next: 55) == [])
        #expect(try findings([0, 53, 55], next: 57) == ["CEILING-WEEK"])
        #expect(try findings([0, 50, 55], next: 57) == [])
    }
}
