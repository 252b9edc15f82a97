import Foundation
import Measures
import Testing

@Suite struct ReliableChangeTests {
    private struct Expected: Decodable {
        struct Percentage: Decodable {
            let half: [Int]

            enum CodingKeys: String, CodingKey { case half = "improvement0.5" }
        }
        let distribution: [String: [Int]]
        let combinedCutoffCFunctionalMean8Sd8: [String: [String: Int]]
        let percentage: Percentage
    }

    static let methods: [(key: String, method: ReliableChangeMethod)] = [
        ("JT", .jacobsonTruax), ("EN", .edwardsNunnally), ("HLL", .hsuLinnLord), ("GLN", .gulliksenLordNovick),
        ("NK_reliability_post_0.5", .nunnallyKotsch), ("HA_critical_1.65", .hagemanArrindell),
    ]

    /// Hamilton totals of the 40 inpatients who have a first and a fourth visit.
    private static func pairs() -> [(before: Double, after: Double)]? {
        guard let rows = Vectors.rows("rci_claus_2020.csv") else { return nil }
        var visits: [String: [String: Double]] = [:]
        for row in rows {
            guard let id = row["id"], let time = row["time"], let total = row["hamd"].flatMap(Double.init) else {
                continue
            }
            visits[id, default: [:]][time] = total
        }
        return visits.values.compactMap { visit in
            guard let before = visit["1"], let after = visit["4"] else { return nil }
            return (before, after)
        }
    }

    @Test(arguments: methods)
    func `each method finds the published numbers of improved, unchanged and worse`(
        key: String, method: ReliableChangeMethod
    ) throws {
        guard let pairs = Self.pairs(), let expected = try Vectors.json("rci_expected.json", as: Expected.self) else {
            return
        }
        #expect(pairs.count == 40)
        let sample = try #require(ScoreSample(pairs))
        let error = try #require(MeasurementError(deviation: sample.deviationBefore, reliability: 0.8))
        let cutoff = try #require(
            ClinicalCutoff(
                .c, clinicalMean: sample.meanBefore, clinicalDeviation: sample.deviationBefore, healthyMean: 8,
                healthyDeviation: 8, better: .lower))
        var counts: [ReliableChange.Direction: Int] = [:]
        var classes: [String: Int] = [:]
        for pair in pairs {
            let change = try #require(
                ReliableChange(
                    from: pair.before, to: pair.after, error: error, better: .lower, method: method, sample: sample,
                    reliabilityAfter: 0.5))
            counts[change.direction, default: 0] += 1
            let named = ClinicalSignificance(from: pair.before, to: pair.after, change: change, cutoff: cutoff)
            classes[named.rawValue, default: 0] += 1
        }
        let found = [.improved, .unchanged, .deteriorated].map { counts[$0] ?? 0 }
        #expect(found == expected.distribution[key])
        let short = String(key.prefix { $0 != "_" })
        if let combined = expected.combinedCutoffCFunctionalMean8Sd8[short] {
            for (name, count) in combined { #expect(classes[name] ?? 0 == count, "\(name)") }
        }
    }

    @Test func `half is half, not more than half`() throws {
        guard let pairs = Self.pairs(), let expected = try Vectors.json("rci_expected.json", as: Expected.self) else {
            return
        }
        let scale = try Vectors.scale("ham-d17").definition
        let responders = pairs.count { pair in
            scale.change(from: pair.before, to: pair.after)?.met(.response).isEmpty == false
        }
        #expect(responders == expected.percentage.half[0])
    }

    @Test func `Jacobson and Truax's own example comes out`() throws {
        func cutoff(_ criterion: ClinicalCutoff.Criterion) -> Double? {
            ClinicalCutoff(
                criterion, clinicalMean: 40, clinicalDeviation: 7.5, healthyMean: 60, healthyDeviation: 7.5,
                better: .higher)?.score
        }
        #expect([cutoff(.a), cutoff(.b), cutoff(.c)] == [55, 45, 50])
        let error = try #require(MeasurementError(deviation: 7.5, reliability: 0.8))
        let change = try #require(ReliableChange(from: 32.5, to: 47.5, error: error, better: .higher))
        #expect(abs(change.index - 3.16) < 0.005)
        #expect(change.direction == .improved)
    }

    @Test(arguments: [(5.8, 0.84, 6.43), (6.0, 0.89, 5.52)])
    func `the least reliable change follows from spread and reliability`(
        deviation: Double, reliability: Double, points: Double
    ) throws {
        let error = try #require(MeasurementError(deviation: deviation, reliability: reliability))
        #expect(abs(error.leastReliableChange - points) < 0.005)
    }

    @Test(arguments: [(0.0, 0.8), (5.0, 1.0), (5.0, 0.0), (.nan, 0.8), (5.0, .nan)])
    func `error without spread or with impossible reliability is none`(deviation: Double, reliability: Double) {
        #expect(MeasurementError(deviation: deviation, reliability: reliability) == nil)
    }

    @Test func `a method that needs a group says nothing without one`() throws {
        let error = try #require(MeasurementError(deviation: 6, reliability: 0.8))
        for method in ReliableChangeMethod.allCases where method != .jacobsonTruax {
            #expect(ReliableChange(from: 20, to: 5, error: error, better: .lower, method: method) == nil)
        }
        #expect(ScoreSample([(before: 1, after: 2)]) == nil)
    }
}
