import Care
import Clinic
import Pharmacology

/// What a dose will do, as the plan page and the session page show it: the concentration's band, how far the models agree,
/// what charted medicines do to it, and when signs are expected back.
struct OutlookFigures: Component {
    let title: String
    let outlook: DoseOutlook
    var now: Double?

    var html: HTML {
        let marks = now.map { [ForecastFigure.Mark(minute: $0, words: "now")] } ?? []
        return """
            \(ForecastFigure(
                title: title, forecast: outlook.forecast.forecast, spread: outlook.forecast.spread,
                infusions: outlook.question.infusions, marks: marks))\
            \(disagreement)\
            \(outlook.interactions.statements.map { "<p class=\"small interaction\">\($0)</p>" as HTML })\
            <h3>Signs expected back near baseline</h3>\(RecoveryFigure(effects: outlook.effects, now: now))
            """
    }

    /// Beside what differs between people within one model, what differs between models.
    private var disagreement: HTML {
        let forecast = outlook.forecast.forecast
        guard let peak = ForecastPeak(forecast), let models = outlook.forecast.spread.peaks else { return HTML() }
        let others = outlook.forecast.spread.lines.map {
            "\($0.modelID) \(ForecastWords.whole($0.peak)) (\($0.site.rawValue))"
        }
        return """
            <p class="small models"><strong>Between people</strong> of \(forecast.request.modelID) nine in ten peaks lie from \
            \(ForecastWords.whole(peak.low)) to \(ForecastWords.whole(peak.high)) ng/mL; <strong>between models</strong> the \
            typical peak lies from \(ForecastWords.whole(models.lowerBound)) to \(ForecastWords.whole(models.upperBound)): \
            \(others.joined(separator: ", ")).</p>
            """
    }
}

/// Why there is no forecast.
struct NoForecast: Component {
    let error: any Error

    var html: HTML {
        let words = (error as? Refusal).map { "\($0.reason) \($0.remedy)" } ?? "The engine did not answer."
        return "<p class=\"soft\">No forecast: \(words)</p>"
    }
}
