import Testing

@testable import Pharmacology

/// Eight people at a time against one person at a time.
@Suite struct PeopleSolverTests {
    private static let everyTwoMinutes: [Double] = (0...120).map { Double($0) / 30 }
    /// As the plan page has them.
    private static let planPage: [Double] = everyTwoMinutes.prefix(61) + (25...48).map { Double($0) / 12 }
    private static let irregular: [Double] = [0, 0.1, 0.1, 0.1, 3, 170, 170.5, 171, 171.5, 172, 172.5]
    static let grids: [[Double]] = [ExactSolutionTests.times, everyTwoMinutes, planPage, irregular]

    static func people(_ compiled: CompiledModel) -> [[Double]] {
        let effects = RandomEffects(compiled)
        return (0..<Lanes.people).map { subject in
            var source = RandomSource(seed: 5, subject: subject)
            return effects.draw(&source)
        }
    }

    @Test(arguments: ExactSolutionTests.cases, grids)
    func `eight people agree with each of them alone to 1e-10`(test: ExactSolutionTests.Case, times: [Double]) throws {
        let compiled = try Predictions.compiled(test.model, test.doses)
        let people = Self.people(compiled)
        let solver = PeopleSolver(compiled, times: times, pattern: LanePattern(compiled))
        let count = compiled.readings.count * times.count
        let lines = [Lanes](unsafeUninitializedCapacity: count) { buffer, filled in
            if let target = buffer.baseAddress { solver.fill(target, etas: people) }
            filled = count
        }
        var worst = 0.0
        for (lane, etas) in people.enumerated() {
            var alone = ExactSolver(compiled)
            for (reading, line) in alone.concentrations(etas: etas, times: times).enumerated() {
                for (position, value) in line.enumerated() where value > 1e-9 {
                    let other = lines[reading * times.count + position][lane]
                    worst = max(worst, abs(other - value) / value)
                }
            }
        }
        #expect(worst <= 1e-10, "worst relative difference \(worst)")
    }

    @Test func `a late session begins with as many digits as the first`() throws {
        let starts = [0.0, 72, 168, 240, 336]
        let forecast = try CourseForecast(
            modelID: "otto-2021", patient: PatientCovariates(weightKilograms: 70),
            regimen: Regimen(
                starts.map { Dose(.intravenous, milligrams: 35, startHours: $0, durationHours: 2.0 / 3) }),
            sessionStarts: starts, stepHours: 1.0 / 60, samplesPerSession: 60)
        let compiled = try Predictions.compiled("otto-2021", starts.map { "iv 35mg over 40min at \(Int($0))h" })
        // Rates of drug and metabolite lie within a two-thousandth of each other in this person.
        let etas = [0.01636099359191088, -0.014504648414014241, -0.28312741179997186, -0.7325136942654151]
        let parameters = compiled.parameters(etas: etas, weightKilograms: 95, scaling: compiled.weightScaling)
        let times = starts.flatMap { start in (0..<60).map { start + Double($0) / 60 } }
        var exact = ExactSolver(compiled)
        let wanted = exact.concentrations(parameters: [parameters], times: times)
        var parent = [Double](repeating: 0, count: times.count)
        var metabolite = parent
        parent.withUnsafeMutableBufferPointer { parent in
            metabolite.withUnsafeMutableBufferPointer { metabolite in
                guard let first = parent.baseAddress, let second = metabolite.baseAddress else { return }
                forecast.fill(etas: etas, weightKilograms: 95, parent: first, metabolite: second)
            }
        }
        for (own, exact) in [(parent, wanted[0]), (metabolite, wanted[1])] {
            for (one, other) in zip(own, exact) where other > 1e-6 { #expect(abs(one - other) <= 1e-10 * other) }
        }
    }

    @Test(arguments: PopulationTests.doses)
    func `asking for the drug alone changes nothing about it`(model: String, dose: String) throws {
        let all = try PopulationTests.forecast(model, dose, subjects: 300)
        var request = all.request
        request.analytes = [.esketamine]
        let alone = try Forecast(request)
        #expect(alone.series.map(\.analyte) == [.esketamine])
        let (one, other) = (try #require(alone.parent?.band), try #require(all.parent?.band))
        for (left, right) in [(one.p05, other.p05), (one.p50, other.p50), (one.p95, other.p95)] {
            for (a, b) in zip(left, right) { #expect(abs(a - b) <= 1e-10 * b) }
        }
        request.analytes = [.arketamine]
        #expect(throws: PharmacologyRefusal.self) { try Forecast(request) }
    }
}
