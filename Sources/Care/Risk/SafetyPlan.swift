/// What a patient will do when suicidal thoughts come back, in the patient's own words. A later plan replaces it.
///
/// The steps and their order follow the safety planning intervention (Stanley and Brown, Cognitive and Behavioral Practice
/// 2012;19:256); their wording here is the product's own.
public struct SafetyPlan: Sendable, Hashable, Codable {
    /// The steps, in the order in which they are gone through.
    public enum Step: String, Sendable, Hashable, Codable, CaseIterable {
        case warningSigns = "warning-signs"
        case ownWays = "own-ways"
        case distractions
        case helpers
        case professionals
        case surroundings
        case reasons

        public var title: String {
            switch self {
            case .warningSigns: "How I notice that it is getting worse"
            case .ownWays: "What I can do on my own"
            case .distractions: "People and places that take my mind off it"
            case .helpers: "People I can ask for help"
            case .professionals: "Professionals and services I can call, with numbers"
            case .surroundings: "How my surroundings are made safer"
            case .reasons: "What matters most to me"
            }
        }

        /// A plan without these is none.
        public var isRequired: Bool { self == .warningSigns || self == .ownWays || self == .professionals }
    }

    public let answers: [Step: String]

    public init(answers: [Step: String]) { self.answers = answers }

    /// Most characters in one step.
    static let longest = 2_000

    /// The plan without blank steps, or a refusal that names the step that is missing or too long.
    public func checked() throws -> SafetyPlan {
        var kept: [Step: String] = [:]
        for step in Step.allCases {
            let words = RiskRules.trimmed(answers[step] ?? "")
            guard words.count <= Self.longest else {
                throw Refusal(
                    code: "safety-plan.long", field: step.rawValue,
                    reason: "\u{201C}\(step.title)\u{201D} has over \(Self.longest) characters.",
                    remedy: "Shorten it to what the patient can read in a crisis.")
            }
            guard !words.isEmpty || !step.isRequired else {
                throw Refusal(
                    code: "safety-plan.step", field: step.rawValue,
                    reason: "\u{201C}\(step.title)\u{201D} is empty.",
                    remedy: "Write down what the patient says, in the patient's own words.")
            }
            if !words.isEmpty { kept[step] = words }
        }
        return SafetyPlan(answers: kept)
    }

    private enum Keys: String, CodingKey {
        case steps
    }

    public init(from decoder: any Decoder) throws {
        let steps = try decoder.container(keyedBy: Keys.self).decode([String: String].self, forKey: .steps)
        answers = Dictionary(
            steps.compactMap { name, words in Step(rawValue: name).map { ($0, words) } },
            uniquingKeysWith: { first, _ in first })
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        let steps = Dictionary(uniqueKeysWithValues: answers.map { ($0.key.rawValue, $0.value) })
        try container.encode(steps, forKey: .steps)
    }
}
