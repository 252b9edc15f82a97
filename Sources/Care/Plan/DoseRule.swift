/// A dose and what must be said about it before it is signed.
public struct DoseProposal: Sendable, Hashable {
    public let dose: PlannedDose
    public let findings: [Finding]
    /// True when the protocol asks for a second prescriber's signature.
    public let needsSecondSignature: Bool

    public init(dose: PlannedDose, findings: [Finding], needsSecondSignature: Bool) {
        self.dose = dose
        self.findings = findings
        self.needsSecondSignature = needsSecondSignature
    }
}

/// From a protocol's dose rows, a weight and a chosen strength to milligrams and millilitres.
public enum DoseRule {
    /// How the dose is asked for.
    public enum Request: Sendable, Hashable {
        case perKilogram(MilligramsPerKilogram)
        case fixed(Milligrams)
    }

    /// Computes a dose, or refuses naming the field.
    ///
    /// - Parameter previous: the patient's last dose by this route; a step of `DOSE-RATIO-WARN` or more is pointed out, one of
    ///   `DOSE-RATIO-STOP` or more is refused (the power-of-ten errors on record are 5, 10 and 100 times the dose).
    public static func propose(
        _ request: Request, weight: Kilograms?, weighedOn: Day?, concentration: MilligramsPerMillilitre?,
        infusion: Minutes?, previous: Milligrams?, under treatment: TreatmentProtocol, on today: Day
    ) throws -> DoseProposal {
        let weight = try checkedWeight(
            weight, weighedOn: weighedOn, request: request, treatment: treatment, today: today)
        let wanted: Milligrams
        var rate: MilligramsPerKilogram?
        switch request {
        case .perKilogram(let perKilogram):
            guard perKilogram.value > 0, perKilogram.value.isFinite else { throw positive("dose") }
            wanted = perKilogram * (weight ?? Kilograms(0))
            rate = perKilogram
        case .fixed(let milligrams):
            guard milligrams.value > 0, milligrams.value.isFinite else { throw positive("dose") }
            wanted = milligrams
        }
        if let device = treatment.number("DEVICE-MG"), wanted.value.truncatingRemainder(dividingBy: device) != 0 {
            throw Refusal(
                code: "dose.device", field: "dose",
                reason: "\(wanted) is not a whole number of \(Figure.text(device)) mg devices.",
                remedy:
                    "Choose one of the steps: \(treatment.numbers("DOSE-STEPS").map { Figure.text($0) }.joined(separator: ", ")) mg."
            )
        }
        let rounded = rounded(wanted, weight: weight, treatment: treatment)
        guard rounded.value > 0 else { throw positive("dose") }
        let dose = try capped(rounded, rate: rate, weight: weight, treatment: treatment)
        var findings = dose.findings
        if let previous, previous.value > 0 {
            findings += try stepFindings(from: previous, to: dose.milligrams, treatment: treatment)
        }
        if previous == nil, let start = treatment.number("DOSE-START"), let rule = treatment.rule("DOSE-START"),
            excess(of: dose.milligrams, rate: rate, weight: weight, over: start, in: rule, treatment: treatment) > 1e-9
        {
            findings.append(Finding(rule, severity: .caution, basis: ["first dose by this route: \(dose.milligrams)"]))
        }
        let strength = try checkedStrength(concentration, treatment: treatment)
        if let infusion, !(2...480).contains(infusion.value) {
            throw Refusal(
                code: "dose.infusion", field: "infusion", reason: "\(infusion) is not the length of an infusion.",
                remedy: "Enter 2 to 480 min.")
        }
        if let strength, let limit = treatment.number("DILUTE-ABOVE"), strength.value >= limit,
            let rule = treatment.rule("DILUTE-ABOVE")
        {
            findings.append(Finding(rule, severity: .caution, basis: ["\(strength)"]))
        }
        let planned = PlannedDose(
            milligrams: dose.milligrams, perKilogram: rate, weight: weight, weighedOn: weighedOn,
            concentration: strength, volume: strength.map { dose.milligrams.volume(at: $0) },
            infusion: treatment.number("INFUSION-MINUTES") == nil ? nil : infusion ?? infusionDefault(treatment),
            devices: treatment.number("DEVICE-MG").map { Int((dose.milligrams.value / $0).rounded()) })
        let second = needsSecondSignature(planned, under: treatment)
        if second, let rule = treatment.rule("DOSE-SECOND-SIGN") {
            findings.append(Finding(rule, severity: .caution, basis: ["\(planned.milligrams)"]))
        }
        return DoseProposal(dose: planned, findings: findings, needsSecondSignature: second)
    }

    /// Whether a dose is over what one prescriber may sign alone.
    public static func needsSecondSignature(_ dose: PlannedDose, under treatment: TreatmentProtocol) -> Bool {
        guard let limit = treatment.number("DOSE-SECOND-SIGN"),
            let rate = dose.perKilogram ?? dose.weight.map({ dose.milligrams.per($0) })
        else { return false }
        return rate.value > limit + 1e-9
    }

    private static func infusionDefault(_ treatment: TreatmentProtocol) -> Minutes? {
        treatment.number("INFUSION-MINUTES").map { Minutes($0) }
    }

    private static func positive(_ field: String) -> Refusal {
        Refusal(code: "dose.amount", field: field, reason: "A dose must be more than 0.", remedy: "Enter the dose.")
    }

    /// To a multiple of `DOSE-ROUND`; down when the nearest multiple would pass a cap that the dose itself keeps.
    private static func rounded(
        _ wanted: Milligrams, weight: Kilograms?, treatment: TreatmentProtocol
    ) -> Milligrams {
        let step = treatment.number("DOSE-ROUND") ?? 1
        let nearest = (wanted.value / step).rounded() * step
        let caps = [
            treatment.number("DOSE-CAP"),
            weight.flatMap { weight in
                treatment.number("DOSE-CAP-PER-KG").map { $0 * weight.value }
            },
        ].compactMap { $0 }
        let passes = caps.contains { wanted.value <= $0 + 1e-9 && nearest > $0 + 1e-9 }
        return Milligrams(passes ? (wanted.value / step).rounded(.down) * step : nearest)
    }

    private static func checkedWeight(
        _ weight: Kilograms?, weighedOn: Day?, request: Request, treatment: TreatmentProtocol, today: Day
    ) throws -> Kilograms? {
        guard let weight else {
            if case .fixed = request, treatment.number("DOSE-CAP-PER-KG") == nil { return nil }
            throw Refusal(
                code: "dose.weight", field: "weight", reason: "This dose goes by weight and there is none.",
                remedy: "Weigh the patient and enter kilograms.")
        }
        guard (25...350).contains(weight.value) else {
            throw Refusal(
                code: "dose.weight", field: "weight", reason: "\(weight) is not an adult's weight.",
                remedy: "Check the scale and the unit, and enter kilograms.")
        }
        if let weighedOn, let days = treatment.number("DOSE-WEIGHT-AGE"), Double(today.days(since: weighedOn)) > days {
            throw Refusal(
                code: "dose.weight-old", field: "weight",
                reason: "The weight is from \(weighedOn), more than \(Figure.text(days)) days ago.",
                remedy: "Weigh the patient again.")
        }
        return weight
    }

    /// Steps and caps. A dose over its cap is refused, never trimmed silently.
    private static func capped(
        _ dose: Milligrams, rate: MilligramsPerKilogram?, weight: Kilograms?, treatment: TreatmentProtocol
    ) throws -> (milligrams: Milligrams, findings: [Finding]) {
        if let cap = treatment.number("DOSE-CAP-PER-KG") {
            let perKilogram = rate ?? weight.map { dose.per($0) }
            if let perKilogram, perKilogram.value > cap + 1e-9 {
                throw exceeds(
                    "\(perKilogram)", cap: "\(Figure.text(cap)) mg/kg", rule: treatment.rule("DOSE-CAP-PER-KG"))
            }
        }
        if let cap = treatment.number("DOSE-CAP"), dose.value > cap + 1e-9 {
            throw exceeds("\(dose)", cap: "\(Figure.text(cap)) mg", rule: treatment.rule("DOSE-CAP"))
        }
        let steps = treatment.numbers("DOSE-STEPS")
        if let rule = treatment.rule("DOSE-STEPS"), !steps.isEmpty,
            !steps.contains(where: {
                abs(excess(of: dose, rate: rate, weight: weight, over: $0, in: rule, treatment: treatment)) < 1e-6
            })
        {
            let asked = rate.map { "\($0)" } ?? "\(dose)"
            let list = steps.map { Figure.text($0) }.joined(separator: ", ")
            return (
                dose,
                [
                    Finding(
                        rule, severity: .caution,
                        reason: "\(asked) is not one of the protocol's steps (\(list) \(rule.unit ?? "")).",
                        basis: ["dose"])
                ]
            )
        }
        return (dose, [])
    }

    /// How far a dose lies over a row's figure, in the row's unit; a fixed dose beside a row per kilogram, in milligrams,
    /// where the rounded dose of that row lies over it by nothing.
    private static func excess(
        of dose: Milligrams, rate: MilligramsPerKilogram?, weight: Kilograms?, over figure: Double, in rule: Rule,
        treatment: TreatmentProtocol
    ) -> Double {
        guard rule.unit == "mg/kg" else { return dose.value - figure }
        if let rate { return rate.value - figure }
        let difference = dose.value - figure * (weight?.value ?? 0)
        return abs(difference) <= (treatment.number("DOSE-ROUND") ?? 0) / 2 + 1e-9 ? 0 : difference
    }

    private static func exceeds(_ dose: String, cap: String, rule: Rule?) -> Refusal {
        Refusal(
            code: "dose.exceeds-cap", field: "dose", reason: "\(dose) is over the protocol's cap of \(cap).",
            remedy: "Order at most \(cap)\(rule.map { " (\($0.id))" } ?? "").")
    }

    private static func stepFindings(
        from previous: Milligrams, to dose: Milligrams, treatment: TreatmentProtocol
    ) throws -> [Finding] {
        let ratio = dose.value / previous.value
        if let stop = treatment.number("DOSE-RATIO-STOP"), ratio >= stop {
            throw Refusal(
                code: "dose.ratio", field: "dose",
                reason: "\(dose) is \(Figure.text(ratio, decimals: 1)) times the last dose of \(previous).",
                remedy: "Check milligrams against millilitres and the decimal point; raise the dose in steps.")
        }
        guard let warn = treatment.number("DOSE-RATIO-WARN"), ratio >= warn,
            let rule = treatment.rule("DOSE-RATIO-WARN")
        else { return [] }
        return [Finding(rule, severity: .caution, basis: ["\(previous) before, \(dose) now"])]
    }

    private static func checkedStrength(
        _ concentration: MilligramsPerMillilitre?, treatment: TreatmentProtocol
    ) throws -> MilligramsPerMillilitre? {
        let offered = treatment.numbers("CONCENTRATIONS")
        guard !offered.isEmpty else { return nil }
        let list = offered.map { Figure.text($0) }.joined(separator: ", ")
        guard let concentration else {
            throw Refusal(
                code: "dose.concentration", field: "concentration", reason: "No vial strength was chosen.",
                remedy: "Choose the strength printed on the vial: \(list) mg/mL.")
        }
        guard offered.contains(concentration.value) else {
            throw Refusal(
                code: "dose.concentration", field: "concentration",
                reason: "\(concentration) is not a strength this protocol knows.", remedy: "Choose \(list) mg/mL.")
        }
        return concentration
    }
}
