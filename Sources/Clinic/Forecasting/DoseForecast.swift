import Care
public import Pharmacology

/// What a dose is expected to do to one patient's plasma concentration, with the models' disagreement beside it.
///
/// Pure: the chart's facts come in, the same facts give the same forecast on any machine.
///
///     let forecast = try DoseForecast(DoseQuestion(order, of: .racemicKetamine, by: .intravenous, for: person))
///     forecast.forecast.parent?.band?.p95
public struct DoseForecast: Sendable {
    public let question: DoseQuestion
    public let forecast: Forecast
    /// The other models that may speak about this person and route.
    public let spread: ModelSpread

    /// How many virtual people a band is drawn from.
    public static let subjects = 1_000
    /// How many respond with signs of their own.
    public static let respondingSubjects = 500
    /// One seed for all, so that two doses differ by the dose alone.
    public static let seed: UInt64 = 1

    /// - Throws: a refusal in plain words when no model may speak about this person, route or drug.
    public init(_ question: DoseQuestion) throws {
        try self.init(question, subjects: Self.subjects, seed: Self.seed)
    }

    init(_ question: DoseQuestion, subjects: Int, seed: UInt64) throws {
        self.question = question
        let request = question.request(subjects: subjects, seed: seed)
        forecast = try Self.inWords { try Forecast(request) }
        // Every model is given what the first one was given of its own substance, so that the lines can be compared.
        var comparable = request
        for index in comparable.regimen.doses.indices where question.drug == .racemicKetamine {
            comparable.regimen.doses[index].amountMilligrams /= 2
        }
        spread = ModelSpread(comparable)
    }

    /// What the dose is expected to do to signs and symptoms, and when they are back.
    ///
    /// - Throws: a refusal as the forecast does.
    public static func effects(_ question: DoseQuestion) throws -> [EffectForecast] {
        let request = question.request(subjects: respondingSubjects, seed: seed)
        return try inWords { try EffectForecast.all(request) }
    }

    private static func inWords<Answer>(_ body: () throws -> Answer) throws -> Answer {
        do {
            return try body()
        } catch let refusal as PharmacologyRefusal {
            throw Refusal(code: "forecast.\(refusal.field)", reason: refusal.reason, remedy: refusal.remedy)
        }
    }
}
