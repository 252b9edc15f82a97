import Care
import Clinic

/// What is asked and seen before the dose. What was not asked stays "not asked".
struct CheckForm: Component {
    let page: SessionPage

    static let names = [
        "identifiers", "weight", "hoursSinceFood", "minutesSinceDrink", "escort", "medicinesHeld", "pregnancy",
        "substancesToday", "suicidality", "bladderSymptoms", "equipmentReady", "stillConsents",
    ]

    private var check: PreDoseCheck { page.session.check?.content ?? PreDoseCheck() }
    private var scope: FormScope { page.scope("check") }

    var html: HTML {
        guard page.may.contains(.recordPreDose) else { return HTML() }
        return Panel(
            title: "Check before the dose", remark: remark, id: "check",
            body: page.form(scope, to: "check", button: "Save check", names: Self.names, fields)
        ).html
    }

    private var remark: String? {
        page.session.check.map { "saved \(page.clock.time($0.occurredAt)) by \(page.name($0.author))" }
            ?? "not done yet"
    }

    private var fields: HTML {
        let parts: [HTML] = [
            identifiers.html,
            """
            <div class="fields-across">\(number("weight", "Weight today", "kg", decimals: 1, check.weight?.value))\
            \(number("hoursSinceFood", "Last food", "h ago", decimals: 1, check.hoursSinceFood))\
            \(number("minutesSinceDrink", "Last clear drink", "min ago", decimals: 0, check.minutesSinceDrink))</div>
            """,
            escort.html, answer("medicinesHeld", "Medicines taken or held as planned?", check.medicinesHeld),
            answer("substancesToday", "Alcohol or other substances since yesterday?", check.substancesToday),
            answer("bladderSymptoms", "New bladder symptoms?", check.bladderSymptoms), suicidality.html,
            pregnancy?.html ?? HTML(),
            answer("equipmentReady", "Monitor, oxygen and airway equipment checked?", check.equipmentReady),
            answer("stillConsents", "Does the patient still agree, asked today?", check.stillConsents),
        ]
        return """
            <div class="across all-optional">\(parts.filter { !$0.isEmpty }.map {
                "<div class=\"question\">\($0)</div>" as HTML
            })</div>
            """
    }

    private var escort: Field {
        Field(
            scope.name("escort"), "Escort home", value: scope.value("escort", check.escort ?? ""),
            hint: "Name and telephone. Leave empty while nobody was asked.", error: scope.error("escort"),
            required: false)
    }

    private var identifiers: Field {
        Field(
            scope.name("identifiers"), "Identity: two identifiers at least",
            .checkboxes([
                .init("name", "Full name"), .init("birth-date", "Birth date"), .init("record-number", "Record number"),
                .init("photograph", "Photograph"),
            ]), value: scope.value("identifiers", check.identifiers.map(\.rawValue).sorted().joined(separator: ",")),
            hint: "Asked of the patient, not read out to them.", error: scope.error("identifiers"), required: false)
    }

    private var suicidality: Field {
        Field(
            scope.name("suicidality"), "Suicidality since last contact (C-SSRS)",
            .radio([
                .init("", "Not asked"), .init("none", "None"), .init("low", "Low"), .init("moderate", "Moderate"),
                .init("high", "High"),
            ]), value: scope.value("suicidality", check.suicidality?.rawValue ?? ""),
            hint: "By the scale’s own triage. Moderate and high raise a risk at once.",
            error: scope.error("suicidality"),
            required: false)
    }

    private var pregnancy: Field? {
        guard page.view.course.registration?.sex != .male || check.pregnancy != nil else { return nil }
        return Field(
            scope.name("pregnancy"), "Pregnancy",
            .radio([
                .init("", "Not asked"), .init("negative-test", "Test negative"),
                .init("positive-test", "Test positive"),
                .init("not-applicable", "Not applicable"),
            ]), value: scope.value("pregnancy", check.pregnancy?.rawValue ?? ""), error: scope.error("pregnancy"),
            required: false)
    }

    private func number(_ name: String, _ label: String, _ unit: String, decimals: Int, _ value: Double?) -> Field {
        Field(
            scope.name(name), label, .number(decimals: decimals),
            value: scope.value(name, value.map { Figure.text($0) } ?? ""), unit: unit, error: scope.error(name),
            required: false)
    }

    private func answer(_ name: String, _ label: String, _ value: Bool?) -> HTML {
        Field.answer(name, label, value, in: scope).html
    }

    static func read(_ reading: FormScope.Reading) throws -> PreDoseCheck {
        PreDoseCheck(
            identifiers: Set(reading.all("identifiers").compactMap(PreDoseCheck.Identifier.init)),
            weight: try reading.decimal("weight").map { Kilograms($0) },
            hoursSinceFood: try reading.decimal("hoursSinceFood"),
            minutesSinceDrink: try reading.decimal("minutesSinceDrink"), escort: reading.optional("escort"),
            medicinesHeld: reading.answer("medicinesHeld"),
            pregnancy: PreDoseCheck.Pregnancy(rawValue: reading["pregnancy"]),
            substancesToday: reading.answer("substancesToday"),
            suicidality: PreDoseCheck.Suicidality(rawValue: reading["suicidality"]),
            bladderSymptoms: reading.answer("bladderSymptoms"), equipmentReady: reading.answer("equipmentReady"),
            stillConsents: reading.answer("stillConsents"))
    }
}

extension Field {
    /// A question that may be unanswered: not asked, yes, no.
    static func answer(_ name: String, _ label: String, _ value: Bool?, in scope: FormScope) -> Field {
        Field(
            scope.name(name), label,
            .radio([.init("", "Not asked"), .init("yes", "Yes"), .init("no", "No")]),
            value: scope.value(name, value.map { $0 ? "yes" : "no" } ?? ""), error: scope.error(name), required: false)
    }
}
