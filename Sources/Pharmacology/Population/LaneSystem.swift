import Foundation

/// A number of each of eight people side by side, so that one instruction works on several of them.
typealias Lanes = SIMD8<Double>

extension SIMD8<Double> {
    static let people = 8

    /// e to each of them.
    var exponentials: Lanes {
        var result = Lanes.zero
        for lane in 0..<Lanes.people { result[lane] = exp(self[lane]) }
        return result
    }

    /// The larger of two, for each.
    func larger(_ other: Lanes) -> Lanes { replacing(with: other, where: other .> self) }

    /// The smaller of two, for each.
    func smaller(_ other: Lanes) -> Lanes { replacing(with: other, where: other .< self) }
}

/// The compartment systems of eight people and their exact solution: the arithmetic of ``TransitionMatrix``, which has no
/// subtraction and so loses no digits, on all of them at once.
///
/// A compartment that is infused into has a source beside it, which holds the rate of the infusion and never empties.
/// Used by one thread at a time.
final class LaneSystem {
    let pattern: LanePattern
    private let compiled: CompiledModel
    /// The largest rate out of a compartment, per hour.
    private(set) var shift = Lanes.zero
    private let rates: UnsafeMutablePointer<Lanes>
    private let matrix: UnsafeMutablePointer<Lanes>
    private let spare: UnsafeMutablePointer<Lanes>
    private let term: UnsafeMutablePointer<Lanes>
    private let next: UnsafeMutablePointer<Lanes>

    /// What a series may leave out, of each number.
    private static let precision = 1e-17
    /// Beyond this many expected events in a step, squaring is quicker than the series.
    static let longestSeries = 12.0

    init(_ compiled: CompiledModel, pattern: LanePattern) {
        self.compiled = compiled
        self.pattern = pattern
        func memory(_ count: Int) -> UnsafeMutablePointer<Lanes> {
            let pointer = UnsafeMutablePointer<Lanes>.allocate(capacity: max(1, count))
            pointer.initialize(repeating: .zero, count: max(1, count))
            return pointer
        }
        let cells = max(pattern.cells.count, pattern.nodes)
        rates = memory(pattern.rateCount)
        matrix = memory(cells)
        spare = memory(cells)
        term = memory(cells)
        next = memory(cells)
    }

    deinit {
        for pointer in [rates, matrix, spare, term, next] { pointer.deallocate() }
    }

    /// Takes over the parameters of eight people.
    func set(_ parameters: [Lanes]) {
        let compartments = compiled.compartments.count
        var outflow = [Lanes](repeating: .zero, count: compartments)
        var position = 0
        for transfer in compiled.transfers {
            var rate = Lanes(repeating: transfer.factor * compiled.timeScale)
            if let numerator = transfer.numerator { rate *= parameters[numerator] }
            if let denominator = transfer.denominator { rate /= parameters[denominator] }
            outflow[transfer.from] += rate
            if transfer.to != nil {
                rates[position] = rate
                position += 1
            }
        }
        shift = outflow.reduce(.zero) { $0.larger($1) }
        for _ in pattern.sources {
            rates[position] = Lanes(repeating: 1)
            position += 1
        }
        for node in 0..<pattern.nodes {
            rates[position] = node < compartments ? shift - outflow[node] : shift
            position += 1
        }
    }

    /// Prepares ``carry(_:)`` for a step of so many hours.
    func prepare(hours: Double) { exponential(Lanes(repeating: hours)) }

    /// Carries what every compartment holds over the prepared step.
    func carry(_ state: UnsafeMutablePointer<Lanes>) {
        let (links, ends) = (pattern.carrying.links, pattern.carrying.ends)
        links.withUnsafeBufferPointer { links in
            ends.withUnsafeBufferPointer { ends in
                var position = 0
                for row in ends.indices {
                    var sum = Lanes.zero
                    let end = Int(ends[row])
                    while position < end {
                        sum += matrix[Int(links[position].first)] * state[Int(links[position].second)]
                        position += 1
                    }
                    next[row] = sum
                }
            }
        }
        for row in ends.indices { state[row] = next[row] }
    }

    /// Carries what every compartment holds over a step that may differ from person to person; sources keep their rates.
    func advance(_ state: UnsafeMutablePointer<Lanes>, hours: Lanes) {
        let longest = (shift * hours).max()
        guard longest > 0 else { return }
        guard longest <= Self.longestSeries else {
            exponential(hours)
            return carry(state)
        }
        let (nodes, compartments) = (pattern.nodes, compiled.compartments.count)
        for node in 0..<nodes { term[node] = state[node] }
        var order = 0.0
        var isDone = false
        while !isDone {
            order += 1
            multiply(pattern.advancing, count: nodes, factor: hours / order)
            var excess = Lanes.zero
            for node in compartments..<nodes { term[node] = next[node] }
            for node in 0..<compartments {
                let value = next[node]
                term[node] = value
                state[node] += value
                excess = excess.larger(value - state[node] * Self.precision)
            }
            isDone = order > longest && excess.max() <= 0
        }
        let decay = (-shift * hours).exponentials
        for node in 0..<compartments { state[node] *= decay }
    }

    /// next = factor · (A + shift) · term, for the first `count` targets.
    @inline(__always)
    private func multiply(_ product: LanePattern.Product, count: Int, factor: Lanes) {
        product.links.withUnsafeBufferPointer { links in
            product.ends.withUnsafeBufferPointer { ends in
                var position = 0
                for target in 0..<count {
                    var sum = Lanes.zero
                    let end = Int(ends[target])
                    while position < end {
                        sum += rates[Int(links[position].first)] * term[Int(links[position].second)]
                        position += 1
                    }
                    next[target] = sum * factor
                }
            }
        }
    }

    /// The matrix that carries each person over hours of their own.
    private func exponential(_ hours: Lanes) {
        var doublings = 0
        var scale = 1.0
        let longest = (shift * hours).max()
        while longest * scale > 1 {
            scale /= 2
            doublings += 1
        }
        series(hours * scale)
        for _ in 0..<doublings {
            multiplyItself()
            for cell in pattern.cells.indices { matrix[cell] = spare[cell] }
        }
    }

    private func series(_ step: Lanes) {
        let count = pattern.cells.count
        for cell in 0..<count {
            let one = pattern.cells[cell].row == pattern.cells[cell].column
            term[cell] = one ? Lanes(repeating: 1) : .zero
            matrix[cell] = term[cell]
        }
        var order = 0
        var isDone = false
        while !isDone {
            order += 1
            // Cells come in the order of how many flows it takes to reach them.
            let reached = order < pattern.reached.count ? pattern.reached[order] : count
            multiply(pattern.raising, count: reached, factor: step / Double(order))
            var excess = Lanes.zero
            for cell in 0..<reached {
                let value = next[cell]
                term[cell] = value
                matrix[cell] += value
                excess = excess.larger(value - matrix[cell] * Self.precision)
            }
            isDone = reached == count && excess.max() <= 0
        }
        let decay = (-shift * step).exponentials
        for cell in 0..<count { matrix[cell] *= decay }
    }

    private func multiplyItself() {
        let squaring = pattern.squaring
        squaring.links.withUnsafeBufferPointer { links in
            squaring.ends.withUnsafeBufferPointer { ends in
                var position = 0
                for cell in ends.indices {
                    var sum = Lanes.zero
                    let end = Int(ends[cell])
                    while position < end {
                        sum += matrix[Int(links[position].first)] * matrix[Int(links[position].second)]
                        position += 1
                    }
                    spare[cell] = sum
                }
            }
        }
    }
}
