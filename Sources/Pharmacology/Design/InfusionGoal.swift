/// The profile that is wanted, and the limits of pump, syringe and prescription.
public struct InfusionGoal: Sendable, Codable, Hashable {
    /// ng/mL of the model's drug.
    public var target: Double
    /// For how long it is held once it is reached.
    public var holdHours: Double
    /// Over how long it is approached in a straight line; 0 for as fast as the limits allow.
    public var rampHours: Double
    /// A level that the typical person never passes, in ng/mL; nil is the target and one hundredth.
    public var ceiling: Double?
    public var maximumRateMillilitresPerHour: Double
    /// The pump's smallest step of rate.
    public var rateStepMillilitresPerHour: Double
    public var milligramsPerMillilitre: Double
    /// Nothing beyond this is given; nil for no cap.
    public var capMilligrams: Double?
    /// Nothing beyond one syringe is given; nil for no limit.
    public var syringeMillilitres: Double?
    /// What is in the syringe.
    public var substance: Dose.Substance

    public init(
        target: Double, holdHours: Double, rampHours: Double = 0, ceiling: Double? = nil,
        maximumRateMillilitresPerHour: Double, rateStepMillilitresPerHour: Double = 0.1,
        milligramsPerMillilitre: Double, capMilligrams: Double? = nil, syringeMillilitres: Double? = nil,
        substance: Dose.Substance = .modelAnalyte
    ) {
        self.target = target
        self.holdHours = holdHours
        self.rampHours = rampHours
        self.ceiling = ceiling
        self.maximumRateMillilitresPerHour = maximumRateMillilitresPerHour
        self.rateStepMillilitresPerHour = rateStepMillilitresPerHour
        self.milligramsPerMillilitre = milligramsPerMillilitre
        self.capMilligrams = capMilligrams
        self.syringeMillilitres = syringeMillilitres
        self.substance = substance
    }

    /// The most that may be given, in milligrams.
    var limitMilligrams: Double {
        min(capMilligrams ?? .infinity, (syringeMillilitres ?? .infinity) * milligramsPerMillilitre)
    }

    var highest: Double { ceiling ?? target * 1.01 }

    func check() throws {
        func refuse(_ field: String, _ value: Double, _ unit: String, within range: ClosedRange<Double>) throws {
            guard value.isFinite, range.contains(value) else {
                throw PharmacologyRefusal(
                    field, "\(Text.number(value)) \(unit) is out of range.",
                    "Give \(Text.number(range.lowerBound)) to \(Text.number(range.upperBound)) \(unit).")
            }
        }
        try refuse("target", target, "ng/mL", within: 1...5000)
        try refuse("hold", holdHours * 60, "min", within: 1...1440)
        try refuse("ramp", rampHours * 60, "min", within: 0...1440)
        try refuse("max-rate", maximumRateMillilitresPerHour, "mL/h", within: 0.1...2000)
        try refuse("rate-step", rateStepMillilitresPerHour, "mL/h", within: 0.001...10)
        try refuse("concentration", milligramsPerMillilitre, "mg/mL", within: 0.01...100)
        if let capMilligrams { try refuse("cap", capMilligrams, "mg", within: 0.1...2000) }
        if let syringeMillilitres { try refuse("syringe", syringeMillilitres, "mL", within: 1...500) }
        if let ceiling, ceiling < target {
            throw PharmacologyRefusal("never-above", "it is below the target.", "Lower the target or raise the limit.")
        }
    }
}

/// A quantity with its unit, as it is written on the command line.
public enum QuantityText {
    /// Reads `150ng/mL`, with the unit that is expected and no other.
    ///
    /// - Throws: ``PharmacologyRefusal`` naming the unit.
    public static func parse(_ text: String, unit: String, field: String) throws -> Double {
        let lower = text.lowercased().filter { !$0.isWhitespace }
        guard lower.hasSuffix(unit.lowercased()), let value = TimeText.number(lower.dropLast(unit.count)) else {
            throw PharmacologyRefusal(field, "\(text) is not a number of \(unit).", "Write it as 10\(unit).")
        }
        guard value > 0 else {
            throw PharmacologyRefusal(field, "\(text) is not above 0.", "Write it as 10\(unit).")
        }
        return value
    }
}
