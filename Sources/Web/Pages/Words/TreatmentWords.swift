import Care

extension Indication {
    /// As it stands in a sentence: `post-traumatic stress`.
    var words: String {
        switch self {
        case .depression: "depression"
        case .bipolarDepression: "bipolar depression"
        case .posttraumaticStress: "post-traumatic stress (PTSD)"
        case .generalisedAnxiety: "generalised anxiety"
        case .socialAnxiety: "social anxiety"
        case .obsessiveCompulsive: "obsessive-compulsive disorder"
        case .suicidalIdeation: "suicidal ideation"
        case .pain: "pain"
        }
    }

    static var choices: [Field.Choice] { allCases.map { Field.Choice($0.rawValue, $0.words.capitalisedFirst) } }
}

extension Drug {
    var words: String {
        switch self {
        case .racemicKetamine: "racemic ketamine"
        case .esketamine: "esketamine"
        }
    }
}

extension ScreeningDecision.Outcome {
    var words: String {
        switch self {
        case .eligible: "Eligible"
        case .deferred: "Put off"
        case .declined: "Declined"
        }
    }

    var tone: Tone {
        switch self {
        case .eligible: .good
        case .deferred: .hold
        case .declined: .exclude
        }
    }
}

extension CourseDecision.Outcome {
    var words: String {
        switch self {
        case .continueInduction: "Go on with induction"
        case .beginContinuation: "Continuation sessions"
        case .beginMaintenance: "Begin maintenance"
        case .continueMaintenance: "Go on with maintenance"
        case .returnToInduction: "New induction"
        case .end: "End the course"
        }
    }
}

extension ResponseOutcome {
    var words: String {
        switch self {
        case .remission: "Remission"
        case .response: "Response"
        case .partial: "Partial response"
        case .none: "No response"
        case .worse: "Worse"
        }
    }

    var tone: Tone {
        switch self {
        case .remission, .response: .good
        case .partial: .note
        case .none: .caution
        case .worse: .hold
        }
    }
}

extension RiskRaised.Level {
    var tone: Tone {
        switch self {
        case .low: .note
        case .moderate: .hold
        case .high: .exclude
        }
    }
}

extension StringProtocol {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
