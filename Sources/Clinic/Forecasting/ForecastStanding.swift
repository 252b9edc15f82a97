public import Care

/// How a forecast in the record stands against the engine of today.
public enum ForecastStanding: Sendable, Hashable {
    /// Made again from its inputs it is the same.
    case same
    /// The model has other numbers by now, whose hash this is.
    case otherModel(hash: String)
    /// The same model and inputs, and yet other numbers.
    case otherNumbers
    /// No model speaks about these inputs any more.
    case refused

    public init(_ kept: KeptForecast) {
        self.init(kept, again: try? DoseForecast(again: kept))
    }

    /// - Parameter cache: holds it already where the present forecast is still the kept one.
    public init(_ kept: KeptForecast, from cache: ForecastCache) {
        let isUsual = kept.subjects == DoseForecast.subjects && kept.seed == DoseForecast.seed
        self.init(
            kept, again: isUsual ? try? cache.forecast(DoseQuestion(kept)) : try? DoseForecast(again: kept))
    }

    private init(_ kept: KeptForecast, again: DoseForecast?) {
        guard let now = again?.kept(on: kept.occasion) else {
            self = .refused
            return
        }
        guard now.modelHash == kept.modelHash else {
            self = .otherModel(hash: now.modelHash)
            return
        }
        let pairs = [
            (now.peak.p05, kept.peak.p05), (now.peak.p25, kept.peak.p25), (now.peak.p50, kept.peak.p50),
            (now.peak.p75, kept.peak.p75), (now.peak.p95, kept.peak.p95), (now.peakMinute, kept.peakMinute),
        ]
        self = pairs.allSatisfy { abs($0 - $1) <= 1e-9 * max(1, abs($1)) } ? .same : .otherNumbers
    }
}
