/// A first-order rate: factor · numerator / denominator, each the name of a parameter, as CL / V1 or 2 / MTT.
public struct Rate: Sendable, Codable, Hashable {
    public let factor: Double
    public let numerator: String?
    public let denominator: String?

    static func constant(_ name: String, factor: Double = 1) -> Rate {
        Rate(factor: factor, numerator: name, denominator: nil)
    }

    static func clearance(_ name: String, _ volume: String, factor: Double = 1) -> Rate {
        Rate(factor: factor, numerator: name, denominator: volume)
    }

    /// One of `count` equal compartments in a row that together take the mean transit time.
    static func transit(_ count: Double, _ meanTime: String, fraction: Double = 1) -> Rate {
        Rate(factor: count * fraction, numerator: nil, denominator: meanTime)
    }
}

/// Drug that moves from one compartment to another, or out of the body when `to` is nil.
public struct Flow: Sendable, Codable, Hashable {
    public let from: String
    public let to: String?
    public let rate: Rate

    init(_ from: String, _ to: String?, _ rate: Rate) {
        self.from = from
        self.to = to
        self.rate = rate
    }
}

/// What is read in plasma: 1000 · amount / volume · molar ratio, in ng/mL.
public struct Output: Sendable, Codable, Hashable {
    public let analyte: Analyte
    public let compartment: String
    public let volume: String
    /// Molar mass of the analyte over that of the substance the amounts are carried in; 1 where the source makes no
    /// conversion.
    public let massRatio: Double

    init(_ analyte: Analyte, _ compartment: String, volume: String, massRatio: Double = 1) {
        self.analyte = analyte
        self.compartment = compartment
        self.volume = volume
        self.massRatio = massRatio
    }
}

/// A factor of the fraction of a dose that enters a compartment.
public struct FractionTerm: Sendable, Codable, Hashable {
    public let parameter: String
    /// One minus the parameter, as for what of a nasal dose is swallowed.
    public let complement: Bool
    /// The parameter that every device but the first of a session is multiplied by.
    public let laterDevices: String?

    init(_ parameter: String, complement: Bool = false, laterDevices: String? = nil) {
        self.parameter = parameter
        self.complement = complement
        self.laterDevices = laterDevices
    }
}

/// Where a dose by one route goes, and how fast.
public struct RouteInput: Sendable, Codable, Hashable {
    public let route: Route
    public let compartment: String
    public let fraction: [FractionTerm]
    /// The parameter that says over how long it enters at a constant rate; nil for at once, or as the dose says.
    public let duration: String?

    init(_ route: Route, _ compartment: String, fraction: [FractionTerm] = [], duration: String? = nil) {
        self.route = route
        self.compartment = compartment
        self.fraction = fraction
        self.duration = duration
    }
}
