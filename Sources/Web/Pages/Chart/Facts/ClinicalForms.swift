import Care
import Clinic

/// Forms of a chart that are not facts of the history: scores, notes and risks.
enum ClinicalForms {
    static func score(_ typed: Form, refusals: [Refusal] = [], today: Day) -> [Field] {
        let scales = ScoreRules.ranges.map {
            Field.Choice(
                $0.scale,
                "\($0.title) (0 to \(Figure.text($0.maximum)))" + ($0.hasSuicideItem ? ", asks about suicide" : ""))
        }
        return [
            Field("scale", "Scale", .select(scales), value: typed["scale"], error: refusals.error(for: "scale")),
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

    static func readScore(_ form: Form, today: Day) throws -> Score {
        guard let total = FactReading.number(form["total"]) else {
            throw Refusal(
                code: "score.total", field: "total", reason: "The total is not a number.",
                remedy: "Enter the scale's total.")
        }
        guard !form["suicideItem"].isEmpty || !ScaleWords.hasSuicideItem(form["scale"]) else {
            throw Refusal(
                code: "score.suicide-item", field: "suicideItem", reason: "The suicide item was not entered.",
                remedy: "Say whether it was negative, positive or skipped.")
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
