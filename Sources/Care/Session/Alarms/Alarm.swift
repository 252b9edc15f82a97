/// How urgently an alarm asks for a person, after the three priorities of IEC 60601-1-8.
///
/// Halcyon is not an alarm system in the sense of that standard: the primary alarms are the monitor's. Its words, order
/// and signs are taken over so that a screen says the same thing the same way.
public enum AlarmPriority: Int, Sendable, Hashable, Codable, CaseIterable, Comparable {
    case low = 1
    case medium, high

    /// An exclusion is of high priority, a hold of medium, a caution of low; a note is none.
    public init?(_ severity: Severity) {
        switch severity {
        case .exclude: self = .high
        case .hold: self = .medium
        case .caution: self = .low
        case .note: return nil
        }
    }

    public static func < (left: AlarmPriority, right: AlarmPriority) -> Bool { left.rawValue < right.rawValue }

    /// One, two or three exclamation marks, as the standard marks priorities in text.
    public var marks: String { String(repeating: "!", count: rawValue) }

    public var title: String {
        switch self {
        case .low: "Low priority"
        case .medium: "Medium priority"
        case .high: "High priority"
        }
    }
}

/// A condition of a session that asks for a person, as the protocol's rows and what is charted make it.
public struct Alarm: Sendable, Hashable {
    /// The row of the protocol.
    public let id: String
    public let priority: AlarmPriority
    /// What it asks for, in the row's words.
    public let reason: String
    /// The value and what it was held against.
    public let basis: String
    /// When the condition had lasted long enough to be one.
    public let since: Instant
    /// Who has answered it since, first to last, each once.
    public let answeredBy: [PersonID]
    /// How many people must answer it.
    public let answersNeeded: Int
    /// When it is escalated, unless it is answered before; nil for low priority, which is not.
    public let escalatesAt: Instant?
    public let source: String
    public let approved: Bool

    public var isAnswered: Bool { answeredBy.count >= answersNeeded }

    /// Nobody, or not enough people, answered it in time.
    public func isEscalated(at now: Instant) -> Bool {
        guard let escalatesAt else { return false }
        return !isAnswered && now >= escalatesAt
    }
}

/// One step in an alarm's life, as the chart keeps it.
public struct AlarmEntry: Sendable, Hashable, Codable {
    public enum Step: String, Sendable, Hashable, Codable {
        case raised
        /// A person has seen it and acts.
        case answered
        /// Nobody answered in time.
        case escalated
        /// The condition is over.
        case cleared
    }
    public let step: Step
    /// The row of the protocol.
    public let alarm: String
    public let priority: AlarmPriority
    /// When the condition became an alarm.
    public let since: Instant
    /// The value and its limit; for an answer, what was done.
    public let words: String

    public init(step: Step, alarm: String, priority: AlarmPriority, since: Instant, words: String) {
        self.step = step
        self.alarm = alarm
        self.priority = priority
        self.since = since
        self.words = words
    }
}
