/// What measured concentrations say about one person, and how little that is when it is little.
public struct IndividualFit: Sendable, Codable, Hashable {
    public let modelID: String
    public let modelHash: String
    /// Random effects at the mode of the posterior, by parameter; between visits as `F1@1` for the first visit.
    public let etas: [String: Double]
    /// From the curvature of the posterior at its mode (Laplace).
    public let standardErrors: [String: Double]
    /// Posterior over prior variance: 1 is nothing learned, 0 everything.
    public let shrinkage: [String: Double]
    /// The person's parameters, in the model's units.
    public let parameters: [String: Double]
    public let logLikelihood: Double
    /// Σ (ln v + r²/v) + ηᵀΩ⁻¹η at the mode.
    public let objective: Double
    public let iterations: Int
    public let observations: [Comparison]
    /// How much was learned, in one sentence.
    public let learned: String
    public let notes: [String]
    public let statement: String

    public struct Comparison: Sendable, Codable, Hashable {
        public let observation: AssayObservation
        /// ng/mL for the typical person and for this one.
        public let typical: Double
        public let individual: Double
    }

    /// - Throws: ``PharmacologyRefusal`` for a model without published variability, an analyte it does not have, a
    ///   measurement before any dose, or a patient or route outside its range.
    public init(_ request: ForecastRequest, observations: [AssayObservation]) throws {
        let prepared = try PreparedForecast(request)
        let compiled = prepared.compiled
        let problem = try AssayProblem(compiled, observations)
        let estimator = problem.estimator
        let mode = estimator.mode()
        let names = compiled.etaNames
        let prior = RandomEffects(compiled).covariance
        let covariance = estimator.covariance(at: mode.etas) ?? prior
        modelID = request.modelID
        modelHash = prepared.model.hash
        etas = Self.named(names, mode.etas)
        standardErrors = Self.named(names, names.indices.map { covariance[$0][$0].squareRoot() })
        let kept = names.indices.map { min(1, covariance[$0][$0] / prior[$0][$0]) }
        shrinkage = Self.named(names, kept)
        let values = compiled.parameters(etas: mode.etas, occasion: compiled.occasions - 1)
        parameters = Self.named(compiled.model.parameters.map(\.name), values)
        logLikelihood = estimator.logLikelihood(mode.etas)
        objective = mode.objective
        iterations = mode.iterations
        let typical = problem.predictions([Double](repeating: 0, count: names.count))
        let individual = problem.predictions(mode.etas)
        self.observations = observations.indices.map {
            Comparison(observation: observations[$0], typical: typical[$0], individual: individual[$0])
        }
        learned = Self.sentence(names, kept, observations.count)
        notes =
            prepared.notes + [
                "Assay noise is nearly as large as the difference between people: a sample narrows the next forecast by a quarter at most."
            ]
        statement = Statement.exposure
    }

    private static func named(_ names: [String], _ values: [Double]) -> [String: Double] {
        Dictionary(zip(names, values), uniquingKeysWith: { first, _ in first })
    }

    private static func sentence(_ names: [String], _ kept: [Double], _ count: Int) -> String {
        let samples = count == 1 ? "One measurement" : "\(count) measurements"
        let learned = names.indices.filter { kept[$0] < 0.5 }.map { names[$0] }
        let share = kept.reduce(0, +) / Double(max(1, kept.count))
        let rest = Text.number(share * 100, decimals: 0)
        guard !learned.isEmpty else {
            return
                "\(samples) taught little: \(rest) % of the prior variance is left on average, and no parameter lost half of its own."
        }
        return
            "\(samples) halved the variance of \(learned.joined(separator: ", ")); \(rest) % of the prior variance is left on average."
    }
}

/// Measurements and a model as a problem for the estimator.
struct AssayProblem {
    private let compiled: CompiledModel
    private let order: [Int]
    private let times: [Double]
    private let readings: [Int]
    private let measurements: [MaximumAPosteriori.Measurement]
    private let layout: ModalLayout?
    /// Of the closed form, in which no random effect changes what enters.
    private let infusates: [Infusate]

    init(_ compiled: CompiledModel, _ observations: [AssayObservation]) throws {
        guard !compiled.effects.isEmpty, !compiled.model.residualErrors.isEmpty else {
            throw PharmacologyRefusal(
                "model", "\(compiled.model.id) has no published variability, so nothing can be fitted with it.",
                "Choose otto-2021, perez-ruixo-2021 or simons-2022.")
        }
        self.compiled = compiled
        layout = ModalLayout(compiled)
        infusates = layout == nil ? [] : compiled.infusates([compiled.typical])
        order = observations.indices.sorted { observations[$0].hours < observations[$1].hours }
        times = order.map { observations[$0].hours }
        readings = try observations.map { observation in
            guard let index = compiled.readings.firstIndex(where: { $0.analyte == observation.analyte }) else {
                let known = compiled.readings.map(\.analyte.rawValue).joined(separator: ", ")
                throw PharmacologyRefusal(
                    "observations", "\(compiled.model.id) does not predict \(observation.analyte.rawValue).",
                    "It predicts \(known).")
            }
            return index
        }
        measurements = try observations.map { observation in
            guard let error = compiled.model.residualErrors.first(where: { $0.analyte == observation.analyte }) else {
                throw PharmacologyRefusal(
                    "observations", "no residual error is published for \(observation.analyte.rawValue).",
                    "Leave it out.")
            }
            let isLogarithmic = error.logarithmic > 0
            return MaximumAPosteriori.Measurement(
                value: isLogarithmic ? naturalLogarithm(observation.value) : observation.value,
                additive: isLogarithmic
                    ? error.logarithmic * error.logarithmic : error.additive * error.additive,
                proportional: error.proportional * error.proportional,
                comparison: isLogarithmic ? .logarithmic : .plain)
        }
        for (value, observation) in zip(predictions([Double](repeating: 0, count: compiled.etaCount)), observations)
        where value <= 0 {
            throw PharmacologyRefusal(
                "observations",
                "at \(Text.number(observation.hours)) h no \(observation.analyte.rawValue) is there yet.",
                "Check the times of the doses and of the sample.")
        }
    }

    var estimator: MaximumAPosteriori {
        let prior = RandomEffects(compiled)
        return MaximumAPosteriori(
            measurements: measurements, precision: DenseAlgebra.inverse(prior.factor), predict: predictions)
    }

    /// ng/mL in the order of the observations.
    func predictions(_ etas: [Double]) -> [Double] {
        var values = [Double](repeating: 0, count: times.count)
        if let layout {
            let parameters = compiled.parameters(etas: etas, occasion: 0)
            let system = parameters.withUnsafeBufferPointer { buffer in
                buffer.baseAddress.flatMap { ModalSystem(layout, parameters: $0) }
            }
            if let system {
                for (position, index) in order.enumerated() {
                    values[index] =
                        readings[index] == 0
                        ? system.drug(at: times[position], after: infusates)
                        : system.concentrations(at: times[position], after: infusates).metabolite
                }
                return values
            }
        }
        var solver = ExactSolver(compiled)
        let lines = solver.concentrations(etas: etas, times: times)
        for (position, index) in order.enumerated() { values[index] = lines[readings[index]][position] }
        return values
    }
}

extension CompiledModel {
    /// A name for each η, in the order of ``parameters(etas:occasion:)``.
    var etaNames: [String] {
        effects.map(\.name)
            + (occasionEffects.isEmpty ? 0..<0 : 0..<occasions).flatMap { visit in
                occasionEffects.map { "\($0.name)@\(visit + 1)" }
            }
    }
}

/// A person's random effects after measurements: the mode, and Laplace's covariance about it.
struct PersonPosterior {
    let etas: [Double]
    let effects: RandomEffects

    init(_ prepared: PreparedForecast, _ observations: [AssayObservation]) throws {
        let estimator = try AssayProblem(prepared.compiled, observations).estimator
        etas = estimator.mode().etas
        let prior = RandomEffects(prepared.compiled).covariance
        effects = RandomEffects(mean: etas, covariance: estimator.covariance(at: etas) ?? prior)
    }
}

/// The mode alone, without errors or words: for estimates that are made again and again from the same measurements.
public struct AssayEstimate {
    private let estimator: MaximumAPosteriori

    /// - Throws: ``PharmacologyRefusal`` as ``IndividualFit`` does.
    public init(_ request: ForecastRequest, observations: [AssayObservation]) throws {
        estimator = try AssayProblem(try PreparedForecast(request).compiled, observations).estimator
    }

    /// Random effects in the model's order.
    public func etas() -> [Double] { estimator.mode().etas }
}
