/// Answers of the Columbia suicide severity screener; nil is "not asked".
public struct ColumbiaScreen: Sendable, Hashable {
    /// The screener's questions in their order.
    public enum Question: String, Sendable, Hashable, CaseIterable {
        case wish, thoughts, method, intent, plan, behaviour
        case recentBehaviour = "recent-behaviour"

        public var title: String {
            switch self {
            case .wish: "Wish to be dead"
            case .thoughts: "Non-specific active suicidal thoughts"
            case .method: "Active suicidal ideation with any methods, without intent"
            case .intent: "Active suicidal ideation with some intent to act"
            case .plan: "Active suicidal ideation with a specific plan and intent"
            case .behaviour: "Suicidal behaviour, lifetime"
            case .recentBehaviour: "Suicidal behaviour in the past 3 months"
            }
        }

        /// LOINC codes of the screener's items.
        var code: String {
            switch self {
            case .wish: "93246-7"
            case .thoughts: "93247-5"
            case .method: "93248-3"
            case .intent: "93249-1"
            case .plan: "93250-9"
            case .behaviour: "93267-3"
            case .recentBehaviour: "93269-9"
            }
        }
    }

    public let answers: [Question: Bool]

    public init(answers: [Question: Bool]) { self.answers = answers }

    /// One observation for each answered question.
    public func observations(on day: Day) -> [Observation] {
        Question.allCases.compactMap { question in
            answers[question].map { answer in
                Observation(
                    concept: Concept(codings: [Coding(.loinc, question.code)], texts: [question.title]),
                    value: .flag(answer), on: day, reference: "C-SSRS, \(day)")
            }
        }
    }

    /// The screener's own triage: intent, plan or behaviour within three months is high; a method or behaviour ever is
    /// moderate; a wish or thoughts alone are low; nil without any of them.
    public var level: RiskRaised.Level? {
        func yes(_ questions: Question...) -> Bool { questions.contains { answers[$0] == true } }
        if yes(.intent, .plan, .recentBehaviour) { return .high }
        if yes(.method, .behaviour) { return .moderate }
        return yes(.wish, .thoughts) ? .low : nil
    }

    /// Questions that the screener asks and nobody answered: the first two and behaviour always, the graver thoughts when
    /// there are thoughts, and how long ago when there was behaviour.
    public var skipped: [Question] {
        var asked: [Question] = [.wish, .thoughts, .behaviour]
        if answers[.thoughts] == true { asked += [.method, .intent, .plan] }
        if answers[.behaviour] == true { asked.append(.recentBehaviour) }
        return asked.filter { answers[$0] == nil }
    }

    /// What these answers say of suicidality: a question left out is an open alarm like a skipped item of any scale.
    public var risk: SheetRisk {
        let item: SuicideItem = level != nil ? .positive : (skipped.isEmpty ? .negative : .skipped)
        return SheetRisk(scale: "c-ssrs", suicideItem: item, triage: level, skipped: !skipped.isEmpty)
    }
}
