import Testing

@testable import Pharmacology

/// The closed form against the general solver.
@Suite struct ModalSolutionTests {
    static let cases: [(String, [String])] = [
        ("otto-2021", ["iv 35mg over 40min at 0min"]),
        ("otto-2021", ["iv 10mg bolus at 7min", "iv 35mg over 40min at 10min", "iv 20mg over 30min at 20min"]),
        ("otto-2021", ["iv 35mg over 40min at 0min", "iv 35mg over 40min at 3d", "iv 35mg over 40min at 7d"]),
        ("kamp-2020", ["iv 35mg over 40min at 13min"]), ("domino-1982", ["iv 35mg bolus at 1h"]),
        ("clements-1981", ["iv 35mg over 2min at 0min"]),
        ("hijazi-2003", ["iv 5mg bolus at 0min", "iv 5mg bolus at 0min"]),
    ]

    @Test(arguments: cases.indices)
    func `the closed form agrees with the general solver to 1e-10`(index: Int) throws {
        let (model, doses) = Self.cases[index]
        let compiled = try Predictions.compiled(model, doses)
        let etas = compiled.effects.indices.map { 0.3 - 0.2 * Double($0) }
        for (step, count) in [(1.0 / 60, 241), (0.37, 500)] {
            let times = (0..<count).map { Double($0) * step }
            var closed = PersonSolver(compiled, times: times)
            var general = ExactSolver(compiled)
            let (ours, others) = (closed.concentrations(etas: etas), general.concentrations(etas: etas, times: times))
            for (own, other) in zip(ours, others) {
                for (one, two) in zip(own, other) where two > 1e-9 { #expect(abs(one - two) <= 1e-10 * two) }
            }
        }
        #expect(ModalLayout(compiled) != nil)
    }

    @Test func `two thousand people agree with the general solver to 1e-10`() throws {
        let compiled = try Predictions.compiled(
            "otto-2021", ["iv 35mg over 40min at 0min", "iv 35mg over 40min at 3d"])
        let effects = RandomEffects(compiled)
        let times = [1.0 / 60, 0.5, 2, 24, 71, 72.5, 100]
        var closed = PersonSolver(compiled, times: times)
        var general = ExactSolver(compiled)
        var worst = 0.0
        for subject in 0..<2000 {
            var source = RandomSource(seed: 11, subject: subject)
            let etas = effects.draw(&source)
            let (ours, others) = (closed.concentrations(etas: etas), general.concentrations(etas: etas, times: times))
            for (own, other) in zip(ours, others) {
                for (one, two) in zip(own, other) { worst = max(worst, abs(one - two) / two) }
            }
        }
        #expect(worst <= 1e-10, "worst relative difference \(worst)")
    }

    @Test func `a route through a depot is left to the general solver`() throws {
        #expect(ModalLayout(try Predictions.compiled("kamp-2020", ["im 25mg at 0min"])) == nil)
        #expect(ModalLayout(try Predictions.compiled("perez-ruixo-2021", ["iv 28mg bolus at 0min"])) == nil)
    }
}
