@testable import Pharmacology

/// Forecasts as the tests ask for them.
enum Predictions {
    static func typical(
        _ model: String, _ doses: [String], weight: Double = 70, age: Double? = nil,
        race: PatientCovariates.Race? = nil, times: [Double], extrapolate: Bool = false
    ) throws -> Forecast {
        try Forecast(
            ForecastRequest(
                modelID: model, patient: PatientCovariates(weightKilograms: weight, ageYears: age, race: race),
                regimen: Regimen(try doses.map { try DoseText.parse($0, weightKilograms: weight) }), times: times,
                extrapolate: extrapolate))
    }

    /// Every half minute.
    static func grid(hours: Double) -> [Double] { (0...Int(hours * 120)).map { Double($0) / 120 } }

    static func compiled(
        _ model: String, _ doses: [String], weight: Double = 70, age: Double? = nil,
        race: PatientCovariates.Race? = nil
    ) throws -> CompiledModel {
        try PreparedForecast(
            ForecastRequest(
                modelID: model, patient: PatientCovariates(weightKilograms: weight, ageYears: age, race: race),
                regimen: Regimen(try doses.map { try DoseText.parse($0, weightKilograms: weight) }), times: [])
        ).compiled
    }
}

/// Peak, its time and the area under a line.
struct Exposure {
    let peak: Double
    let peakHours: Double
    let area: Double

    init(_ values: [Double], times: [Double]) {
        var peak = 0.0
        var peakHours = 0.0
        var area = 0.0
        for index in values.indices {
            if values[index] > peak { (peak, peakHours) = (values[index], times[index]) }
            if index > 0 { area += (times[index] - times[index - 1]) * (values[index] + values[index - 1]) / 2 }
        }
        self.peak = peak
        self.peakHours = peakHours
        self.area = area
    }

    init(_ forecast: Forecast, _ analyte: Analyte) {
        self.init(forecast.series(analyte)?.typical ?? [], times: forecast.times)
    }
}
