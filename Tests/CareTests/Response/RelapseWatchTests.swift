import Testing

@testable import Care

@Suite struct RelapseWatchTests {
    /// Maintenance after a baseline of 20, with one score a week from day 35 on.
    private func findings(_ scores: [Double], scale: String = "phq-9") throws -> [String] {
        let scored = [(0, 20.0)] + scores.enumerated().map { (35 + 7 * $0, $1) }
        let progress = try CourseProgress.example(
            phase: .maintenance, phaseFrom: 36, days: [0, 35, 49], scale: scale, scores: scored)
        return RelapseWatch.findings(progress, try ShippedProtocols.treatment("iv-racemic")).map(\.id)
    }

    @Test func `a steady response is left alone`() throws {
        #expect(try findings([6, 5, 7, 6, 6, 5, 7, 6]) == [])
    }

    @Test func `a slow climb leaves the band before any single score would alarm`() throws {
        #expect(try findings([5, 5, 6, 5, 7, 8, 8, 9, 9]).contains("WATCH-WIDTH"))
    }

    @Test func `one bad week is no relapse, a second one confirms it`() throws {
        #expect(try !findings([5, 5, 5, 5, 11]).contains("WATCH-RISE-PHQ9"))
        #expect(try !findings([5, 5, 5, 5, 11, 10]).contains("WATCH-RISE-PHQ9"))
        #expect(try findings([5, 5, 5, 5, 11, 11]).contains("WATCH-RISE-PHQ9"))
    }

    @Test func `without a response there is nothing to lose`() throws {
        #expect(try findings([19, 18, 19, 20, 19, 21]) == [])
    }

    @Test func `the band waits for the scores that draw it`() throws {
        #expect(try findings([5, 5, 9]) == [])
    }

    @Test func `the average follows the published recursion`() throws {
        let progress = try CourseProgress.example(
            phase: .maintenance, phaseFrom: 36, days: [0, 35], scale: "phq-9",
            scores: [(0, 20), (35, 4), (42, 6), (49, 5), (56, 5), (63, 9)])
        let chart = try #require(RelapseWatch.chart(progress, try ShippedProtocols.treatment("iv-racemic")))
        // From the mean 5: 0.2 x 4 + 0.8 x 5 = 4.8, then 5.04, 5.032, 5.0256, 5.82048.
        let expected = [4.8, 5.04, 5.032, 5.0256, 5.82048]
        #expect(zip(chart.average, expected).allSatisfy { abs($0 - $1) < 1e-9 })
        // 5 + 2.86 x 1 x sqrt(0.2 / 1.8 x (1 - 0.64)) = 5.572 at the first score.
        #expect(abs(chart.limit[0] - 5.572) < 1e-9)
    }
}
