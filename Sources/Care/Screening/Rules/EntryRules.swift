extension ScreeningEvaluation {
    /// Diagnosis, severity and treatment resistance.
    mutating func judgeEntry() {
        judgeDiagnosis()
        if asksForResistance { judgeResistance() }
        judgeSeverity()
        if !current(.veteran).isEmpty { find(.veteran, current(.veteran).basis()) }
    }

    private var isForPain: Bool { indication == .pain || (indication == nil && rules.id == "iv-pain") }

    /// Treatment resistance is about depression; with no indication chosen, unless another diagnosis stands alone.
    private var asksForResistance: Bool {
        switch indication {
        case .depression?: return true
        case .some: return false
        case nil:
            if isForPain { return false }
            if rules.drug == .esketamine || !current(.depression).isEmpty { return true }
            return Indication.allCases.allSatisfy { current(ValueSet.diagnosis(of: $0)).isEmpty }
        }
    }

    private mutating func judgeDiagnosis() {
        let wanted = indication.map { [$0] } ?? (isForPain ? [.pain] : Indication.allCases)
        if wanted.allSatisfy({ ever(ValueSet.diagnosis(of: $0)).filter { $0.fact.current }.isEmpty }) {
            request("confirmed-diagnosis", for: .wDiagnosis)
        }
        if let indication, ![.depression, .bipolarDepression, .suicidalIdeation].contains(indication) {
            find(.diagnosis, ["indication \(indication.rawValue)"])
            find(.outsideResistance, ["indication \(indication.rawValue)"])
        }
    }

    /// Counts distinct antidepressants that ended after an adequate time; what is not recorded is asked for.
    private mutating func judgeResistance() {
        guard let wanted = number(.resistance), let weeks = number(.trialWeeks) else { return }
        if let counted = latestNumber(.failedTrials) {
            if counted.value < wanted {
                find(.resistance, [counted.evidence.basis], detail: "\(Figure.text(counted.value)) recorded")
            }
            return
        }
        var adequate: Set<String> = []
        var inadequate: [String] = []
        var isComplete = true
        for trial in everTook(.antidepressant) {
            let started = trial.fact.started
            let ended = trial.fact.taken ? nil : trial.fact.ended
            guard let started, let ended else {
                isComplete = false
                continue
            }
            if Double(ended.days(since: started)) >= weeks * 7 {
                adequate.insert(ingredient(of: trial))
            } else {
                inadequate.append(trial.basis)
            }
        }
        guard Double(adequate.count) < wanted else { return }
        request("past-trials", for: .wTrials)
        if isComplete, !inadequate.isEmpty {
            find(.resistance, inadequate.unique, detail: "\(adequate.count) adequate recorded")
        }
    }

    private func ingredient(of trial: Evidence<CandidateFacts.Medicine>) -> String {
        ValueSet.antidepressantNames.first { drug in
            ValueSet(rxnorm: drug.rxnorm, words: ([drug.name] + drug.brands).map { Phrase($0) })
                .match(trial.fact.concept, wordings: trial.fact.wordings) != nil
        }?.name ?? trial.fact.concept.display.lowercased()
    }

    /// MADRS in the clinic for depression; PHQ-9 or GAD-7 at home.
    private mutating func judgeSeverity() {
        let window = number(.wScaleAge)
        if isAtHome, let limits = numbers(.severityHome, count: 2) {
            let scores = [
                (latestNumber(.phq9, within: window), limits[0]), (latestNumber(.gad7, within: window), limits[1]),
            ]
            let known = scores.compactMap { score, limit in score.map { ($0, limit) } }
            if !known.isEmpty, known.allSatisfy({ $0.0.value < $0.1 }) {
                find(.severityHome, known.map(\.0.evidence.basis))
            }
            return
        }
        let isDepression = indication == .depression || (indication == nil && !isForPain)
        if isDepression, let limit = number(.severityMADRS), let score = latestNumber(.madrs, within: window),
            score.value <= limit
        {
            find(.severityMADRS, [score.evidence.basis], detail: "MADRS \(Figure.text(score.value))")
        }
    }
}

extension ValueSet {
    static let failedTrials = ValueSet(
        words: [
            "antidepressant trial*", "failed antidepressant*", "antidepressants failed", "antidepressants tried",
            "number of antidepressants", "adequate antidepressant trial*",
        ])
}
