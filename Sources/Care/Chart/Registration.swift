/// Who a patient is, as the front desk recorded it. A later registration replaces the earlier one.
public struct Registration: Sendable, Hashable, Codable {
    public var name: PersonName
    public var birthDate: Day
    public var sex: AdministrativeSex
    public var medicalRecordNumber: String
    public var phone: String?
    public var email: String?
    /// How the patient agreed to be sent links; nil when they did not.
    public var contact: MessageChannel?
    public var emergencyContact: String?
    public var referredBy: String?
    public var veteran: Bool
    /// True for people who do not exist; every page then says so.
    public var synthetic: Bool

    public init(
        name: PersonName, birthDate: Day, sex: AdministrativeSex, medicalRecordNumber: String,
        phone: String? = nil, email: String? = nil, contact: MessageChannel? = nil, emergencyContact: String? = nil,
        referredBy: String? = nil,
        veteran: Bool = false, synthetic: Bool = false
    ) {
        self.name = name
        self.birthDate = birthDate
        self.sex = sex
        self.medicalRecordNumber = medicalRecordNumber
        self.phone = phone
        self.email = email
        self.contact = contact
        self.emergencyContact = emergencyContact
        self.referredBy = referredBy
        self.veteran = veteran
        self.synthetic = synthetic
    }
}

/// That a referral was read: its fingerprint and what it held, so that the same one is not imported twice.
public struct ReferralImported: Sendable, Hashable, Codable {
    /// SHA-256 of the document as received, lower-case hex.
    public let contentHash: String
    public let facts: Int
    /// Resources that were left aside, by type.
    public let leftAside: [String: Int]

    public init(contentHash: String, facts: Int, leftAside: [String: Int]) {
        self.contentHash = contentHash
        self.facts = facts
        self.leftAside = leftAside
    }
}

/// A part of the history in a clinician's words.
public struct HistoryTaken: Sendable, Hashable, Codable {
    public enum Area: String, Sendable, Hashable, Codable, CaseIterable {
        case medical, psychiatric, substance, family, social, anaesthesia
    }
    public let area: Area
    public let text: String

    public init(area: Area, text: String) {
        self.area = area
        self.text = text
    }
}

/// An earlier treatment of the present episode, as R-TRD counts them.
public struct PastTrial: Sendable, Hashable, Codable {
    public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
        case noResponse = "no-response"
        case partialResponse = "partial-response"
        case response
        case notTolerated = "not-tolerated"
    }
    public let drug: String
    public let maximumDose: Milligrams?
    public let weeks: Int
    public let outcome: Outcome
    /// At least the label's minimum dose for at least the weeks R-TRD asks, in the clinician's judgement.
    public let adequate: Bool
    public let currentEpisode: Bool

    public init(
        drug: String, maximumDose: Milligrams?, weeks: Int, outcome: Outcome, adequate: Bool, currentEpisode: Bool
    ) {
        self.drug = drug
        self.maximumDose = maximumDose
        self.weeks = weeks
        self.outcome = outcome
        self.adequate = adequate
        self.currentEpisode = currentEpisode
    }
}
