import Dispatch

/// Solves a model for many virtual people at once, on every core.
struct PopulationSolver: Sendable {
    let compiled: CompiledModel
    let times: [Double]

    /// The most values that are kept at once, about half a gigabyte.
    static let largest = 64_000_000

    /// Bands of each reading over a population drawn with a seed.
    func bands(subjects: Int, seed: UInt64, effects: RandomEffects? = nil) -> [ForecastBand] {
        let readings = compiled.readings.count
        let cells = readings * times.count
        guard cells > 0 else { return compiled.readings.map { _ in ForecastBand(count: 0) } }
        let values = UnsafeMutableBufferPointer<Double>.allocate(capacity: cells * subjects)
        defer { values.deallocate() }
        nonisolated(unsafe) let shared = values
        let random = effects ?? RandomEffects(compiled)
        Self.inParallel(subjects, atLeast: 16) { range in
            var solver = PersonSolver(compiled, times: times)
            for subject in range {
                var source = RandomSource(seed: seed, subject: subject)
                let lines = solver.concentrations(etas: random.draw(&source))
                for (reading, line) in lines.enumerated() {
                    for (position, value) in line.enumerated() {
                        shared[(reading * times.count + position) * subjects + subject] = value
                    }
                }
            }
        }
        let width = Quantiles.probabilities.count
        let quantiles = UnsafeMutableBufferPointer<Double>.allocate(capacity: cells * width)
        defer { quantiles.deallocate() }
        nonisolated(unsafe) let found = quantiles
        Self.inParallel(cells, atLeast: 16) { range in
            var engine = Quantiles(count: subjects)
            for cell in range {
                let column = UnsafeBufferPointer(rebasing: shared[(cell * subjects)..<((cell + 1) * subjects)])
                for (index, value) in engine.of(column).enumerated() { found[cell * width + index] = value }
            }
        }
        return (0..<readings).map { reading in
            func line(_ index: Int) -> [Double] {
                times.indices.map { quantiles[(reading * times.count + $0) * width + index] }
            }
            return ForecastBand(p05: line(0), p25: line(1), p50: line(2), p75: line(3), p95: line(4))
        }
    }

    /// Splits a count into ranges and works on them at once. What each range does must not depend on the others.
    static func inParallel(_ count: Int, atLeast minimum: Int, _ body: @Sendable (Range<Int>) -> Void) {
        let chunk = max(minimum, min(256, (count + 7) / 8))
        let chunks = (count + chunk - 1) / chunk
        guard chunks > 1 else {
            if count > 0 { body(0..<count) }
            return
        }
        DispatchQueue.concurrentPerform(iterations: chunks) { index in
            body(index * chunk..<min(count, (index + 1) * chunk))
        }
    }
}
