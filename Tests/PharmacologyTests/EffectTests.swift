import Testing

@testable import Pharmacology

@Suite struct EffectTests {
    static func request(_ model: String = "otto-2021", milligrams: Double = 35, hours: Double = 6) -> ForecastRequest {
        ForecastRequest(
            modelID: model, patient: PatientCovariates(weightKilograms: 70),
            regimen: Regimen([
                Dose(.intravenous, milligrams: milligrams, substance: .racemic, startHours: 0, durationHours: 40.0 / 60)
            ]), times: (0...Int(hours * 6)).map { Double($0) / 6 }, subjects: 300, seed: 2)
    }

    @Test func `each curve goes through the points it was drawn through`() {
        #expect(abs(EffectModel.model(.systolic).value(86) - 8) < 0.3)
        #expect(abs(EffectModel.model(.systolic).value(1959) - 32) < 0.5)
        #expect(abs(EffectModel.model(.diastolic).value(86) - 5) < 0.2)
        #expect(abs(EffectModel.model(.heartRate).value(1959) - 28) < 0.3)
        #expect(abs(EffectModel.model(.dissociation).value(92.5) - 16.4) < 0.2)
        #expect(abs(EffectModel.model(.nausea).value(102) - 0.269) < 0.002)
        #expect(abs(EffectModel.model(.sedation).value(102) - 0.207) < 0.002)
    }

    @Test func `the site of effect follows a constant level by its half-time`() {
        let times = (0...60).map { Double($0) / 60 }
        let line = EffectSite(halfTimeMinutes: 10.0).line(times.map { _ in 100.0 }, times: times)
        #expect(abs(line[10] - 50) < 1e-9 && abs(line[20] - 75) < 1e-9 && abs(line[60] - 98.4375) < 1e-9)
    }

    @Test(arguments: EffectModel.Endpoint.allCases)
    func `an effect rises late, falls back, and its return is a band in order`(endpoint: EffectModel.Endpoint) throws {
        let effect = try EffectForecast(Self.request(), endpoint: endpoint)
        let peak = effect.typical.firstIndex(of: effect.typical.max() ?? 0) ?? 0
        #expect((4...5).contains(peak), "the peak is at or soon after the end of the infusion")
        #expect(abs(effect.typical[0] - effect.model.baseline) < 1e-12)
        #expect((effect.typical.last ?? 9) < effect.typical[peak])
        #expect(effect.backNearBaseline == effect.backNearBaseline.sorted())
        #expect(try EffectForecast(Self.request(), endpoint: endpoint) == effect)
        #expect(effect.statement == Statement.exposure)
    }

    @Test func `a larger dose keeps signs away from baseline for longer`() throws {
        let small = try EffectForecast(Self.request(milligrams: 20), endpoint: .systolic)
        let large = try EffectForecast(Self.request(milligrams: 60), endpoint: .systolic)
        #expect(large.backNearBaseline[2] > small.backNearBaseline[2])
    }

    @Test func `a model of racemic ketamine counts half as esketamine`() throws {
        let effect = try EffectForecast(Self.request("kamp-2020"), endpoint: .dissociation)
        let blood = try Forecast(Self.request("kamp-2020").withoutPeople).series[0].typical
        #expect((effect.typical.max() ?? 0) < 0.178 * (blood.max() ?? 0) / 2 * 1.001)
    }

    @Test func `charted pressure teaches strength, and little where there are few rows`() throws {
        var request = Self.request()
        request.subjects = 0
        request.times = (0...240).map { Double($0) / 60 }
        let strong = try EffectForecast(request, endpoint: .systolic, response: EffectResponse(strength: 2.5))
        let rows = stride(from: 0, through: 240, by: 5).map {
            ChartedSign(.systolic, hours: Double($0) / 60, value: 121 + strong.typical[$0])
        }
        let many = try EffectFit(request, signs: rows).estimates[0]
        // The prior of 1 pulls it down.
        #expect((1.8...2.6).contains(many.response.strength))
        #expect(abs(many.baselines[0] - 121) < 2)
        #expect(many.shrinkage[0] < 0.5 && many.shrinkage[2] > 0.99)
        let few = try EffectFit(request, signs: Array(rows.prefix(1))).estimates[0]
        #expect(few.shrinkage[0] > 0.9)
        #expect(few.learned.contains("little"))
    }

    @Test func `charted sedation teaches strength as far as yes and no can`() throws {
        let request = Self.request().withoutPeople
        func rows(_ isSedated: (Int) -> Bool) -> [ChartedSign] {
            stride(from: 0, through: 240, by: 5).map {
                ChartedSign(.sedation, hours: Double($0) / 60, value: isSedated($0) ? 1 : 0)
            }
        }
        let strong = try EffectFit(request, signs: rows { (15..<120).contains($0) }).estimates[0]
        let weak = try EffectFit(request, signs: rows { _ in false }).estimates[0]
        #expect(strong.response.strength > 1.5 && weak.response.strength < 1)
        #expect(strong.shrinkage[0] < weak.shrinkage[0] && strong.baselines.isEmpty)
        let one = try EffectFit(request, signs: [ChartedSign(.sedation, hours: 0.7, value: 1)]).estimates[0]
        #expect(one.shrinkage[0] > 0.9 && one.learned.contains("little"))
        #expect(throws: PharmacologyRefusal.self) {
            try EffectFit(request, signs: [ChartedSign(.sedation, hours: 0.7, value: 3)])
        }
    }

    @Test func `less effect in later sessions is learned as habituation`() throws {
        var request = Self.request()
        request.subjects = 0
        request.regimen = Regimen(
            [0.0, 72, 144].map {
                Dose(.intravenous, milligrams: 35, substance: .racemic, startHours: $0, durationHours: 40.0 / 60)
            })
        let first = try EffectForecast(
            ForecastRequest(
                modelID: "otto-2021", patient: request.patient, regimen: Regimen([request.regimen.doses[0]]),
                times: (0...120).map { Double($0) / 60 }), endpoint: .dissociation)
        let rows = [0.0, 72, 144].enumerated().flatMap { session, start in
            stride(from: 10, through: 120, by: 10).map { minute in
                ChartedSign(
                    .dissociation, hours: start + Double(minute) / 60,
                    value: 1 + first.typical[minute] * [1, 0.6, 0.36][session])
            }
        }
        let estimate = try EffectFit(request, signs: rows).estimates[0]
        #expect(estimate.response.habituation < 0.82)
        #expect(estimate.shrinkage[2] < 0.5)
    }

    @Test(arguments: Interaction.all.map(\.id))
    func `an interaction moves the oral exposure by its published ratio`(id: String) throws {
        let interaction = try Interaction.find(id)
        let times = Predictions.grid(hours: 72)
        for (model, dose) in [("perez-ruixo-2021", "po 50mg at 0min"), ("otto-2021", "po 50mg at 0min")] {
            var request = ForecastRequest(
                modelID: model, patient: PatientCovariates(weightKilograms: 70),
                regimen: Regimen([try DoseText.parse(dose, weightKilograms: 70)]), times: times)
            let alone = Exposure(try Forecast(request), .esketamine).area
            request.interactions = [id]
            let both = Exposure(try Forecast(request), .esketamine).area
            #expect(abs(both / alone / interaction.oralExposureRatio - 1) < 0.2, "\(id) in \(model)")
        }
        #expect(throws: PharmacologyRefusal.self) { try Interaction.find("water") }
    }

    @Test func `an inhibitor leaves an infusion as it was`() throws {
        var request = Self.request().withoutPeople
        let alone = try Forecast(request).series[0].typical
        request.interactions = ["clarithromycin"]
        for (one, other) in zip(try Forecast(request).series[0].typical, alone) {
            #expect(abs(one - other) <= 1e-12 * other)
        }
    }

    @Test func `metabolites are left out under an interaction, and refused when asked for`() throws {
        var request = Self.request().withoutPeople
        request.interactions = ["grapefruit"]
        let forecast = try Forecast(request)
        #expect(forecast.series.map(\.analyte) == [.esketamine])
        #expect(forecast.notes.contains { $0.contains("metabolites are left out") })
        request.analytes = [.norketamine]
        let refusal = #expect(throws: PharmacologyRefusal.self) { try Forecast(request) }
        #expect(refusal?.line.contains("Grapefruit juice does to norketamine is not known") == true)
    }

    @Test func `two interactions at once are refused`() throws {
        var request = Self.request().withoutPeople
        for pair in [["grapefruit", "rifampicin"], ["grapefruit", "grapefruit"]] {
            request.interactions = pair
            let refusal = #expect(throws: PharmacologyRefusal.self) { try Forecast(request) }
            #expect(refusal?.reason.contains("were not studied") == true)
        }
    }

    @Test func `all effects together are each effect alone`() throws {
        var request = Self.request("perez-ruixo-2021")
        request.regimen = Regimen([Dose(.spravato, milligrams: 84, startHours: 0)])
        for effect in try EffectForecast.all(request) {
            #expect(try EffectForecast(request, endpoint: effect.model.endpoint) == effect)
        }
    }

    @Test func `the dose for the same exposure is the ratio of the fractions absorbed`() throws {
        let comparison = try RouteComparison(
            modelID: "otto-2021", patient: PatientCovariates(weightKilograms: 70),
            reference: "iv 35mg over 40min at 0min")
        let wanted: [Route: Double] = [.intramuscular: 35 / 0.93, .sublingual: 35 / 0.29, .oral: 35 / 0.12]
        for (route, milligrams) in wanted {
            let row = try #require(comparison.rows.first { $0.route == route })
            #expect(abs(row.parentMilligrams / milligrams - 1) < 0.01)
        }
        let sublingual = try #require(comparison.rows.first { $0.route == .sublingual })
        #expect((sublingual.withNorketamineMilligrams ?? 999) < sublingual.parentMilligrams)
        #expect(comparison.rows.contains { $0.route == .spravato })
    }
}

@Suite struct PlasticityCascadeTests {
    /// Computed apart from this program with an adaptive solver at 1e-10.
    @Test func `one dose follows the published illustration`() throws {
        let days = [2.0 / 24, 4.0 / 24, 0.5, 1, 3, 7, 14, 28]
        let wanted = [8.4655, 10.0549, 10.6285, 10.2836, 8.9089, 6.8557, 5.1947, 4.0741]
        let cascade = try PlasticityCascade(doses: [.init(day: 0)], days: days)
        for (effect, value) in zip(cascade.drugEffect, wanted) { #expect(abs(effect - value) < 1e-4) }
    }

    @Test func `six doses follow it too, and saturate`() throws {
        let doses = [0.0, 3, 7, 10, 14, 17].map { PlasticityCascade.Dose(day: $0) }
        let cascade = try PlasticityCascade(doses: doses, days: [7, 14, 18, 24, 45, 73])
        let wanted = [10.6747, 11.9676, 14.2709, 10.6117, 6.9934, 5.0134]
        for (effect, value) in zip(cascade.drugEffect, wanted) { #expect(abs(effect - value) < 1e-4) }
        #expect(abs(cascade.synapses[2] - 0.86164) < 1e-5)
    }

    @Test func `it says what it is and quotes the trials that found nothing`() throws {
        let cascade = try PlasticityCascade(doses: [.init(day: 0)], days: [1])
        #expect(cascade.label.hasPrefix("ILLUSTRATIVE"))
        #expect(cascade.negativeTrials.contains { $0.contains("KARMA-Dep 2") && $0.contains("-3.16") })
        #expect(throws: PharmacologyRefusal.self) { try PlasticityCascade(doses: [], days: [1]) }
        #expect(throws: PharmacologyRefusal.self) { try PlasticityCascade(doses: [.init(day: 0, q: -1)], days: [1]) }
    }
}
