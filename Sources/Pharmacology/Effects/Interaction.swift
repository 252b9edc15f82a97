/// Another substance that changes how much of a swallowed dose reaches the blood, from crossover studies in healthy people.
///
/// Clearance after an injection is limited by the flow of blood through the liver, so what matters is the oral part.
public struct Interaction: Sendable, Codable, Hashable {
    public let id: String
    public let title: String
    /// The enzymes concerned, as `CYP3A4`.
    public let enzymes: [String]
    /// AUC of swallowed esketamine with the substance over without.
    public let oralExposureRatio: Double
    /// Its Cmax ratio, where it was published.
    public let oralPeakRatio: Double?
    /// AUC after an intravenous dose with over without; 1 where none was found.
    public let intravenousExposureRatio: Double
    public let source: String

    public static let all = [
        Interaction(
            id: "clarithromycin", title: "Clarithromycin", enzymes: ["CYP3A4"], oralExposureRatio: 2.6,
            oralPeakRatio: 3.6, intravenousExposureRatio: 1, source: "Hagelberg 2010"),
        Interaction(
            id: "ticlopidine", title: "Ticlopidine", enzymes: ["CYP2B6"], oralExposureRatio: 2.4, oralPeakRatio: nil,
            intravenousExposureRatio: 1, source: "Peltoniemi 2011"),
        Interaction(
            id: "itraconazole", title: "Itraconazole", enzymes: ["CYP3A4"], oralExposureRatio: 1, oralPeakRatio: nil,
            intravenousExposureRatio: 1, source: "Peltoniemi 2011: none found"),
        Interaction(
            id: "grapefruit", title: "Grapefruit juice", enzymes: ["CYP3A4"], oralExposureRatio: 3.0,
            oralPeakRatio: 2.1, intravenousExposureRatio: 1, source: "Peltoniemi 2012; half-life +24 %"),
        Interaction(
            id: "st-johns-wort", title: "St John's wort", enzymes: ["CYP3A4"], oralExposureRatio: 0.42,
            oralPeakRatio: 0.34, intravenousExposureRatio: 1,
            source: "Peltoniemi 2012; norketamine AUC -18 %"),
        Interaction(
            id: "rifampicin", title: "Rifampicin", enzymes: ["CYP3A4", "CYP2B6"], oralExposureRatio: 0.14,
            oralPeakRatio: nil, intravenousExposureRatio: 0.86, source: "Peltoniemi 2012"),
    ]

    /// - Throws: ``PharmacologyRefusal`` naming the interactions that are known.
    public static func find(_ id: String) throws -> Interaction {
        guard let interaction = all.first(where: { $0.id == id.lowercased() }) else {
            let known = all.map(\.id).joined(separator: ", ")
            throw PharmacologyRefusal("with", "no interaction with \(id) is known here.", "Choose one of \(known).")
        }
        return interaction
    }

    /// The one of a request; nil for none.
    ///
    /// - Throws: ``PharmacologyRefusal`` for an unknown one, and for more than one.
    static func one(of ids: [String]) throws -> Interaction? {
        let found = try ids.map(find)
        guard found.count <= 1 else {
            let titles = found.map(\.title).joined(separator: " and ")
            throw PharmacologyRefusal(
                "with", "\(titles) together were not studied, and their ratios must not be multiplied.",
                "Give one, once.")
        }
        return found.first
    }

    /// What a forecast made with it says.
    public var note: String {
        let oral = Text.number(oralExposureRatio, decimals: 2)
        let injected = Text.number(intravenousExposureRatio, decimals: 2)
        return """
            \(title): AUC of the swallowed part x\(oral), of an injected dose x\(injected) (\(source)); \
            the shape of the curve is not corrected, and metabolites are left out.
            """
    }
}

extension PharmacokineticModel {
    /// The routes, or parts of one, that pass the gut.
    private static let swallowed: Set<String> = [
        "gut", "swallowed", Route.oral.rawValue, Route.oralProlonged.rawValue,
    ]

    /// This model while another substance is taken: the swallowed part scaled, and clearance where injections changed.
    func under(_ interaction: Interaction) -> PharmacokineticModel {
        var model = self
        let name = "with_\(interaction.id)"
        if interaction.oralExposureRatio != 1, id != "simons-2022" {
            let ratio = interaction.oralExposureRatio / interaction.intravenousExposureRatio
            model.parameters.append(Parameter(name, ratio, "1"))
            model.inputs = inputs.map { input in
                let isProlonged = input.route == .oralProlonged && input.compartment == "central"
                guard Self.swallowed.contains(input.compartment) || isProlonged else { return input }
                return RouteInput(
                    input.route, input.compartment, fraction: input.fraction + [FractionTerm(name)],
                    duration: input.duration)
            }
        }
        if interaction.intravenousExposureRatio != 1 {
            let eliminating: Set<String> = id == "perez-ruixo-2021" ? ["Qh"] : ["CL", "k10"]
            model.parameters = model.parameters.map { parameter in
                guard eliminating.contains(parameter.name) else { return parameter }
                return Parameter(
                    parameter.name, parameter.value / interaction.intravenousExposureRatio, parameter.unit,
                    weightExponent: parameter.weightExponent, perKilogram: parameter.perKilogram,
                    effects: parameter.effects)
            }
        }
        return model
    }
}
