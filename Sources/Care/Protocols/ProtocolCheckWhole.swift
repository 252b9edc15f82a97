extension ProtocolCheck {
    /// Rows the code needs that neither the file nor what it extends has, or has in another shape.
    mutating func missingRows(of treatment: TreatmentProtocol) {
        for row in RequiredRow.all where row.isNeeded(by: treatment) && treatment.rule(row.id) == nil {
            let unit = row.units.isEmpty ? "" : " in \(row.units.joined(separator: " or "))"
            report(
                "rules", row: row.id, "The row is missing.",
                "Add it as \(row.shape.words)\(unit), or extend the shared file that has it.")
        }
    }

    /// The dose ladder: ascending is checked row by row; here the start, the steps and the caps together.
    mutating func doses(of treatment: TreatmentProtocol) {
        guard let start = treatment.rule("DOSE-START"), let first = treatment.number("DOSE-START"),
            let ladder = treatment.rule("DOSE-STEPS")
        else { return }
        let steps = treatment.numbers("DOSE-STEPS")
        if start.unit != ladder.unit {
            report(
                "rules", row: "DOSE-STEPS",
                "The steps are in \(ladder.unit ?? "no unit"), the start in "
                    + "\(start.unit ?? "no unit").", "Give both in the same unit.")
        } else if !steps.contains(where: { abs($0 - first) < 1e-9 }) {
            report(
                "rules", row: "DOSE-START", "The first dose, \(Figure.text(first)), is not one of the steps.",
                "Write one of \(steps.map { Figure.text($0) }.joined(separator: ", ")), or add it to DOSE-STEPS.")
        }
        let capRow = ladder.unit == "mg/kg" ? "DOSE-CAP-PER-KG" : "DOSE-CAP"
        guard let cap = treatment.number(capRow) else {
            if treatment.rule(capRow) == nil, !problems.contains(where: { $0.row == capRow }) {
                report(
                    "rules", row: capRow, "The row is missing.",
                    "Add the highest dose in \(ladder.unit ?? "mg"); steps without a cap are not accepted.")
            }
            return
        }
        for step in steps where step > cap + 1e-9 {
            report(
                "rules", row: "DOSE-STEPS", "The step \(Figure.text(step)) is above \(capRow), \(Figure.text(cap)).",
                "Remove the step, or raise the cap and have it signed.")
        }
        guard let device = treatment.number("DEVICE-MG"), device > 0 else { return }
        for step in steps where step.truncatingRemainder(dividingBy: device) != 0 {
            report(
                "rules", row: "DOSE-STEPS",
                "The step \(Figure.text(step)) is not a whole number of \(Figure.text(device)) mg devices.",
                "Write multiples of DEVICE-MG.")
        }
    }

    /// Thresholds that must stand in order.
    mutating func order(of treatment: TreatmentProtocol) {
        for pair in RowOrder.all {
            guard let lower = treatment.number(pair.lower), let upper = treatment.number(pair.upper) else { continue }
            guard pair.strict ? lower >= upper : lower > upper else { continue }
            report(
                "rules", row: pair.lower,
                "\(pair.lower) is \(Figure.text(lower)) and \(pair.upper) is \(Figure.text(upper)): \(pair.because).",
                "Write \(pair.lower) below \(pair.upper)\(pair.strict ? "" : " or equal to it").")
        }
    }
}
