import Foundation

/// A model, a patient and a regimen made ready for numbers: names are indices, unused compartments are gone, and
/// parameters are those of a typical person with these covariates, in hours.
struct CompiledModel: Sendable {
    struct Transfer: Sendable {
        let from: Int
        let to: Int?
        let factor: Double
        let numerator: Int?
        let denominator: Int?
    }

    struct Reading: Sendable {
        let analyte: Analyte
        let compartment: Int?
        let volume: Int
        let scale: Double
    }

    struct Effect: Sendable {
        let name: String
        let parameter: Int
        let scale: RandomEffect.Scale
        let variance: Double
    }

    let model: PharmacokineticModel
    let compartments: [String]
    let transfers: [Transfer]
    let readings: [Reading]
    /// Covariates applied, no random effects; factors that act after a logit are in `afterLogit`.
    let typical: [Double]
    /// Race factors on logit parameters, which act on the fraction itself.
    let afterLogit: [Double]
    let effects: [Effect]
    let occasionEffects: [Effect]
    let plan: AdministrationPlan
    let timeScale: Double
    let weightScaling: [WeightScaling]

    /// How to move a typical parameter to another weight: one entry for each parameter that scales.
    struct WeightScaling: Sendable {
        let parameter: Int
        let exponent: Double
        let referenceKilograms: Double
    }

    /// - Parameter analytes: what is to be read; nothing that cannot become one of them is kept.
    init(
        _ model: PharmacokineticModel, patient: PatientCovariates, regimen: Regimen, analytes: Set<Analyte>
    ) {
        let names = model.parameters.map(\.name)
        let index = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
        let outputs = model.outputs.filter { analytes.contains($0.analyte) }
        let needed = Self.leading(to: Set(outputs.map(\.compartment)), in: model)
        let used = Self.reachable(in: model, from: Set(regimen.doses.map(\.route))).filter(needed.contains)
        let places = Dictionary(zip(used, used.indices), uniquingKeysWith: { first, _ in first })
        self.model = model
        compartments = used
        transfers = model.flows.compactMap { flow in
            guard let from = places[flow.from] else { return nil }
            return Transfer(
                from: from, to: flow.to.flatMap { places[$0] }, factor: flow.rate.factor,
                numerator: flow.rate.numerator.flatMap { index[$0] },
                denominator: flow.rate.denominator.flatMap { index[$0] })
        }
        readings = outputs.compactMap { output in
            index[output.volume].map {
                Reading(
                    analyte: output.analyte, compartment: places[output.compartment], volume: $0,
                    scale: 1000 * output.massRatio)
            }
        }
        let logit = Set(model.variability.filter { $0.scale == .logit }.map(\.parameter))
        typical = model.parameters.map { Self.value($0, for: patient, factors: !logit.contains($0.name)) }
        afterLogit = model.parameters.map { parameter in
            guard logit.contains(parameter.name) else { return 1 }
            return parameter.effects.reduce(1) { patient.matches($1.covariate) ? $0 * $1.factor : $0 }
        }
        func effects(_ list: [RandomEffect]) -> [Effect] {
            list.compactMap { effect in
                index[effect.parameter].map {
                    Effect(name: effect.parameter, parameter: $0, scale: effect.scale, variance: effect.variance)
                }
            }
        }
        self.effects = effects(model.variability)
        occasionEffects = effects(model.betweenOccasions)
        plan = AdministrationPlan(regimen, model: model, index: index, compartments: places)
        timeScale = model.timeUnit == .hour ? 1 : 60
        weightScaling = model.parameters.enumerated().compactMap { position, parameter in
            let exponent = parameter.perKilogram ? 1 : parameter.weightExponent
            guard exponent != 0 else { return nil }
            return WeightScaling(
                parameter: position, exponent: exponent, referenceKilograms: patient.weightKilograms)
        }
    }

    /// The parameters of a person of another weight, without visits of their own.
    func parameters(etas: [Double], weightKilograms: Double, scaling: [WeightScaling]) -> [Double] {
        var values = typical
        var last = (exponent: 0.0, factor: 1.0)
        for entry in scaling {
            if entry.exponent != last.exponent {
                let ratio = weightKilograms / entry.referenceKilograms
                last = (entry.exponent, entry.exponent == 1 ? ratio : pow(ratio, entry.exponent))
            }
            values[entry.parameter] *= last.factor
        }
        for (position, effect) in effects.enumerated() { apply(etas[position], effect, to: &values) }
        return values
    }

    /// Compartments that drug by these routes can reach, in the model's order.
    private static func reachable(in model: PharmacokineticModel, from routes: Set<Route>) -> [String] {
        var reached = Set(model.inputs.filter { routes.contains($0.route) }.map(\.compartment))
        var grew = true
        while grew {
            grew = false
            for flow in model.flows where reached.contains(flow.from) {
                if let to = flow.to, reached.insert(to).inserted { grew = true }
            }
        }
        return model.compartments.filter { reached.contains($0) }
    }

    /// Compartments from which drug can come into these.
    private static func leading(to targets: Set<String>, in model: PharmacokineticModel) -> Set<String> {
        var needed = targets
        var grew = true
        while grew {
            grew = false
            for flow in model.flows {
                if let to = flow.to, needed.contains(to), needed.insert(flow.from).inserted { grew = true }
            }
        }
        return needed
    }

    /// The parameter of a typical person: weight first, then what age adds, then race.
    static func value(_ parameter: Parameter, for patient: PatientCovariates, factors: Bool = true) -> Double {
        var value = parameter.value
        if parameter.perKilogram {
            value *= patient.weightKilograms
        } else if parameter.weightExponent != 0 {
            value *= pow(patient.weightKilograms / 70, parameter.weightExponent)
        }
        for effect in parameter.effects where patient.matches(effect.covariate) {
            if effect.covariate == .age {
                value += effect.perYear * max(0, (patient.ageYears ?? 0) - effect.aboveAge)
            } else if factors {
                value *= effect.factor
            }
        }
        return value
    }

    /// How many visits have random effects of their own.
    var occasions: Int { occasionEffects.isEmpty ? 1 : plan.occasionStarts.count }

    /// One η for each effect, then one for each occasion effect of each visit.
    var etaCount: Int { effects.count + (occasionEffects.isEmpty ? 0 : occasionEffects.count * occasions) }

    /// The parameters of one person on one visit.
    func parameters(etas: [Double], occasion: Int) -> [Double] {
        var values = typical
        for (position, effect) in effects.enumerated() {
            apply(etas.isEmpty ? 0 : etas[position], effect, to: &values)
        }
        if !etas.isEmpty, !occasionEffects.isEmpty {
            let offset = effects.count + occasion * occasionEffects.count
            for (position, effect) in occasionEffects.enumerated() {
                apply(etas[offset + position], effect, to: &values)
            }
        }
        return values
    }

    private func apply(_ eta: Double, _ effect: Effect, to values: inout [Double]) {
        let value = values[effect.parameter]
        switch effect.scale {
        case .logarithmic:
            if eta != 0 { values[effect.parameter] = value * exp(eta) }
        case .logit:
            let moved = eta == 0 ? value : 1 / (1 + (1 - value) / value * exp(-eta))
            values[effect.parameter] = min(1, moved * afterLogit[effect.parameter])
        }
    }

    /// What enters this person's compartments.
    func infusates(_ parameters: [[Double]]) -> [Infusate] {
        plan.entries.map { entry in
            let values = parameters[min(entry.occasion, parameters.count - 1)]
            var fraction = 1.0
            for term in entry.terms {
                var value = values[term.parameter]
                if let later = term.laterDevices {
                    value *= term.firstShare + (1 - term.firstShare) * values[later]
                }
                fraction *= term.complement ? max(0, 1 - value) : value
            }
            let duration = entry.durationParameter.map { values[$0] / timeScale } ?? entry.doseDuration ?? 0
            return Infusate(
                compartment: entry.compartment, milligrams: entry.milligrams * fraction, start: entry.start,
                duration: duration)
        }
    }
}
