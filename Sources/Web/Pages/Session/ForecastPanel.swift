import Care
import Clinic
import Pharmacology

/// The predicted band beside what is charted: the order before the dose, then what was really given, drawn again at every
/// pause, change of rate and stop.
struct ForecastPanel: Component {
    /// What there is to show.
    enum Content: Sendable {
        /// Nobody has weighed the patient.
        case none
        case outlook(DoseOutlook, KeptForecastList)
        case refused(any Error)

        init(_ view: SessionView, from cache: ForecastCache, clock: WallClock) {
            do {
                let list = KeptForecastList(view.session.forecasts, from: cache, clock: clock)
                self = try view.outlook(from: cache, in: clock.zone).map { .outlook($0, list) } ?? .none
            } catch {
                self = .refused(error)
            }
        }
    }

    let page: SessionPage

    private static let title = "Predicted concentration"

    var html: HTML {
        switch page.forecast {
        case .none: HTML()
        case .refused(let error): Panel(title: Self.title, id: "forecast", body: NoForecast(error: error).html).html
        case .outlook(let outlook, let kept):
            Panel(title: Self.title, remark: remark, id: "forecast", body: "\(figures(outlook))\(kept)").html
        }
    }

    private var startedAt: Instant? { page.session.givenParts.first?.start }

    private var remark: String {
        startedAt == nil ? "of the order" : "of what was given, and what still runs"
    }

    private func figures(_ outlook: DoseOutlook) -> HTML {
        let now = startedAt.map { page.now.minutes(since: $0) }.flatMap { (0...240).contains($0) ? $0 : nil }
        let forecast = outlook.forecast.forecast
        return """
            \(OutlookFigures(title: "Predicted concentration over the session", outlook: outlook, now: now))\
            <p class="small soft">\(forecast.modelTitle), model \(forecast.modelHash.prefix(12)), \
            \(String(forecast.request.subjects)) virtual people, seed \(String(forecast.request.seed)). \
            Dashed lines are other models.</p>
            """
    }
}
