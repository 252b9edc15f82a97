import ArgumentParser
import Pharmacology

/// What every pharmacology command asks about the model and the patient.
struct PatientOptions: ParsableArguments {
    @Option(help: "The model's id, as otto-2021; see halcyon forecast --list.") var model: String?
    @Option(parsing: .unconditional, help: "Kilograms.") var weight: Double?
    @Option(parsing: .unconditional, help: "Years.") var age: Double?
    @Option(help: "f or m. No model depends on it; it is kept with the forecast.") var sex: String?
    @Option(parsing: .unconditional, help: "Centimetres. No model depends on it; it is kept with the forecast.")
    var height: Double?
    @Option(help: "caucasian, asian, japanese or other.") var race: String?
    @Flag(help: "Speak outside the range of people and routes that the model was made for.") var extrapolate = false

    /// What may be given more than once.
    private static let repeatable: Set = ["--dose", "--with"]

    /// The parser keeps the last of two values, and nobody would know which dose or weight was meant.
    func validate() throws {
        var seen: Set<Substring> = []
        for word in CommandLine.arguments.dropFirst(2) where word.hasPrefix("--") {
            let name = word.prefix { $0 != "=" }
            guard Self.repeatable.contains(String(name)) || seen.insert(name).inserted else {
                throw ValidationError("\(name.dropFirst(2)): it is given twice. Give it once.")
            }
        }
    }

    func requireModel() throws -> String {
        guard let model else {
            let known = ModelLibrary.models.map(\.id).joined(separator: ", ")
            throw Failure("model: it is missing. Choose one of \(known).")
        }
        return try ModelLibrary.model(model).id
    }

    func patient() throws -> PatientCovariates {
        guard let weight else { throw Failure("weight: it is missing. Give it in kilograms, as --weight 70.") }
        let patient = PatientCovariates(
            weightKilograms: weight, ageYears: age, sex: try choice(sex, "sex"), heightCentimetres: height,
            race: try choice(race, "race"))
        try patient.check()
        return patient
    }

    func regimen(_ doses: [String]) throws -> Regimen {
        let weight = try patient().weightKilograms
        return Regimen(try doses.map { try DoseText.parse($0, weightKilograms: weight) })
    }

    private func choice<Value>(_ text: String?, _ field: String) throws -> Value?
    where Value: RawRepresentable<String> & CaseIterable {
        guard let text else { return nil }
        guard let value = Value(rawValue: text.lowercased()) else {
            let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure("\(field): there is no \(text). Choose one of \(known).")
        }
        return value
    }
}
