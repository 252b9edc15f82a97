import ArgumentParser
import Foundation
import Pharmacology

struct DesignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "design",
        abstract:
            "Works out the pump rates that bring a typical person to a concentration and hold it. Controls no pump.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case csv, json, text }

    @OptionGroup var options: PatientOptions
    @Option(parsing: .unconditional, help: "The concentration, as 150ng/mL.") var target: String
    @Option(parsing: .unconditional, help: "For how long it is held once reached, as 40min.") var hold: String
    @Option(parsing: .unconditional, help: "Over how long it is approached, as 15min; else as fast as the pump allows.")
    var ramp: String?
    @Option(parsing: .unconditional, help: "A concentration that is never passed, as 180ng/mL.") var neverAbove: String?
    @Option(parsing: .unconditional, help: "The pump's largest rate, as 60mL/h.") var maxRate: String
    @Option(parsing: .unconditional, help: "The pump's smallest step of rate.") var rateStep = "0.1mL/h"
    @Option(parsing: .unconditional, help: "What is in the syringe, as 1mg/mL.") var concentration: String
    @Option(parsing: .unconditional, help: "The most that may be given, as 60mg.") var cap: String?
    @Option(parsing: .unconditional, help: "The syringe's volume, as 50mL.") var syringe: String?
    @Flag(help: "The syringe holds racemic ketamine, of which a model of esketamine takes half.") var racemic = false
    @Option(parsing: .unconditional, help: "Virtual people for the band in JSON.") var subjects = 1000
    @Option(parsing: .unconditional, help: "What the people are drawn from.") var seed: UInt64 = 1
    @Option(help: "csv, json or text.") var format = Format.text

    func run() throws {
        let goal = InfusionGoal(
            target: try QuantityText.parse(target, unit: "ng/mL", field: "target"),
            holdHours: try TimeText.hours(hold, field: "hold"),
            rampHours: try ramp.map { try TimeText.hours($0, field: "ramp") } ?? 0,
            ceiling: try neverAbove.map { try QuantityText.parse($0, unit: "ng/mL", field: "never-above") },
            maximumRateMillilitresPerHour: try QuantityText.parse(maxRate, unit: "mL/h", field: "max-rate"),
            rateStepMillilitresPerHour: try QuantityText.parse(rateStep, unit: "mL/h", field: "rate-step"),
            milligramsPerMillilitre: try QuantityText.parse(concentration, unit: "mg/mL", field: "concentration"),
            capMilligrams: try cap.map { try QuantityText.parse($0, unit: "mg", field: "cap") },
            syringeMillilitres: try syringe.map { try QuantityText.parse($0, unit: "mL", field: "syringe") },
            substance: racemic ? .racemic : .modelAnalyte)
        let program = try InfusionProgram(
            goal, modelID: try options.requireModel(), patient: try options.patient(),
            subjects: format == .json ? subjects : 0, seed: seed, extrapolate: options.extrapolate)
        switch format {
        case .json: try Output.json(program)
        case .csv:
            print(
                "start_min,duration_min,rate_ml_per_h,volume_ml,dose_mg,cumulative_ml,cumulative_mg,end_ng_per_ml")
            for step in program.steps {
                let cells = [
                    step.startMinutes, step.durationMinutes, step.rateMillilitresPerHour, step.volumeMillilitres,
                    step.doseMilligrams, step.totalMillilitres, step.totalMilligrams, step.endConcentration,
                ]
                print(cells.map { "\($0)" }.joined(separator: ","))
            }
            Output.notes(program.notes + [program.statement])
        case .text: printTable(program)
        }
    }

    private func printTable(_ program: InfusionProgram) {
        func cell(_ value: Double, _ decimals: Int, _ width: Int) -> String {
            let text = String(format: "%.\(decimals)f", value)
            return String(repeating: " ", count: max(0, width - text.count)) + text
        }
        print("from min  for min    mL/h      mL      mg  total mL  total mg   ng/mL")
        for step in program.steps {
            print(
                cell(step.startMinutes, 0, 8) + cell(step.durationMinutes, 0, 9)
                    + cell(step.rateMillilitresPerHour, 1, 8) + cell(step.volumeMillilitres, 2, 8)
                    + cell(step.doseMilligrams, 2, 8) + cell(step.totalMillilitres, 2, 10)
                    + cell(step.totalMilligrams, 2, 10) + cell(step.endConcentration, 0, 8))
        }
        print("")
        for note in program.notes + [program.statement] { print(note) }
    }
}
