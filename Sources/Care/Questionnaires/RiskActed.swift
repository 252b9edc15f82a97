/// Something done about an open risk. None of these closes it: that takes a clinician's words.
public struct RiskActed: Sendable, Hashable, Codable {
    public enum Action: String, Sendable, Hashable, Codable, CaseIterable {
        /// A clinician took it: they own it from here.
        case taken
        case contactTried = "contact-tried"
        case contactReached = "contact-reached"
        case safetyPlan = "safety-plan"
        /// Nobody took it in time, so it went to cover. Written by the clinic's clock.
        case escalated

        public var title: String {
            switch self {
            case .taken: "Taken"
            case .contactTried: "Tried to reach the patient"
            case .contactReached: "Reached the patient"
            case .safetyPlan: "Safety plan made"
            case .escalated: "Passed to cover"
            }
        }

        /// What a person may record; the rest is the clock's.
        public static let byPeople: [Action] = [.taken, .contactTried, .contactReached, .safetyPlan]
    }

    public let id: RiskID
    public let action: Action
    public let words: String
    /// Who owns it after this; nil when that does not change.
    public let owner: PersonID?

    public init(id: RiskID, action: Action, words: String, owner: PersonID? = nil) {
        self.id = id
        self.action = action
        self.words = words
        self.owner = owner
    }
}

extension Course {
    /// Who owns an open risk: whoever took it last, else whom it was raised for.
    public func owner(of risk: RiskID) -> PersonID? {
        riskActions[risk]?.last { $0.content.owner != nil }?.content.owner
            ?? openRisks.first { $0.content.id == risk }?.content.owner
    }

    /// Whether a risk was passed to cover and still nobody has taken it.
    public func waitsForCover(_ risk: RiskID) -> Bool {
        owner(of: risk) == nil && riskActions[risk]?.contains { $0.content.action == .escalated } ?? false
    }

    /// Open risks that nobody has taken by half of the time given: they go to cover while there is still time to act.
    public func escalations(at now: Instant) -> [RiskActed] {
        openRisks.compactMap { risk in
            let content = risk.content
            let half = risk.occurredAt.adding(minutes: max(0, content.due.minutes(since: risk.occurredAt)) / 2)
            let isKnown = riskActions[content.id]?.contains { $0.content.action == .escalated } ?? false
            guard owner(of: content.id) == nil, !isKnown, now >= half else { return nil }
            return RiskActed(
                id: content.id, action: .escalated, words: "Nobody had taken it by half of the time there was.")
        }
    }

    /// Why nothing may be taken at home now: a risk that nobody has closed.
    public var homeLock: RiskRaised? { openRisks.first?.content }
}
