/// What is asked of the engine: everything a forecast depends on, so that it can be made again.
public struct ForecastRequest: Sendable, Codable, Hashable {
    public var modelID: String
    public var patient: PatientCovariates
    public var regimen: Regimen
    /// Hours, in any order.
    public var times: [Double]
    /// Virtual people; 0 for the typical person alone.
    public var subjects: Int
    public var seed: UInt64
    /// Speak outside the model's range, and say so.
    public var extrapolate: Bool
    /// Ids of ``Interaction``, as `grapefruit`.
    public var interactions: [String]
    /// What is wanted; empty for all that the model has. Nothing that only others need is solved.
    public var analytes: [Analyte]

    public init(
        modelID: String, patient: PatientCovariates, regimen: Regimen, times: [Double], subjects: Int = 0,
        seed: UInt64 = 1, extrapolate: Bool = false, interactions: [String] = [], analytes: [Analyte] = []
    ) {
        self.modelID = modelID
        self.patient = patient
        self.regimen = regimen
        self.times = times
        self.subjects = subjects
        self.seed = seed
        self.extrapolate = extrapolate
        self.interactions = interactions
        self.analytes = analytes
    }

    /// For one typical person.
    var withoutPeople: ForecastRequest {
        var request = self
        request.subjects = 0
        return request
    }
}

/// Concentrations over time, with the identity of everything they came from. The same request gives the same forecast.
public struct Forecast: Sendable, Codable, Hashable {
    public let request: ForecastRequest
    public let modelTitle: String
    /// SHA-256 of the model with the absorption blocks that were used.
    public let modelHash: String
    public let site: SamplingSite
    public let series: [ForecastSeries]
    public let notes: [String]
    /// Has to stand wherever a concentration is shown.
    public let statement: String

    public var times: [Double] { request.times }

    public func series(_ analyte: Analyte) -> ForecastSeries? { series.first { $0.analyte == analyte } }

    /// The drug that was given, before its metabolites.
    public var parent: ForecastSeries? { series.first { $0.analyte.isParent } }

    /// - Throws: ``PharmacologyRefusal`` for an unknown model, a patient or route outside its range, or a population that
    ///   cannot be drawn.
    public init(_ request: ForecastRequest) throws {
        try self.init(request, fittedTo: [])
    }

    /// For a person whose concentrations were measured: the line is the mode of the posterior, and the band what the
    /// measurements left open.
    ///
    /// - Throws: ``PharmacologyRefusal`` as above, and as ``IndividualFit`` does.
    public init(_ request: ForecastRequest, fittedTo observations: [AssayObservation]) throws {
        let prepared = try PreparedForecast(request)
        let posterior = observations.isEmpty ? nil : try PersonPosterior(prepared, observations)
        let order = request.times.indices.sorted { request.times[$0] < request.times[$1] }
        let sorted = order.map { request.times[$0] }
        func inRequestOrder(_ line: [Double]) -> [Double] {
            var result = line
            for (position, index) in order.enumerated() { result[index] = line[position] }
            return result
        }
        var solver = ExactSolver(prepared.compiled)
        let typical = solver.concentrations(etas: posterior?.etas ?? [], times: sorted)
        var bands: [ForecastBand?] = typical.map { _ in nil }
        if request.subjects > 0 {
            bands = PopulationSolver(compiled: prepared.compiled, times: sorted)
                .bands(subjects: request.subjects, seed: request.seed, effects: posterior?.effects)
                .map { $0.mapped(inRequestOrder) }
        }
        self.request = request
        modelTitle = prepared.model.title
        modelHash = prepared.model.hash
        site = prepared.model.site
        series = prepared.compiled.readings.enumerated().map { index, reading in
            ForecastSeries(analyte: reading.analyte, typical: inRequestOrder(typical[index]), band: bands[index])
        }
        let count = observations.count
        notes = prepared.notes + (count > 0 ? ["Fitted to \(count) measurements of this person."] : [])
        statement = Statement.exposure
    }
}

/// One substance over the times of a forecast, in ng/mL.
public struct ForecastSeries: Sendable, Codable, Hashable {
    public let analyte: Analyte
    /// The typical person, without random effects; the person's own line when it was fitted.
    public let typical: [Double]
    public let band: ForecastBand?

    /// The highest value on the grid, in ng/mL, and when it is reached, in hours.
    public func peak(times: [Double]) -> (value: Double, hours: Double) {
        guard let value = typical.max(), let index = typical.firstIndex(of: value) else { return (0, 0) }
        return (value, times[index])
    }

    /// The area under the line by trapezoids on a grid in order, in ng·h/mL.
    public func area(times: [Double]) -> Double {
        var sum = 0.0
        for index in typical.indices.dropFirst() {
            sum += (times[index] - times[index - 1]) * (typical[index] + typical[index - 1]) / 2
        }
        return sum
    }
}

/// Quantiles over a population, in ng/mL, one for each time.
public struct ForecastBand: Sendable, Codable, Hashable {
    public let p05: [Double]
    public let p25: [Double]
    public let p50: [Double]
    public let p75: [Double]
    public let p95: [Double]

    init(p05: [Double], p25: [Double], p50: [Double], p75: [Double], p95: [Double]) {
        self.p05 = p05
        self.p25 = p25
        self.p50 = p50
        self.p75 = p75
        self.p95 = p95
    }

    init(count: Int) {
        let none = [Double](repeating: 0, count: count)
        self.init(p05: none, p25: none, p50: none, p75: none, p95: none)
    }

    func mapped(_ change: ([Double]) -> [Double]) -> ForecastBand {
        ForecastBand(p05: change(p05), p25: change(p25), p50: change(p50), p75: change(p75), p95: change(p95))
    }
}

/// A request whose model, patient and regimen were checked and fit together.
struct PreparedForecast {
    let model: PharmacokineticModel
    let compiled: CompiledModel
    let notes: [String]

    init(_ request: ForecastRequest) throws {
        let applicability = try Applicability(
            try ModelLibrary.model(request.modelID), patient: request.patient, regimen: request.regimen,
            extrapolate: request.extrapolate)
        guard request.times.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
            throw PharmacologyRefusal("at", "a time is below 0 or no number.", "Give times from 0min.")
        }
        let interaction = try Interaction.one(of: request.interactions)
        model = interaction.map(applicability.model.under) ?? applicability.model
        let wanted = try Self.wanted(request, from: model, under: interaction)
        compiled = CompiledModel(model, patient: request.patient, regimen: request.regimen, analytes: wanted)
        notes = applicability.notes + [interaction?.note].compactMap { $0 }
        guard request.subjects >= 0 else {
            throw PharmacologyRefusal("subjects", "\(request.subjects) is no number of people.", "Give 0 or more.")
        }
        guard request.subjects > 0 else { return }
        guard !compiled.effects.isEmpty, !applicability.model.residualErrors.isEmpty else {
            throw PharmacologyRefusal(
                "subjects", "\(request.modelID) has no published variability, so no population can be drawn from it.",
                "Leave subjects out, or choose otto-2021, perez-ruixo-2021 or simons-2022.")
        }
        let lines = max(1, request.times.count * compiled.readings.count)
        guard request.subjects <= PopulationSolver.largest / lines else {
            throw PharmacologyRefusal(
                "subjects", "so many people at so many times do not fit.", "Ask for fewer people or fewer times.")
        }
    }

    /// What was asked for and the model has. Under an interaction that is the drug alone: no study of one here gives what
    /// it does to the metabolites of each route.
    private static func wanted(
        _ request: ForecastRequest, from model: PharmacokineticModel, under interaction: Interaction?
    ) throws -> Set<Analyte> {
        for analyte in request.analytes {
            guard model.analytes.contains(analyte) else {
                let known = model.analytes.map(\.rawValue).joined(separator: ", ")
                throw PharmacologyRefusal(
                    "analyte", "\(model.id) has no \(analyte.rawValue).", "Choose from \(known).")
            }
            if let interaction, !analyte.isParent {
                throw PharmacologyRefusal(
                    "analyte", "what \(interaction.title) does to \(analyte.rawValue) is not known for each route.",
                    "Ask for the drug that was given, or leave the interaction out.")
            }
        }
        let all = request.analytes.isEmpty ? model.analytes : request.analytes
        return Set(interaction == nil ? all : all.filter(\.isParent))
    }
}
