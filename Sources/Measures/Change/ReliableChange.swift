/// A group's scores at two times, from which the alternatives to the plain reliable change index take their means.
public struct ScoreSample: Sendable, Hashable {
    public let meanBefore: Double
    public let deviationBefore: Double
    public let meanAfter: Double
    public let deviationAfter: Double
    /// Standard deviation of the differences.
    public let deviationOfChange: Double

    /// Nil with fewer than two pairs. Deviations have n - 1 below the line.
    public init?(_ pairs: [(before: Double, after: Double)]) {
        guard pairs.count > 1 else { return nil }
        let before = Moments(pairs.map(\.before))
        let after = Moments(pairs.map(\.after))
        meanBefore = before.mean
        deviationBefore = before.deviation
        meanAfter = after.mean
        deviationAfter = after.deviation
        deviationOfChange = Moments(pairs.map { $0.after - $0.before }).deviation
    }

    private struct Moments {
        let mean: Double
        let deviation: Double

        init(_ values: [Double]) {
            let mean = values.reduce(0, +) / Double(values.count)
            self.mean = mean
            let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            deviation = (squares / Double(values.count - 1)).squareRoot()
        }
    }
}

/// How much of a measurement is error: the spread of scores in a group and the scale's reliability in it.
public struct MeasurementError: Sendable, Hashable {
    /// Standard deviation before treatment.
    public let deviation: Double
    /// Reliability coefficient, between 0 and 1.
    public let reliability: Double

    /// Nil for a deviation that is not positive, or a reliability that is not between 0 and 1.
    public init?(deviation: Double, reliability: Double) {
        guard deviation > 0, deviation.isFinite, reliability > 0, reliability < 1 else { return nil }
        self.deviation = deviation
        self.reliability = reliability
    }

    /// Standard error of measurement: SD √(1 − r).
    public var standardError: Double { deviation * (1 - reliability).squareRoot() }

    /// Standard error of a difference between two scores: √2 standard errors.
    public var standardErrorOfDifference: Double { 2.0.squareRoot() * standardError }

    /// The least change that is reliable at the 95 % level, in points: 1.96 standard errors of a difference.
    public var leastReliableChange: Double { 1.96 * standardErrorOfDifference }
}

/// Ways to tell a reliable change from measurement error.
public enum ReliableChangeMethod: String, Sendable, Hashable, Codable, CaseIterable {
    case jacobsonTruax = "jacobson-truax"
    case gulliksenLordNovick = "gulliksen-lord-novick"
    case edwardsNunnally = "edwards-nunnally"
    case hsuLinnLord = "hsu-linn-lord"
    case nunnallyKotsch = "nunnally-kotsch"
    case hagemanArrindell = "hageman-arrindell"

    /// Beyond which an index is reliable: 1.96, and 1.65 for Hageman and Arrindell.
    public var criticalValue: Double { self == .hagemanArrindell ? 1.65 : 1.96 }

    public var source: String {
        switch self {
        case .jacobsonTruax: "Jacobson and Truax, J Consult Clin Psychol 1991;59:12"
        case .gulliksenLordNovick: "Gulliksen; Lord and Novick: regression to the mean of the group before"
        case .edwardsNunnally: "Edwards and Nunnally: estimated true score before"
        case .hsuLinnLord: "Hsu; Linn; Lord: as Gulliksen, Lord and Novick, centred on the mean after"
        case .nunnallyKotsch: "Nunnally and Kotsch: reliabilities before and after"
        case .hagemanArrindell: "Hageman and Arrindell 1999: reliability of the difference"
        }
    }
}

/// A change in units of its own error.
public struct ReliableChange: Sendable, Hashable {
    public enum Direction: String, Sendable, Hashable, Codable { case improved, unchanged, deteriorated }

    public let method: ReliableChangeMethod
    public let index: Double
    public let direction: Direction

    /// - Parameter sample: The group; the plain index of Jacobson and Truax does without.
    /// - Parameter reliabilityAfter: Of the second measurement, for Nunnally and Kotsch; that of the first when nil.
    /// - Returns: Nil when a method that needs a group has none, or the group's scores do not vary.
    public init?(
        from before: Double, to after: Double, error: MeasurementError, better: ScoringRule.Better,
        method: ReliableChangeMethod = .jacobsonTruax, sample: ScoreSample? = nil, reliabilityAfter: Double? = nil,
        criticalValue: Double? = nil
    ) {
        guard
            let index = Self.index(
                before, after, error, method: method, sample: sample, reliabilityAfter: reliabilityAfter),
            index.isFinite, better != .neither
        else { return nil }
        self.method = method
        self.index = index
        let gain = better == .lower ? -index : index
        let critical = criticalValue ?? method.criticalValue
        direction = gain > critical ? .improved : gain < -critical ? .deteriorated : .unchanged
    }

    private static func index(
        _ before: Double, _ after: Double, _ error: MeasurementError, method: ReliableChangeMethod,
        sample: ScoreSample?, reliabilityAfter: Double?
    ) -> Double? {
        let r = error.reliability
        let deviation = error.deviation
        if method == .jacobsonTruax { return (after - before) / error.standardErrorOfDifference }
        guard let sample else { return nil }
        let regressed = r * (before - sample.meanBefore)
        let residual = deviation * (1 - r * r).squareRoot()
        switch method {
        case .jacobsonTruax: return (after - before) / error.standardErrorOfDifference
        case .gulliksenLordNovick: return (after - sample.meanBefore - regressed) / residual
        case .edwardsNunnally: return (after - sample.meanBefore - regressed) / error.standardError
        case .hsuLinnLord: return (after - sample.meanAfter - regressed) / residual
        case .nunnallyKotsch:
            let errorBefore = r * r * deviation * deviation * (1 - r)
            let errorAfter = deviation * deviation * (1 - (reliabilityAfter ?? r))
            return (after - sample.meanBefore - regressed) / (errorBefore + errorAfter).squareRoot()
        case .hagemanArrindell:
            let variance = sample.deviationOfChange * sample.deviationOfChange
            let errorOfChange = error.standardErrorOfDifference
            // How much of the differences between people's changes is real.
            let share = (variance - errorOfChange * errorOfChange) / variance
            guard share > 0 else { return nil }
            let regressedChange = (after - before) * share + (sample.meanAfter - sample.meanBefore) * (1 - share)
            return regressedChange / (share.squareRoot() * errorOfChange)
        }
    }
}
