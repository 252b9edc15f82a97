public import Care
import Pharmacology
import Records

extension DoseForecast {
    /// For the record; nil without a population.
    public func kept(on occasion: String) -> KeptForecast? {
        guard let peak = ForecastPeak(forecast) else { return nil }
        let peaks = spread.peaks ?? peak.median...peak.median
        return KeptForecast(
            occasion: occasion, modelID: forecast.request.modelID, modelHash: forecast.modelHash,
            weight: question.person.weight, age: question.person.age, sex: question.person.sex, drug: question.drug,
            route: question.route, parts: question.parts, interaction: question.interaction,
            minutes: question.minutes, subjects: forecast.request.subjects, seed: forecast.request.seed,
            peak: peak.band, peakMinute: peak.minute, lowestOfModels: peaks.lowerBound,
            highestOfModels: peaks.upperBound)
    }

    /// The same forecast again, from what the record has.
    ///
    /// - Throws: a refusal when its model may not speak about the person any more.
    public init(again kept: KeptForecast) throws {
        try self.init(DoseQuestion(kept), subjects: kept.subjects, seed: kept.seed)
    }
}

extension Clinic {
    /// The forecast of a plan's dose, to be written beside the plan; nothing while nobody has weighed the patient or no
    /// model may speak.
    func keptForecast(of plan: Plan, for course: Course, on today: Day, _ occasion: String) -> [ChartWrite] {
        guard let person = DoseQuestion.Person(course, on: today) else { return [] }
        let question = DoseQuestion(
            plan.dose, of: plan.drug, by: plan.route, for: person,
            under: ChartedInteractions(of: course, with: plan, on: today).used)
        return kept(question, occasion, .chart(course.patient))
    }

    /// The forecast of what was given so far in a session and of what still runs, to be written beside what changed it.
    func keptForecast(
        in session: TreatmentSession, plan: Plan, course: Course, on today: Day, _ occasion: String
    ) -> [ChartWrite] {
        guard let person = DoseQuestion.Person(course, in: session, plan: plan, on: today) else { return [] }
        let question = DoseQuestion(
            session, plan: plan, for: person,
            under: ChartedInteractions(of: course, with: plan, on: today).used)
        return kept(question, occasion, .session(session.id))
    }

    private func kept(_ question: DoseQuestion, _ occasion: String, _ stream: StreamName) -> [ChartWrite] {
        guard let kept = try? forecasts.forecast(question).kept(on: occasion) else { return [] }
        return [ChartWrite(stream: stream, content: .forecastKept(kept))]
    }
}
