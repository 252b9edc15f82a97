import Foundation

/// The random effects that explain measurements best, given how people differ: the mode of the posterior.
///
/// Minimises Σ (ln v + r²/v) + ηᵀΩ⁻¹η, in which the variance v of a measurement follows from the prediction for η (the
/// interaction of NONMEM). Each step is Gauss and Newton's, halved where it would not go down.
struct MaximumAPosteriori {
    /// How a measurement is compared with its prediction.
    enum Comparison {
        case plain
        /// As logarithms.
        case logarithmic
        /// It is 1 or 0, and its prediction the probability of 1 (Bernoulli): the term is -2 ln of what was predicted for it.
        case yesOrNo
    }

    /// A measurement and how it scatters.
    struct Measurement {
        let value: Double
        /// Variance v = additive + proportional · f² on the scale of the value; of yes or no it follows from the prediction.
        let additive: Double
        let proportional: Double
        let comparison: Comparison

        static func yesOrNo(_ value: Double) -> Measurement {
            Measurement(value: value, additive: 0, proportional: 0, comparison: .yesOrNo)
        }
    }

    let measurements: [Measurement]
    /// Ω⁻¹, row by row.
    let precision: [[Double]]
    /// Predictions in the order of the measurements.
    let predict: ([Double]) -> [Double]

    struct Mode {
        let etas: [Double]
        let objective: Double
        let iterations: Int
    }

    /// Half of it is the negative logarithm of the posterior, up to a constant.
    func objective(_ etas: [Double]) -> Double { objective(etas, predictions(etas)) }

    /// Twice the logarithm of the likelihood of the measurements alone, with its constant, halved.
    func logLikelihood(_ etas: [Double]) -> Double {
        var sum = 0.0
        for (measurement, prediction) in zip(measurements, predictions(etas)) {
            sum += Self.term(measurement, prediction)
            if measurement.comparison != .yesOrNo { sum += log(2 * Double.pi) }
        }
        return -sum / 2
    }

    private func predictions(_ etas: [Double]) -> [Double] {
        var values = predict(etas)
        for (index, measurement) in measurements.enumerated() {
            switch measurement.comparison {
            case .plain: break
            case .logarithmic: values[index] = log(max(values[index], 1e-300))
            case .yesOrNo: values[index] = min(max(values[index], 1e-9), 1 - 1e-9)
            }
        }
        return values
    }

    private static func variance(_ measurement: Measurement, _ prediction: Double) -> Double {
        if measurement.comparison == .yesOrNo { return prediction * (1 - prediction) }
        return max(measurement.additive + measurement.proportional * prediction * prediction, 1e-300)
    }

    /// What one measurement adds to the objective.
    private static func term(_ measurement: Measurement, _ prediction: Double) -> Double {
        if measurement.comparison == .yesOrNo {
            return -2 * log(measurement.value > 0.5 ? prediction : 1 - prediction)
        }
        let variance = variance(measurement, prediction)
        let residual = measurement.value - prediction
        return log(variance) + residual * residual / variance
    }

    private func objective(_ etas: [Double], _ predictions: [Double]) -> Double {
        var sum = 0.0
        for (measurement, prediction) in zip(measurements, predictions) { sum += Self.term(measurement, prediction) }
        for row in etas.indices {
            for column in etas.indices { sum += etas[row] * precision[row][column] * etas[column] }
        }
        return sum
    }

    /// Gradient and the lower triangle of the approximate curvature of the objective. Central differences are slower and
    /// exact to ten digits.
    private func slope(
        _ etas: [Double], _ base: [Double], central: Bool
    ) -> (gradient: [Double], curvature: [[Double]]) {
        let count = etas.count
        let step = central ? 1e-5 : 1e-7
        var moved = etas
        var jacobian: [[Double]] = []
        jacobian.reserveCapacity(count)
        for index in 0..<count {
            moved[index] = etas[index] + step
            var change = predictions(moved)
            if central {
                moved[index] = etas[index] - step
                let below = predictions(moved)
                for position in change.indices { change[position] = (change[position] - below[position]) / (2 * step) }
            } else {
                for position in change.indices { change[position] = (change[position] - base[position]) / step }
            }
            moved[index] = etas[index]
            jacobian.append(change)
        }
        var gradient = [Double](repeating: 0, count: count)
        var curvature = precision
        for row in 0..<count {
            for column in 0..<count { gradient[row] += 2 * precision[row][column] * etas[column] }
            for column in 0...row { curvature[row][column] *= 2 }
        }
        for (position, measurement) in measurements.enumerated() {
            let prediction = base[position]
            let variance = Self.variance(measurement, prediction)
            let residual = measurement.value - prediction
            let spread = 2 * measurement.proportional * prediction / variance
            let slope = -2 * residual / variance + spread * (1 - residual * residual / variance)
            let weight = Self.curvature(measurement, prediction, variance, residual)
            for row in 0..<count {
                gradient[row] += slope * jacobian[row][position]
                let weighted = weight * jacobian[row][position]
                for column in 0...row { curvature[row][column] += weighted * jacobian[column][position] }
            }
        }
        return (gradient, curvature)
    }

    /// The second derivative of ln v + r²/v by the prediction, kept from falling far below its expectation.
    private static func curvature(
        _ measurement: Measurement, _ prediction: Double, _ variance: Double, _ residual: Double
    ) -> Double {
        let first = 2 * measurement.proportional * prediction / variance
        let second = 2 * measurement.proportional / variance
        let share = residual * residual / variance
        let observed =
            second - first * first + 2 / variance + 4 * residual * first / variance - share * second
            + 2 * share * first * first
        return max(observed, (2 / variance + first * first) / 10)
    }

    func mode() -> Mode {
        var etas = [Double](repeating: 0, count: precision.count)
        var base = predictions(etas)
        var best = objective(etas, base)
        var iterations = 0
        while iterations < 200 {
            iterations += 1
            let (gradient, curvature) = slope(etas, base, central: false)
            guard let factor = DenseAlgebra.cholesky(curvature) else { break }
            let step = DenseAlgebra.solve(factor, gradient)
            var size = 1.0
            var moved = false
            while size > 1e-6 {
                var candidate = etas
                for index in etas.indices { candidate[index] -= size * step[index] }
                let predictions = predictions(candidate)
                let value = objective(candidate, predictions)
                if value < best || (size == 1 && value - best < 1e-12 * abs(best)) {
                    moved = value < best
                    (etas, base, best) = (candidate, predictions, min(best, value))
                    break
                }
                size /= 2
            }
            let length = step.reduce(0) { max($0, abs($1)) } * size
            // Each step is a small part of the one before: what is left is well below a hundred-thousandth.
            if !moved || length < 2e-5 { break }
        }
        return Mode(etas: etas, objective: best, iterations: iterations)
    }

    /// The covariance of the posterior about its mode: the inverse of half the objective's second derivatives (Laplace).
    /// Nil where the mode is no minimum.
    func covariance(at etas: [Double]) -> [[Double]]? {
        let count = etas.count
        let step = 1e-4
        var hessian: [[Double]] = []
        for index in 0..<count {
            var moved = etas
            moved[index] += step
            let above = slope(moved, predictions(moved), central: true).gradient
            moved[index] -= 2 * step
            let below = slope(moved, predictions(moved), central: true).gradient
            hessian.append(above.indices.map { (above[$0] - below[$0]) / (4 * step) })
        }
        let symmetric = hessian.indices.map { row in
            hessian.indices.map { column in (hessian[row][column] + hessian[column][row]) / 2 }
        }
        return DenseAlgebra.cholesky(symmetric).map(DenseAlgebra.inverse)
    }
}
