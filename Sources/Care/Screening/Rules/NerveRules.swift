extension ScreeningEvaluation {
    mutating func judgeNerves() {
        find(.raisedPressureInside, (current(.raisedIntracranialPressure) + current(.raisedEyePressure)).basis())
        find(.seizures, (current(.seizureDisorder) + ever(.seizureDisorder).filter(\.fact.isEver)).basis())
        find(.seizuresTheophylline, taking(.theophylline).basis())
        find(.dementia, ever(.dementiaOrDelirium).filter { isStillDementia($0) }.basis())
        if let limit = number(.cognition), let score = latestNumber(.moca), score.value < limit {
            find(.cognition, [score.evidence.basis], detail: "MoCA \(Figure.text(score.value))")
        }
        if let limit = number(.miniMental), let age, (60...65).contains(age), let score = latestNumber(.mmse),
            score.value < limit
        {
            find(.miniMental, [score.evidence.basis], detail: "MMSE \(Figure.text(score.value))")
        }
    }

    /// Dementia does not resolve; a delirium that is over does not count.
    private func isStillDementia(_ evidence: Evidence<CandidateFacts.Statement>) -> Bool {
        let isDelirium = ValueSet.delirium.match(evidence.fact.concept, wordings: evidence.fact.wordings) != nil
        return !isDelirium || (evidence.fact.current && !evidence.isPastByWords)
    }
}
