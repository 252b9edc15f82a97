public import Care
public import Pharmacology

/// The highest concentration of a forecast, as a table tells it.
public struct ForecastPeak: Sendable, Hashable {
    /// ng/mL, at the moment at which the middle of the population is highest.
    public let band: KeptForecast.Band
    /// Minutes from the start of dosing.
    public let minute: Double

    public var median: Double { band.p50 }
    public var low: Double { band.p05 }
    public var high: Double { band.p95 }

    /// Of the drug that was given; nil without a population.
    public init?(_ forecast: Forecast) {
        guard let band = forecast.parent?.band,
            let index = band.p50.indices.max(by: { band.p50[$0] < band.p50[$1] })
        else { return nil }
        self.band = KeptForecast.Band(
            p05: band.p05[index], p25: band.p25[index], p50: band.p50[index], p75: band.p75[index],
            p95: band.p95[index])
        minute = forecast.times[index] * 60
    }
}
