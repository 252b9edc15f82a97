/// Whether a model may speak about a patient and a regimen, and what it would need to.
public struct Applicability: Sendable {
    /// The model with the absorption blocks the regimen needs.
    public let model: PharmacokineticModel
    /// What a reader of the forecast has to know, in whole sentences.
    public let notes: [String]

    /// - Throws: ``PharmacologyRefusal`` for a patient or route outside the model's range, unless extrapolation is asked
    ///   for, and for what no one can be, whatever is asked for.
    public init(
        _ model: PharmacokineticModel, patient: PatientCovariates, regimen: Regimen, extrapolate: Bool = false
    ) throws {
        try patient.check()
        guard !regimen.doses.isEmpty else {
            throw PharmacologyRefusal("dose", "there is none.", DoseText.example)
        }
        var notes: [String] = []
        func refuseOrNote(_ field: String, _ reason: String, _ remedy: String) throws {
            guard extrapolate else {
                throw PharmacologyRefusal(field, reason, remedy + " Or ask to extrapolate.")
            }
            notes.append("Extrapolated: \(reason)")
        }
        let population = model.population
        let described = population.rangeIsPublished ? "studied in" : "accepted for"
        if let age = patient.ageYears, !population.ages.contains(age) {
            try refuseOrNote(
                "age",
                "\(model.id) was \(described) people of \(Self.range(population.ages)) years, not \(Text.number(age)).",
                age < 18 ? "No model here is for children." : "Choose another model.")
        }
        if !population.weights.contains(patient.weightKilograms) {
            let weight = Text.number(patient.weightKilograms)
            try refuseOrNote(
                "weight", "\(model.id) was \(described) people of \(Self.range(population.weights)) kg, not \(weight).",
                "Choose another model.")
        }
        var complete = model
        var added: Set<Route> = []
        for dose in regimen.doses {
            if dose.substance == .esketamine, model.inputAnalyte == .ketamine {
                try refuseOrNote(
                    "dose", "\(model.id) is a model of racemic ketamine, not of esketamine alone.",
                    "Choose a model of esketamine.")
            }
            if complete.routes.contains(dose.route) { continue }
            guard let block = AbsorptionBlock.all.first(where: { $0.route == dose.route }) else {
                throw PharmacologyRefusal(
                    "dose", "\(model.id) knows nothing of \(dose.route.title).",
                    "Use perez-ruixo-2021 for Spravato.")
            }
            if !AbsorptionBlock.dispositionModels.contains(model.id) {
                let routes = model.routes.map(\.rawValue).joined(separator: ", ")
                try refuseOrNote(
                    "dose", "\(model.id) was studied by \(routes), not \(dose.route.rawValue).",
                    "Choose one of \(AbsorptionBlock.dispositionModels.joined(separator: ", ")).")
            }
            complete = complete.adding(block)
            if added.insert(dose.route).inserted {
                notes.append("Absorption by \(dose.route.title) is a prior on \(model.id): \(block.basis)")
            }
        }
        if patient.ageYears == nil, model.parameters.contains(where: { $0.effects.contains { $0.covariate == .age } }) {
            notes.append("No age was given: the person is taken to be an adult of at most 60 years.")
        }
        notes.append(
            "Concentrations are \(model.site.rawValue); a sample from elsewhere differs, most during an infusion.")
        self.model = complete
        self.notes = notes
    }

    private static func range(_ range: ClosedRange<Double>) -> String {
        "\(Text.number(range.lowerBound)) to \(Text.number(range.upperBound))"
    }
}
