/// What a model may ask about a patient.
public struct PatientCovariates: Sendable, Codable, Hashable {
    public enum Sex: String, Sendable, Codable, CaseIterable { case female = "f", male = "m" }

    /// As the source papers divide people: `asian` is Asian but not Japanese.
    public enum Race: String, Sendable, Codable, CaseIterable { case caucasian, asian, japanese, other }

    public var weightKilograms: Double
    /// Nil is taken as an adult below every age effect.
    public var ageYears: Double?
    /// No shipped model depends on it; it is kept with the forecast.
    public var sex: Sex?
    /// No shipped model depends on it; it is kept with the forecast.
    public var heightCentimetres: Double?
    /// Nil is the models' reference, which is `caucasian`.
    public var race: Race?

    public init(
        weightKilograms: Double, ageYears: Double? = nil, sex: Sex? = nil, heightCentimetres: Double? = nil,
        race: Race? = nil
    ) {
        self.weightKilograms = weightKilograms
        self.ageYears = ageYears
        self.sex = sex
        self.heightCentimetres = heightCentimetres
        self.race = race
    }

    /// - Throws: ``PharmacologyRefusal`` for what no person weighs, lives or measures.
    public func check() throws {
        try Self.check("weight", weightKilograms, 2...400, "kg", "Give the weight in kilograms, as 70.")
        if let ageYears { try Self.check("age", ageYears, 0...120, "years", "Give the age in years, as 45.") }
        if let heightCentimetres {
            try Self.check("height", heightCentimetres, 40...260, "cm", "Give the height in centimetres, as 170.")
        }
    }

    private static func check(
        _ field: String, _ value: Double, _ range: ClosedRange<Double>, _ unit: String, _ remedy: String
    ) throws {
        guard value.isFinite, range.contains(value) else {
            throw PharmacologyRefusal(field, "\(Text.number(value)) \(unit) is not possible.", remedy)
        }
    }

    func matches(_ covariate: CovariateEffect.Covariate) -> Bool {
        switch covariate {
        case .asian: race == .asian || race == .japanese
        case .japanese: race == .japanese
        case .age: ageYears != nil
        }
    }
}

enum Text {
    /// Whole numbers without a decimal point, others as Swift writes them.
    static func number(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
        return value == value.rounded() ? String(Int64(value)) : "\(value)"
    }

    /// Rounded to so many decimals, without trailing zeros.
    static func number(_ value: Double, decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        guard value.isFinite, abs(value) * scale < 1e15 else { return "\(value)" }
        return number((value * scale).rounded() / scale)
    }
}
