/// One clause of the consent text, in the patient's own voice.
public struct ConsentClause: Sendable, Hashable, Codable {
    public let topic: ConsentTopic
    public let text: String
    public let source: String
    public let evidence: EvidenceTag
}

/// What a consent may be about.
public enum ConsentTopic: String, Sendable, Hashable, Codable, CaseIterable {
    case offLabel = "off-label"
    case approvedUse = "approved-use"
    case uncertainBenefit = "uncertain-benefit"
    case duringTreatment = "during-treatment"
    case longTermSafety = "long-term-safety"
    case bladder
    case thinkingAndMemory = "thinking-and-memory"
    case dependence
    case maniaAndPsychosis = "mania-and-psychosis"
    case pregnancy
    case suicidality
    case route
    case rems
    case homeUse = "home-use"
    case driving
    case costAndRepeats = "cost-and-repeats"
    case alternatives
    case rightToStop = "right-to-stop"
    case dataUse = "data-use"

    /// A heading for the clause.
    public var title: String {
        switch self {
        case .offLabel: "Off-label use"
        case .approvedUse: "Approved use"
        case .uncertainBenefit: "Benefit is uncertain"
        case .duringTreatment: "During a dose"
        case .longTermSafety: "Long-term safety"
        case .bladder: "Bladder"
        case .thinkingAndMemory: "Thinking and memory"
        case .dependence: "Misuse and habit"
        case .maniaAndPsychosis: "Mania and psychosis"
        case .pregnancy: "Pregnancy and breastfeeding"
        case .suicidality: "Suicidal thoughts"
        case .route: "How it is given"
        case .rems: "Spravato REMS safety program"
        case .homeUse: "Doses at home"
        case .driving: "Going home and driving"
        case .costAndRepeats: "Cost and further doses"
        case .alternatives: "Other choices"
        case .rightToStop: "Right to stop"
        case .dataUse: "Your data"
        }
    }

    /// Topics no consent may leave out. Besides these a text names either off-label use, or approved use with the REMS.
    static let mustBeNamed: [ConsentTopic] = [
        .uncertainBenefit, .duringTreatment, .longTermSafety, .bladder, .thinkingAndMemory, .dependence,
        .maniaAndPsychosis, .pregnancy, .suicidality, .route, .driving, .costAndRepeats, .alternatives, .rightToStop,
        .dataUse,
    ]
}
