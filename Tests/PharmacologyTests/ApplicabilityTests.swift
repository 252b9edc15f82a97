import Testing

@testable import Pharmacology

@Suite struct ApplicabilityTests {
    @Test(arguments: [
        ("perez-ruixo-2021", "spravato 28mg at 0min", 38.0, 45.0),
        ("perez-ruixo-2021", "iv 28mg bolus at 0min", 171, 45),
        ("perez-ruixo-2021", "spravato 28mg at 0min", 70, 87), ("simons-2022", "sl 50mg at 0min", 70, 45),
        ("simons-2022", "sl 50mg at 0min", 94, 25), ("otto-2021", "iv 35mg bolus at 0min", 70, 17.9),
        ("kamp-2020", "iv 35mg bolus at 0min", 25, 45), ("simons-2022", "po 50mg at 0min", 70, 25),
        ("perez-ruixo-2021", "sl 50mg at 0min", 70, 45), ("domino-1982", "im 25mg at 0min", 70, 45),
        ("kamp-2020", "iv 35mg esketamine bolus at 0min", 70, 45),
    ])
    func `a patient or route outside the range is refused, and shown when asked to extrapolate`(
        model: String, dose: String, weight: Double, age: Double
    ) throws {
        let refusal = #expect(throws: PharmacologyRefusal.self) {
            try Predictions.typical(model, [dose], weight: weight, age: age, times: [1])
        }
        #expect(refusal?.line.contains("extrapolate") == true)
        let shown = try Predictions.typical(model, [dose], weight: weight, age: age, times: [1], extrapolate: true)
        #expect(shown.notes.contains { $0.hasPrefix("Extrapolated") })
        #expect((shown.parent?.typical[0] ?? 0) > 0)
    }

    @Test func `what no model knows is refused even then`() {
        for model in ModelLibrary.models where model.id != "perez-ruixo-2021" {
            #expect(throws: PharmacologyRefusal.self) {
                try Predictions.typical(model.id, ["spravato 28mg at 0min"], times: [1], extrapolate: true)
            }
        }
        #expect(throws: PharmacologyRefusal.self) {
            try Predictions.typical("otto-2021", ["iv 5mg bolus at 0min"], weight: 5000, times: [1], extrapolate: true)
        }
    }

    @Test func `a racemic dose is half esketamine, and a model of ketamine takes it whole`() throws {
        let half = try Predictions.typical("otto-2021", ["iv 35mg racemic over 40min at 0min"], times: [1])
        let own = try Predictions.typical("otto-2021", ["iv 17.5mg over 40min at 0min"], times: [1])
        #expect(half.series[0].typical == own.series[0].typical)
        let racemic = try Predictions.typical("kamp-2020", ["iv 35mg racemic over 40min at 0min"], times: [1])
        let whole = try Predictions.typical("kamp-2020", ["iv 35mg over 40min at 0min"], times: [1])
        #expect(racemic.series[0].typical == whole.series[0].typical)
    }

    @Test func `weight scales as each source says`() throws {
        func parameters(_ model: String, _ names: [String]) throws -> [Double] {
            let compiled = try Predictions.compiled(model, ["iv 5mg bolus at 0min"], weight: 90)
            let all = compiled.model.parameters.map(\.name)
            return try names.map { compiled.typical[try #require(all.firstIndex(of: $0))] }
        }
        let ratio = 90.0 / 70
        let power = 1.2074199631119675
        #expect(try parameters("otto-2021", ["V1", "V2", "Q2"]) == [133 * ratio, 187, 23.2])
        #expect(abs(try parameters("otto-2021", ["CL"])[0] / 95.2 - power) < 1e-6)
        #expect(abs(try parameters("kamp-2020", ["Q3"])[0] / 79 - power) < 1e-6)
        #expect(abs(try parameters("simons-2022", ["V3"])[0] - 174 * ratio) < 1e-9)
        #expect(try parameters("perez-ruixo-2021", ["Vc", "Qh"]) == [192, 151])
        #expect(abs(try parameters("domino-1982", ["V1"])[0] - 0.063 * 90) < 1e-12)
    }

    @Test func `race and age change what Perez-Ruixo printed and nothing else`() throws {
        func value(_ name: String, _ race: PatientCovariates.Race, _ age: Double) throws -> Double {
            let compiled = try Predictions.compiled("perez-ruixo-2021", ["spravato 28mg at 0min"], age: age, race: race)
            let index = try #require(compiled.model.parameters.firstIndex { $0.name == name })
            return compiled.parameters(etas: [], occasion: 0)[index]
        }
        #expect(try value("kel", .asian, 45) == 1.11 * 0.36)
        #expect(try value("kel", .japanese, 45) == 1.11 * 0.36)
        #expect(try value("kel", .other, 45) == 1.11)
        #expect(try value("CLn", .asian, 45) == 38 * 0.81)
        #expect(abs(try value("FRn", .japanese, 45) - 0.54 * 1.34) < 1e-12)
        #expect(try value("FRn", .asian, 45) == 0.54)
        #expect(try value("Qh", .caucasian, 60) == 151)
        #expect(abs(try value("Qh", .caucasian, 80) - (151 - 43.8)) < 1e-12)
    }

    @Test func `the first device of a session gives more than the later ones`() throws {
        let doses = ["nasal-device 28mg at 0min", "nasal-device 28mg at 5min", "nasal-device 28mg at 3d"]
        let compiled = try Predictions.compiled("perez-ruixo-2021", doses)
        let nasal = compiled.infusates([compiled.parameters(etas: [], occasion: 0)]).filter { $0.duration == 0 }
        #expect(nasal.map { ($0.milligrams / 28 * 1e6).rounded() / 1e6 } == [0.54, 0.3348, 0.54])
        let together = try Predictions.compiled("perez-ruixo-2021", ["spravato 84mg at 0min"])
        let whole = together.infusates([together.parameters(etas: [], occasion: 0)])[0].milligrams / 84
        #expect(abs(whole - 0.4032) < 1e-12)
    }

    @Test func `every model says where it comes from, and its hash follows its numbers`() {
        var hashes: Set<String> = []
        for model in ModelLibrary.models {
            #expect(!model.citation.isEmpty && !model.knownDefects.isEmpty && !model.population.description.isEmpty)
            #expect(model.hash.count == 64)
            #expect(hashes.insert(model.hash).inserted)
            var changed = model
            changed.parameters[0] = Parameter("V1", model.parameters[0].value * 1.0001, "L")
            #expect(changed.hash != model.hash)
        }
        #expect(hashes.count == 7)
    }

    @Test func `an intramuscular peak lies within 5 to 30 minutes on both disposition models`() throws {
        for model in AbsorptionBlock.dispositionModels {
            #expect((5...30).contains(try Self.peakMinutes(model, "im 25mg at 0min")))
        }
    }

    /// The middle or the range of published peak times that each rate of absorption was found from.
    @Test(arguments: [
        ("im 25mg at 0min", 17.0...18), ("sc 25mg at 0min", 17.0...18), ("sl 50mg at 0min", 44.0...46),
        ("nasal 50mg at 0min", 14.0...23),
    ])
    func `an absorption rate puts the peak where its source has it`(dose: String, minutes: ClosedRange<Double>) throws {
        #expect(minutes.contains(try Self.peakMinutes("otto-2021", dose)))
    }

    private static func peakMinutes(_ model: String, _ dose: String) throws -> Double {
        let times = (0...1200).map { Double($0) / 600 }
        let forecast = try Predictions.typical(model, [dose], times: times)
        return Exposure(forecast.parent?.typical ?? [], times: times).peakHours * 60
    }

    @Test func `no parameter comes from memory alone, and a DOI says where it was read`() {
        for model in ModelLibrary.models {
            #expect((model.doi == nil) == (model.doiVerification == .notFound))
        }
        for block in AbsorptionBlock.all { #expect(!block.basis.isEmpty && !block.notes.isEmpty) }
    }
}
