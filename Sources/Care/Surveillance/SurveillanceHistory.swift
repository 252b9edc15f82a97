extension Course {
    /// When each item was last done and what it showed: charted as such, or answered as a questionnaire or test that says
    /// it. Consent counts for its own renewal. Of one day, what was charted last counts.
    public func surveillanceHistory(under treatment: TreatmentProtocol) -> [SurveillanceItem: SurveillanceResult] {
        var results = surveillance.compactMap { done in
            SurveillanceItem(rawValue: done.content.item).map {
                Result(
                    item: $0, sequence: done.sequence,
                    result: SurveillanceResult(on: done.content.on, positive: done.content.positive))
            }
        }
        results += bladderQuestionnaires(treatment) + cognitiveTests(treatment)
        results +=
            consents.last.map { consent in
                [
                    Result(
                        item: .consentRenewal, sequence: consent.sequence,
                        result: SurveillanceResult(on: consent.content.signedOn))
                ]
            } ?? []
        var history: [SurveillanceItem: SurveillanceResult] = [:]
        for result in results.sorted(by: { ($0.result.on, $0.sequence) < ($1.result.on, $1.sequence) }) {
            history[result.item] = result.result
        }
        return history
    }

    private struct Result {
        let item: SurveillanceItem
        let sequence: Int64
        let result: SurveillanceResult
    }

    /// The product's own bladder questions: their total is the number of symptoms, and blood alone is enough.
    private func bladderQuestionnaires(_ treatment: TreatmentProtocol) -> [Result] {
        sheets.filter { $0.content.scale == "own-bladder" }.compactMap { sheet in
            sheet.content.total.map { symptoms in
                let isPositive =
                    sheet.content.flags.contains("blood-in-urine")
                    || SurveillanceCalendar.bladderIsPositive(symptoms: Int(symptoms), scoreRose: false, treatment)
                return Result(
                    item: .bladder, sequence: sheet.sequence,
                    result: SurveillanceResult(on: sheet.content.on, positive: isPositive))
            }
        }
    }

    /// MoCA totals against the first one on the chart.
    private func cognitiveTests(_ treatment: TreatmentProtocol) -> [Result] {
        let tests = scores.filter { $0.content.scale == "moca" }
        guard let baseline = tests.first?.content.total else { return [] }
        return tests.map { test in
            let isPositive = SurveillanceCalendar.cognitionIsPositive(
                baseline: baseline, current: test.content.total, treatment)
            return Result(
                item: .cognition, sequence: test.sequence,
                result: SurveillanceResult(on: test.content.on, positive: isPositive))
        }
    }
}
