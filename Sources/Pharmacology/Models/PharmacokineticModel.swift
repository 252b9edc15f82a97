import Crypto
import Foundation

/// A published population model of concentration, as data: structure, numbers, where they come from and what is wrong
/// with them. Every system here is linear with constant coefficients, so it is solved exactly.
public struct PharmacokineticModel: Sendable, Codable, Hashable {
    public enum TimeUnit: String, Sendable, Codable { case hour, minute }

    /// As `otto-2021`.
    public let id: String
    public let title: String
    /// What a dose of this model is a dose of.
    public let inputAnalyte: Analyte
    public let enantiomer: Enantiomer
    public let site: SamplingSite
    public let population: Population
    public let timeUnit: TimeUnit
    public let citation: String
    /// Nil where none was found.
    public let doi: String?
    /// Where the DOI was read.
    public let doiVerification: DOIVerification
    public let verification: Verification
    public let knownDefects: [String]
    public internal(set) var compartments: [String]
    public internal(set) var parameters: [Parameter]
    public internal(set) var flows: [Flow]
    public internal(set) var inputs: [RouteInput]
    public let outputs: [Output]
    public internal(set) var variability: [RandomEffect]
    public let covariances: [Covariance]
    /// Between visits of the same person.
    public let betweenOccasions: [RandomEffect]
    public let residualErrors: [ResidualError]

    /// Who was studied, and for whom the model may speak.
    public struct Population: Sendable, Codable, Hashable {
        public let description: String
        public let subjects: Int
        /// Years. Published where `rangeIsPublished`, else the adults for whom the scaling is accepted here.
        public let ages: ClosedRange<Double>
        /// Kilograms.
        public let weights: ClosedRange<Double>
        public let rangeIsPublished: Bool
    }

    public var analytes: [Analyte] { outputs.map(\.analyte) }

    /// The routes the model itself was built with; absorption blocks add others.
    public var routes: [Route] {
        Route.allCases.filter { route in inputs.contains { $0.route == route } }
    }

    /// SHA-256 of everything that decides a number, in hexadecimal.
    public var hash: String { digest(canonicalLines) }

    /// One line for each part that decides a number, in the order of the model.
    private var canonicalLines: [String] {
        var lines = [id, timeUnit.rawValue, inputAnalyte.rawValue, site.rawValue] + compartments
        lines += parameters.map { parameter in
            let effects = parameter.effects.map {
                "\($0.covariate.rawValue) \($0.factor) \($0.perYear) \($0.aboveAge)"
            }
            return
                "\(parameter.name) \(parameter.value) \(parameter.weightExponent) \(parameter.perKilogram) \(effects)"
        }
        lines += flows.map {
            "\($0.from) \($0.to ?? "-") \($0.rate.factor) \($0.rate.numerator ?? "-") \($0.rate.denominator ?? "-")"
        }
        lines += inputs.map { input in
            let terms = input.fraction.map { "\($0.parameter) \($0.complement) \($0.laterDevices ?? "-")" }
            return "\(input.route.rawValue) \(input.compartment) \(terms) \(input.duration ?? "-")"
        }
        lines += outputs.map { "\($0.analyte.rawValue) \($0.compartment) \($0.volume) \($0.massRatio)" }
        lines += (variability + betweenOccasions).map { "\($0.parameter) \($0.scale.rawValue) \($0.variance)" }
        lines += covariances.map { "\($0.first) \($0.second) \($0.value)" }
        lines += residualErrors.map { "\($0.analyte.rawValue) \($0.proportional) \($0.additive) \($0.logarithmic)" }
        return lines
    }
}

/// SHA-256 of lines, in hexadecimal.
func digest(_ lines: [String]) -> String {
    SHA256.hash(data: Data(lines.joined(separator: "\n").utf8)).map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }.joined()
}

func naturalLogarithm(_ value: Double) -> Double { log(value) }

func naturalExponential(_ value: Double) -> Double { exp(value) }
