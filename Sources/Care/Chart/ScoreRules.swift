public import Measures

/// What a charted total may be. Its scale, its numbers and its suicide item are those of the scale's definition.
public enum ScoreRules {
    /// - Throws: a `Refusal` that names the field, for a scale without a total, a total that its answers cannot make, a day
    ///   to come, and a suicide item that was left out or that the total contradicts.
    public static func checked(_ score: Score, in scales: ScaleLibrary, on today: Day) throws -> Score {
        guard let scale = scales[score.scale], let totals = scale.totalsInWords else {
            throw Refusal(
                code: "score.scale", field: "scale", reason: "\(score.scale) is not a scale with a total.",
                remedy: "Choose one from the list.")
        }
        let definition = scale.definition
        guard scale.canTotal(score.total) else {
            throw Refusal(
                code: "score.total", field: "total",
                reason: "\(Figure.text(score.total)) is not a total of \(definition.title).",
                remedy: "Enter \(totals).")
        }
        guard score.on <= today else {
            throw Refusal(
                code: "score.day", field: "on", reason: "\(score.on) is in the future.",
                remedy: "Enter the day the questions were answered.")
        }
        guard !definition.asksAboutSuicide || score.suicideItem != nil else {
            throw Refusal(
                code: "score.suicide-item", field: "suicideItem",
                reason: "\(definition.title) asks about suicide and the answer is not here.",
                remedy: "Say whether it was negative, positive or skipped.")
        }
        guard score.suicideItem == .positive || !definition.isSignOfSuicidality(total: score.total) else {
            throw Refusal(
                code: "score.suicide-item", field: "suicideItem",
                reason: "\(Figure.text(score.total)) on \(definition.title) is itself a sign of suicidality.",
                remedy: "Choose positive, or correct the total.")
        }
        return score
    }
}
