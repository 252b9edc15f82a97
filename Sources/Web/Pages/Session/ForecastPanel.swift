import Care
import Clinic
import Pharmacology

/// The predicted band beside what is charted: the order before the dose, then what was really given, drawn again at every
/// pause, change of rate and stop.
struct ForecastPanel: Component {
    let page: SessionPage

    var html: HTML {
        guard let person else { return HTML() }
        let title = "Predicted concentration"
        do {
            let forecast = try DoseForecast(page.session, plan: page.plan, for: person)
            return Panel(title: title, remark: remark, id: "forecast", body: figure(forecast)).html
        } catch {
            let words = (error as? Refusal).map { "\($0.reason) \($0.remedy)" } ?? "The engine did not answer."
            return Panel(title: title, id: "forecast", body: "<p class=\"soft\">No forecast: \(words)</p>").html
        }
    }

    /// Weighed today where the check says so, else as the chart or the order has it.
    private var person: DoseForecast.Person? {
        let course = page.view.course
        return DoseForecast.Person(
            course, weight: page.session.check?.content.weight ?? course.weight?.0 ?? page.plan.dose.weight,
            on: Day(page.now, in: page.clock.zone))
    }

    private var startedAt: Instant? { page.session.givenParts.first?.start }

    private var remark: String {
        startedAt == nil ? "of the order" : "of what was given, and what still runs"
    }

    private func figure(_ forecast: DoseForecast) -> HTML {
        let now = startedAt.map { page.now.minutes(since: $0) }.flatMap { (0...240).contains($0) ? $0 : nil }
        return """
            \(ForecastFigure(
                title: "Predicted concentration over the session", forecast: forecast.forecast, spread: forecast.spread,
                infusions: forecast.infusions, marks: now.map { [.init(minute: $0, words: "now")] } ?? []))\
            <p class="small soft">\(forecast.forecast.modelTitle), model \(forecast.forecast.modelHash.prefix(12)), \
            \(String(forecast.forecast.request.subjects)) virtual people, seed \(String(forecast.forecast.request.seed)). \
            Dashed lines are other models.</p>
            """
    }
}
