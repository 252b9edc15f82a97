/// What is known of a person when they are screened, whatever system it came from.
///
/// `reference` names where each fact came from (`Condition/123`, `chart entry 14`); a finding's basis quotes it.
public struct Candidate: Sendable, Hashable, Codable {
    public var name: PersonName?
    public var birthDate: Day?
    public var sex: AdministrativeSex?
    public var medicalRecordNumber: String?
    public var phone: String?
    public var email: String?
    /// True when the record says the person has died.
    public var deceased: Bool
    public var conditions: [ReportedCondition]
    public var medications: [ReportedMedication]
    public var allergies: [ReportedAllergy]
    public var observations: [Observation]
    public var patientReference: String

    public init(
        name: PersonName? = nil, birthDate: Day? = nil, sex: AdministrativeSex? = nil,
        medicalRecordNumber: String? = nil, phone: String? = nil, email: String? = nil, deceased: Bool = false,
        conditions: [ReportedCondition] = [], medications: [ReportedMedication] = [],
        allergies: [ReportedAllergy] = [], observations: [Observation] = [], patientReference: String = "Patient"
    ) {
        self.name = name
        self.birthDate = birthDate
        self.sex = sex
        self.medicalRecordNumber = medicalRecordNumber
        self.phone = phone
        self.email = email
        self.deceased = deceased
        self.conditions = conditions
        self.medications = medications
        self.allergies = allergies
        self.observations = observations
        self.patientReference = patientReference
    }
}

public struct PersonName: Sendable, Hashable, Codable {
    public let given: String
    public let family: String

    public init(given: String, family: String) {
        self.given = given
        self.family = family
    }

    public var display: String { [given, family].filter { !$0.isEmpty }.joined(separator: " ") }
}

public enum AdministrativeSex: String, Sendable, Hashable, Codable, CaseIterable {
    case female, male, other, unknown
}

public struct ReportedCondition: Sendable, Hashable, Codable {
    /// FHIR's clinical status, folded to what rules need.
    public enum Status: String, Sendable, Hashable, Codable {
        /// active, recurrence or relapse
        case active
        /// inactive, remission or resolved
        case resolved
        /// No status was given.
        case unknown
    }

    public let concept: Concept
    public let status: Status
    /// False for refuted or entered-in-error records, which never count, and true otherwise.
    public let counts: Bool
    public let onset: Day?
    public let abated: Day?
    /// FHIR severity as a lower-case word (`mild`, `moderate`, `severe`) when given.
    public let grade: String?
    public let reference: String

    public init(
        concept: Concept, status: Status, counts: Bool = true, onset: Day? = nil, abated: Day? = nil,
        grade: String? = nil, reference: String
    ) {
        self.concept = concept
        self.status = status
        self.counts = counts
        self.onset = onset
        self.abated = abated
        self.grade = grade
        self.reference = reference
    }
}

public struct ReportedMedication: Sendable, Hashable, Codable {
    public let concept: Concept
    /// True while it is being taken, or when its status is not known.
    public let taken: Bool
    /// Milligrams a day when the dosage says so in numbers.
    public let dailyDose: Milligrams?
    public let started: Day?
    public let ended: Day?
    public let reference: String

    public init(
        concept: Concept, taken: Bool, dailyDose: Milligrams? = nil, started: Day? = nil, ended: Day? = nil,
        reference: String
    ) {
        self.concept = concept
        self.taken = taken
        self.dailyDose = dailyDose
        self.started = started
        self.ended = ended
        self.reference = reference
    }
}

public struct ReportedAllergy: Sendable, Hashable, Codable {
    public let concept: Concept
    /// False for refuted, entered-in-error or resolved records.
    public let counts: Bool
    public let reference: String

    public init(concept: Concept, counts: Bool = true, reference: String) {
        self.concept = concept
        self.counts = counts
        self.reference = reference
    }
}

/// One observed value: a measurement, a laboratory result, a score or an answered question.
public struct Observation: Sendable, Hashable, Codable {
    public enum Value: Sendable, Hashable, Codable {
        /// A number with its UCUM unit as given, which may be empty for a score.
        case quantity(Double, unit: String)
        case concept(Concept)
        case text(String)
        case flag(Bool)
    }

    public let concept: Concept
    /// Nil when the source says the value is absent.
    public let value: Value?
    public let on: Day?
    /// The laboratory's own word on the result, as `POS` or `H`.
    public let interpretation: Concept?
    /// The upper end of the reference range that came with a number, in the unit of the number.
    public let upperLimit: Double?
    public let reference: String

    public init(
        concept: Concept, value: Value?, on: Day? = nil, interpretation: Concept? = nil, upperLimit: Double? = nil,
        reference: String
    ) {
        self.concept = concept
        self.value = value
        self.on = on
        self.interpretation = interpretation
        self.upperLimit = upperLimit
        self.reference = reference
    }
}
