/// What dose by another route gives the exposure of this one, for the drug alone and with norketamine. A way to see how
/// little the routes can be exchanged, and no way to convert a prescription.
public struct RouteComparison: Sendable, Codable, Hashable {
    public struct Row: Sendable, Codable, Hashable {
        public let route: Route
        public let modelID: String
        /// Milligrams whose AUC of the drug is that of the reference.
        public let parentMilligrams: Double
        /// The same over the prior's 5 to 95 % of the fraction absorbed, where there is one.
        public let parentMilligramsRange: [Double]?
        /// Milligrams whose AUC of drug and norketamine, in moles, is that of the reference; nil without norketamine.
        public let withNorketamineMilligrams: Double?
        /// Peak of the drug at `parentMilligrams`, in ng/mL, and when.
        public let peak: Double
        public let peakMinutes: Double
        public let basis: String
    }

    public let reference: String
    public let referenceAUC: Double
    public let referencePeak: Double
    public let rows: [Row]
    public let notes: [String]
    public let statement: String

    /// - Throws: ``PharmacologyRefusal`` for a model that has no other routes, or as a forecast does.
    public init(
        modelID: String, patient: PatientCovariates, reference: String, routes: [Route]? = nil,
        extrapolate: Bool = false
    ) throws {
        let dose = try DoseText.parse(reference, weightKilograms: patient.weightKilograms)
        func exposure(_ modelID: String, _ dose: Dose) throws -> RouteExposure {
            try RouteExposure(modelID, patient, dose, extrapolate)
        }
        let base = try exposure(modelID, dose)
        let blocks = AbsorptionBlock.all.map(\.route)
        let model = try ModelLibrary.model(modelID)
        var rows: [Row] = []
        for route in routes ?? blocks + [.spravato] where route != dose.route {
            let isSpravato = route.usesDevices
            let other = isSpravato ? "perez-ruixo-2021" : modelID
            guard isSpravato || blocks.contains(route) || model.routes.contains(route) else {
                throw PharmacologyRefusal("routes", "\(route.rawValue) cannot be compared.", "Leave it out.")
            }
            let unit = Dose(
                isSpravato ? .spravato : route, milligrams: isSpravato ? 84 : 100,
                substance: isSpravato ? .modelAnalyte : dose.substance, startHours: 0)
            guard let found = try? exposure(other, unit) else {
                if routes == nil { continue }
                throw PharmacologyRefusal(
                    "routes", "\(other) cannot speak about \(route.rawValue) for this patient.",
                    "Leave it out, or ask to extrapolate.")
            }
            // Against the same model's own infusion, so that only absorption differs.
            let own = isSpravato ? try exposure(other, Dose(dose, in: model)) : base
            let milligrams = unit.amountMilligrams * own.parent / found.parent
            let block = AbsorptionBlock.all.first { $0.route == route && !model.routes.contains(route) }
            rows.append(
                Row(
                    route: unit.route, modelID: other, parentMilligrams: milligrams,
                    parentMilligramsRange: block.map { block in
                        let share = naturalExponential(1.645 * block.fractionSpread)
                        return [milligrams / share, milligrams * share]
                    },
                    withNorketamineMilligrams: found.both.flatMap { both in
                        isSpravato ? nil : own.both.map { unit.amountMilligrams * $0 / both }
                    },
                    peak: found.peak * milligrams / unit.amountMilligrams, peakMinutes: found.peakHours * 60,
                    basis: block?.basis ?? "\(other)'s own route"))
        }
        self.reference = reference
        referenceAUC = base.parent
        referencePeak = base.peak
        self.rows = rows
        notes = [
            "Equal exposure is not equal effect: peaks, metabolites and the rate of rise differ between routes.",
            "Spravato is linear here at 84 mg; its devices come in 28 mg, and norketamine AUC of its model must not be used.",
            "Milligrams are of what the reference is of; a racemic reference gives racemic milligrams, except for Spravato.",
        ]
        statement = Statement.exposure
    }
}

extension Dose {
    /// The esketamine of an intravenous dose, as a model of esketamine takes it.
    fileprivate init(_ dose: Dose, in model: PharmacokineticModel) {
        let isRacemic = dose.substance == .racemic || model.inputAnalyte == .ketamine
        self.init(
            .intravenous, milligrams: isRacemic ? dose.amountMilligrams / 2 : dose.amountMilligrams,
            startHours: dose.startHours, durationHours: dose.durationHours ?? 2.0 / 60)
    }
}

/// Area and peak after one dose, followed until it is gone.
private struct RouteExposure {
    /// ng·h/mL of the drug.
    let parent: Double
    /// nmol·h/mL of drug and norketamine.
    let both: Double?
    let peak: Double
    let peakHours: Double

    init(_ modelID: String, _ patient: PatientCovariates, _ dose: Dose, _ extrapolate: Bool) throws {
        let times = (0...1440).map { Double($0) / 60 } + (1...960).map { 24 + Double($0) / 4 }
        let forecast = try Forecast(
            ForecastRequest(
                modelID: modelID, patient: patient, regimen: Regimen([dose]), times: times, extrapolate: extrapolate))
        func area(_ line: [Double]) -> Double {
            var sum = 0.0
            for index in line.indices.dropFirst() {
                sum += (times[index] - times[index - 1]) * (line[index] + line[index - 1]) / 2
            }
            return sum
        }
        let line = forecast.parent?.typical ?? []
        parent = area(line)
        peak = line.max() ?? 0
        peakHours = line.firstIndex(of: peak).map { times[$0] } ?? 0
        let metabolite = forecast.series(.norketamine).map { area($0.typical) / Analyte.norketamine.molarMass }
        let moles = parent / Analyte.ketamine.molarMass
        both = metabolite.map { moles + $0 }
    }
}
