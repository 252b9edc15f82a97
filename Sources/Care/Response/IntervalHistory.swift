/// Which intervals between sessions held for this patient, and after which the benefit was lost.
public struct IntervalHistory: Sendable, Hashable {
    /// Days between two sessions, at whose end the score had not risen.
    public let held: [Int]
    /// Days between two sessions, at whose end the score had risen by the protocol's points.
    public let lost: [Int]
    /// True when the latest score shows worsening; nil without a score since the session before last.
    public let worsened: Bool?
    /// The row that judged.
    let rule: Rule?
    let basis: [String]

    public var longestHeld: Int? { held.max() }

    /// The median time to loss, less the protocol's margin: the interval to stay under.
    public func personal(_ treatment: TreatmentProtocol) -> Int? {
        guard !lost.isEmpty, let margin = treatment.number("MAINTAIN-PERSONAL-MARGIN") else { return nil }
        let median = IntervalHistory.median(ofSorted: lost.sorted().map(Double.init))
        // A hair above, so that 14 less a fifth of 17.5 is 14 in spite of binary fractions.
        return max(1, Int(median * (1 - margin) + 1e-9))
    }

    /// Of at least one number.
    private static func median(ofSorted numbers: [Double]) -> Double {
        let middle = numbers.count / 2
        return numbers.count.isMultiple(of: 2) ? (numbers[middle - 1] + numbers[middle]) / 2 : numbers[middle]
    }

    /// Reads the sessions of continuation and maintenance. A score belongs to the interval it ends: after one session and
    /// at the latest on the day of the next. It has risen when it is above the median of the three scores before it by the
    /// points of `MAINTAIN-WORSEN-…`, or, on a scale without such a row, by the share of baseline in `WORSE`.
    public init(_ progress: CourseProgress, _ treatment: TreatmentProtocol) {
        let previous = progress.sessions.dropLast().last?.day
        let fresh = progress.followedScale(treatment, since: previous?.adding(days: 1))
        guard let scale = fresh ?? progress.followedScale(treatment), let baseline = progress.baseline(of: scale),
            let rule = treatment.scaleRule("MAINTAIN-WORSEN", scale: scale) ?? treatment.rule("WORSE"),
            let figure = rule.figure
        else {
            (held, lost, worsened, self.rule, basis) = ([], [], nil, nil, [])
            return
        }
        let scores = progress.followUp(of: scale)
        func rose(_ index: Int) -> Bool {
            let before = scores[..<index].suffix(3).map(\.value).sorted()
            guard !before.isEmpty else { return false }
            let rise = scores[index].value - IntervalHistory.median(ofSorted: before)
            return rule.unit == "{points}" ? rise >= figure : rise * 100 > figure * baseline.value
        }
        var held: [Int] = []
        var lost: [Int] = []
        let spaced = progress.sessions.suffix(progress.spacedSessions.count + 1)
        for (before, after) in zip(spaced, spaced.dropFirst()) {
            guard let index = scores.lastIndex(where: { $0.day <= after.day }), scores[index].day > before.day else {
                continue
            }
            if rose(index) {
                lost.append(after.day.days(since: before.day))
            } else {
                held.append(after.day.days(since: before.day))
            }
        }
        self.held = held
        self.lost = lost
        self.rule = rule
        worsened = fresh == nil ? nil : scores.indices.last.map(rose)
        basis = scores.suffix(2).map { "\(scale.uppercased()) \(Figure.text($0.value)) on \($0.day.words)" }
    }
}
