extension ScreeningEvaluation {
    mutating func judgeMind() {
        find(.psychosis, (ever(.schizophrenia) + current(.psychosis)).basis())
        find(.mania, current(.mania).basis())
        if let limit = number(.maniaScore), let score = latestNumber(.ymrs), score.value > limit {
            find(.maniaScore, [score.evidence.basis], detail: "YMRS \(Figure.text(score.value))")
        }
        judgeBipolar()
        find(.personality, current(.personalityDisorder).basis())
    }

    /// Lithium or valproate (or another mood stabiliser taken) must be there, and its level, when known, therapeutic.
    private mutating func judgeBipolar() {
        let bipolar = ever(.bipolarDisorder).filter { evidence in
            evidence.fact.current
                && ValueSet.mania.match(evidence.fact.concept, wordings: evidence.fact.wordings) == nil
        }
        guard !bipolar.isEmpty else { return }
        let lithium = taking(.lithium)
        let valproate = taking(.valproate)
        let others = taking(.lamotrigine) + taking(.carbamazepine)
        if lithium.isEmpty, valproate.isEmpty {
            if others.isEmpty { find(.unstabilisedBipolar, bipolar.basis()) }
            return
        }
        let window = number(.wLevel)
        let levels:
            [(
                row: ScreeningRow, taken: Bool,
                level: (value: Double, unit: String, evidence: Evidence<CandidateFacts.Sighting>)?
            )] = [
                (.lithiumLevel, !lithium.isEmpty, latestNumber(.lithiumLevel, within: window)),
                (.valproateLevel, !valproate.isEmpty, latestNumber(.valproateLevel, within: window)),
            ]
        let measured = levels.filter { $0.taken && $0.level != nil }
        guard !measured.isEmpty else {
            request("mood-stabiliser-level", for: .wLevel)
            return
        }
        let low = measured.filter { entry in
            guard let level = entry.level, let limit = number(entry.row) else { return false }
            return level.value < limit
        }
        guard low.count == measured.count else { return }
        for entry in low {
            guard let level = entry.level else { continue }
            find(entry.row, [level.evidence.basis] + bipolar.basis(), detail: "level \(Figure.text(level.value))")
        }
    }
}
