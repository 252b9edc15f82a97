extension ScreeningEvaluation {
    mutating func judgeSubstances() {
        let severe = current(.severeSubstanceUse)
        find(.substanceUse, severe.filter { !($0.fact.isMild && !$0.fact.isSevere) }.basis())
        find(.mildSubstanceUse, severe.filter { $0.fact.isMild && !$0.fact.isSevere }.basis())
        let misuse = current(.ketamineOrOpioidMisuse)
        find(.substanceUse, misuse.basis())
        let named = Set(severe.map(\.reference) + misuse.map(\.reference))
        for abuse in current(.substanceAbuse) where !named.contains(abuse.reference) {
            let row: ScreeningRow =
                switch abuse.match {
                case .code where abuse.fact.isCodedMild: .mildSubstanceUse
                case _ where abuse.fact.isMild: .mildSubstanceUse
                case .code, .text: .substanceAbuse
                }
            find(row, [abuse.basis])
        }
        if !hasFound(.substanceUse, atLeast: .hold) {
            find(.pastOpioidUse, ever(.opioidUseDisorder).basis())
        }
        judgeScore(.auditTotal, atLeast: .auditScore, called: "AUDIT")
        judgeScore(.dast, atLeast: .dastScore, called: "DAST-10")
        judgeDrugScreen()
    }

    private mutating func judgeScore(_ scale: ValueSet, atLeast row: ScreeningRow, called name: String) {
        guard let limit = number(row), let score = latestNumber(scale, within: number(.wAudit), orUndated: true),
            score.value >= limit
        else { return }
        find(row, [score.evidence.basis], detail: "\(name) \(Figure.text(score.value))")
    }

    /// A positive result that no medicine being taken explains; the newest result of each analyte counts.
    private mutating func judgeDrugScreen() {
        let window = number(.wDrugScreen)
        var unexplained: [String] = []
        var explained: Set<String> = []
        for screen in ValueSet.drugScreens {
            guard let latest = observed(screen.test, within: window, orUndated: true).first,
                latest.fact.isPositiveScreen
            else {
                continue
            }
            if screen.explainedBy.contains(where: { !taking($0).isEmpty }) {
                explained.insert(latest.reference)
            } else if !explained.contains(latest.reference) {
                unexplained.append(latest.basis)
            }
        }
        find(.drugScreen, unexplained.unique)
    }
}

extension CandidateFacts.Statement {
    /// ICD-10-CM codes "abuse" for a mild disorder; an opioid code F11.90 says no severity.
    fileprivate var isCodedMild: Bool {
        concept.codings.contains { coding in
            let code = ValueSet.normalised(coding.code)
            return coding.system == .icd10cm && code.hasPrefix("F1") && code.count >= 4 && Array(code)[3] == "1"
        }
    }
}

extension CandidateFacts.Sighting {
    fileprivate var isPositiveScreen: Bool {
        if let answer = answer ?? interpretation.flatMap({ Answer.yesOrNo($0) }) { return answer }
        let texts: [String] =
            switch value {
            case .text(let text): [text]
            case .concept(let concept): concept.texts
            case .flag, .quantity: interpretation?.texts ?? []
            }
        return texts.contains { text in
            Wording(text).assertion(of: ["positive", "detected", "presumptive positive", "abnormal"]) == .present
        }
    }
}
