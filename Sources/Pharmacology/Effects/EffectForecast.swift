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
        let outlook = try EffectPeople(request, [endpoint], [endpoint: response], session: session)
        self = outlook.forecast(endpoint, outlook.drawn())
    }

    /// Every sign and symptom of the same people.
    ///
    /// - Throws: as for one.
    public static func all(_ request: ForecastRequest) throws -> [EffectForecast] {
        let outlook = try EffectPeople(request, EffectModel.Endpoint.allCases, [:], session: 1)
        let drawn = outlook.drawn()
        return outlook.endpoints.map { outlook.forecast($0, drawn) }
    }

    fileprivate init(
        model: EffectModel, modelID: String, times: [Double], typical: [Double], band: ForecastBand,
        backNearBaseline: [Double], notes: [String]
    ) {
        self.model = model
        self.modelID = modelID
        self.times = times
        self.typical = typical
        self.band = band
        self.backNearBaseline = backNearBaseline
        self.notes =
            notes + [
                "\(model.derivation) Source: \(model.source).",
                "A time when signs are expected back is no clearance to leave: the discharge criteria decide.",
            ]
        statement = Statement.exposure
    }
}

/// People who differ in their kinetics, where the model says how, and in strength and delay of effect.
private struct EffectPeople: Sendable {
    let endpoints: [EffectModel.Endpoint]
    private let responses: [EffectModel.Endpoint: EffectResponse]
    private let session: Int
    private let request: ForecastRequest
    private let subjects: Int
    private let prepared: PreparedForecast
    private let grid: [Double]
    /// Where the times of the request stand in the grid.
    private let positions: [Int]

    /// The spread of the delay between people: Olofsen's 0 to 11.8 min about 6.1, a choice of this project.
    private static let delaySpread = 0.5
    private static let usualSubjects = 500

    init(
        _ request: ForecastRequest, _ endpoints: [EffectModel.Endpoint],
        _ responses: [EffectModel.Endpoint: EffectResponse], session: Int
    ) throws {
        guard let last = request.times.max(), last <= EffectForecast.longestHours, !request.regimen.doses.isEmpty
        else {
            throw PharmacologyRefusal("at", "effects are followed for two days at most.", "Give earlier times.")
        }
        var alone = request.withoutPeople
        alone.analytes = [try ModelLibrary.model(request.modelID).inputAnalyte]
        prepared = try PreparedForecast(alone)
        let given = request.regimen.doses.map(\.endHours).max() ?? 0
        let end = min(EffectForecast.longestHours, max(last, given + 12))
        let grid = Set((0...Int(end * 60)).map { Double($0) / 60 }).union(request.times).sorted()
        subjects = request.subjects > 0 ? request.subjects : Self.usualSubjects
        guard subjects <= PopulationSolver.largest / ((request.times.count + 1) * endpoints.count) else {
            throw PharmacologyRefusal("subjects", "so many people do not fit.", "Ask for fewer people.")
        }
        positions = request.times.map { Ordered.first(in: grid, notBefore: $0) }
        self.grid = grid
        self.request = request
        self.endpoints = endpoints
        self.responses = responses
        self.session = session
    }

    private var rowsOfEach: Int { positions.count + 1 }

    /// What strength and delay are multiplied by: the person's own response, if any is known.
    private func response(_ endpoint: EffectModel.Endpoint) -> (strength: Double, delay: Double) {
        let own = responses[endpoint] ?? EffectResponse()
        return (own.strength * pow(own.habituation, Double(session - 1)), own.delay)
    }

    /// For each endpoint a row for each time, and one for when it is back near its baseline.
    func drawn() -> PeopleQuantiles {
        let table = PeopleTable(rows: endpoints.count * rowsOfEach, people: subjects)
        let random = RandomEffects(prepared.compiled)
        let pattern = LanePattern(prepared.compiled)
        table.fillByEights { eights in
            let solver = PeopleSolver(prepared.compiled, times: grid, pattern: pattern)
            for eight in eights {
                var etas: [[Double]] = []
                var (strength, delay) = (Lanes.zero, Lanes.zero)
                for (lane, subject) in PopulationSolver.people(of: eight, subjects).enumerated() {
                    var source = RandomSource(seed: request.seed, subject: subject)
                    etas.append(random.draw(&source))
                    strength[lane] = source.normal()
                    delay[lane] = source.normal()
                }
                let blood = solver.first(etas: etas)
                put(blood, strength, (Self.delaySpread * delay).exponentials, in: table, eight)
            }
        }
        return table.quantiles()
    }

    private func put(_ blood: [Lanes], _ strength: Lanes, _ delay: Lanes, in table: PeopleTable, _ eight: Int) {
        let first = request.regimen.doses.map(\.startHours).min() ?? 0
        var site: [Lanes] = []
        var halfTime = -1.0
        for (place, endpoint) in endpoints.enumerated() {
            let (model, own) = (EffectModel.model(endpoint), response(endpoint))
            if model.equilibrationMinutes * own.delay != halfTime {
                halfTime = model.equilibrationMinutes * own.delay
                site = EffectSite(halfTimeMinutes: delay * halfTime).line(share(blood), times: grid)
            }
            let strength = (strength * model.spread).exponentials * own.strength
            for (row, position) in positions.enumerated() {
                let value = model.effect(of: site[position], strength: strength)
                table.put(value, row: place * rowsOfEach + row, eight: eight)
            }
            let limit = model.concentrationLeavingBaseline(strength: strength)
            table.put(
                Self.hoursBack(limit, site, grid, first), row: (place + 1) * rowsOfEach - 1, eight: eight)
        }
    }

    /// Hours from the first dose to the time after the last one at which each is above its limit; 0 where none is.
    private static func hoursBack(_ limit: Lanes, _ line: [Lanes], _ grid: [Double], _ first: Double) -> Lanes {
        var result = Lanes(repeating: -1)
        for index in line.indices.reversed() where result.min() < 0 {
            let isNew = (line[index] .> limit) .& (result .< 0)
            result.replace(with: max(0, grid[min(index + 1, grid.count - 1)] - first), where: isNew)
        }
        return result.larger(.zero)
    }

    /// Racemic ketamine counts half.
    private func share(_ blood: [Lanes]) -> [Lanes] {
        prepared.compiled.model.inputAnalyte == .ketamine ? blood.map { $0 / 2 } : blood
    }

    func forecast(_ endpoint: EffectModel.Endpoint, _ drawn: PeopleQuantiles) -> EffectForecast {
        let place = endpoints.firstIndex(of: endpoint) ?? 0
        let model = EffectModel.model(endpoint)
        let own = response(endpoint)
        var solver = PersonSolver(prepared.compiled, times: grid)
        let half = prepared.compiled.model.inputAnalyte == .ketamine ? 0.5 : 1
        let blood = solver.concentrations(etas: [])[0].map { $0 * half }
        let site = EffectSite(halfTimeMinutes: model.equilibrationMinutes * own.delay).line(blood, times: grid)
        let rows = place * rowsOfEach..<(place + 1) * rowsOfEach
        return EffectForecast(
            model: model, modelID: request.modelID, times: request.times,
            typical: positions.map { model.value(site[$0], strength: own.strength) },
            band: drawn.band(rows.dropLast()), backNearBaseline: drawn.row(rows.upperBound - 1),
            notes: prepared.notes)
    }
}
