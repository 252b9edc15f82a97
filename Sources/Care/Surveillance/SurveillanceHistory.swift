public import Foundation

extension Course {
    /// When each item was last done and what it showed: charted as such, or answered as a questionnaire or test that says
    /// it. Consent counts for its own renewal, and the pressure of a session beside a weight for both being watched. Of one
    /// day, what was charted last counts.
    ///
    /// - Parameter zone: of the clinic, by whose wall a session has its day.
    public func surveillanceHistory(
        under treatment: TreatmentProtocol, zone: TimeZone
    ) -> [SurveillanceItem: SurveillanceResult] {
        var results = surveillance.compactMap { done in
            SurveillanceItem(rawValue: done.content.item).map {
                Result(
                    item: $0, sequence: done.sequence,
                    result: SurveillanceResult(on: done.content.on, positive: done.content.positive))
            }
        }
        results += bladderQuestionnaires(treatment) + cognitiveTests(treatment) + cognitiveTasks(treatment)
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
        // A measurement does not review what somebody found.
        let watched = history[.weightAndBloodPressure]
        if watched?.positive != true, let day = weighedAndMeasured(zone: zone), watched.map({ $0.on < day }) ?? true {
            history[.weightAndBloodPressure] = SurveillanceResult(on: day)
        }
        return history
    }

    private struct Result {
        let item: SurveillanceItem
        let sequence: Int64
        let result: SurveillanceResult
    }

    /// The day by which both the weight and, in a session, the blood pressure were last taken.
    private func weighedAndMeasured(zone: TimeZone) -> Day? {
        guard let (_, weighed) = weight, let session = sessions.last(where: { $0.peakSystolic != nil }) else {
            return nil
        }
        return min(weighed, Day(session.openedAt, in: zone))
    }

    /// The product's own bladder questions: their total is the number of symptoms, and blood alone is enough.
    private func bladderQuestionnaires(_ treatment: TreatmentProtocol) -> [Result] {
        sheets.filter { $0.content.scale == "own-bladder" }.compactMap { sheet in
            sheet.content.total.map { symptoms in
                let isBlood = sheet.content.flags.contains("blood-in-urine")
                let isPositive =
                    isBlood
                    || SurveillanceCalendar.bladderIsPositive(symptoms: Int(symptoms), scoreRose: false, treatment)
                return Result(
                    item: .bladder, sequence: sheet.sequence,
                    result: SurveillanceResult(
                        on: sheet.content.on, positive: isPositive, rule: isBlood ? "SURVEY-BLADDER-STOP" : nil))
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

    /// The product's own tasks, all of them on one day, against the first day on the chart that has them all.
    private func cognitiveTasks(_ treatment: TreatmentProtocol) -> [Result] {
        let battery = Set(treatment.texts("SURVEY-COGNITION-TASKS"))
        let done = Dictionary(grouping: scores.filter { battery.contains($0.content.scale) }, by: \.content.on)
            .filter { Set($0.value.map(\.content.scale)) == battery }
        guard !battery.isEmpty, let first = done.keys.min() else { return [] }
        func totals(_ day: Day) -> [String: Double] {
            Dictionary((done[day] ?? []).map { ($0.content.scale, $0.content.total) }, uniquingKeysWith: { $1 })
        }
        let baseline = totals(first)
        return done.map { day, tests in
            let current = totals(day)
            let isPositive = battery.contains { scale in
                guard let before = baseline[scale], let now = current[scale] else { return false }
                return SurveillanceCalendar.taskIsPositive(scale, baseline: before, current: now, treatment)
            }
            return Result(
                item: .cognition, sequence: tests.map(\.sequence).max() ?? 0,
                result: SurveillanceResult(
                    on: day, positive: isPositive, rule: isPositive ? "SURVEY-COGNITION-TASKS-LOSS" : nil))
        }
    }
}
