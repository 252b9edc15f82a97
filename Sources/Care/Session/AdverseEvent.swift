/// What may go wrong in a session, as one tap each.
public enum AdverseEventKind: String, Sendable, Hashable, Codable, CaseIterable {
    case nausea, vomiting, distress, dissociation, headache, dizziness, hypertension, hypotension, desaturation
    case sedation
    case allergicReaction = "allergic-reaction"
    case infiltration, other

    public var title: String {
        switch self {
        case .allergicReaction: "Allergic reaction"
        default: rawValue.prefix(1).uppercased() + rawValue.dropFirst()
        }
    }
}

/// An adverse event in a session: one tap makes it, details may follow as a later entry with the same number.
public struct AdverseEvent: Sendable, Hashable, Codable {
    /// Counts from 1 within the session.
    public let number: Int
    public let kind: AdverseEventKind
    /// CTCAE-style 1 mild to 5 fatal; 3 and above are serious.
    public let grade: Int
    public let action: String
    /// What was given for it, with its dose.
    public let medicine: String?
    public let resolved: Bool
    /// When it was over, when somebody said so.
    public let resolvedAt: Instant?

    public init(
        number: Int, kind: AdverseEventKind, grade: Int, action: String, medicine: String? = nil, resolved: Bool,
        resolvedAt: Instant? = nil
    ) {
        self.number = number
        self.kind = kind
        self.grade = grade
        self.action = action
        self.medicine = medicine
        self.resolved = resolved
        self.resolvedAt = resolvedAt
    }

    public var serious: Bool { grade >= 3 }
}

/// What a nurse checked before letting the patient go. Nil is "not checked yet", which never counts as met.
public struct RecoveryCheck: Sendable, Hashable, Codable {
    public var orientedFully: Bool?
    public var walksSteadily: Bool?
    public var nauseaControlled: Bool?
    /// Modified Aldrete total, 0 to 10, when somebody scored it by hand; else it is scored from what is charted.
    public var aldrete: Int?
    public var breathing: Breathing?
    public var movement: Movement?
    public var newSuicidalThoughts: Bool?
    public var escortPresent: String?
    public var noDrivingUnderstood: Bool?
    public var instructionsGiven: Bool?

    /// Breathing as the Aldrete score asks for it.
    public enum Breathing: String, Sendable, Hashable, Codable, CaseIterable {
        case deep, limited, absent
    }

    /// Limbs moved when asked, as the Aldrete score asks for it.
    public enum Movement: String, Sendable, Hashable, Codable, CaseIterable {
        case all, some, none
    }

    public init(
        orientedFully: Bool? = nil, walksSteadily: Bool? = nil, nauseaControlled: Bool? = nil, aldrete: Int? = nil,
        breathing: Breathing? = nil, movement: Movement? = nil,
        newSuicidalThoughts: Bool? = nil, escortPresent: String? = nil, noDrivingUnderstood: Bool? = nil,
        instructionsGiven: Bool? = nil
    ) {
        self.orientedFully = orientedFully
        self.walksSteadily = walksSteadily
        self.nauseaControlled = nauseaControlled
        self.aldrete = aldrete
        self.breathing = breathing
        self.movement = movement
        self.newSuicidalThoughts = newSuicidalThoughts
        self.escortPresent = escortPresent
        self.noDrivingUnderstood = noDrivingUnderstood
        self.instructionsGiven = instructionsGiven
    }
}

/// The session as the chart keeps it once it is over.
public struct SessionSummary: Sendable, Hashable, Codable {
    public enum Ending: String, Sendable, Hashable, Codable {
        case discharged
        /// The dose was not given: the gate was not met, or the patient changed their mind.
        case notDosed = "not-dosed"
    }
    public let session: SessionID
    public let number: Int
    public let ending: Ending
    public let openedAt: Instant
    public let closedAt: Instant
    public let given: Milligrams
    public let weight: Kilograms?
    public let route: Route
    public let protocolID: String
    public let peakSystolic: Int?
    public let peakDiastolic: Int?
    public let lowestSaturation: Int?
    public let adverseEvents: [AdverseEvent]
    public let overridden: [String]
    public let remarks: String

    public init(
        session: SessionID, number: Int, ending: Ending, openedAt: Instant, closedAt: Instant, given: Milligrams,
        weight: Kilograms?, route: Route, protocolID: String, peakSystolic: Int?, peakDiastolic: Int?,
        lowestSaturation: Int?, adverseEvents: [AdverseEvent], overridden: [String], remarks: String
    ) {
        self.session = session
        self.number = number
        self.ending = ending
        self.openedAt = openedAt
        self.closedAt = closedAt
        self.given = given
        self.weight = weight
        self.route = route
        self.protocolID = protocolID
        self.peakSystolic = peakSystolic
        self.peakDiastolic = peakDiastolic
        self.lowestSaturation = lowestSaturation
        self.adverseEvents = adverseEvents
        self.overridden = overridden
        self.remarks = remarks
    }
}
