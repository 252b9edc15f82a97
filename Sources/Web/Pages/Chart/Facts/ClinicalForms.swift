import Care
import Clinic
import Measures

/// Forms of a chart that are not facts of the history: scores, notes and risks.
enum ClinicalForms {
    /// Every scale that has a total, by who answers it and then by its title.
    static func score(
        _ typed: Form, of scales: ScaleLibrary, refusals: [Refusal] = [], today: Day
    ) -> [Field] {
        let groups = [
            Field.ChoiceGroup(title: "Answered by the patient", choices: choices(scales, by: .patient)),
            Field.ChoiceGroup(title: "Rated by a clinician", choices: choices(scales, by: .clinician)),
        ]
        return [
            Field("scale", "Scale", .groupedSelect(groups), value: typed["scale"], error: refusals.error(for: "scale")),
            Field(
                "total", "Total", .number(decimals: 1), value: typed["total"], error: refusals.error(for: "total")),
            Field(
                "suicideItem", "Suicide item",
                .radio([
                    .init("none", "This scale has none"), .init("negative", "Negative"),
                    .init("positive", "Positive", hint: "Raises a high risk at once: a clinician within the hour."),
                    .init("skipped", "Skipped", hint: "Raises a risk: it must still be asked."),
                ]), value: typed["suicideItem"], error: refusals.error(for: "suicideItem")),
            Field(
                "on", "Answered on", .date, value: typed.optional("on") ?? today.description,
                error: refusals.error(for: "on")),
        ]
    }

    private static func choices(_ scales: ScaleLibrary, by rater: ScaleDefinition.Rater) -> [Field.Choice] {
        scales.scales.filter { $0.definition.rater == rater }
            .sorted { $0.definition.title.lowercased() < $1.definition.title.lowercased() }
            .compactMap { scale in
                guard let totals = scale.totals else { return nil }
                let range = "\(Figure.text(totals.lowerBound)) to \(Figure.text(totals.upperBound))"
                let suicide = scale.definition.asksAboutSuicide ? ", asks about suicide" : ""
                return Field.Choice(scale.definition.id, "\(scale.definition.title) (\(range))\(suicide)")
            }
    }

    static func readScore(_ form: Form, today: Day) throws -> Score {
        guard let total = FactReading.number(form["total"], signed: true) else {
            throw Refusal(
                code: "score.total", field: "total", reason: "The total is not a number.",
                remedy: "Enter the scale's total.")
        }
        return Score(
            scale: form["scale"], total: total, on: try FactReading.day(form, "on", notAfter: today),
            suicideItem: SuicideItem(rawValue: form["suicideItem"]))
    }

    /// The Columbia screener: each question yes or no, or not asked.
    static func columbia(_ typed: Form, refusals: [Refusal] = [], today: Day) -> [Field] {
        ColumbiaScreen.Question.allCases.map { question in
            Field(
                question.rawValue, question.title, .radio([.init("no", "No"), .init("yes", "Yes")]),
                value: typed[question.rawValue], error: refusals.error(for: question.rawValue))
        } + [
            Field(
                "on", "Asked on", .date, value: typed.optional("on") ?? today.description,
                error: refusals.error(for: "on"))
        ]
    }

    static func readColumbia(_ form: Form) -> ColumbiaScreen {
        var answers: [ColumbiaScreen.Question: Bool] = [:]
        for question in ColumbiaScreen.Question.allCases where !form[question.rawValue].isEmpty {
            answers[question] = form[question.rawValue] == "yes"
        }
        return ColumbiaScreen(answers: answers)
    }

    static func note(_ typed: Form, refusals: [Refusal] = [], mayWriteTherapy: Bool) -> [Field] {
        let kinds = ClinicalNote.Kind.allCases.filter { mayWriteTherapy || !$0.isTherapy }
        return [
            Field(
                "kind", "Kind",
                .select(
                    kinds.map {
                        Field.Choice(
                            $0.rawValue, $0.rawValue.capitalisedFirst + ($0.isTherapy ? " (therapists only)" : ""))
                    }),
                value: typed.optional("kind") ?? "progress", error: refusals.error(for: "kind")),
            Field("text", "Note", .textArea(rows: 6), value: typed["text"], error: refusals.error(for: "text")),
        ]
    }

    static func risk(_ typed: Form, refusals: [Refusal] = []) -> [Field] {
        [
            Field(
                "level", "Level",
                .radio([
                    .init("high", "High", hint: "Somebody must act within the hour."),
                    .init("moderate", "Moderate", hint: "Today."), .init("low", "Low", hint: "Within the week."),
                ]), value: typed["level"], error: refusals.error(for: "level")),
            Field(
                "reason", "What you saw or heard", .textArea(rows: 3), value: typed["reason"],
                error: refusals.error(for: "reason")),
        ]
    }
}
