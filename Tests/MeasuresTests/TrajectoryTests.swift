import Foundation
import Measures
import Testing

@Suite struct TrajectoryTests {
    private static func trajectory(
        _ totals: [Double], of id: String = "phq-9", window: String? = nil, sessions: [Int] = [100]
    ) throws -> Trajectory {
        let scores = totals.enumerated().map { place, total in
            Trajectory.Score(ordinal: 100 + place * 7, day: "day \(place)", total: total, window: window)
        }
        return Trajectory(try Vectors.scale(id).definition, scores: scores, sessions: sessions)
    }

    static let courses: [([Double], Trajectory.Verdict)] = [
        ([20.0], .notEnough), ([20, 15], .notEnough), ([20, 14], .betterOnce),
        ([20, 14, 13], .betterConfirmed),
        ([20, 13, 15], .unchanged), ([15, 21], .worseOnce), ([15, 21, 21], .worseConfirmed),
        ([15, 21, 20], .unchanged),
        ([20, 15, 15], .unchanged), ([20, 26, 14], .betterOnce), ([], .notEnough),
    ]

    @Test(arguments: courses)
    func `a change counts when it is reliable, and is confirmed by the score after it`(
        totals: [Double], verdict: Trajectory.Verdict
    ) throws {
        let trajectory = try Self.trajectory(totals)
        #expect(trajectory.verdict == verdict)
        #expect(trajectory.isEnough == [.betterConfirmed, .worseConfirmed, .unchanged].contains(verdict))
        #expect(!trajectory.says.isEmpty)
    }

    @Test func `the band around a score is its measurement error, held within the scale`() throws {
        let trajectory = try Self.trajectory([20, 2])
        let half = 6 / 2.0.squareRoot()
        let points = try #require(trajectory.lines.first?.points)
        #expect(points[0].low == 20 - half)
        #expect(points[0].high == 20 + half)
        #expect(points[1].low == 0)
    }

    @Test func `the baseline is the last score before the first dose, and not the worst one`() throws {
        let scores = [(90, 25.0), (99, 18.0), (107, 12.0)].map {
            Trajectory.Score(ordinal: $0.0, day: "\($0.0)", total: $0.1)
        }
        let trajectory = Trajectory(try Vectors.scale("phq-9").definition, scores: scores.reversed(), sessions: [100])
        #expect(trajectory.baseline?.total == 18)
        #expect(trajectory.lines.first?.points.last?.improvement == 6)
        let none = Trajectory(try Vectors.scale("phq-9").definition, scores: scores, sessions: [80])
        #expect(none.baseline == nil)
        #expect(none.verdict == .notEnough)
    }

    @Test func `another recall window never shares the line`() throws {
        let definition = try Vectors.scale("phq-9").definition
        let scores = [
            Trajectory.Score(ordinal: 100, day: "a", total: 20),
            Trajectory.Score(ordinal: 101, day: "b", total: 4, window: "24-hours"),
            Trajectory.Score(ordinal: 107, day: "c", total: 19), Trajectory.Score(ordinal: 114, day: "d", total: 18),
        ]
        let trajectory = Trajectory(definition, scores: scores, sessions: [100])
        #expect(trajectory.lines.map(\.window) == ["2-weeks", "24-hours"])
        #expect(trajectory.lines[0].points.map(\.score.total) == [20, 19, 18])
        #expect(trajectory.verdict == .unchanged)
    }

    @Test func `a scale without a verified error draws no band and says that it cannot tell`() throws {
        let trajectory = try Self.trajectory([40, 10, 8], of: "madrs")
        #expect(trajectory.error == nil)
        #expect(trajectory.verdict == .notEnough)
        #expect(trajectory.says.contains("no measurement error"))
        #expect(trajectory.reading?.met(.response).isEmpty == false)
    }

    @Test func `a scale that practice changes says so beside its scores`() throws {
        func report(_ id: String) throws -> [String: Any] {
            let definition = try Vectors.scale(id).definition
            let trajectory = Trajectory(
                definition,
                scores: [
                    .init(ordinal: 0, day: "1970-01-01", total: 400), .init(ordinal: 90, day: "1970-04-01", total: 310),
                ])
            let data = try JSONEncoder().encode(TrajectoryReport(trajectory) { "\($0)" })
            return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        }
        for id in ["own-reaction-time", "own-symbol-coding", "moca"] {
            #expect(try report(id)["verdict"] as? String == "not-enough")
            let effect = try #require(try report(id)["practiceEffect"] as? [String: Any], "\(id)")
            #expect(effect["evidence"] as? String == "M")
        }
        #expect(try report("phq-9")["practiceEffect"] is NSNull)
    }

    @Test func `a higher-is-better scale gets better upwards`() throws {
        let definition = try Vectors.scale("who-5").definition
        #expect(definition.change(from: 40, to: 52)?.improvement == 12)
        #expect(definition.change(from: 40, to: 52)?.met(.meaningful).count == 1)
        #expect(definition.change(from: 52, to: 40)?.met(.meaningful).isEmpty == true)
    }

    @Test func `the drawing is well-formed, names its scores and marks sessions`() throws {
        let svg = TrajectoryDrawing(try Self.trajectory([20, 13, 12], sessions: [100, 107])) { "day \($0)" }.svg
        let parser = XMLNesting()
        #expect(parser.isWellFormed(svg))
        #expect(svg.contains("Session on day 107"))
        #expect(svg.contains("reliable change"))
        #expect(!svg.contains("style="))
        #expect(!svg.contains("nan"))
        let empty = TrajectoryDrawing(try Self.trajectory([], sessions: [])) { "day \($0)" }.svg
        #expect(parser.isWellFormed(empty))
    }

    static let edges: [(Double, Double, [String])] = [
        (20.0, 10.0, ["response"]), (20, 11, ["partial-response"]), (20, 15, ["partial-response"]), (20, 16, []),
        (10, 5, ["response"]), (9, 3, []), (20, 4, ["remission", "recovered", "response"]), (20, 25, []),
        (20, 26, ["worsening"]),
    ]

    @Test(arguments: edges)
    func `PHQ-9 rules meet at their edges`(before: Double, after: Double, kinds: [String]) throws {
        let reading = try #require(try Vectors.scale("phq-9").definition.change(from: before, to: after))
        for kind in [ChangeRule.Kind.response, .partialResponse, .remission] {
            let expected = kinds.contains(kind.rawValue) || (kind == .remission && after <= 4)
            #expect(reading.met(kind).isEmpty == !expected, "\(kind)")
        }
        if after > before { #expect(reading.met(.worsening).isEmpty == (after - before < 5)) }
        for statement in reading.statements { #expect(!statement.source.isEmpty) }
    }

    @Test func `a small baseline has no percentage`() throws {
        let definition = try Vectors.scale("phq-9").definition
        #expect(definition.change(from: 4, to: 2)?.improvementPercent == nil)
        #expect(definition.change(from: 5, to: 4)?.improvementPercent == 20)
        let response = definition.change(from: 8, to: 2)?.statements.first { $0.kind == .response }
        #expect(response?.met == nil)
    }

    @Test func `more than 35 percent of the LSAS is not 35 percent`() throws {
        let definition = try Vectors.scale("lsas").definition
        #expect(definition.change(from: 100, to: 65)?.met(.response).isEmpty == true)
        #expect(definition.change(from: 100, to: 64)?.met(.response).isEmpty == false)
    }
}

/// Just enough of XML to see that what is opened is closed.
private struct XMLNesting {
    func isWellFormed(_ text: String) -> Bool {
        var open: [Substring] = []
        for tag in text.matches(of: /<(\/?)([a-z]+)((?:[^>"]|"[^"<]*")*?)(\/?)>/) {
            if tag.output.4 == "/" { continue }
            if tag.output.1.isEmpty {
                open.append(tag.output.2)
            } else if open.popLast() != tag.output.2 {
                return false
            }
        }
        let tags = text.matches(of: /<\/?[a-z]+(?:[^>"]|"[^"<]*")*>/).count
        return open.isEmpty && tags == text.count { $0 == "<" }
    }
}
