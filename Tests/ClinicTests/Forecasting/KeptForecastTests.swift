import Care
import Foundation
import Testing

@testable import Clinic

@Suite("Forecasts in the record") struct KeptForecastTests {
    private func session(_ treated: Treated, _ clinic: ClinicFixture) async throws -> TreatmentSession {
        try await clinic.view(treated.session, of: treated.patient).session
    }

    @Test func aDraftAndAnOrderKeepWhatWasForecastForThem() async throws {
        try await ClinicFixture.with { clinic in
            let course = try await clinic.course(try await clinic.treated(to: .planned).patient)
            #expect(course.forecasts.map(\.content.occasion) == ["plan drafted", "plan signed"])
            let kept = try #require(course.forecasts.last?.content)
            let plan = try #require(course.plan?.content.plan)
            #expect(kept.modelID == "otto-2021" && kept.modelHash.count == 64)
            #expect(kept.parts == [.init(milligrams: plan.dose.milligrams, duration: plan.dose.infusion)])
            #expect(kept.weight == course.weight?.0 && kept.subjects == 1000 && kept.seed == 1)
            #expect(kept.peak.p05 < kept.peak.p50 && kept.peak.p50 < kept.peak.p95)
            #expect(kept.lowestOfModels < kept.highestOfModels)
        }
    }

    @Test func whatIsKeptComesOutTheSameAgain() async throws {
        try await ClinicFixture.with { clinic in
            let course = try await clinic.course(try await clinic.treated(to: .planned).patient)
            let kept = try #require(course.forecasts.last?.content)
            // As it stands in the record: written as JSON and read back.
            let entry = ChartEntry.forecastKept(kept)
            #expect(try ChartEntry(kind: entry.kind, payload: try entry.payload()) == entry)
            let again = try #require(try DoseForecast(again: kept).kept(on: kept.occasion))
            #expect(again == kept)
            #expect(ForecastStanding(kept) == .same)
            #expect(ForecastStanding(kept, from: ForecastCache()) == .same)
        }
    }

    @Test func aChangedModelIsSeenByItsHash() async throws {
        try await ClinicFixture.with { clinic in
            let course = try await clinic.course(try await clinic.treated(to: .planned).patient)
            var kept = try #require(course.forecasts.last?.content)
            let present = kept.modelHash
            kept.modelHash = String(repeating: "0", count: 64)
            #expect(ForecastStanding(kept) == .otherModel(hash: present))
            kept.modelHash = present
            kept.subjects = 999
            #expect(ForecastStanding(kept) == .otherNumbers)
            kept.age = 9
            #expect(ForecastStanding(kept) == .refused)
        }
    }

    @Test func everyChangeOfADoseKeepsAForecastOfItsOwn() async throws {
        try await ClinicFixture.with { clinic in
            let treated = try await clinic.treated(to: .charted)
            #expect(try await session(treated, clinic).forecasts.isEmpty)
            try await clinic.startInfusion(treated)
            clinic.pass(minutes: 10)
            try await clinic.give(.rateChanged(share: 0.5, reason: "pressure"), treated)
            clinic.pass(minutes: 10)
            try await clinic.give(.paused(reason: "nausea"), treated)
            clinic.pass(minutes: 5)
            try await clinic.give(.stopped(reason: "distress"), treated)
            let kept = try await session(treated, clinic).forecasts.map(\.content)
            #expect(kept.map(\.occasion) == ["Infusion started", "Rate changed", "Paused", "Stopped"])
            #expect(kept[0].parts.map(\.milligrams) == [Milligrams(35)])
            // 10 min at full rate, then 10 at half: 8.75 and 4.375 mg.
            #expect(kept[3].parts.map(\.milligrams.value) == [8.75, 4.375])
            #expect(kept[3].peak.p50 < kept[0].peak.p50)
            #expect(kept.allSatisfy { ForecastStanding($0) == .same })
            let course = try await clinic.course(treated.patient)
            #expect(course.forecasts.map(\.content.occasion) == ["plan drafted", "plan signed"])
        }
    }

    @Test func aSecondLookAsksTheEngineNothing() throws {
        let cache = ForecastCache()
        let question = DoseQuestion(
            [.init(milligrams: Milligrams(40), duration: Minutes(40))], of: .racemicKetamine, by: .intravenous,
            for: DoseQuestion.Person(weight: Kilograms(80), age: 40, sex: .female))
        let first = try cache.forecast(question)
        #expect(try cache.forecast(question).forecast == first.forecast)
        #expect(cache.count == 1)
        for milligrams in 1...80 {
            _ = try cache.forecast(
                DoseQuestion(
                    [.init(milligrams: Milligrams(Double(milligrams)))], of: .racemicKetamine, by: .oral,
                    for: question.person, through: Minutes(4)))
        }
        #expect(cache.count == ForecastCache.most)
    }
}

@Suite("What charted medicines do to a forecast") struct ChartedInteractionsTests {
    private func medicine(_ substance: ExposureMedicine.Substance) -> ExposureMedicine {
        ExposureMedicine(substance: substance, name: substance.rawValue)
    }

    private func charted(
        _ substances: [ExposureMedicine.Substance], _ route: Route, _ drug: Drug = .racemicKetamine
    ) -> ChartedInteractions {
        ChartedInteractions(substances.map(medicine), drug: drug, route: route)
    }

    @Test func aStudiedMedicineIsInTheForecastOfASwallowedDose() {
        for (route, drug) in [(Route.oral, Drug.racemicKetamine), (.intranasal, .esketamine)] {
            let found = charted([.clarithromycin], route, drug)
            #expect(found.used == "clarithromycin")
            #expect(found.statements.count == 1 && found.statements[0].contains("2.6 times"))
            #expect(found.statements[0].contains("Hagelberg 2010"))
        }
    }

    @Test func anInhibitorOfTheGutLeavesAnInfusionAlone() {
        let found = charted([.grapefruit], .intravenous)
        #expect(found.used == nil)
        #expect(found.statements.first?.contains("nothing changes") == true)
        #expect(charted([.rifampicin], .intravenous).used == "rifampicin")
    }

    @Test func whatCannotBePutIntoNumbersIsSaid() {
        for found in [
            charted([.strongInhibitor], .oral), charted([.inducer], .oral), charted([.clopidogrel], .oral),
            charted([.clarithromycin], .sublingual), charted([.clarithromycin], .intranasal),
        ] {
            #expect(found.used == nil)
            #expect(found.statements.first?.contains("cannot be quantified") == true)
        }
    }

    @Test func twoStudiedMedicinesTogetherAreNotMultiplied() {
        let found = charted([.clarithromycin, .rifampicin, .inducer], .oral)
        #expect(found.used == nil)
        #expect(found.statements.count == 2 && found.statements[0].contains("not studied"))
    }

    @Test func nothingChartedIsNothingSaid() {
        #expect(charted([], .oral) == ChartedInteractions([], drug: .racemicKetamine, route: .oral))
        #expect(charted([], .oral).statements.isEmpty)
    }

    @Test func theSwallowedPartChangesWithTheMedicine() throws {
        let person = DoseQuestion.Person(weight: Kilograms(80), age: 40, sex: .female)
        func peak(_ interaction: String?) throws -> Double {
            let question = DoseQuestion(
                [.init(milligrams: Milligrams(50))], of: .racemicKetamine, by: .oral, for: person,
                under: interaction)
            return try #require(ForecastPeak(try DoseForecast(question).forecast)).median
        }
        let alone = try peak(nil)
        #expect(try abs(peak("grapefruit") / alone - 3) < 0.01)
        #expect(try peak("rifampicin") < alone / 3)
    }
}
