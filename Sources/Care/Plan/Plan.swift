/// A dose as it is ordered, drawn up and read back: milligrams first, then the volume at a chosen strength.
public struct PlannedDose: Sendable, Hashable, Codable {
    public let milligrams: Milligrams
    /// The rule it was computed by, when it goes by weight.
    public let perKilogram: MilligramsPerKilogram?
    public let weight: Kilograms?
    public let weighedOn: Day?
    /// Nil for devices and tablets, which have no volume.
    public let concentration: MilligramsPerMillilitre?
    public let volume: Millilitres?
    /// For an infusion.
    public let infusion: Minutes?
    /// For nasal devices: how many, of how many milligrams each.
    public let devices: Int?

    public init(
        milligrams: Milligrams, perKilogram: MilligramsPerKilogram?, weight: Kilograms?, weighedOn: Day?,
        concentration: MilligramsPerMillilitre?, volume: Millilitres?, infusion: Minutes?, devices: Int?
    ) {
        self.milligrams = milligrams
        self.perKilogram = perKilogram
        self.weight = weight
        self.weighedOn = weighedOn
        self.concentration = concentration
        self.volume = volume
        self.infusion = infusion
        self.devices = devices
    }
}

/// A patient's individual plan, built from a protocol.
public struct Plan: Sendable, Hashable, Codable {
    public var protocolID: String
    public var protocolVersion: String
    public var protocolHash: String
    public var drug: Drug
    public var route: Route
    public var setting: Setting
    public var indication: Indication
    public var dose: PlannedDose
    /// Sessions of induction.
    public var inductionSessions: Int
    public var firstSession: Day
    /// Days from one session to the next, within what the protocol allows for the phase.
    public var intervalDays: Int
    public var goals: [String]
    public var medicinesToHold: [String]
    public var remarks: String
    /// Why it differs from the plan before it; empty for the first.
    public var changeReason: String

    public init(
        protocolID: String, protocolVersion: String, protocolHash: String, drug: Drug, route: Route,
        setting: Setting, indication: Indication, dose: PlannedDose, inductionSessions: Int, firstSession: Day,
        intervalDays: Int, goals: [String] = [], medicinesToHold: [String] = [], remarks: String = "",
        changeReason: String = ""
    ) {
        self.protocolID = protocolID
        self.protocolVersion = protocolVersion
        self.protocolHash = protocolHash
        self.drug = drug
        self.route = route
        self.setting = setting
        self.indication = indication
        self.dose = dose
        self.inductionSessions = inductionSessions
        self.firstSession = firstSession
        self.intervalDays = intervalDays
        self.goals = goals
        self.medicinesToHold = medicinesToHold
        self.remarks = remarks
        self.changeReason = changeReason
    }
}

/// A plan under a prescriber's signature; it is an order.
public struct SignedPlan: Sendable, Hashable, Codable {
    public let revision: Int
    public let plan: Plan
    public let signature: SignatureMark
    /// A second prescriber's signature, where the dose asks for one.
    public let secondSignature: SignatureMark?

    public init(revision: Int, plan: Plan, signature: SignatureMark, secondSignature: SignatureMark?) {
        self.revision = revision
        self.plan = plan
        self.signature = signature
        self.secondSignature = secondSignature
    }
}

/// What a prescriber decided at a decision point of the course.
public struct CourseDecision: Sendable, Hashable, Codable {
    public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
        /// Induction goes on as planned, or with the one extension the protocol allows.
        case continueInduction = "continue-induction"
        /// Response: spaced continuation sessions begin.
        case beginContinuation = "begin-continuation"
        /// Stable: maintenance at the longest interval that holds.
        case beginMaintenance = "begin-maintenance"
        /// Maintenance goes on, perhaps at another interval.
        case continueMaintenance = "continue-maintenance"
        case returnToInduction = "return-to-induction"
        case end
    }
    public let outcome: Outcome
    /// Days to the next session where the outcome sets an interval.
    public let intervalDays: Int?
    public let reason: String
    /// What the product proposed, so that agreement and disagreement can both be read later.
    public let proposal: String?
    public let signature: SignatureMark

    public init(
        outcome: Outcome, intervalDays: Int?, reason: String, proposal: String?, signature: SignatureMark
    ) {
        self.outcome = outcome
        self.intervalDays = intervalDays
        self.reason = reason
        self.proposal = proposal
        self.signature = signature
    }
}

/// A chair kept for a patient.
public struct SessionBooked: Sendable, Hashable, Codable {
    public let session: SessionID
    public let at: Instant
    public let chair: String

    public init(session: SessionID, at: Instant, chair: String) {
        self.session = session
        self.at = at
        self.chair = chair
    }
}

public struct BookingCancelled: Sendable, Hashable, Codable {
    public let session: SessionID
    public let reason: String

    public init(session: SessionID, reason: String) {
        self.session = session
        self.reason = reason
    }
}
