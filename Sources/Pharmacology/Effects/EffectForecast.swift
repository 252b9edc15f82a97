import Foundation

/// A sign or symptom over time, with its band, and when it is expected back near its baseline.
public struct EffectForecast: Sendable, Codable, Hashable {
    public let model: EffectModel
    public let modelID: String
    public let times: [Double]
    /// Over baseline, or a probability.
    public let typical: [Double]
    /// Over people, who differ in their concentrations and in how they respond.
    public let band: ForecastBand
    /// Hours after the first dose from which on it stays near baseline: 5, 25, 50, 75 and 95 % of people.
    public let backNearBaseline: [Double]
    public let notes: [String]
    public let statement: String

    /// The longest that effects are followed.
    public static let longestHours = 48.0

    /// - Parameter session: counts from 1; habituation acts from the second.
    /// - Throws: ``PharmacologyRefusal`` as a forecast does, and for times beyond two days.
    public init(
        _ request: ForecastRequest, endpoint: EffectModel.Endpoint, response: EffectResponse = EffectResponse(),
        session: Int = 1
    ) throws {
        guard let last = request.times.max(), last <= Self.longestHours, !request.regimen.doses.isEmpty else {
            throw PharmacologyRefusal("at", "effects are followed for two days at most.", "Give earlier times.")
        }
        var quiet = request
        quiet.subjects = 0
        let prepared = try PreparedForecast(quiet)
        let model = EffectModel.model(endpoint)
        let end = min(Self.longestHours, max(last, (request.regimen.doses.map(\.endHours).max() ?? 0) + 12))
        let grid = Set((0...Int(end * 60)).map { Double($0) / 60 }).union(request.times).sorted()
        let people = EffectPeople(
            compiled: prepared.compiled, model: model, response: response, session: session, grid: grid)
        let first = request.regimen.doses.map(\.startHours).min() ?? 0
        let line = people.typical()
        let subjects = request.subjects > 0 ? request.subjects : 500
        guard subjects <= PopulationSolver.largest / grid.count else {
            throw PharmacologyRefusal("subjects", "so many people do not fit.", "Ask for fewer people.")
        }
        let drawn = people.draw(subjects: subjects, seed: request.seed, firstDose: first)
        let positions = request.times.map { time in grid.firstIndex { $0 >= time } ?? grid.count - 1 }
        self.model = model
        modelID = request.modelID
        times = request.times
        typical = positions.map { line[$0] }
        band = drawn.band.mapped { line in positions.map { line[$0] } }
        backNearBaseline = drawn.back
        notes =
            prepared.notes + [
                "\(model.derivation) Source: \(model.source).",
                "A time when signs are expected back is no clearance to leave: the discharge criteria decide.",
            ]
        statement = Statement.exposure
    }
}

/// People who differ in their kinetics, where the model says how, and in strength and delay of effect.
private struct EffectPeople: Sendable {
    let compiled: CompiledModel
    let model: EffectModel
    let response: EffectResponse
    let session: Int
    let grid: [Double]

    /// The spread of the delay between people: Olofsen's 0 to 11.8 min about 6.1, a choice of this project.
    private static let delaySpread = 0.5

    private func line(_ solver: inout PersonSolver, etas: [Double], strength: Double, delay: Double) -> [Double] {
        var blood = solver.concentrations(etas: etas)[0]
        if compiled.model.inputAnalyte == .ketamine {
            for index in blood.indices { blood[index] /= 2 }
        }
        let site = EffectSite(halfTimeMinutes: model.equilibrationMinutes * response.delay * delay)
        let worn = pow(response.habituation, Double(session - 1))
        return site.line(blood, times: grid).map {
            model.value($0, strength: response.strength * worn * strength)
        }
    }

    func typical() -> [Double] {
        var solver = PersonSolver(compiled, times: grid)
        return line(&solver, etas: [], strength: 1, delay: 1)
    }

    func draw(subjects: Int, seed: UInt64, firstDose: Double) -> (band: ForecastBand, back: [Double]) {
        let values = UnsafeMutableBufferPointer<Double>.allocate(capacity: (grid.count + 1) * subjects)
        defer { values.deallocate() }
        nonisolated(unsafe) let shared = values
        let random = RandomEffects(compiled)
        let count = grid.count
        PopulationSolver.inParallel(subjects, atLeast: 8) { range in
            var solver = PersonSolver(compiled, times: grid)
            for subject in range {
                var source = RandomSource(seed: seed, subject: subject)
                let etas = random.draw(&source)
                let strength = exp(model.spread * source.normal())
                let delay = exp(Self.delaySpread * source.normal())
                let line = line(&solver, etas: etas, strength: strength, delay: delay)
                for (position, value) in line.enumerated() { shared[position * subjects + subject] = value }
                let above = line.lastIndex { $0 - model.baseline > model.nearBaseline }
                let back = above.map { grid[min($0 + 1, count - 1)] - firstDose } ?? 0
                shared[count * subjects + subject] = max(0, back)
            }
        }
        var engine = Quantiles(count: subjects)
        let rows = (0...count).map { row in
            engine.of(UnsafeBufferPointer(rebasing: values[(row * subjects)..<((row + 1) * subjects)]))
        }
        func column(_ index: Int) -> [Double] { (0..<count).map { rows[$0][index] } }
        let band = ForecastBand(p05: column(0), p25: column(1), p50: column(2), p75: column(3), p95: column(4))
        return (band, rows[count])
    }
}
