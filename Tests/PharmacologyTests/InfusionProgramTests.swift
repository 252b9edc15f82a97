import Testing

@testable import Pharmacology

@Suite struct InfusionProgramTests {
    static func goal(_ change: (inout InfusionGoal) -> Void = { _ in }) -> InfusionGoal {
        var goal = InfusionGoal(
            target: 150, holdHours: 40.0 / 60, maximumRateMillilitresPerHour: 60, milligramsPerMillilitre: 1,
            capMilligrams: 60)
        change(&goal)
        return goal
    }

    static func program(
        _ model: String = "otto-2021", weight: Double = 70, _ change: (inout InfusionGoal) -> Void = { _ in }
    ) throws -> InfusionProgram {
        try InfusionProgram(goal(change), modelID: model, patient: PatientCovariates(weightKilograms: weight))
    }

    @Test(arguments: ["otto-2021", "kamp-2020", "domino-1982", "clements-1981", "hijazi-2003", "perez-ruixo-2021"])
    func `the target is reached, held and never passed within every limit`(model: String) throws {
        let program = try Self.program(model) { $0.capMilligrams = 90 }
        #expect(program.heldMinutes >= 39)
        #expect(program.peak <= 150 * 1.011)
        #expect(program.totalMilligrams <= 90)
        var minute = 0.0
        for step in program.steps {
            #expect(step.startMinutes == minute)
            #expect(step.rateMillilitresPerHour <= 60)
            let tenths = step.rateMillilitresPerHour * 10
            #expect(abs(tenths - tenths.rounded()) < 1e-9)
            minute += step.durationMinutes
        }
        #expect(program.steps.count <= 14)
    }

    @Test func `the table's concentrations are those of the forecast`() throws {
        let program = try Self.program()
        for step in program.steps {
            let end = Int((step.startMinutes + step.durationMinutes).rounded())
            let value = program.forecast.series[0].typical[end]
            #expect(abs(value - step.endConcentration) < 1e-6 * value)
        }
    }

    @Test func `a cap ends the programme early and the table says for how long it holds`() throws {
        let program = try Self.program { $0.capMilligrams = 40 }
        #expect(program.totalMilligrams <= 40)
        #expect(program.heldMinutes < 39)
        #expect(program.notes.contains { $0.contains("used up") })
        let syringe = try Self.program { $0.syringeMillilitres = 40 }
        #expect(syringe.totalMillilitres <= 40)
    }

    @Test func `a target out of reach is refused`() {
        #expect(throws: PharmacologyRefusal.self) { try Self.program { $0.capMilligrams = 10 } }
        #expect(throws: PharmacologyRefusal.self) { try Self.program { $0.maximumRateMillilitresPerHour = 5 } }
    }

    @Test func `a ramp rises in a straight line`() throws {
        let program = try Self.program { ($0.rampHours, $0.target) = (1, 100) }
        let line = program.forecast.series[0].typical
        for (minute, wanted) in [(15, 25.0), (30, 50), (45, 75), (60, 100)] {
            #expect(abs(line[minute] / wanted - 1) < 0.05)
        }
    }

    @Test func `a limit is kept even where the target is the limit`() throws {
        let program = try Self.program("domino-1982") { $0.ceiling = 150 }
        #expect(program.peak <= 150.0001)
    }

    @Test func `a racemic syringe gives a model of esketamine half`() throws {
        let racemic = try Self.program {
            ($0.substance, $0.capMilligrams, $0.maximumRateMillilitresPerHour) = (.racemic, 120, 120)
        }
        let plain = try Self.program()
        #expect(abs(racemic.totalMilligrams / plain.totalMilligrams - 2) < 0.05)
    }

    @Test(arguments: [0, -5, .nan, .infinity])
    func `numbers that make no sense are refused`(value: Double) {
        #expect(throws: PharmacologyRefusal.self) { try Self.program { $0.target = value } }
        #expect(throws: PharmacologyRefusal.self) { try Self.program { $0.milligramsPerMillilitre = value } }
    }

    @Test(arguments: ["150", "150mg/mL", "ng/mL", "-150ng/mL", "0ng/mL", "1e400ng/mL"])
    func `a quantity needs its unit`(text: String) {
        #expect(throws: PharmacologyRefusal.self) { try QuantityText.parse(text, unit: "ng/mL", field: "target") }
    }
}
