import Care

/// A plan on one line, and the parts of it that several pages show.
enum PlanWords {
    static func line(_ plan: Plan) -> String {
        "\(plan.drug.words) \(plan.route.rawValue), \(dose(plan.dose)), \(plan.inductionSessions) sessions every \(plan.intervalDays) days"
    }

    /// Milligrams first, then the volume at the chosen strength.
    static func dose(_ dose: PlannedDose) -> String {
        var words = "\(dose.milligrams)"
        if let volume = dose.volume, let concentration = dose.concentration {
            words += " (\(volume) of \(concentration))"
        }
        if let devices = dose.devices { words += " (\(devices) devices)" }
        if let infusion = dose.infusion { words += " over \(infusion)" }
        return words
    }

    static func figure(_ plan: Plan) -> KeyFigure {
        let label = "\(plan.drug.words.capitalisedFirst), \(plan.route.rawValue)"
        let basis = basis(plan.dose)
        if let concentration = plan.dose.concentration {
            return KeyFigure(label, dose: plan.dose.milligrams, at: concentration, basis: basis)
        }
        return KeyFigure(
            label, value: Figure.text(plan.dose.milligrams.value), unit: Milligrams.unit,
            equal: plan.dose.devices.map { "\($0) devices" }, basis: basis)
    }

    static func basis(_ dose: PlannedDose) -> String {
        var parts: [String] = []
        if let rate = dose.perKilogram, let weight = dose.weight {
            parts.append("\(rate) × \(weight)" + (dose.weighedOn.map { " (weighed \($0.words))" } ?? ""))
        } else {
            parts.append("fixed dose")
        }
        if let infusion = dose.infusion { parts.append("over \(infusion)") }
        return parts.joined(separator: ", ")
    }
}
