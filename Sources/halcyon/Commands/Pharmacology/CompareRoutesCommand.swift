import ArgumentParser
import Foundation
import Pharmacology

struct CompareRoutesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare-routes",
        abstract: "Says which dose by another route gives the exposure of this one, drug alone and with norketamine.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case csv, json, text }

    @OptionGroup var options: PatientOptions
    @Option(parsing: .unconditional, help: "The dose to compare with, as \"iv 35mg racemic over 40min at 0min\".")
    var dose: String
    @Option(help: "Routes between commas, as sl,po; else all there are.") var routes: String?
    @Option(help: "csv, json or text.") var format = Format.text

    func run() throws {
        let chosen = try routes?.split(separator: ",").map { name in
            guard let route = Route(rawValue: name.lowercased()) else {
                let known = Route.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure("routes: there is no \(name). Choose from \(known).")
            }
            return route
        }
        let comparison = try RouteComparison(
            modelID: try options.requireModel(), patient: try options.patient(), reference: dose, routes: chosen,
            extrapolate: options.extrapolate)
        switch format {
        case .json: try Output.json(comparison)
        case .csv:
            print("route,model,parent_mg,parent_mg_low,parent_mg_high,with_norketamine_mg,peak_ng_per_ml,peak_min")
            for row in comparison.rows {
                let range = row.parentMilligramsRange.map { "\($0[0]),\($0[1])" } ?? ","
                let both = row.withNorketamineMilligrams.map { "\($0)" } ?? ""
                print(
                    "\(row.route.rawValue),\(row.modelID),\(row.parentMilligrams),\(range),\(both),\(row.peak),\(row.peakMinutes)"
                )
            }
            Output.notes(comparison.notes + [comparison.statement])
        case .text:
            print(
                "\(comparison.reference): AUC \(whole(comparison.referenceAUC)) ng·h/mL, peak \(whole(comparison.referencePeak)) ng/mL"
            )
            for row in comparison.rows {
                let range = row.parentMilligramsRange.map { " (\(whole($0[0])) to \(whole($0[1])))" } ?? ""
                let both = row.withNorketamineMilligrams.map { ", with norketamine \(whole($0)) mg" } ?? ""
                print(
                    "\(row.route.rawValue)\t\(whole(row.parentMilligrams)) mg\(range)\(both); peak \(whole(row.peak)) ng/mL at \(whole(row.peakMinutes)) min. \(row.basis)"
                )
            }
            for note in comparison.notes + [comparison.statement] { print(note) }
        }
    }

    private func whole(_ value: Double) -> String { String(format: "%.0f", value) }
}
