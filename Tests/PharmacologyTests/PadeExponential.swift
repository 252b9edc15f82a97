/// The matrix exponential by Padé approximants of order 13 with scaling and squaring (Higham, SIAM J Matrix Anal Appl
/// 2005;26:1179), which shares nothing with the engine.
enum PadeExponential {
    typealias Matrix = [[Double]]

    static func of(_ matrix: Matrix, times hours: Double) -> Matrix {
        let count = matrix.count
        var scaled = matrix.map { row in row.map { $0 * hours } }
        let norm = (0..<count).map { column in (0..<count).reduce(0) { $0 + abs(scaled[$1][column]) } }.max() ?? 0
        var squarings = 0
        var size = norm
        while size > 1 {
            size /= 2
            squarings += 1
        }
        let factor = 1 / Double(sign: .plus, exponent: squarings, significand: 1)
        scaled = scaled.map { row in row.map { $0 * factor } }
        let b: [Double] = [
            64_764_752_532_480_000, 32_382_376_266_240_000, 7_771_770_303_897_600, 1_187_353_796_428_800,
            129_060_195_264_000, 10_559_470_521_600, 670_442_572_800, 33_522_128_640, 1_323_241_920, 40_840_800,
            960_960, 16_380, 182, 1,
        ]
        let identity: Matrix = (0..<count).map { row in (0..<count).map { row == $0 ? 1 : 0 } }
        let a2 = product(scaled, scaled)
        let a4 = product(a2, a2)
        let a6 = product(a4, a2)
        let oddTop = product(a6, sum([(b[13], a6), (b[11], a4), (b[9], a2)]))
        let odd = product(scaled, sum([(1, oddTop), (b[7], a6), (b[5], a4), (b[3], a2), (b[1], identity)]))
        let evenTop = product(a6, sum([(b[12], a6), (b[10], a4), (b[8], a2)]))
        let even = sum([(1, evenTop), (b[6], a6), (b[4], a4), (b[2], a2), (b[0], identity)])
        var result = solve(sum([(1, even), (-1, odd)]), sum([(1, even), (1, odd)]))
        for _ in 0..<squarings { result = product(result, result) }
        return result
    }

    static func product(_ left: Matrix, _ right: Matrix) -> Matrix {
        left.map { row in
            right[0].indices.map { column in row.indices.reduce(0) { $0 + row[$1] * right[$1][column] } }
        }
    }

    private static func sum(_ terms: [(Double, Matrix)]) -> Matrix {
        terms[0].1.indices.map { row in
            terms[0].1[row].indices.map { column in terms.reduce(0) { $0 + $1.0 * $1.1[row][column] } }
        }
    }

    /// Gaussian elimination with partial pivoting.
    private static func solve(_ left: Matrix, _ right: Matrix) -> Matrix {
        var a = left
        var b = right
        let count = a.count
        for column in 0..<count {
            let pivot = (column..<count).max { abs(a[$0][column]) < abs(a[$1][column]) } ?? column
            a.swapAt(column, pivot)
            b.swapAt(column, pivot)
            for row in 0..<count where row != column {
                let factor = a[row][column] / a[column][column]
                if factor == 0 { continue }
                for index in 0..<count {
                    a[row][index] -= factor * a[column][index]
                    b[row][index] -= factor * b[column][index]
                }
            }
        }
        return b.indices.map { row in b[row].map { $0 / a[row][row] } }
    }
}
