/// A single injection beside a running infusion: only where the protocol names its largest size.
enum BolusRules {
    static func check(_ dose: Milligrams, plan: Plan, under treatment: TreatmentProtocol) throws {
        guard plan.route == .intravenous, let rule = treatment.rule("DOSE-BOLUS-CAP"),
            let cap = treatment.number("DOSE-BOLUS-CAP")
        else {
            throw Refusal(
                code: "dose.bolus", field: "event", reason: "\(treatment.title) has no bolus.",
                remedy: "Give the dose as ordered, or have the plan changed and signed.")
        }
        guard let weight = plan.dose.weight else {
            throw Refusal(
                code: "dose.bolus", field: "dose", reason: "A bolus by weight needs a weight in the plan.",
                remedy: "Have the plan made with a measured weight.")
        }
        let most = Milligrams(cap * weight.value)
        guard dose.value <= most.value * 1.000_001 else {
            throw Refusal(
                code: "dose.bolus-cap", field: "dose",
                reason: "\(dose) is above the largest bolus, \(most) for \(weight). \(rule.reason)",
                remedy: "Give at most \(most).")
        }
    }
}
