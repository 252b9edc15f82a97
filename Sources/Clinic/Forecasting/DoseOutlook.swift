public import Care
public import Foundation
public import Pharmacology

/// A dose's forecast with its effects, as a page shows it.
public struct DoseOutlook: Sendable {
    public let forecast: DoseForecast
    public let effects: [EffectForecast]
    public let interactions: ChartedInteractions

    /// - Throws: a refusal in plain words when no model may speak about this person, route or drug.
    public init(_ question: DoseQuestion, _ interactions: ChartedInteractions, from cache: ForecastCache) throws {
        forecast = try cache.forecast(question)
        effects = try cache.effects(question)
        self.interactions = interactions
    }

    public var question: DoseQuestion { forecast.question }
}

extension ChartedInteractions {
    /// What is charted about a patient that changes a forecast of this plan.
    public init(of course: Course, with plan: Plan, on today: Day) {
        self.init(course.exposureMedicines(on: today), drug: plan.drug, route: plan.route)
    }
}

extension SessionView {
    /// What was given, and what still runs, as its page shows it; nil while nobody has weighed the patient.
    ///
    /// - Throws: a refusal in plain words when no model may speak about this person, route or drug.
    public func outlook(from cache: ForecastCache, in zone: TimeZone) throws -> DoseOutlook? {
        let today = Day(now, in: zone)
        guard let person = DoseQuestion.Person(course, in: session, plan: plan, on: today) else { return nil }
        let interactions = ChartedInteractions(of: course, with: plan, on: today)
        return try DoseOutlook(
            DoseQuestion(session, plan: plan, for: person, under: interactions.used), interactions, from: cache)
    }
}
