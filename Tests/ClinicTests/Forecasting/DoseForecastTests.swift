import Care
import Clinic
import Pharmacology
import Testing

@Suite("Forecasts of a dose") struct DoseForecastTests {
    private let person = DoseQuestion.Person(weight: Kilograms(80), age: 40, sex: .female)

    private func drip(_ milligrams: Double, for person: DoseQuestion.Person? = nil) throws -> DoseForecast {
        try DoseForecast(
            DoseQuestion(
                [.init(milligrams: Milligrams(milligrams), duration: Minutes(40))], of: .racemicKetamine,
                by: .intravenous, for: person ?? self.person))
    }

    @Test func aDripPeaksAtItsEndWithinItsBand() throws {
        let peak = try #require(ForecastPeak(try drip(40).forecast))
        #expect(peak.minute == 40)
        #expect(peak.low < peak.median && peak.median < peak.high)
        // The typical person of the model, half of the racemate: 82.1 ng/mL at 40 minutes.
        #expect(abs(peak.median - 82.1) < 5)
    }

    @Test func theSameFactsGiveTheSameForecast() throws {
        #expect(try drip(40).forecast == drip(40).forecast)
    }

    @Test func twiceTheDoseIsTwiceTheConcentrationInThesePeople() throws {
        let (one, two) = (
            try #require(ForecastPeak(try drip(40).forecast)), try #require(ForecastPeak(try drip(80).forecast))
        )
        #expect(abs(two.median / one.median - 2) < 1e-9)
        #expect(abs(two.high / one.high - 2) < 1e-9)
    }

    @Test func otherModelsAreGivenAsMuchOfTheirOwnSubstance() throws {
        let forecast = try drip(40)
        let own = try #require(forecast.spread.lines.first { $0.modelID == "otto-2021" })
        #expect(own.values == forecast.forecast.parent?.typical)
        #expect(forecast.spread.lines.count > 3)
    }

    @Test func spravatoIsTakenDeviceByDevice() throws {
        let dose = PlannedDose(
            milligrams: Milligrams(84), perKilogram: nil, weight: nil, weighedOn: nil, concentration: nil, volume: nil,
            infusion: nil, devices: 3)
        let forecast = try DoseForecast(
            DoseQuestion(dose, of: .esketamine, by: .intranasal, for: person))
        #expect(forecast.forecast.request.modelID == "perez-ruixo-2021")
        #expect(forecast.question.parts.map(\.start.value) == [0, 5, 10])
        #expect(forecast.question.parts.map(\.milligrams.value) == [28, 28, 28])
    }

    @Test func aPersonNoModelSpeaksAboutIsRefusedInWords() {
        let child = DoseQuestion.Person(weight: Kilograms(20), age: 8, sex: .male)
        let refusal = #expect(throws: Refusal.self) { try drip(10, for: child) }
        #expect(refusal?.reason.contains("years") == true)
    }

    @Test func everyWayOfGivingHasAForecast() throws {
        for route in Care.Route.allCases {
            let forecast = try DoseForecast(
                DoseQuestion([.init(milligrams: Milligrams(50))], of: .racemicKetamine, by: route, for: person))
            #expect(ForecastPeak(forecast.forecast) != nil)
        }
    }
}
