import Measures
import Testing

@Suite struct HierarchicalSlopeTests {
    private static func group() throws -> SlopeModel {
        try #require(SlopeModel(meanSlope: -1, deviationOfSlopes: 1, residualDeviation: 2))
    }

    @Test func `a slope is drawn towards the group's by as much as it is noise`() throws {
        // Weeks 0, 1, 2: spread 2, own slope -4, noise 4 / 2 = 2, so one third is the patient's own.
        let found = try #require(
            HierarchicalSlope([(0, 20), (1, 16), (2, 12)], in: Self.group(), better: .lower))
        #expect(abs(found.ownShare - 1.0 / 3) < 1e-12)
        #expect(abs(found.slope - -2) < 1e-12)
        #expect(abs(found.deviation - (2.0 / 3).squareRoot()) < 1e-12)
        #expect(found.direction == .improved)
        #expect(abs(found.index - -2 / (2.0 / 3).squareRoot()) < 1e-12)
    }

    @Test func `of many weeks the patient's own line is believed, and of no weeks none`() throws {
        let long = (0..<60).map { (week: Double($0), total: 10 + Double($0) * 0.5) }
        let found = try #require(HierarchicalSlope(long, in: Self.group(), better: .lower))
        #expect(found.ownShare > 0.99)
        #expect(found.direction == .deteriorated)
        #expect(HierarchicalSlope([(3, 10), (3, 12)], in: try Self.group(), better: .lower) == nil)
        #expect(HierarchicalSlope([], in: try Self.group(), better: .lower) == nil)
        #expect(HierarchicalSlope(long, in: try Self.group(), better: .neither) == nil)
        #expect(SlopeModel(meanSlope: 0, deviationOfSlopes: 0, residualDeviation: 1) == nil)
    }
}
