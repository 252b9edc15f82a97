/// A regimen as inputs into a model's compartments, before the individual's own fractions and durations are known.
struct AdministrationPlan: Sendable {
    struct Term: Sendable {
        let parameter: Int
        let complement: Bool
        let laterDevices: Int?
        /// The share of the dose's devices that are the first of their session.
        let firstShare: Double
    }

    struct Entry: Sendable {
        let compartment: Int
        let milligrams: Double
        let start: Double
        let doseDuration: Double?
        let terms: [Term]
        let durationParameter: Int?
        let occasion: Int
    }

    let entries: [Entry]
    /// When each visit begins, in hours; the first from before everything.
    let occasionStarts: [Double]

    /// Doses with this much time between them belong to different visits.
    static let visitGapHours = 12.0

    init(_ regimen: Regimen, model: PharmacokineticModel, index: [String: Int], compartments: [String: Int]) {
        let doses = regimen.doses.sorted { $0.startHours < $1.startHours }
        var starts: [Double] = []
        var lastEnd = -Double.infinity
        var lastDevice = -Double.infinity
        var entries: [Entry] = []
        for dose in doses {
            if dose.startHours - lastEnd > Self.visitGapHours { starts.append(dose.startHours) }
            lastEnd = max(lastEnd, dose.endHours)
            var firstShare = 1.0
            if dose.route.usesDevices {
                let isNewSession = dose.startHours - lastDevice > NasalDevices.sessionGapHours
                firstShare = isNewSession ? 1 / Double(NasalDevices.count(dose)) : 0
                lastDevice = dose.startHours
            }
            let milligrams = dose.amountMilligrams * Self.inputFraction(of: dose, in: model)
            for input in model.inputs where input.route == dose.route {
                guard let compartment = compartments[input.compartment] else { continue }
                entries.append(
                    Entry(
                        compartment: compartment, milligrams: milligrams, start: dose.startHours,
                        doseDuration: dose.durationHours,
                        terms: input.fraction.compactMap { term in
                            index[term.parameter].map {
                                Term(
                                    parameter: $0, complement: term.complement,
                                    laterDevices: term.laterDevices.flatMap { index[$0] }, firstShare: firstShare)
                            }
                        },
                        durationParameter: input.duration.flatMap { index[$0] }, occasion: max(0, starts.count - 1)))
            }
        }
        self.entries = entries
        self.occasionStarts = starts.isEmpty ? [0] : starts
    }

    /// A model of esketamine takes half of a racemic dose; a model of ketamine takes the milligrams as they are.
    static func inputFraction(of dose: Dose, in model: PharmacokineticModel) -> Double {
        dose.substance == .racemic && model.inputAnalyte == .esketamine ? 0.5 : 1
    }
}

/// Drug that enters one compartment of one person.
struct Infusate {
    let compartment: Int
    let milligrams: Double
    let start: Double
    /// 0 for at once.
    let duration: Double
}
