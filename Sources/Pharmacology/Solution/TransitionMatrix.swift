import Foundation

/// The matrix of a compartment system, and its exponential without cancellation.
///
/// Off its diagonal every entry is a rate and so not negative. With s the largest rate out of a compartment, A + sI has no
/// negative entry at all, and e^(Ah) = e^(-sh) · e^((A+sI)h) is a sum of terms that are never negative: each entry comes
/// out with a small relative error of its own, however small it is. (Shao, Gao and Xue, SIAM J Matrix Anal Appl
/// 2014;35:317; scaling and squaring after Moler and Van Loan, SIAM Rev 2003;45:3.) A constant input is a column of its own.
struct TransitionMatrix {
    struct Entry {
        let row: Int
        let column: Int
        var value: Double
    }

    /// Compartments, and one more that is always 1 and carries the constant input.
    let size: Int
    private(set) var shift = 0.0
    private var entries: [Entry]
    private let diagonal: Int
    private let inputs: Int
    private let transfers: [CompiledModel.Transfer]
    private let timeScale: Double
    private var outflow: [Double]
    private let scratch: Scratch
    /// For each compartment, one more than the last one that drug in it can have come from.
    private let reach: [Int]

    /// Memory that the series works in, kept from step to step.
    private final class Scratch {
        let term: UnsafeMutablePointer<Double>
        let next: UnsafeMutablePointer<Double>

        init(count: Int) {
            term = .allocate(capacity: count)
            next = .allocate(capacity: count)
            term.initialize(repeating: 0, count: count)
            next.initialize(repeating: 0, count: count)
        }

        deinit {
            term.deallocate()
            next.deallocate()
        }
    }

    init(_ compiled: CompiledModel) {
        let count = compiled.compartments.count
        size = count + 1
        transfers = compiled.transfers
        timeScale = compiled.timeScale
        entries = transfers.compactMap { transfer in
            transfer.to.map { Entry(row: $0, column: transfer.from, value: 0) }
        }
        diagonal = entries.count
        entries += (0...count).map { Entry(row: $0, column: $0, value: 0) }
        inputs = entries.count
        entries += (0..<count).map { Entry(row: $0, column: count, value: 0) }
        outflow = [Double](repeating: 0, count: count)
        scratch = Scratch(count: size * size)
        var limits = Array(1...max(1, count))
        for _ in 0..<count {
            for transfer in compiled.transfers {
                guard let to = transfer.to else { continue }
                limits[to] = max(limits[to], limits[transfer.from])
            }
        }
        reach = Array(limits.prefix(count)) + [0]
    }

    mutating func set(_ parameters: [Double]) {
        for index in outflow.indices { outflow[index] = 0 }
        var position = 0
        for transfer in transfers {
            var rate = transfer.factor * timeScale
            if let numerator = transfer.numerator { rate *= parameters[numerator] }
            if let denominator = transfer.denominator { rate /= parameters[denominator] }
            outflow[transfer.from] += rate
            if transfer.to != nil {
                entries[position].value = rate
                position += 1
            }
        }
        shift = outflow.max() ?? 0
        for (index, rate) in outflow.enumerated() { entries[diagonal + index].value = shift - rate }
        entries[diagonal + outflow.count].value = shift
    }

    /// Milligrams per hour into each compartment.
    mutating func set(inputRates: [Double]) {
        for (index, rate) in inputRates.enumerated() { entries[inputs + index].value = rate }
    }

    /// The rate from one compartment to another, as an independent solver needs it.
    func derivative(_ state: [Double]) -> [Double] {
        var change = state.map { -shift * $0 }
        for entry in entries { change[entry.row] += entry.value * state[entry.column] }
        change[size - 1] = 0
        return change
    }

    /// Beyond this many expected events in a step, squaring is quicker than the series.
    static let longestSeries = 12.0

    /// The state after a step, by the series applied to the state itself.
    func advance(_ state: inout [Double], hours: Double) {
        let weight = shift * hours
        let size = size
        let (term, next) = (scratch.term, scratch.next)
        entries.withUnsafeBufferPointer { entries in
            state.withUnsafeMutableBufferPointer { state in
                for index in 0..<size { term[index] = state[index] }
                var order = 0.0
                var isDone = false
                while !isDone {
                    order += 1
                    for index in 0..<size { next[index] = 0 }
                    let factor = hours / order
                    for entry in entries { next[entry.row] += entry.value * term[entry.column] * factor }
                    isDone = order > weight
                    for index in 0..<size {
                        term[index] = next[index]
                        state[index] += next[index]
                        if next[index] > state[index] * 1e-17 { isDone = false }
                    }
                }
                let decay = exp(-weight)
                for index in 0..<size { state[index] *= decay }
                state[size - 1] = 1
            }
        }
    }

    /// e^(Ah) with the constant input, row by row.
    func exponential(hours: Double) -> [Double] {
        var doublings = 0
        var step = hours
        while shift * step > 0.5 {
            step /= 2
            doublings += 1
        }
        var result = series(step)
        for _ in 0..<doublings { result = squared(result) }
        return result
    }

    /// The series for a step of at most half an expected event. A cell that is reached late is new when it is reached, so
    /// the series does not end before every cell has converged.
    private func series(_ step: Double) -> [Double] {
        let size = size
        let cells = size * size
        let (term, next) = (scratch.term, scratch.next)
        var result = [Double](repeating: 0, count: cells)
        entries.withUnsafeBufferPointer { entries in
            result.withUnsafeMutableBufferPointer { result in
                reach.withUnsafeBufferPointer { reach in
                    for index in 0..<cells {
                        term[index] = 0
                        next[index] = 0
                    }
                    for index in 0..<size {
                        term[index * size + index] = 1
                        result[index * size + index] = 1
                    }
                    var order = 0.0
                    var isDone = false
                    while !isDone {
                        order += 1
                        let factor = step / order
                        for entry in entries where entry.value != 0 {
                            let scaled = entry.value * factor
                            let target = next + entry.row * size
                            let source = term + entry.column * size
                            for index in 0..<reach[entry.column] { target[index] += scaled * source[index] }
                            target[size - 1] += scaled * source[size - 1]
                        }
                        isDone = true
                        for row in 0..<size {
                            for index in row * size..<row * size + reach[row] {
                                let value = next[index]
                                term[index] = value
                                next[index] = 0
                                result[index] += value
                                if value > result[index] * 1e-17 { isDone = false }
                            }
                            let last = row * size + size - 1
                            term[last] = next[last]
                            next[last] = 0
                            result[last] += term[last]
                            if term[last] > result[last] * 1e-17 { isDone = false }
                        }
                    }
                    let decay = exp(-shift * step)
                    for index in 0..<cells { result[index] *= decay }
                }
            }
        }
        return result
    }

    private func squared(_ matrix: [Double]) -> [Double] {
        let size = size
        var product = [Double](repeating: 0, count: size * size)
        matrix.withUnsafeBufferPointer { matrix in
            product.withUnsafeMutableBufferPointer { product in
                reach.withUnsafeBufferPointer { reach in
                    for row in 0..<size {
                        for middle in 0..<size {
                            let value = matrix[row * size + middle]
                            if value == 0 { continue }
                            for column in 0..<reach[middle] {
                                product[row * size + column] += value * matrix[middle * size + column]
                            }
                            product[row * size + size - 1] += value * matrix[middle * size + size - 1]
                        }
                    }
                }
            }
        }
        return product
    }
}
