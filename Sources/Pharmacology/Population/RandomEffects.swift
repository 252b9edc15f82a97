/// The covariance of a model's random effects, and people drawn from it.
struct RandomEffects: Sendable {
    /// Rows of Ω, in the order of the compiled model's etas.
    let covariance: [[Double]]
    /// Lower triangle of its Cholesky factor.
    let factor: [[Double]]
    /// Its rows without the zeros: most effects are independent.
    private let weights: [[Weight]]
    /// 0 for people of the model, and the mode of the posterior for one who was measured.
    private(set) var mean: [Double]

    /// What measurements left open about one person.
    init(mean: [Double], covariance: [[Double]]) {
        self.mean = mean
        self.covariance = covariance
        factor = DenseAlgebra.cholesky(covariance) ?? covariance.map { $0.map { _ in 0 } }
        weights = Self.weights(factor)
    }

    init(_ compiled: CompiledModel) {
        let names = compiled.effects.map(\.name)
        let repeated = compiled.occasionEffects.isEmpty ? 0 : compiled.occasions
        let variances =
            compiled.effects.map(\.variance)
            + (0..<repeated).flatMap { _ in compiled.occasionEffects.map(\.variance) }
        var matrix = variances.indices.map { row in
            variances.indices.map { column in row == column ? variances[row] : 0 }
        }
        for pair in compiled.model.covariances {
            guard let first = names.firstIndex(of: pair.first), let second = names.firstIndex(of: pair.second) else {
                continue
            }
            matrix[first][second] = pair.value
            matrix[second][first] = pair.value
        }
        covariance = matrix
        factor = DenseAlgebra.cholesky(matrix) ?? matrix
        weights = Self.weights(factor)
        mean = variances.map { _ in 0 }
    }

    private struct Weight: Sendable {
        let column: Int
        let value: Double
    }

    private static func weights(_ matrix: [[Double]]) -> [[Weight]] {
        matrix.map { row in row.indices.filter { row[$0] != 0 }.map { Weight(column: $0, value: row[$0]) } }
    }

    /// One person's etas.
    func draw(_ source: inout RandomSource) -> [Double] {
        let normals = mean.map { _ in source.normal() }
        return weights.indices.map { row in
            weights[row].reduce(mean[row]) { $0 + $1.value * normals[$1.column] }
        }
    }
}

/// Small dense matrices: symmetric, positive definite, a few rows.
enum DenseAlgebra {
    /// The lower triangle L of M = L·Lᵀ; nil when M is not positive definite.
    static func cholesky(_ matrix: [[Double]]) -> [[Double]]? {
        let count = matrix.count
        var lower = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        for row in 0..<count {
            for column in 0...row {
                var sum = matrix[row][column]
                for index in 0..<column { sum -= lower[row][index] * lower[column][index] }
                if row == column {
                    guard sum > 0 else { return nil }
                    lower[row][row] = sum.squareRoot()
                } else {
                    lower[row][column] = sum / lower[column][column]
                }
            }
        }
        return lower
    }

    /// Solves L·Lᵀ·x = b.
    static func solve(_ lower: [[Double]], _ right: [Double]) -> [Double] {
        var result = right
        for row in result.indices {
            for column in 0..<row { result[row] -= lower[row][column] * result[column] }
            result[row] /= lower[row][row]
        }
        for row in result.indices.reversed() {
            for column in (row + 1)..<max(result.count, row + 1) where column < result.count {
                result[row] -= lower[column][row] * result[column]
            }
            result[row] /= lower[row][row]
        }
        return result
    }

    /// M⁻¹ from its Cholesky factor.
    static func inverse(_ lower: [[Double]]) -> [[Double]] {
        lower.indices.map { column in
            solve(lower, lower.indices.map { $0 == column ? 1 : 0 })
        }
    }
}
