import Care

/// Safety plans and contacts in words.
enum SafetyWords {
    static func plan(_ plan: SafetyPlan) -> String {
        SafetyPlan.Step.allCases.compactMap { step in plan.answers[step].map { "\(step.title): \($0)" } }
            .joined(separator: " · ")
    }
}

extension RiskContact.Means {
    var words: String {
        switch self {
        case .inPerson: "in person"
        case .telephone: "by telephone"
        case .video: "by video"
        case .textMessage: "by text message"
        case .emergencyContact: "through the emergency contact"
        case .emergencyServices: "through emergency services"
        }
    }
}

extension RiskContact.Outcome {
    var words: String {
        switch self {
        case .reached: "patient reached"
        case .messageLeft: "message left"
        case .notReached: "not reached"
        }
    }
}
