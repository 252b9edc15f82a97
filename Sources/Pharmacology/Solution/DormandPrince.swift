import Foundation

/// An adaptive Runge-Kutta solver of order 5(4) for systems that are not linear, and to check the exact solution with.
///
/// Dormand JR, Prince PJ. A family of embedded Runge-Kutta formulae. J Comput Appl Math 1980;6:19-26. Step control after
/// Hairer, Nørsett and Wanner, Solving Ordinary Differential Equations I, section II.4.
public struct DormandPrince: Sendable {
    public let relativeTolerance: Double
    public let absoluteTolerance: Double

    public init(relativeTolerance: Double = 1e-10, absoluteTolerance: Double = 1e-12) {
        self.relativeTolerance = relativeTolerance
        self.absoluteTolerance = absoluteTolerance
    }

    private static let nodes: [Double] = [0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1, 1]
    private static let weights: [[Double]] = [
        [],
        [1.0 / 5],
        [3.0 / 40, 9.0 / 40],
        [44.0 / 45, -56.0 / 15, 32.0 / 9],
        [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
        [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656],
        [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84],
    ]
    /// Order five minus order four.
    private static let errorWeights: [Double] = [
        71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40,
    ]

    /// The state at `end`, from the state at `start`. The derivative must not jump in between: stop where it does.
    ///
    /// - Throws: ``PharmacologyRefusal`` when the system is too stiff for this method or leaves the numbers.
    public func solve(
        from start: Double, to end: Double, state initial: [Double],
        derivative: (_ time: Double, _ state: [Double]) -> [Double]
    ) throws -> [Double] {
        guard end > start else { return initial }
        var state = initial
        var time = start
        var step = (end - start) / 100
        var slopes = [derivative(time, state)]
        var steps = 0
        while time < end {
            steps += 1
            guard steps < 2_000_000 else {
                throw PharmacologyRefusal("time", "the equations are too stiff to solve.", "Choose a shorter span.")
            }
            step = min(step, end - time)
            slopes.removeSubrange(1...)
            for stage in 1...6 {
                let moved = Self.moved(state, by: Self.weights[stage], slopes, step)
                slopes.append(derivative(time + Self.nodes[stage] * step, moved))
            }
            let next = Self.moved(state, by: Self.weights[6], slopes, step)
            let error = errorNorm(state, next, slopes, step)
            guard error.isFinite else {
                throw PharmacologyRefusal("time", "the equations leave the numbers.", "Check the parameters.")
            }
            if error <= 1 {
                time = step == end - time ? end : time + step
                state = next
                slopes[0] = slopes[6]
            }
            step *= min(5, max(0.2, 0.9 * pow(max(error, 1e-12), -0.2)))
        }
        return state
    }

    private static func moved(_ state: [Double], by weights: [Double], _ slopes: [[Double]], _ step: Double) -> [Double]
    {
        var result = state
        for (stage, weight) in weights.enumerated() where weight != 0 {
            for index in result.indices { result[index] += step * weight * slopes[stage][index] }
        }
        return result
    }

    private func errorNorm(_ state: [Double], _ next: [Double], _ slopes: [[Double]], _ step: Double) -> Double {
        var sum = 0.0
        for index in state.indices {
            var error = 0.0
            for (stage, weight) in Self.errorWeights.enumerated() { error += step * weight * slopes[stage][index] }
            let scale = absoluteTolerance + relativeTolerance * max(abs(state[index]), abs(next[index]))
            sum += (error / scale) * (error / scale)
        }
        return (sum / Double(max(1, state.count))).squareRoot()
    }
}
