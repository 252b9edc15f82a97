import Care
import Clinic

/// The fields of the plan builder, made from one protocol's rows.
struct PlanFields: Sendable {
    let treatment: TreatmentProtocol
    let course: Course
    let typed: PlanTyped
    let refusals: [Refusal]

    var html: HTML {
        """
        <input type="hidden" name="protocol" value="\(treatment.id)">\
        \(Field("indication", "To treat", .select(Indication.choices), value: typed["indication"], error: error("indication")))\
        \(dose)\(strength)\(timing)\
        \(Field(
            "goals", "What the patient wants from treatment", .textArea(rows: 3), value: typed["goals"],
            hint: "One goal on a line.", required: false))\
        \(Field(
            "medicinesToHold", "Medicines to hold before a session", .textArea(rows: 3), value: typed["medicinesToHold"],
            hint: medicineHint, required: false))\
        \(Field("remarks", "Remarks", .textArea(rows: 2), value: typed["remarks"], required: false))\
        \(if: course.plan != nil, Field(
            "changeReason", "Why the plan changes", value: typed["changeReason"], error: error("changeReason")).html)
        """
    }

    private func error(_ field: String) -> String? { refusals.error(for: field) }

    private var unit: String { treatment.rule("DOSE-STEPS")?.unit ?? "mg" }

    private var steps: [Double] { treatment.numbers("DOSE-STEPS") }

    private var dose: HTML {
        let weight = course.weight?.0
        var choices = steps.map { step -> Field.Choice in
            let value = "\(Figure.text(step)) \(unit)"
            guard unit == "mg/kg", let weight else { return .init(value, value) }
            return .init(value, "\(value), \(Figure.text((step * weight.value).rounded())) mg at \(weight)")
        }
        let known = choices.contains { $0.value == typed["dose"] }
        choices.append(.init("other", "Another dose", hint: "The rules say what they make of it."))
        let chosen = typed["dose"].isEmpty || known ? typed["dose"] : "other"
        let parts = typed["dose"] == "other" || known ? [] : typed["dose"].split(separator: " ").map(String.init)
        return """
            \(Field(
                "dose", "Dose", .radio(choices), value: chosen, hint: doseHint, error: error("dose") ?? error("weight")))\
            <div class="fields-across">\(Field(
                "otherDose", "Another dose", .number(decimals: 3), value: parts.first ?? typed["otherDose"],
                error: error("otherDose"), required: false))\
            \(Field(
                "otherUnit", "In", .select([.init("mg/kg", "mg/kg"), .init("mg", "mg")]),
                value: parts.last ?? (typed["otherUnit"].isEmpty ? unit : typed["otherUnit"]), required: false))</div>
            """
    }

    private var doseHint: String {
        let start =
            treatment.rule("DOSE-START").flatMap { rule in
                rule.value.map { "The protocol starts at \($0.words(unit: rule.unit)). " }
            } ?? ""
        let weight = course.weight.map { "Weight \($0.0), \($0.1.words). " } ?? "There is no weight in the chart. "
        return start + weight + "A higher dose is not a better treatment."
    }

    private var strength: HTML? {
        let offered = treatment.numbers("CONCENTRATIONS")
        guard !offered.isEmpty else { return nil }
        return Field(
            "concentration", "Strength printed on the vial",
            .radio(offered.map { .init(Figure.text($0), "\(Figure.text($0)) mg/mL") }), value: typed["concentration"],
            hint:
                "Read it off the vial. It sets the volume to draw up and nothing else: a stronger solution does not work better.",
            error: error("concentration")
        ).html
    }

    private var timing: HTML {
        let infusion: HTML? = treatment.number("INFUSION-MINUTES").map { _ in
            let choices = treatment.numbers("INFUSION-CHOICES").map { Figure.text($0) }.joined(separator: " or ")
            return Field(
                "infusion", "Infusion", .number(decimals: 0), value: typed["infusion"], unit: "min",
                hint: choices.isEmpty ? nil : "Usually \(choices) minutes.", error: error("infusion")
            ).html
        }
        let phase = treatment.phases("SCHEDULE").first
        return """
            <div class="fields-across">\(infusion)\
            \(Field("sessions", "Sessions of induction", .number(decimals: 0), value: typed["sessions"], error: error("sessions")))\
            \(Field("firstSession", "First session", .date, value: typed["firstSession"], error: error("firstSession")))\
            \(Field(
                "interval", "Between sessions", .number(decimals: 0), value: typed["interval"], unit: "days",
                hint: phase.map { "The protocol's \($0.name): \($0.minimumDays) to \($0.maximumDays)." },
                error: error("interval")))</div>
            """
    }

    private var medicineHint: String {
        let taken = course.medications.map(\.content).filter(\.taken).map(\.concept.display)
        return taken.isEmpty
            ? "One on a line." : "One on a line. Taken now: \(taken.prefix(12).joined(separator: ", "))."
    }
}
