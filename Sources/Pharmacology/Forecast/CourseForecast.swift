/// Lines for many people over the sessions of a course, in closed form, into memory the caller keeps: for simulations of
/// thousands of people. Intravenous doses of the models with a closed form.
public struct CourseForecast: Sendable {
    private let compiled: CompiledModel
    private let layout: ModalLayout
    private let sampler: ModalSampler
    private let random: RandomEffects
    private let scaling: [CompiledModel.WeightScaling]
    private let times: [Double]

    /// Values of one substance for one person.
    public var samplesPerPerson: Int { sampler.samples }
    public var hasMetabolite: Bool { compiled.readings.count > 1 }

    /// Samples at equal steps from the start of each session.
    ///
    /// - Throws: ``PharmacologyRefusal`` for a model or route without a closed form, or as a forecast does.
    public init(
        modelID: String, patient: PatientCovariates, regimen: Regimen, sessionStarts: [Double], stepHours: Double,
        samplesPerSession: Int
    ) throws {
        let prepared = try PreparedForecast(
            ForecastRequest(modelID: modelID, patient: patient, regimen: regimen, times: []))
        guard let layout = ModalLayout(prepared.compiled) else {
            throw PharmacologyRefusal(
                "model", "\(modelID) has no closed form for these routes.", "Ask for a forecast instead.")
        }
        compiled = prepared.compiled
        self.layout = layout
        scaling = prepared.compiled.weightScaling
        sampler = ModalSampler(
            sessionStarts.map { ModalSampler.Stretch(start: $0, step: stepHours, count: samplesPerSession) })
        random = RandomEffects(prepared.compiled)
        times = sessionStarts.flatMap { start in
            (0..<samplesPerSession).map { start + stepHours * Double($0) }
        }
    }

    /// One person's random effects from a seed.
    public func etas(seed: UInt64, person: Int) -> [Double] {
        var source = RandomSource(seed: seed, subject: person)
        return random.draw(&source)
    }

    /// Fills one person's lines. Each pointer has room for ``samplesPerPerson`` values.
    ///
    /// The few people whose rates lie too close together for the closed form are solved by the general way.
    public func fill(
        etas: [Double], weightKilograms: Double, parent: UnsafeMutablePointer<Double>,
        metabolite: UnsafeMutablePointer<Double>
    ) {
        let parameters = compiled.parameters(etas: etas, weightKilograms: weightKilograms, scaling: scaling)
        let system = parameters.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.flatMap { ModalSystem(layout, parameters: $0) }
        }
        if let system {
            return sampler.fill(
                system, compiled.infusates([parameters]), parent: parent, metabolite: hasMetabolite ? metabolite : nil)
        }
        var solver = ExactSolver(compiled)
        let lines = solver.concentrations(parameters: [parameters], times: times)
        parent.update(from: lines[0], count: samplesPerPerson)
        if hasMetabolite { metabolite.update(from: lines[1], count: samplesPerPerson) }
    }
}
