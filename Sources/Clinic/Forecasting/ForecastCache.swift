public import Pharmacology
import Synchronization

/// Answers by their questions, so that a page that is drawn again asks nothing twice. The engine is pure: an answer never
/// grows old. Safe to use from any task.
public final class ForecastCache: Sendable {
    private struct Answers {
        var forecasts: [DoseQuestion: DoseForecast] = [:]
        var effects: [DoseQuestion: [EffectForecast]] = [:]
        /// Oldest first.
        var order: [DoseQuestion] = []
    }

    /// The oldest makes room for the newest.
    static let most = 64
    private let answers = Mutex(Answers())

    public init() {}

    /// Questions whose answers are kept.
    var count: Int { answers.withLock { $0.order.count } }

    /// - Throws: a refusal in plain words when no model may speak about this person, route or drug.
    public func forecast(_ question: DoseQuestion) throws -> DoseForecast {
        if let known = answers.withLock({ $0.forecasts[question] }) { return known }
        let forecast = try DoseForecast(question)
        answers.withLock {
            Self.note(question, in: &$0)
            $0.forecasts[question] = forecast
        }
        return forecast
    }

    /// - Throws: as ``forecast(_:)``.
    public func effects(_ question: DoseQuestion) throws -> [EffectForecast] {
        if let known = answers.withLock({ $0.effects[question] }) { return known }
        let effects = try DoseForecast.effects(question)
        answers.withLock {
            Self.note(question, in: &$0)
            $0.effects[question] = effects
        }
        return effects
    }

    private static func note(_ question: DoseQuestion, in answers: inout Answers) {
        guard answers.forecasts[question] == nil, answers.effects[question] == nil else { return }
        answers.order.append(question)
        guard answers.order.count > most else { return }
        let oldest = answers.order.removeFirst()
        answers.forecasts[oldest] = nil
        answers.effects[oldest] = nil
    }
}
