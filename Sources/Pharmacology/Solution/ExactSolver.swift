/// Carries one person's amounts from event to event exactly, and reads concentrations at any times.
struct ExactSolver {
    private let compiled: CompiledModel
    private var matrix: TransitionMatrix
    private var state: [Double]
    private var carried: [Double]
    private var rates: [Double]
    private var links: [Link] = []
    private var rowEnds: [Int]
    private var propagatorHours = -1.0
    private var lastHours = -1.0

    init(_ compiled: CompiledModel) {
        self.compiled = compiled
        matrix = TransitionMatrix(compiled)
        state = [Double](repeating: 0, count: matrix.size)
        carried = state
        rowEnds = [Int](repeating: 0, count: matrix.size)
        rates = [Double](repeating: 0, count: matrix.size - 1)
    }

    /// Concentrations in ng/mL: for each reading of the model, one for each time. Times do not fall.
    mutating func concentrations(etas: [Double], times: [Double]) -> [[Double]] {
        concentrations(
            parameters: (0..<compiled.occasions).map { compiled.parameters(etas: etas, occasion: $0) }, times: times)
    }

    /// The same for parameters that are known, one set for each visit.
    mutating func concentrations(parameters: [[Double]], times: [Double]) -> [[Double]] {
        let readings = compiled.readings
        let count = times.count
        let scales = parameters.map { values in readings.map { $0.scale / values[$0.volume] } }
        var result = [Double](repeating: 0, count: readings.count * count)
        result.withUnsafeMutableBufferPointer { result in
            solve(parameters, times: times) { position, state, visit in
                for (index, reading) in readings.enumerated() {
                    guard let compartment = reading.compartment else { continue }
                    result[index * count + position] = scales[visit][index] * state[compartment]
                }
            }
        }
        return readings.indices.map { Array(result[$0 * count..<($0 + 1) * count]) }
    }

    /// Amounts in milligrams in every compartment at each time.
    mutating func amounts(etas: [Double], times: [Double]) -> [[Double]] {
        let parameters = (0..<compiled.occasions).map { compiled.parameters(etas: etas, occasion: $0) }
        var result = times.map { _ in [Double]() }
        solve(parameters, times: times) { position, state, _ in result[position] = Array(state.dropLast()) }
        return result
    }

    private mutating func solve(
        _ parameters: [[Double]], times: [Double], read: (_ position: Int, _ state: [Double], _ visit: Int) -> Void
    ) {
        let infusates = compiled.infusates(parameters)
        var changes = infusates.flatMap { $0.duration > 0 ? [$0.start, $0.start + $0.duration] : [$0.start] }
        if parameters.count > 1 { changes += compiled.plan.occasionStarts }
        changes.sort()
        for index in state.indices { state[index] = 0 }
        state[matrix.size - 1] = 1
        var visit = 0
        matrix.set(parameters[0])
        setRates(infusates, at: -.infinity)
        var time = min(changes.first ?? 0, times.first ?? 0)
        var upcoming = 0
        for (position, sample) in times.enumerated() {
            while upcoming < changes.count, changes[upcoming] <= sample {
                let change = changes[upcoming]
                advance(change - time)
                time = change
                while upcoming < changes.count, changes[upcoming] == change { upcoming += 1 }
                while visit + 1 < parameters.count, compiled.plan.occasionStarts[visit + 1] <= change {
                    visit += 1
                    matrix.set(parameters[visit])
                }
                for infusate in infusates where infusate.duration == 0 && infusate.start == change {
                    state[infusate.compartment] += infusate.milligrams
                }
                setRates(infusates, at: change)
            }
            advance(sample - time)
            time = sample
            read(position, state, visit)
        }
    }

    private mutating func setRates(_ infusates: [Infusate], at time: Double) {
        for index in rates.indices { rates[index] = 0 }
        for infusate in infusates
        where infusate.duration > 0 && infusate.start <= time && time < infusate.start + infusate.duration {
            rates[infusate.compartment] += infusate.milligrams / infusate.duration
        }
        matrix.set(inputRates: rates)
        propagatorHours = -1
        lastHours = -1
    }

    /// Equal steps in a row share one matrix; the first of them, and any other step, goes by the series.
    private mutating func advance(_ hours: Double) {
        guard hours > 0 else { return }
        if abs(hours - propagatorHours) <= 1e-12 * hours {
            applyPropagator()
        } else if abs(hours - lastHours) <= 1e-12 * hours || matrix.shift * hours > TransitionMatrix.longestSeries {
            keep(matrix.exponential(hours: hours))
            propagatorHours = hours
            applyPropagator()
        } else {
            matrix.advance(&state, hours: hours)
            lastHours = hours
        }
    }

    private mutating func applyPropagator() {
        let size = matrix.size
        rowEnds.withUnsafeBufferPointer { ends in
            links.withUnsafeBufferPointer { links in
                state.withUnsafeBufferPointer { state in
                    carried.withUnsafeMutableBufferPointer { carried in
                        var position = 0
                        for row in 0..<(size - 1) {
                            var sum = 0.0
                            let end = ends[row]
                            while position < end {
                                sum += links[position].value * state[links[position].column]
                                position += 1
                            }
                            carried[row] = sum
                        }
                    }
                }
            }
        }
        swap(&state, &carried)
        state[size - 1] = 1
    }

    /// Nothing flows back to what is upstream: the entries that are 0 are left out.
    private mutating func keep(_ propagator: [Double]) {
        links.removeAll(keepingCapacity: true)
        let size = matrix.size
        for row in 0..<(size - 1) {
            for column in 0..<size where propagator[row * size + column] != 0 {
                links.append(Link(column: column, value: propagator[row * size + column]))
            }
            rowEnds[row] = links.count
        }
    }

    private struct Link {
        let column: Int
        let value: Double
    }
}
