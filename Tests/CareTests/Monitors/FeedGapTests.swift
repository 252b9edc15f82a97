import Testing

@testable import Care

@Suite("Gaps of a feed") struct FeedGapTests {
    private func at(_ seconds: Double) -> Instant { Instant(microseconds: Int64(seconds * 1_000_000)) }

    private func gaps(_ seconds: [Double], every: Double = 1, from: Double = 0, until: Double) -> [[Double]] {
        FeedGap.gaps(in: seconds.map(at), every: every, from: at(from), until: at(until)).map {
            [Double($0.from.microseconds) / 1_000_000, Double($0.until.microseconds) / 1_000_000]
        }
    }

    @Test func `a feed that speaks in time has none`() {
        #expect(gaps([0, 1, 2, 3, 4], until: 5).isEmpty)
    }

    @Test func `one lost message is none, two in a row are one`() {
        #expect(gaps([0, 1, 3, 4], until: 5).isEmpty)
        #expect(gaps([0, 1, 4, 5], until: 5) == [[1, 4]])
    }

    @Test func `a feed that never began and one that ended are gaps`() {
        #expect(gaps([], until: 60) == [[0, 60]])
        #expect(gaps([0, 1], until: 60) == [[1, 60]])
        #expect(gaps([30, 31, 32], until: 33) == [[0, 30]])
    }

    @Test func `the order of arrival does not matter, and what is outside does not count`() {
        #expect(gaps([9, 2, 1, 0, 10, 3], until: 10) == [[3, 9]])
        #expect(gaps([-5, 500], until: 10) == [[0, 10]])
    }

    @Test func `a slow monitor is measured by its own pace`() {
        #expect(gaps([0, 60, 120], every: 60, until: 180).isEmpty)
        #expect(gaps([0, 60, 240], every: 60, until: 250) == [[60, 240]])
    }

    @Test func `an interval that is none makes no gaps`() {
        #expect(gaps([], every: 0, until: 60).isEmpty)
        #expect(gaps([], until: -1).isEmpty)
    }

    @Test func `stretches keep the extremes`() {
        let points = [(0.0, 80.0), (4.5, 120), (9.9, 70), (10, 60), (35, 61)].map {
            SignPoint(at: at($0.0), receivedAt: at($0.0), value: $0.1, channel: "")
        }
        let stretches = SignStretch.stretches(of: points.reversed(), every: 10)
        #expect(stretches.map(\.from) == [at(0), at(10), at(30)])
        #expect(stretches.map(\.lowest) == [70, 60, 61])
        #expect(stretches.map(\.highest) == [120, 60, 61])
        #expect(stretches.map(\.last) == [70, 60, 61])
        #expect(stretches.map(\.count) == [3, 1, 1])
    }
}
