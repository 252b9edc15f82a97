import Testing

@testable import Pharmacology

@Suite struct IndividualFitTests {
    static let request = ForecastRequest(
        modelID: "otto-2021", patient: PatientCovariates(weightKilograms: 80),
        regimen: Regimen([Dose(.intravenous, milligrams: 35, startHours: 0, durationHours: 40.0 / 60)]), times: [])
    static let observations = [
        AssayObservation(hours: 0.3333333333, analyte: .esketamine, value: 120),
        AssayObservation(hours: 0.75, analyte: .esketamine, value: 150),
        AssayObservation(hours: 2, analyte: .norketamine, value: 60),
    ]

    /// The reference is SciPy 1.17: expm for the predictions, BFGS for the mode, central differences for the curvature.
    @Test func `etas, errors, likelihood and objective agree with SciPy`() throws {
        let fit = try IndividualFit(Self.request, observations: Self.observations)
        let etas = ["V1": -0.17969857, "CL": -0.07926157, "Vm": 0.07449881, "CLm": 0.14197613]
        let errors = ["V1": 0.17469147, "CL": 0.13778256, "Vm": 0.15666671, "CLm": 0.21384322]
        #expect(fit.etas.count == etas.count)
        for (name, eta) in etas { #expect(abs((fit.etas[name] ?? 9) - eta) < 1e-6, "\(name)") }
        for (name, error) in errors { #expect(abs((fit.standardErrors[name] ?? 9) - error) < 1e-5, "\(name)") }
        #expect(abs(fit.objective - 19.072288392850833) < 1e-8)
        #expect(abs(fit.logLikelihood - -11.975328985561866) < 1e-6)
        #expect(abs((fit.shrinkage["V1"] ?? 0) - 0.17469147 * 0.17469147 / 0.084177) < 1e-4)
    }

    @Test func `measurements of the typical person teach that the person is typical`() throws {
        let typical = try Forecast(
            ForecastRequest(
                modelID: "otto-2021", patient: Self.request.patient, regimen: Self.request.regimen, times: [0.5, 2]))
        let fit = try IndividualFit(
            Self.request,
            observations: [0.5, 2].enumerated().map { index, hours in
                AssayObservation(hours: hours, analyte: .esketamine, value: typical.series[0].typical[index])
            })
        for eta in fit.etas.values { #expect(abs(eta) < 0.06) }
    }

    @Test func `a fitted forecast goes to the person and its band is narrower than the population's`() throws {
        var request = Self.request
        (request.times, request.subjects) = ([0.5, 1, 3], 1000)
        let rows = [0.25, 0.5, 0.75, 1, 1.5, 2].map { hours in
            AssayObservation(hours: hours, analyte: .esketamine, value: 40)
        }
        let people = try #require(try Forecast(request).series[0].band)
        let fitted = try Forecast(request, fittedTo: rows).series[0]
        let band = try #require(fitted.band)
        #expect(fitted.typical[0] < people.p50[0])
        for index in 0..<3 {
            #expect(band.p05[index] < fitted.typical[index] && fitted.typical[index] < band.p95[index])
            let widths = (band.p95[index] / band.p05[index], people.p95[index] / people.p05[index])
            #expect(widths.0 < widths.1)
        }
    }

    @Test func `what was not measured keeps its whole variance and the fit says so`() throws {
        let fit = try IndividualFit(
            Self.request, observations: [AssayObservation(hours: 0.05, analyte: .norketamine, value: 0.5)])
        let esketamine = try IndividualFit(Self.request, observations: [Self.observations[0]])
        #expect((esketamine.shrinkage["CLm"] ?? 0) > 0.999)
        #expect(fit.learned.contains("taught little"))
    }

    @Test func `many consistent measurements move the forecast to the person`() throws {
        let times = (1...40).map { Double($0) / 10 }
        var solver = ExactSolver(try Predictions.compiled("otto-2021", ["iv 35mg over 40min at 0min"], weight: 80))
        let truth = [0.4, 0.2, 0, 0]
        let line = solver.concentrations(etas: truth, times: times)[0]
        let fit = try IndividualFit(
            Self.request,
            observations: times.indices.map {
                AssayObservation(hours: times[$0], analyte: .esketamine, value: line[$0])
            })
        #expect(abs((fit.etas["V1"] ?? 0) - 0.4) < 0.15)
        #expect(abs((fit.etas["CL"] ?? 0) - 0.2) < 0.08)
        #expect((fit.shrinkage["V1"] ?? 1) < 0.2)
    }

    @Test func `visits have random effects of their own`() throws {
        let request = ForecastRequest(
            modelID: "simons-2022", patient: PatientCovariates(weightKilograms: 70),
            regimen: Regimen([
                Dose(.sublingual, milligrams: 50, startHours: 0), Dose(.sublingual, milligrams: 50, startHours: 72),
            ]), times: [])
        let fit = try IndividualFit(
            request, observations: [AssayObservation(hours: 0.5, analyte: .esketamine, value: 160)])
        #expect((fit.etas["F1@1"] ?? 0) > 0.1)
        #expect(abs(fit.etas["F1@2"] ?? 1) < 1e-9)
    }

    @Test(arguments: [
        "0.5,esketamine", "x,esketamine,5", "0.5,water,5", "0.5,esketamine,0", "0.5,esketamine,-3",
        "0.5,esketamine,nan", "-1,esketamine,5", "", "time_h,analyte,value",
    ])
    func `a table that is not right is refused in one line`(text: String) {
        let refusal = #expect(throws: PharmacologyRefusal.self) { try AssayObservation.table(text) }
        #expect(refusal?.line.contains("\n") == false)
    }

    @Test func `a measurement that the model cannot have is refused`() throws {
        for observation in [
            AssayObservation(hours: 1, analyte: .hydroxynorketamine, value: 5),
            AssayObservation(hours: 0, analyte: .esketamine, value: 5),
        ] {
            #expect(throws: PharmacologyRefusal.self) {
                try IndividualFit(Self.request, observations: [observation])
            }
        }
        var other = Self.request
        other.modelID = "kamp-2020"
        #expect(throws: PharmacologyRefusal.self) {
            try IndividualFit(other, observations: [AssayObservation(hours: 1, analyte: .ketamine, value: 5)])
        }
    }
}
