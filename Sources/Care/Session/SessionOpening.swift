/// A session begins for a patient in a chair under one signed plan.
public struct SessionOpened: Sendable, Hashable, Codable {
    public let session: SessionID
    /// 1 for the first session of the course.
    public let number: Int
    public let planRevision: Int
    public let chair: String
    public let nurse: PersonID

    public init(session: SessionID, number: Int, planRevision: Int, chair: String, nurse: PersonID) {
        self.session = session
        self.number = number
        self.planRevision = planRevision
        self.chair = chair
        self.nurse = nurse
    }
}

/// What a nurse asked and saw before the dose. Nil is "not asked yet", which never counts as met.
public struct PreDoseCheck: Sendable, Hashable, Codable {
    public enum Identifier: String, Sendable, Hashable, Codable, CaseIterable {
        case name
        case birthDate = "birth-date"
        case recordNumber = "record-number"
        case photograph
    }
    public enum Pregnancy: String, Sendable, Hashable, Codable, CaseIterable {
        case notApplicable = "not-applicable"
        case negativeTest = "negative-test"
        case positiveTest = "positive-test"
    }
    /// C-SSRS since last contact, by its own triage.
    public enum Suicidality: String, Sendable, Hashable, Codable, CaseIterable {
        case none, low, moderate, high
    }
    public var identifiers: Set<Identifier>
    public var weight: Kilograms?
    public var hoursSinceFood: Double?
    public var minutesSinceDrink: Double?
    public var escort: String?
    public var medicinesHeld: Bool?
    public var pregnancy: Pregnancy?
    public var substancesToday: Bool?
    public var suicidality: Suicidality?
    public var bladderSymptoms: Bool?
    public var equipmentReady: Bool?
    /// The patient still agrees, asked today.
    public var stillConsents: Bool?

    public init(
        identifiers: Set<Identifier> = [], weight: Kilograms? = nil, hoursSinceFood: Double? = nil,
        minutesSinceDrink: Double? = nil, escort: String? = nil, medicinesHeld: Bool? = nil,
        pregnancy: Pregnancy? = nil, substancesToday: Bool? = nil, suicidality: Suicidality? = nil,
        bladderSymptoms: Bool? = nil, equipmentReady: Bool? = nil, stillConsents: Bool? = nil
    ) {
        self.identifiers = identifiers
        self.weight = weight
        self.hoursSinceFood = hoursSinceFood
        self.minutesSinceDrink = minutesSinceDrink
        self.escort = escort
        self.medicinesHeld = medicinesHeld
        self.pregnancy = pregnancy
        self.substancesToday = substancesToday
        self.suicidality = suicidality
        self.bladderSymptoms = bladderSymptoms
        self.equipmentReady = equipmentReady
        self.stillConsents = stillConsents
    }

    /// A set has no order of its own; it is written in one, because equal entries must have equal bytes.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(identifiers.sorted { $0.rawValue < $1.rawValue }, forKey: .identifiers)
        try container.encodeIfPresent(weight, forKey: .weight)
        try container.encodeIfPresent(hoursSinceFood, forKey: .hoursSinceFood)
        try container.encodeIfPresent(minutesSinceDrink, forKey: .minutesSinceDrink)
        try container.encodeIfPresent(escort, forKey: .escort)
        try container.encodeIfPresent(medicinesHeld, forKey: .medicinesHeld)
        try container.encodeIfPresent(pregnancy, forKey: .pregnancy)
        try container.encodeIfPresent(substancesToday, forKey: .substancesToday)
        try container.encodeIfPresent(suicidality, forKey: .suicidality)
        try container.encodeIfPresent(bladderSymptoms, forKey: .bladderSymptoms)
        try container.encodeIfPresent(equipmentReady, forKey: .equipmentReady)
        try container.encodeIfPresent(stillConsents, forKey: .stillConsents)
    }
}

/// Unmet points of a gate that a prescriber took responsibility for, with the reason.
public struct GateOverridden: Sendable, Hashable, Codable {
    /// Ids of the points set aside.
    public let points: [String]
    public let reason: String
    public let signature: SignatureMark

    public init(points: [String], reason: String, signature: SignatureMark) {
        self.points = points
        self.reason = reason
        self.signature = signature
    }
}
