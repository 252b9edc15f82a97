/// A danger to the patient that a named person owns until it is closed in words.
public struct RiskRaised: Sendable, Hashable, Codable {
    public enum Level: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
        case low, moderate, high

        private var rank: Int {
            switch self {
            case .low: 0
            case .moderate: 1
            case .high: 2
            }
        }

        /// The graver level is the greater one.
        public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }
    }
    public let id: RiskID
    public let level: Level
    public let reason: String
    public let source: String
    /// The clinician who answers for it first; nil only where the clinic has none.
    public let owner: PersonID?
    /// When somebody must have spoken with the patient.
    public let due: Instant

    public init(id: RiskID, level: Level, reason: String, source: String, owner: PersonID?, due: Instant) {
        self.id = id
        self.level = level
        self.reason = reason
        self.source = source
        self.owner = owner
        self.due = due
    }
}

/// A risk has another owner from here: somebody took it, or the clock passed it to cover. It stays open.
public struct RiskPassed: Sendable, Hashable, Codable {
    public let id: RiskID
    public let to: PersonID
    public let reason: String
    /// When the new owner must have spoken with the patient; nil leaves the clock as it was.
    public let due: Instant?

    public init(id: RiskID, to: PersonID, reason: String, due: Instant?) {
        self.id = id
        self.to = to
        self.reason = reason
        self.due = due
    }
}

/// One attempt to reach the patient about a risk. When it was is the entry's own time, and who tried is its author.
public struct RiskContact: Sendable, Hashable, Codable {
    public enum Means: String, Sendable, Hashable, Codable, CaseIterable {
        case inPerson = "in-person"
        case telephone, video
        case textMessage = "text-message"
        case emergencyContact = "emergency-contact"
        case emergencyServices = "emergency-services"
    }

    public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
        /// Somebody spoke with the patient.
        case reached
        case messageLeft = "message-left"
        case notReached = "not-reached"
    }

    public let id: RiskID
    public let means: Means
    public let outcome: Outcome
    public let words: String

    public init(id: RiskID, means: Means, outcome: Outcome, words: String) {
        self.id = id
        self.means = means
        self.outcome = outcome
        self.words = words
    }
}

/// A named clinician says how the danger was answered. No score does.
public struct RiskClosed: Sendable, Hashable, Codable {
    public let id: RiskID
    public let words: String

    public init(id: RiskID, words: String) {
        self.id = id
        self.words = words
    }
}
