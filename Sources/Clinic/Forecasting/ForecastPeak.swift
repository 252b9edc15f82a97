public import Pharmacology

/// The highest concentration of a forecast, as a table tells it.
public struct ForecastPeak: Sendable, Hashable {
    /// ng/mL: the middle of the population, its 5th and its 95th percentile at that moment.
    public let median: Double
    public let low: Double
    public let high: Double
    /// Minutes from the start of dosing.
    public let minute: Double

    /// Of the drug that was given; nil without a population.
    public init?(_ forecast: Forecast) {
        guard let band = forecast.parent?.band,
            let index = band.p50.indices.max(by: { band.p50[$0] < band.p50[$1] })
        else { return nil }
        median = band.p50[index]
        low = band.p05[index]
        high = band.p95[index]
        minute = forecast.times[index] * 60
    }
}
