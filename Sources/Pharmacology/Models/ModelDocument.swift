/// A model's page and picture for the documentation, made from its numbers alone so that they cannot part.
public struct ModelDocument: Sendable {
    public let model: PharmacokineticModel
    private let example: Example

    /// What the picture shows.
    private struct Example {
        let dose: String
        let until: String
        let every: String
    }

    public init(_ model: PharmacokineticModel) {
        self.model = model
        example =
            switch model.id {
            case "perez-ruixo-2021": Example(dose: "spravato 84mg at 0min", until: "12h", every: "5min")
            case "simons-2022": Example(dose: "sl 50mg at 0min", until: "6h", every: "3min")
            default: Example(dose: "iv 35mg over 40min at 0min", until: "4h", every: "2min")
            }
    }

    /// The picture, as `halcyon forecast --format svg` draws it.
    ///
    /// - Throws: ``PharmacologyRefusal`` as a forecast does.
    public func picture() throws -> String {
        let request = ForecastRequest(
            modelID: model.id, patient: PatientCovariates(weightKilograms: 70),
            regimen: Regimen([try DoseText.parse(example.dose, weightKilograms: 70)]),
            times: try TimeText.grid(until: example.until, every: example.every),
            subjects: model.variability.isEmpty ? 0 : 1000)
        return ForecastDrawing(try Forecast(request), spread: ModelSpread(request)).svg + "\n"
    }

    /// The page, in Markdown.
    public var page: String {
        let people = model.variability.isEmpty ? "" : " --subjects 1000 --seed 1"
        return """
            # \(model.title)

            `\(model.id)`, SHA-256 of its numbers `\(model.hash)`.

            ![Forecast of \(example.dose) by \(model.id)](\(model.id).svg)

                halcyon forecast --model \(model.id) --weight 70 --dose "\(example.dose)" --until \(example.until) --every \(example.every)\(people) --format svg

            \(Statement.exposure)
            What this model cannot know, and what no model here can: [limits](limits.md).

            \(facts)

            ## Known defects

            \(model.knownDefects.map { "- \($0)" }.joined(separator: "\n"))

            ## Parameters

            \(Self.table(["Parameter", "Value", "Unit", "Depends on"], model.parameters.map(Self.row)))

            ## Structure

            \(Self.table(["From", "To", "Rate"], model.flows.map { [$0.from, $0.to ?? "out", Self.words($0.rate)] }))

            \(variability)

            """
    }

    private var facts: String {
        let range = model.population
        let published = range.rangeIsPublished ? "published" : "not published; accepted here"
        let number = { (value: Double) in Text.number(value) }
        let doi = model.doi.map { "doi:\($0). " } ?? ""
        return Self.table(
            ["", ""],
            [
                ["Dose of", "\(model.inputAnalyte.rawValue) (\(model.enantiomer.rawValue))"],
                [
                    "Predicts",
                    "\(model.analytes.map(\.rawValue).joined(separator: ", ")) in \(model.site.rawValue) plasma",
                ],
                ["Routes", model.routes.map(\.rawValue).joined(separator: ", ")],
                ["People", range.description],
                [
                    "Range",
                    "\(number(range.ages.lowerBound)) to \(number(range.ages.upperBound)) years, "
                        + "\(number(range.weights.lowerBound)) to \(number(range.weights.upperBound)) kg (\(published))",
                ],
                ["Source", model.citation],
                ["DOI", doi + model.doiVerification.rawValue],
                ["Verified", model.verification.rawValue],
            ])
    }

    private var variability: String {
        guard !model.variability.isEmpty else {
            return "No variability is published here: the model gives a line, not a band, and cannot be fitted."
        }
        func rows(_ effects: [RandomEffect], _ between: String) -> [[String]] {
            effects.map { [$0.parameter, between, $0.scale.rawValue, Text.number($0.variance, decimals: 6)] }
        }
        let shared = model.covariances.map {
            ["\($0.first), \($0.second)", "people", "covariance", Text.number($0.value, decimals: 6)]
        }
        let errors = model.residualErrors.map { error in
            var parts: [String] = []
            if error.proportional > 0 {
                parts.append("proportional SD \(Text.number(error.proportional, decimals: 4))")
            }
            if error.additive > 0 { parts.append("additive SD \(Text.number(error.additive, decimals: 3)) ng/mL") }
            if error.logarithmic > 0 {
                parts.append("SD of the logarithm \(Text.number(error.logarithmic, decimals: 4))")
            }
            return "\(error.analyte.rawValue) \(parts.joined(separator: ", "))"
        }
        return """
            ## Variability

            \(Self.table(
                ["Parameter", "Between", "Scale", "Variance"],
                rows(model.variability, "people") + shared + rows(model.betweenOccasions, "visits")))

            Residual error: \(errors.joined(separator: "; ")).
            """
    }

    private static func row(_ parameter: Parameter) -> [String] {
        var depends: [String] = []
        if parameter.perKilogram { depends.append("weight") }
        if parameter.weightExponent != 0 {
            depends.append("(weight / 70 kg)^\(Text.number(parameter.weightExponent))")
        }
        depends += parameter.effects.map { effect in
            effect.covariate == .age
                ? "age: \(Text.number(effect.perYear)) a year above \(Text.number(effect.aboveAge))"
                : "\(effect.covariate.rawValue): x\(Text.number(effect.factor))"
        }
        return [parameter.name, Text.number(parameter.value), parameter.unit, depends.joined(separator: "; ")]
    }

    private static func words(_ rate: Rate) -> String {
        let top = rate.numerator ?? Text.number(rate.factor, decimals: 6)
        let factor = rate.numerator != nil && rate.factor != 1 ? "\(Text.number(rate.factor, decimals: 6)) " : ""
        return factor + top + (rate.denominator.map { " / \($0)" } ?? "")
    }

    private static func table(_ heading: [String], _ rows: [[String]]) -> String {
        ([heading, heading.map { _ in "---" }] + rows).enumerated().map { index, cells in
            index == 1 ? "|\(cells.joined(separator: "|"))|" : "| \(cells.joined(separator: " | ")) |"
        }.joined(separator: "\n")
    }
}
