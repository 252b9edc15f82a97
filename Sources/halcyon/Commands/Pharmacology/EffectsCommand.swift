import ArgumentParser
import Foundation
import Pharmacology

struct EffectsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "effects",
        abstract:
            "Predicts blood pressure, heart rate, dissociation, sedation and nausea, and when they are near baseline.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case csv, json, text }

    @OptionGroup var options: PatientOptions
    @Option(name: .customLong("dose"), help: "A dose; repeat it for each.") var doses: [String] = []
    @Option(parsing: .unconditional, help: "The last time of a grid from 0, at most 2d.") var until = "6h"
    @Option(parsing: .unconditional, help: "The step of the grid.") var every = "10min"
    @Option(parsing: .unconditional, help: "How many virtual people to draw.") var subjects = 500
    @Option(parsing: .unconditional, help: "What the people are drawn from.") var seed: UInt64 = 1
    @Option(name: .customLong("with"), help: "Another substance, as grapefruit; repeat it for each.")
    var interactions: [String] = []
    @Option(help: "csv, json or text.") var format = Format.csv

    func run() throws {
        let request = ForecastRequest(
            modelID: try options.requireModel(), patient: try options.patient(),
            regimen: try options.regimen(doses), times: try TimeText.grid(until: until, every: every),
            subjects: subjects, seed: seed, extrapolate: options.extrapolate, interactions: interactions)
        let effects = try EffectModel.Endpoint.allCases.map { try EffectForecast(request, endpoint: $0) }
        switch format {
        case .json: try Output.json(effects)
        case .csv:
            print("time_h,endpoint,unit,typical,p05,p25,p50,p75,p95")
            for effect in effects {
                for (index, time) in effect.times.enumerated() {
                    let band = effect.band
                    let cells = [
                        effect.typical[index], band.p05[index], band.p25[index], band.p50[index], band.p75[index],
                        band.p95[index],
                    ].map { "\($0)" }.joined(separator: ",")
                    print("\(time),\(effect.model.endpoint.rawValue),\(effect.model.unit),\(cells)")
                }
            }
            Output.notes(notes(effects))
        case .text:
            for effect in effects {
                let minutes = effect.backNearBaseline.map { String(format: "%.0f", $0 * 60) }
                print(
                    "\(effect.model.title): near baseline for half of people from \(minutes[2]) min after the first dose (5 to 95 %: \(minutes[0]) to \(minutes[4]))"
                )
            }
            for note in notes(effects) { print(note) }
        }
    }

    private func notes(_ effects: [EffectForecast]) -> [String] {
        var notes: [String] = []
        for note in effects.flatMap(\.notes) + [Statement.exposure] where !notes.contains(note) { notes.append(note) }
        return notes
    }
}
