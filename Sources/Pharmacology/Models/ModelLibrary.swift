/// The models that are shipped, and how one is found by its id.
public enum ModelLibrary {
    public static let models: [PharmacokineticModel] = [
        .otto2021, .perezRuixo2021, .simons2022, .kamp2020, .domino1982, .clements1981, .hijazi2003,
    ]

    /// - Throws: ``PharmacologyRefusal`` naming the models there are.
    public static func model(_ id: String) throws -> PharmacokineticModel {
        guard let model = models.first(where: { $0.id == id }) else {
            let known = models.map(\.id).joined(separator: ", ")
            throw PharmacologyRefusal("model", "there is no \(id).", "Choose one of \(known).")
        }
        return model
    }
}

extension PharmacokineticModel.Population {
    /// Where a paper prints no range: adults of 18 to 90 years and 35 to 180 kg, over which weight scaling is accepted.
    static func adults(_ description: String, subjects: Int) -> Self {
        Self(
            description: description, subjects: subjects, ages: 18...90, weights: 35...180, rangeIsPublished: false)
    }
}

extension Flow {
    /// Both directions of an exchange between two compartments by an intercompartmental clearance.
    static func exchange(_ one: String, _ other: String, clearance: String, _ volume: String, _ otherVolume: String)
        -> [Flow]
    {
        [
            Flow(one, other, .clearance(clearance, volume)),
            Flow(other, one, .clearance(clearance, otherVolume)),
        ]
    }

    /// Both directions of an exchange by two rate constants.
    static func exchange(_ one: String, _ other: String, _ there: String, _ back: String) -> [Flow] {
        [Flow(one, other, .constant(there)), Flow(other, one, .constant(back))]
    }
}
