/// Rates that a nurse enters into a syringe pump, one after the other. It controls no pump.
public struct InfusionProgram: Sendable, Codable, Hashable {
    public struct Step: Sendable, Codable, Hashable {
        public let startMinutes: Double
        public let durationMinutes: Double
        public let rateMillilitresPerHour: Double
        public let volumeMillilitres: Double
        public let doseMilligrams: Double
        public let totalMillilitres: Double
        public let totalMilligrams: Double
        /// What the typical person's concentration is at the end of the step, in ng/mL.
        public let endConcentration: Double
    }

    public let goal: InfusionGoal
    public let modelID: String
    public let steps: [Step]
    /// When the target was first within a twentieth, in minutes.
    public let reachedMinutes: Double
    /// For how long it then stays within a twentieth.
    public let heldMinutes: Double
    public let totalMilligrams: Double
    public let totalMillilitres: Double
    /// The highest the typical person's concentration comes to, in ng/mL.
    public let peak: Double
    /// The programme as doses, and what it does by the minute.
    public let forecast: Forecast
    public let notes: [String]
    public let statement: String

    public var regimen: Regimen { forecast.request.regimen }

    /// - Throws: ``PharmacologyRefusal`` for a goal that makes no sense or is out of reach of its limits, and for a patient
    ///   outside the model's range.
    public init(
        _ goal: InfusionGoal, modelID: String, patient: PatientCovariates, subjects: Int = 0, seed: UInt64 = 1,
        extrapolate: Bool = false
    ) throws {
        try goal.check()
        let model = try ModelLibrary.model(modelID)
        var planner = try InfusionPlanner(goal, model: model, patient: patient, extrapolate: extrapolate)
        try planner.plan()
        let end = planner.steps.last.map { $0.start + $0.duration } ?? 0
        let minutes = (0...Int((end * 60 + 120).rounded(.up))).map { Double($0) / 60 }
        let canDraw = !model.variability.isEmpty
        forecast = try Forecast(
            ForecastRequest(
                modelID: modelID, patient: patient, regimen: planner.regimen, times: minutes,
                subjects: canDraw ? subjects : 0, seed: seed, extrapolate: extrapolate))
        var notes = forecast.notes + planner.notes
        let line = forecast.series[0].typical
        let held = minutes.indices.filter { abs(line[$0] / goal.target - 1) <= 0.05 }
        reachedMinutes = held.first.map { minutes[$0] * 60 } ?? 0
        heldMinutes = held.last.map { minutes[$0] * 60 - minutes[held[0]] * 60 } ?? 0
        peak = line.max() ?? 0
        var volume = 0.0
        var mass = 0.0
        steps = planner.steps.map { step in
            let millilitres = step.rate * step.duration
            let milligrams = millilitres * goal.milligramsPerMillilitre
            volume += millilitres
            mass += milligrams
            return Step(
                startMinutes: Self.rounded(step.start * 60), durationMinutes: Self.rounded(step.duration * 60),
                rateMillilitresPerHour: step.rate, volumeMillilitres: millilitres, doseMilligrams: milligrams,
                totalMillilitres: volume, totalMilligrams: mass, endConcentration: planner.concentration(at: step))
        }
        totalMilligrams = mass
        totalMillilitres = volume
        notes.append(
            "The rates are for the typical person; a table to check and enter by hand. Nothing here controls a pump.")
        self.goal = goal
        self.modelID = modelID
        self.notes = notes
        statement = Statement.exposure
    }

    private static func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
}
