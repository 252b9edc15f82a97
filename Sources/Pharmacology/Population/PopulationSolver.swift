import Dispatch

/// Solves a model for many virtual people at once, on every core.
struct PopulationSolver: Sendable {
    let compiled: CompiledModel
    /// Hours, in order.
    let times: [Double]

    /// The most values that are kept at once, about half a gigabyte.
    static let largest = 64_000_000

    /// Bands of each reading over a population drawn with a seed.
    func bands(subjects: Int, seed: UInt64, effects: RandomEffects? = nil) -> [ForecastBand] {
        let readings = compiled.readings.count
        let cells = readings * times.count
        guard cells > 0 else { return compiled.readings.map { _ in ForecastBand(count: 0) } }
        let random = effects ?? RandomEffects(compiled)
        let table = PeopleTable(rows: cells, people: subjects)
        let pattern = LanePattern(compiled)
        table.fillByEights { eights in
            let solver = PeopleSolver(compiled, times: times, pattern: pattern)
            withUnsafeTemporaryAllocation(of: Lanes.self, capacity: cells) { memory in
                guard let lines = memory.baseAddress else { return }
                for eight in eights {
                    solver.fill(
                        lines,
                        etas: Self.people(of: eight, subjects).map { subject in
                            var source = RandomSource(seed: seed, subject: subject)
                            return random.draw(&source)
                        })
                    for cell in 0..<cells { table.put(lines[cell], row: cell, eight: eight) }
                }
            }
        }
        let quantiles = table.quantiles()
        return (0..<readings).map { quantiles.band($0 * times.count..<($0 + 1) * times.count) }
    }

    /// The numbers of the people in one eight; where the last one is not full, its last person stands in.
    static func people(of eight: Int, _ subjects: Int) -> [Int] {
        (0..<Lanes.people).map { min(subjects - 1, eight * Lanes.people + $0) }
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

/// One number for each person in each row, written by eights of people and read row by row.
final class PeopleTable: @unchecked Sendable {
    let rows: Int
    let people: Int
    private let eights: Int
    /// Each place is written by one thread alone, and read only after all have ended.
    private let values: UnsafeMutablePointer<Lanes>

    init(rows: Int, people: Int) {
        self.rows = rows
        self.people = people
        eights = (people + Lanes.people - 1) / Lanes.people
        values = .allocate(capacity: rows * eights)
    }

    deinit { values.deallocate() }

    /// Calls the body for ranges of eights on every core; together they must put every row of every eight.
    func fillByEights(_ body: @Sendable (Range<Int>) -> Void) {
        PopulationSolver.inParallel(eights, atLeast: 2, body)
    }

    @inline(__always)
    func put(_ lanes: Lanes, row: Int, eight: Int) { values[row * eights + eight] = lanes }

    /// Quantiles of each row.
    func quantiles() -> PeopleQuantiles {
        let width = Quantiles.probabilities.count
        let result = PeopleQuantiles(rows: rows)
        PopulationSolver.inParallel(rows, atLeast: 16) { range in
            var engine = Quantiles(count: people)
            for row in range {
                (values + row * eights).withMemoryRebound(to: Double.self, capacity: people) { first in
                    let found = engine.of(UnsafeBufferPointer(start: first, count: people))
                    for index in 0..<width { result.put(found[index], row: row, index: index) }
                }
            }
        }
        return result
    }
}

/// The five quantiles of each row of a ``PeopleTable``.
final class PeopleQuantiles: @unchecked Sendable {
    /// Each place is written by one thread alone, and read only after all have ended.
    private let values: UnsafeMutablePointer<Double>

    init(rows: Int) { values = .allocate(capacity: rows * Quantiles.probabilities.count) }

    deinit { values.deallocate() }

    func put(_ value: Double, row: Int, index: Int) { values[row * Quantiles.probabilities.count + index] = value }

    func row(_ row: Int) -> [Double] {
        Quantiles.probabilities.indices.map { values[row * Quantiles.probabilities.count + $0] }
    }

    /// Rows as the times of a band.
    func band(_ rows: some Sequence<Int>) -> ForecastBand {
        let found = rows.map(row)
        func line(_ index: Int) -> [Double] { found.map { $0[index] } }
        return ForecastBand(p05: line(0), p25: line(1), p50: line(2), p75: line(3), p95: line(4))
    }
}
