/// How a route without a population model of its own is put on top of a model of disposition: a prior, not a fit.
///
/// Its spreads are choices of this project, wide where sources conflict; its fractions and peak times are published.
public struct AbsorptionBlock: Sendable, Codable, Hashable {
    public let route: Route
    /// Fraction of a racemic dose that reaches the blood as ketamine.
    public let fraction: Double
    /// The same for esketamine given alone.
    public let esketamineFraction: Double
    /// Standard deviation of its logarithm.
    public let fractionSpread: Double
    /// First-order rate of absorption per hour; nil when it enters at a constant rate only.
    public let ratePerHour: Double?
    public let rateSpread: Double
    /// Over how long it enters at a constant rate, in hours; nil for at once.
    public let durationHours: Double?
    /// Fraction that reaches the blood as norketamine made on the way; 0 where no figure was found.
    public let presystemicNorketamine: Double
    public let basis: String
    /// Of what the basis names; only those that were read beside their title.
    public let dois: [String]
    public let verification: Verification
    public let notes: [String]

    /// SHA-256 of everything that decides a number, in hexadecimal.
    public var hash: String {
        digest([
            route.rawValue, "\(fraction) \(esketamineFraction) \(fractionSpread)",
            "\(ratePerHour.map { "\($0)" } ?? "-") \(rateSpread) \(durationHours.map { "\($0)" } ?? "-")",
            "\(presystemicNorketamine)",
        ])
    }

    /// The models a block may be put on without being asked to extrapolate.
    public static let dispositionModels = ["otto-2021", "kamp-2020"]

    public static let all = [intramuscular, subcutaneous, sublingual, oral, oralProlonged, rectal, nasal]

    static let intramuscular = AbsorptionBlock(
        route: .intramuscular, fraction: 0.93, esketamineFraction: 0.93, fractionSpread: 0.1, ratePerHour: 6.13,
        rateSpread: 0.5, durationHours: nil, presystemicNorketamine: 0,
        basis: "Fraction 0.93 and peak at 5 to 30 min: secondary pages quoting Grant and Clements.", dois: [],
        verification: .codeBases,
        notes: [
            """
            The rate follows from the peak time: with it the venous peak on otto-2021 comes at 17.5 min, the middle of \
            what is published.
            """
        ])

    static let subcutaneous = AbsorptionBlock(
        route: .subcutaneous, fraction: 0.93, esketamineFraction: 0.93, fractionSpread: 0.25, ratePerHour: 6.13,
        rateSpread: 0.7, durationHours: nil, presystemicNorketamine: 0,
        basis: "Borrowed from the intramuscular route; no subcutaneous figures were found.", dois: [],
        verification: .codeBases,
        notes: ["Taken to behave as intramuscular, with a wider spread."])

    static let sublingual = AbsorptionBlock(
        route: .sublingual, fraction: 0.29, esketamineFraction: 0.29, fractionSpread: 0.3, ratePerHour: 1.5,
        rateSpread: 0.5, durationHours: nil, presystemicNorketamine: 0.25,
        basis: "Fraction 0.29 (27 to 31 %) and peak at 0.75 h: Rolan 2014, 25 mg wafer. With norketamine 0.54.",
        dois: ["10.1111/bcp.12264"], verification: .paper,
        notes: ["The rate puts the venous peak at 0.75 h; how long it is held and what is swallowed change it."])

    static let oral = AbsorptionBlock(
        route: .oral, fraction: 0.23, esketamineFraction: 0.12, fractionSpread: 0.4, ratePerHour: 0.97,
        rateSpread: 0.7, durationHours: 0.32, presystemicNorketamine: 0.68,
        basis: """
            Racemic 0.23 (SD 0.09, Chong 2006); esketamine 0.08 (Fanta 2015) against 0.18 (Perez-Ruixo 2021), of which \
            the geometric mean; shape of Perez-Ruixo's oral solution; norketamine from Fanta's AUC ratio of 16.5.
            """,
        dois: ["10.1007/s40262-020-00953-4"], verification: .paper,
        notes: ["The two sources for esketamine disagree by a factor of two."])

    static let oralProlonged = AbsorptionBlock(
        route: .oralProlonged, fraction: 0.137, esketamineFraction: 0.137, fractionSpread: 0.3, ratePerHour: nil,
        rateSpread: 0, durationHours: 10, presystemicNorketamine: 0.663,
        basis: "Fraction 0.123 to 0.153 and constant input over about 10 h: Hasan 2021, Glue 2020.", dois: [],
        verification: .paper, notes: ["Norketamine made on the way is taken as after the ordinary tablet."])

    static let rectal = AbsorptionBlock(
        route: .rectal, fraction: 0.30, esketamineFraction: 0.30, fractionSpread: 0.4, ratePerHour: 0.97,
        rateSpread: 0.7, durationHours: 0.32, presystemicNorketamine: 0,
        basis: "Fraction about 0.30: Yanagihara 2003.", dois: ["10.1002/bdd.336"], verification: .paper,
        notes: ["No time course was found: the shape is borrowed from the oral solution."])

    static let nasal = AbsorptionBlock(
        route: .nasal, fraction: 0.17, esketamineFraction: 0.17, fractionSpread: 0.6, ratePerHour: 6,
        rateSpread: 0.5, durationHours: nil, presystemicNorketamine: 0,
        basis: """
            Fraction 0.11 to 0.17 and peak at 14 to 23 min (Pharmacotherapy 2022;42:298); about 0.45 in three people \
            (Yanagihara 2003).
            """,
        dois: ["10.1002/phar.2669", "10.1002/bdd.336"],
        verification: .paper,
        notes: [
            "The rate follows from the peak time: with it the venous peak on otto-2021 comes within 14 to 23 min.",
            "Sources conflict by a factor of three, so the spread is wide.",
        ])
}

extension PharmacokineticModel {
    /// This model with another route in front of it.
    func adding(_ block: AbsorptionBlock) -> PharmacokineticModel {
        var model = self
        let name = block.route.rawValue
        let perHour = timeUnit == .hour ? 1.0 : 1.0 / 60
        let fraction = inputAnalyte == .esketamine ? block.esketamineFraction : block.fraction
        func add(_ suffix: String, fraction: Double, to target: String) {
            let amount = "F_\(suffix)"
            model.parameters.append(Parameter(amount, fraction, "1"))
            model.inputs.append(
                RouteInput(
                    block.route, block.ratePerHour == nil ? target : suffix, fraction: [FractionTerm(amount)],
                    duration: block.durationHours == nil ? nil : "D_\(name)"))
            guard block.ratePerHour != nil else { return }
            model.compartments.append(suffix)
            model.flows.append(Flow(suffix, target, .constant("ka_\(name)")))
        }
        if let rate = block.ratePerHour {
            model.parameters.append(Parameter("ka_\(name)", rate * perHour, timeUnit == .hour ? "1/h" : "1/min"))
        }
        if let duration = block.durationHours {
            model.parameters.append(
                Parameter("D_\(name)", duration / perHour, timeUnit == .hour ? "h" : "min"))
        }
        add(name, fraction: fraction, to: "central")
        if block.presystemicNorketamine > 0, compartments.contains("norketamine") {
            add(name + "_norketamine", fraction: block.presystemicNorketamine, to: "norketamine")
        }
        if !variability.isEmpty {
            // On the logit, so that nobody absorbs more than the dose.
            let spread = min(block.fractionSpread / (1 - fraction), 0.8)
            model.variability.append(RandomEffect("F_\(name)", spread * spread, scale: .logit))
            if block.ratePerHour != nil {
                model.variability.append(RandomEffect("ka_\(name)", block.rateSpread * block.rateSpread))
            }
        }
        return model
    }
}
