import ArgumentParser
import Foundation
import Pharmacology

struct FitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: "Estimates one person's pharmacokinetics from measured concentrations, and says how much was learned."
    )

    @OptionGroup var options: PatientOptions
    @Option(name: .customLong("dose"), help: "A dose; repeat it for each.")
    var doses: [String] = []
    @Option(help: "A CSV file of time_h,analyte,value in ng/mL.") var observations: String?
    @Option(help: "A CSV file of time_h,sign,value: systolic, diastolic, heartRate or dissociation as charted.")
    var signs: String?
    @Option(help: "text or json.") var format = OutputFormat.json

    func run() throws {
        let request = ForecastRequest(
            modelID: try options.requireModel(), patient: try options.patient(),
            regimen: try options.regimen(doses), times: [], extrapolate: options.extrapolate)
        switch (observations, signs) {
        case (let path?, nil):
            let text = try TextFile.read(path, field: "observations")
            try show(IndividualFit(request, observations: try AssayObservation.table(text)))
        case (nil, let path?):
            let text = try TextFile.read(path, field: "signs")
            try show(EffectFit(request, signs: try ChartedSign.table(text)))
        default:
            throw Failure("observations: give either --observations FILE or --signs FILE.")
        }
    }

    private func show(_ fit: EffectFit) throws {
        switch format {
        case .json: try Output.json(fit)
        case .text:
            for estimate in fit.estimates {
                let response = estimate.response
                print(
                    "\(estimate.endpoint.rawValue)\tstrength \(response.strength)\tdelay \(response.delay)\thabituation \(response.habituation)\t\(estimate.learned)"
                )
            }
            Output.notes(fit.notes + [fit.statement])
        }
    }

    private func show(_ fit: IndividualFit) throws {
        switch format {
        case .json: try Output.json(fit)
        case .text:
            print(fit.learned)
            for name in fit.etas.keys.sorted() {
                let (eta, error) = (fit.etas[name] ?? 0, fit.standardErrors[name] ?? 0)
                print("\(name)\t\(eta)\t±\(error)\tshrinkage \(fit.shrinkage[name] ?? 1)")
            }
            print("log-likelihood\t\(fit.logLikelihood)\nobjective\t\(fit.objective)")
            Output.notes(fit.notes + [fit.statement])
        }
    }
}

/// A small text file that a person names on the command line.
enum TextFile {
    static let maximumBytes = 1 << 20

    static func read(_ path: String, field: String) throws -> String {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), !isDirectory.boolValue,
            let file = FileHandle(forReadingAtPath: path)
        else { throw Failure("\(field): there is no readable file \(path). Give the path of a CSV file.") }
        defer { try? file.close() }
        guard let data = try? file.read(upToCount: maximumBytes + 1), data.count <= maximumBytes,
            let text = String(data: data, encoding: .utf8)
        else { throw Failure("\(field): \(path) is too large or not text. Give a CSV file of at most 1 MB.") }
        return text
    }
}
