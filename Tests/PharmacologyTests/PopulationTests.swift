import Testing

@testable import Pharmacology

@Suite struct PopulationTests {
    static func forecast(_ model: String, _ dose: String, subjects: Int, seed: UInt64 = 7) throws -> Forecast {
        try Forecast(
            ForecastRequest(
                modelID: model, patient: PatientCovariates(weightKilograms: 70),
                regimen: Regimen([try DoseText.parse(dose, weightKilograms: 70)]), times: [0.25, 0.5, 2, 6],
                subjects: subjects, seed: seed))
    }

    static let doses = [
        ("otto-2021", "iv 35mg over 40min at 0min"), ("perez-ruixo-2021", "spravato 56mg at 0min"),
        ("simons-2022", "sl 50mg at 0min"), ("otto-2021", "im 25mg at 0min"),
    ]

    @Test(arguments: doses)
    func `the same seed gives the same people, another seed others`(model: String, dose: String) throws {
        let first = try Self.forecast(model, dose, subjects: 700)
        #expect(try Self.forecast(model, dose, subjects: 700) == first)
        #expect(try Self.forecast(model, dose, subjects: 700, seed: 8).series[0].band != first.series[0].band)
    }

    @Test(arguments: doses)
    func `quantiles are in order and the typical person is in the middle`(model: String, dose: String) throws {
        for series in try Self.forecast(model, dose, subjects: 2000).series {
            let band = try #require(series.band)
            for index in series.typical.indices {
                let line = [band.p05, band.p25, band.p50, band.p75, band.p95].map { $0[index] }
                #expect(line == line.sorted())
                #expect(band.p25[index] <= series.typical[index] && series.typical[index] <= band.p75[index])
            }
        }
    }

    @Test func `a subject is the same whoever else is drawn, on however many cores`() throws {
        let compiled = try Predictions.compiled("otto-2021", ["iv 35mg over 40min at 0min"])
        let effects = RandomEffects(compiled)
        var one = RandomSource(seed: 3, subject: 41)
        var again = RandomSource(seed: 3, subject: 41)
        var other = RandomSource(seed: 3, subject: 42)
        let drawn = effects.draw(&one)
        #expect(drawn == effects.draw(&again))
        #expect(drawn != effects.draw(&other))
    }

    @Test func `drawn people have the covariance of the model`() throws {
        let compiled = try Predictions.compiled("otto-2021", ["iv 35mg over 40min at 0min"])
        let effects = RandomEffects(compiled)
        let count = 40_000
        let people = (0..<count).map { index in
            var source = RandomSource(seed: 1, subject: index)
            return effects.draw(&source)
        }
        for row in 0..<4 {
            for column in 0..<4 {
                let mean = people.reduce(0) { $0 + $1[row] * $1[column] } / Double(count)
                let scale = (effects.covariance[row][row] * effects.covariance[column][column]).squareRoot()
                #expect(abs(mean - effects.covariance[row][column]) < 0.03 * scale)
            }
        }
    }

    @Test func `quantiles are those of a full sort`() {
        var source = RandomSource(seed: 5, subject: 0)
        for count in [1, 2, 3, 10, 999, 1000] {
            let values = (0..<count).map { _ in source.normal() * source.normal() * source.normal() }
            let sorted = values.sorted()
            var quantiles = Quantiles(count: count)
            let found = values.withUnsafeBufferPointer { quantiles.of($0) }
            for (probability, value) in zip(Quantiles.probabilities, found) {
                let rank = probability * Double(count - 1)
                let below = Int(rank)
                let above = min(below + 1, count - 1)
                let wanted = sorted[below] + (rank - Double(below)) * (sorted[above] - sorted[below])
                #expect(abs(value - wanted) <= 1e-12 * max(1, abs(wanted)))
            }
        }
    }

    @Test func `a model without published variability gives no population`() {
        #expect(throws: PharmacologyRefusal.self) {
            try Self.forecast("kamp-2020", "iv 35mg over 40min at 0min", subjects: 10)
        }
        #expect(throws: PharmacologyRefusal.self) {
            try Self.forecast("otto-2021", "iv 35mg over 40min at 0min", subjects: -1)
        }
        #expect(throws: PharmacologyRefusal.self) {
            try Self.forecast("otto-2021", "iv 35mg over 40min at 0min", subjects: .max)
        }
    }

    @Test func `nobody absorbs more than the dose`() throws {
        let compiled = try Predictions.compiled("perez-ruixo-2021", ["spravato 28mg at 0min"], race: .japanese)
        let effects = RandomEffects(compiled)
        for subject in 0..<2000 {
            var source = RandomSource(seed: 2, subject: subject)
            let parameters = compiled.parameters(etas: effects.draw(&source), occasion: 0)
            let total = compiled.infusates([parameters]).reduce(0) { $0 + $1.milligrams }
            #expect(total <= 28.0000001)
        }
    }
}
