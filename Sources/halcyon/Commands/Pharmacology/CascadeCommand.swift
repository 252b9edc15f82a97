import ArgumentParser
import Foundation
import Pharmacology

struct CascadeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cascade",
        abstract: "Draws the illustrative path from a dose to plasticity. For teaching, not for dosing.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case csv, json, text }

    @Option(parsing: .unconditional, help: "The days of the doses, between commas.") var doses = "0"
    @Option(parsing: .unconditional, help: "The days to show, between commas.") var at = "0.0833333333,1,3,7,14,28"
    @Option(parsing: .unconditional, help: "Each dose against 0.5 mg/kg over 40 min.") var size = 1.0
    @Option(help: "csv, json or text.") var format = Format.text

    func run() throws {
        let cascade = try PlasticityCascade(
            doses: try numbers(doses, "doses").map { PlasticityCascade.Dose(day: $0, q: size) },
            days: try numbers(at, "at"))
        switch format {
        case .json: try Output.json(cascade)
        case .csv, .text:
            if format == .text { print(cascade.label) }
            print("day,drug_effect_points,non_specific_points,synapses")
            for (index, day) in cascade.days.enumerated() {
                print(
                    "\(day),\(cascade.drugEffect[index]),\(cascade.nonSpecificEffect[index]),\(cascade.synapses[index])"
                )
            }
            let words = cascade.negativeTrials + cascade.limits
            if format == .text {
                for word in words { print(word) }
            } else {
                Output.notes([cascade.label] + words)
            }
        }
    }

    private func numbers(_ text: String, _ field: String) throws -> [Double] {
        try text.split(separator: ",", omittingEmptySubsequences: false).map { cell in
            guard let value = Double(cell.trimmingCharacters(in: .whitespaces)), value.isFinite else {
                throw Failure("\(field): \(cell) is not a day. Write them as 0,3,7.")
            }
            return value
        }
    }
}
