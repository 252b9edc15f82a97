import Care
import Measures

/// Facts of the history, each on one line.
enum FactWords {
    static func condition(_ condition: ReportedCondition) -> String {
        var parts = [condition.concept.named]
        if let grade = condition.grade { parts.append(grade) }
        if !condition.counts { parts.append("refuted") }
        if condition.status == .resolved { parts.append("resolved") }
        if let onset = condition.onset { parts.append("since \(onset.words)") }
        if let abated = condition.abated { parts.append("until \(abated.words)") }
        return parts.joined(separator: ", ")
    }

    static func medication(_ medication: ReportedMedication) -> String {
        var parts = [medication.concept.named]
        if let dose = medication.dailyDose { parts.append("\(dose) a day") }
        parts.append(medication.taken ? "taken" : "not taken")
        if let started = medication.started { parts.append("since \(started.words)") }
        if let ended = medication.ended { parts.append("until \(ended.words)") }
        return parts.joined(separator: ", ")
    }

    static func allergy(_ allergy: ReportedAllergy) -> String {
        allergy.concept.named + (allergy.counts ? "" : ", refuted")
    }

    static func observation(_ observation: Observation) -> String {
        "\(observation.concept.display): \(value(observation))" + (observation.on.map { ", \($0.words)" } ?? "")
    }

    static func value(_ observation: Observation) -> String {
        switch observation.value {
        case .quantity(let number, let unit): "\(Figure.text(number)) \(MeasurementKind.shown(unit))"
        case .concept(let concept): concept.display
        case .text(let text): text
        case .flag(let flag): flag ? "yes" : "no"
        case nil: "absent"
        }
    }

    static func trial(_ trial: PastTrial) -> String {
        var parts = [trial.drug]
        if let dose = trial.maximumDose { parts.append("up to \(dose)") }
        parts.append("\(trial.weeks) weeks")
        parts.append(outcome(trial.outcome))
        parts.append(trial.adequate ? "adequate" : "not adequate")
        if !trial.currentEpisode { parts.append("earlier episode") }
        return parts.joined(separator: ", ")
    }

    static func outcome(_ outcome: PastTrial.Outcome) -> String {
        switch outcome {
        case .noResponse: "no response"
        case .partialResponse: "partial response"
        case .response: "response"
        case .notTolerated: "not tolerated"
        }
    }

    static func score(_ score: Score, _ scales: ScaleLibrary) -> String {
        let most = scales.highestTotal(of: score.scale).map { " of \(Figure.text($0))" } ?? ""
        let item = score.suicideItem.map { ", suicide item \($0.rawValue)" } ?? ""
        return "\(scales.title(of: score.scale)) \(Figure.text(score.total))\(most) on \(score.on.words)\(item)"
    }

    /// The total or class, how complete the sheet is, and every answer.
    static func sheet(_ sheet: AnswerSheet, _ scales: ScaleLibrary) -> String {
        let total = sheet.total.map { " " + Figure.text($0) } ?? ""
        let highest = sheet.total.flatMap { _ in scales.highestTotal(of: sheet.scale) }
        let most = highest.map { " of \(Figure.text($0))" } ?? ""
        let band = sheet.band.map { ", \($0)" } ?? ""
        let item = sheet.suicideItem.map { ", suicide item \($0.rawValue)" } ?? ""
        let answers = sheet.items.map { "\($0.id): \($0.value.map(String.init) ?? "–")" }.joined(separator: ", ")
        return
            "\(scales.title(of: sheet.scale))\(total)\(most)\(band)\(item) on \(sheet.on.words), \(sheet.mode.words); "
            + "\(sheet.completeness ?? sheet.imputation ?? "\(sheet.answered) answered"). Answers \(answers)"
    }

    static func surveillance(_ done: SurveillanceDone) -> String {
        let title = SurveillanceWords.title(done.item)
        return "\(title) on \(done.on.words): \(done.positive ? "positive" : "unremarkable")"
            + (done.remark.isEmpty ? "" : ". \(done.remark)")
    }
}

extension Concept {
    /// The words, and the code that names it.
    var named: String {
        guard let code = codings.first?.code, code != display else { return display }
        return "\(display) (\(code))"
    }
}
