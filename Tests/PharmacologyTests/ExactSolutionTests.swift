import Testing

@testable import Pharmacology

/// The engine against solvers that share nothing with it.
@Suite struct ExactSolutionTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let model: String
        let doses: [String]
        var testDescription: String { "\(model): \(doses.joined(separator: "; "))" }
    }

    static let cases = [
        Case(
            model: "otto-2021",
            doses: ["iv 35mg over 40min at 0min", "iv 10mg bolus at 3d", "iv 35mg over 40min at 14d"]),
        Case(
            model: "perez-ruixo-2021",
            doses: [
                "spravato 84mg at 0min", "nasal-device 28mg at 3d", "nasal-device 28mg at 4325min", "po 50mg at 4d",
            ]),
        Case(model: "simons-2022", doses: ["sl 100mg at 0min", "iv 20mg over 20min at 6h", "sl 50mg at 7d"]),
        Case(model: "kamp-2020", doses: ["iv 35mg over 40min at 0min", "im 25mg at 1d", "po 50mg at 3d"]),
        Case(model: "domino-1982", doses: ["iv 35mg over 40min at 0min", "iv 35mg over 20min at 30min"]),
        Case(model: "clements-1981", doses: ["iv 35mg bolus at 0min"]),
        Case(model: "hijazi-2003", doses: ["iv 35mg over 40min at 10min"]),
        Case(model: "otto-2021", doses: ["sl 100mg at 0min", "po-pr 60mg at 2d", "iv 5mg over 3h at 50h"]),
    ]

    static let times = [0.01, 0.25, 0.5, 2.0 / 3, 1, 4, 6.2, 24, 72, 72.5, 80, 100, 168.4, 336.5, 340, 400]

    /// The amounts by Padé's exponential of the whole system, each input a state of its own, carried from event to event.
    private func amountsByPade(_ compiled: CompiledModel, times: [Double]) -> [[Double]] {
        let parameters = compiled.parameters(etas: [], occasion: 0)
        let infusates = compiled.infusates([parameters])
        let count = compiled.compartments.count
        var system = [[Double]](repeating: [Double](repeating: 0, count: count + 1), count: count + 1)
        for transfer in compiled.transfers {
            var rate = transfer.factor * compiled.timeScale
            if let numerator = transfer.numerator { rate *= parameters[numerator] }
            if let denominator = transfer.denominator { rate /= parameters[denominator] }
            system[transfer.from][transfer.from] -= rate
            if let to = transfer.to { system[to][transfer.from] += rate }
        }
        let changes = Set(infusates.flatMap { [$0.start, $0.start + $0.duration] })
        var state = [Double](repeating: 0, count: count) + [1]
        var time = 0.0
        var amounts: [Double: [Double]] = [:]
        for event in changes.union(times).sorted() {
            for index in 0..<count {
                system[index][count] = infusates.filter {
                    $0.compartment == index && $0.duration > 0 && $0.start <= time && time < $0.start + $0.duration
                }.reduce(0) { $0 + $1.milligrams / $1.duration }
            }
            let transition = PadeExponential.of(system, times: event - time)
            state = transition.map { row in row.indices.reduce(0) { $0 + row[$1] * state[$1] } }
            time = event
            for infusate in infusates where infusate.duration == 0 && infusate.start == event {
                state[infusate.compartment] += infusate.milligrams
            }
            amounts[event] = Array(state.dropLast())
        }
        return times.compactMap { amounts[$0] }
    }

    @Test(arguments: cases)
    func `amounts agree with Padé's exponential to 1e-10`(test: Case) throws {
        let compiled = try Predictions.compiled(test.model, test.doses)
        var solver = ExactSolver(compiled)
        let ours = solver.amounts(etas: [], times: Self.times)
        let others = amountsByPade(compiled, times: Self.times)
        #expect(ours.count == others.count)
        var worst = 0.0
        for (own, other) in zip(ours, others) {
            for (index, value) in other.enumerated() where value > 1e-9 {
                worst = max(worst, abs(own[index] - value) / value)
            }
        }
        #expect(worst <= 1e-10, "worst relative difference \(worst)")
    }

    @Test(arguments: cases)
    func `amounts agree with an adaptive solver to 1e-6`(test: Case) throws {
        let compiled = try Predictions.compiled(test.model, test.doses)
        var solver = ExactSolver(compiled)
        let times = [0.25, 2.0 / 3, 1, 4, 24]
        let ours = solver.amounts(etas: [], times: times)
        let parameters = compiled.parameters(etas: [], occasion: 0)
        let infusates = compiled.infusates([parameters])
        var matrix = TransitionMatrix(compiled)
        matrix.set(parameters)
        var state = [Double](repeating: 0, count: matrix.size)
        state[matrix.size - 1] = 1
        var time = 0.0
        for infusate in infusates where infusate.duration == 0 && infusate.start == 0 {
            state[infusate.compartment] += infusate.milligrams
        }
        let events = Set(infusates.flatMap { [$0.start, $0.start + $0.duration] }.filter { $0 <= 24 }).union(times)
        for event in events.sorted() {
            matrix.set(
                inputRates: (0..<(matrix.size - 1)).map { index in
                    infusates.filter {
                        $0.compartment == index && $0.duration > 0 && $0.start <= time
                            && time < $0.start + $0.duration
                    }.reduce(0) { $0 + $1.milligrams / $1.duration }
                })
            let system = matrix
            state = try DormandPrince().solve(from: time, to: event, state: state) { _, state in
                system.derivative(state)
            }
            time = event
            for infusate in infusates where infusate.duration == 0 && infusate.start == event && event > 0 {
                state[infusate.compartment] += infusate.milligrams
            }
            guard let index = times.firstIndex(of: event) else { continue }
            for (own, other) in zip(ours[index], state) where other > 1e-6 {
                #expect(abs(own - other) <= 1e-6 * other)
            }
        }
    }

    @Test func `the grid does not change what is read from it`() throws {
        let doses = ["sl 50mg at 0min", "iv 20mg over 20min at 6h"]
        let coarse = try Predictions.typical("simons-2022", doses, times: [3, 6.3, 8])
        let fine = try Predictions.typical("simons-2022", doses, times: Predictions.grid(hours: 8))
        for (index, position) in [360, 756, 960].enumerated() {
            let (one, other) = (coarse.series[2].typical[index], fine.series[2].typical[position])
            #expect(abs(one - other) <= 1e-11 * other)
        }
    }

    @Test func `doses add up and scale`() throws {
        let times = [1.0, 5, 30]
        let first = try Predictions.typical("otto-2021", ["iv 10mg over 40min at 0min"], times: times)
        let second = try Predictions.typical("otto-2021", ["iv 20mg bolus at 2h"], times: times)
        let both = try Predictions.typical(
            "otto-2021", ["iv 20mg bolus at 2h", "iv 10mg over 40min at 0min"], times: times)
        for index in times.indices {
            let sum = first.series[1].typical[index] + second.series[1].typical[index]
            #expect(abs(both.series[1].typical[index] - sum) <= 1e-12 * sum)
        }
    }

    @Test func `nothing is lost on the way`() throws {
        let forecast = try Predictions.typical(
            "otto-2021", ["iv 28mg over 40min at 0min"], times: (0...40_000).map { Double($0) / 200 })
        let area = Exposure(forecast, .esketamine).area
        #expect(abs(area - 28 / 95.2 * 1000) < 1e-3 * area)
    }
}
