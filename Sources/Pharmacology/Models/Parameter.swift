/// One parameter of a model, with how it depends on the patient.
public struct Parameter: Sendable, Codable, Hashable {
    public let name: String
    /// For 70 kg, or for one kilogram when `perKilogram` is true.
    public let value: Double
    public let unit: String
    /// Allometric exponent of (weight / 70 kg); 0 where the model does not scale this parameter.
    public let weightExponent: Double
    public let perKilogram: Bool
    public let effects: [CovariateEffect]

    init(
        _ name: String, _ value: Double, _ unit: String, weightExponent: Double = 0, perKilogram: Bool = false,
        effects: [CovariateEffect] = []
    ) {
        self.name = name
        self.value = value
        self.unit = unit
        self.weightExponent = weightExponent
        self.perKilogram = perKilogram
        self.effects = effects
    }
}

/// A covariate other than weight and what it does to a parameter.
public struct CovariateEffect: Sendable, Codable, Hashable {
    public enum Covariate: String, Sendable, Codable, Hashable {
        /// Any Asian race, Japanese included.
        case asian
        case japanese
        case age
    }

    public let covariate: Covariate
    /// What the parameter is multiplied by; 1 for age.
    public let factor: Double
    /// What a year above `aboveAge` adds, in the parameter's unit; 0 for race.
    public let perYear: Double
    public let aboveAge: Double

    static func asian(_ factor: Double) -> CovariateEffect {
        CovariateEffect(covariate: .asian, factor: factor, perYear: 0, aboveAge: 0)
    }

    static func japanese(_ factor: Double) -> CovariateEffect {
        CovariateEffect(covariate: .japanese, factor: factor, perYear: 0, aboveAge: 0)
    }

    static func age(above: Double, perYear: Double) -> CovariateEffect {
        CovariateEffect(covariate: .age, factor: 1, perYear: perYear, aboveAge: above)
    }
}

/// A random effect: how one parameter differs between people, or between one person's visits.
public struct RandomEffect: Sendable, Codable, Hashable {
    public enum Scale: String, Sendable, Codable, Hashable {
        /// P = typical · exp(η).
        case logarithmic
        /// logit P = logit typical + η.
        case logit
    }

    public let parameter: String
    public let scale: Scale
    /// ω² on that scale.
    public let variance: Double

    init(_ parameter: String, _ variance: Double, scale: Scale = .logarithmic) {
        self.parameter = parameter
        self.scale = scale
        self.variance = variance
    }

    /// ω² = ln(1 + CV²) for a coefficient of variation in percent.
    init(_ parameter: String, percent: Double) {
        let ratio = percent / 100
        self.init(parameter, naturalLogarithm(1 + ratio * ratio))
    }
}

/// The covariance of two random effects.
public struct Covariance: Sendable, Codable, Hashable {
    public let first: String
    public let second: String
    public let value: Double
}

/// How a measurement scatters about the model.
public struct ResidualError: Sendable, Codable, Hashable {
    public let analyte: Analyte
    /// Standard deviation as a fraction of the prediction.
    public let proportional: Double
    /// Standard deviation in ng/mL.
    public let additive: Double
    /// Standard deviation of the logarithm; when it is not 0 the other two are.
    public let logarithmic: Double

    init(_ analyte: Analyte, proportional: Double = 0, additive: Double = 0, logarithmic: Double = 0) {
        self.analyte = analyte
        self.proportional = proportional
        self.additive = additive
        self.logarithmic = logarithmic
    }
}
