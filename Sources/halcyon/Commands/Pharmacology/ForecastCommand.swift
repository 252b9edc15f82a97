import ArgumentParser
import Foundation
import Pharmacology

struct ForecastCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast",
        abstract: "Predicts the concentrations after doses, for a typical person or a population.",
        discussion: "A dose is written as \"iv 35mg racemic over 40min at 0min\", \"iv 10mg bolus at 0min\", "
            + "\"im 25mg at 0min\", \"spravato 84mg at 0min\", \"sl 100mg at 0min\" or \"po 50mg at 0min\".")

    enum Format: String, ExpressibleByArgument, CaseIterable { case csv, json, svg }

    @OptionGroup var options: PatientOptions
    @Flag(help: "List the models with everything that is known about them.") var list = false
    @Option(help: "With --list: writes a page and a picture of each model into this directory.") var pages: String?
    @Option(name: .customLong("dose"), help: "A dose; repeat it for each.") var doses: [String] = []
    @Option(parsing: .unconditional, help: "Times between commas, as 40min,2h.") var at: String?
    @Option(parsing: .unconditional, help: "The last time of a grid from 0.") var until: String?
    @Option(parsing: .unconditional, help: "The step of the grid.") var every: String?
    @Option(parsing: .unconditional, help: "How many virtual people to draw.") var subjects = 0
    @Option(parsing: .unconditional, help: "What the people are drawn from; the same seed gives the same people.")
    var seed: UInt64 = 1
    @Option(name: .customLong("with"), help: "Another substance, as grapefruit; repeat it for each.")
    var interactions: [String] = []
    @Option(help: "A CSV file of this person's time_h,analyte,value in ng/mL, to fit first.") var observations: String?
    @Option(help: "csv, json or svg.") var format = Format.csv

    func run() throws {
        if list { return try pages.map(writePages) ?? listModels() }
        guard pages == nil else { throw Failure("pages: they belong to --list. Add --list.") }
        let measured = try observations.map {
            try AssayObservation.table(try TextFile.read($0, field: "observations"))
        }
        let forecast = try Forecast(try request(), fittedTo: measured ?? [])
        switch format {
        case .csv: printCSV(forecast)
        case .json: try Output.json(Report(forecast))
        case .svg: print(ForecastDrawing(forecast, spread: ModelSpread(forecast.request)).svg)
        }
    }

    /// A forecast and what the other models say of the same dose.
    private struct Report: Encodable {
        let forecast: Forecast
        let models: ModelSpread
        let modelsAssumption = ModelSpread.assumption

        init(_ forecast: Forecast) {
            self.forecast = forecast
            models = ModelSpread(forecast.request)
        }
    }

    private func request() throws -> ForecastRequest {
        let model = try options.requireModel()
        return ForecastRequest(
            modelID: model, patient: try options.patient(), regimen: try options.regimen(doses), times: try times(),
            subjects: subjects, seed: seed, extrapolate: options.extrapolate, interactions: interactions)
    }

    private func times() throws -> [Double] {
        switch (at, until, every) {
        case (let at?, nil, nil):
            return try at.split(separator: ",", omittingEmptySubsequences: false).map {
                try TimeText.hours($0.trimmingCharacters(in: .whitespaces), field: "at")
            }
        case (nil, let until?, let every?):
            let grid = try TimeText.grid(until: until, every: every)
            if let last = grid.last, try TimeText.hours(until, field: "until") - last > 1e-9 {
                Output.notes(["The last time is \(last * 60) min: \(until) is no whole number of steps of \(every)."])
            }
            return grid
        default:
            throw Failure("at: say when. Give either --at 40min,2h or both --until 4h and --every 5min.")
        }
    }

    private func printCSV(_ forecast: Forecast) {
        let hasBands = forecast.series.contains { $0.band != nil }
        var text = "time_h,analyte,value_ng_per_ml" + (hasBands ? ",p05,p25,p50,p75,p95" : "") + "\n"
        for (position, time) in forecast.times.enumerated() {
            for series in forecast.series {
                text += "\(time),\(series.analyte.rawValue),\(series.typical[position])"
                if let band = series.band {
                    for line in [band.p05, band.p25, band.p50, band.p75, band.p95] { text += ",\(line[position])" }
                }
                text += "\n"
            }
        }
        print(text, terminator: "")
        Output.notes(forecast.notes + [forecast.statement])
    }

    private func writePages(_ directory: String) throws {
        for document in ModelLibrary.models.map(ModelDocument.init) {
            let path = "\(directory)/\(document.model.id)"
            do {
                try Data(document.page.utf8).write(to: URL(filePath: path + ".md"))
                try Data(document.picture().utf8).write(to: URL(filePath: path + ".svg"))
            } catch let error as CocoaError {
                throw Failure(
                    "pages: \(path) cannot be written (\(error.code.rawValue)). Choose a directory that exists.")
            }
        }
    }

    private func listModels() throws {
        switch format {
        case .json: try Output.json(ModelLibrary.models.map(ModelListing.init))
        case .csv:
            for model in ModelLibrary.models {
                let routes = model.routes.map(\.rawValue).joined(separator: ",")
                let analytes = model.analytes.map(\.rawValue).joined(separator: ",")
                print("\(model.id)\t\(model.site.rawValue)\t\(routes)\t\(analytes)\t\(model.title)")
            }
        case .svg: throw Failure("format: a list has no picture. Choose csv or json.")
        }
    }
}

/// A model with what is derived from it.
private struct ModelListing: Encodable {
    let model: PharmacokineticModel

    private enum Key: String, CodingKey { case doi, hash, routes, analytes, priorRoutes, statement }

    func encode(to encoder: any Encoder) throws {
        try model.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        // A DOI that was not found is said to be none.
        try container.encode(model.doi, forKey: .doi)
        try container.encode(model.hash, forKey: .hash)
        try container.encode(model.routes, forKey: .routes)
        try container.encode(model.analytes, forKey: .analytes)
        if AbsorptionBlock.dispositionModels.contains(model.id) {
            try container.encode(
                AbsorptionBlock.all.map { PriorListing(prior: $0, model: model) }, forKey: .priorRoutes)
        }
        try container.encode(Statement.exposure, forKey: .statement)
    }
}

/// An absorption prior with what it takes over from the model it is put on.
private struct PriorListing: Encodable {
    let prior: AbsorptionBlock
    let model: PharmacokineticModel

    private enum Key: String, CodingKey {
        case hash, inputAnalyte, enantiomer, site, population, residualErrors, citation, knownDefects
    }

    func encode(to encoder: any Encoder) throws {
        try prior.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(prior.hash, forKey: .hash)
        try container.encode(model.inputAnalyte, forKey: .inputAnalyte)
        try container.encode(model.enantiomer, forKey: .enantiomer)
        try container.encode(model.site, forKey: .site)
        try container.encode(model.population, forKey: .population)
        try container.encode(model.residualErrors, forKey: .residualErrors)
        try container.encode(prior.basis, forKey: .citation)
        try container.encode(prior.notes, forKey: .knownDefects)
    }
}
