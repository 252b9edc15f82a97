/// How answers become a total.
public struct ScoringRule: Sendable, Hashable, Codable {
    public enum Method: String, Sendable, Hashable, Codable, CaseIterable {
        /// Items and groups are added.
        case sum
        /// Items are averaged.
        case mean
        /// The one answer is the total: a total that was computed elsewhere, or a scale of one item.
        case total
        /// There is no total; answers are classified by `levels`.
        case none
    }
    public enum Better: String, Sendable, Hashable, Codable, CaseIterable {
        case lower, higher, neither
    }
    public let method: Method
    /// What the sum is multiplied with, as 4 for the WHO-5.
    public let multiplier: Int?
    /// Items that count together.
    public let groups: [ScoringGroup]?
    /// Which way a total moves when the patient gets better.
    public let better: Better
    public let source: RuleSource
}

/// Items of which the highest counts once.
public struct ScoringGroup: Sendable, Hashable, Codable {
    public let items: [String]
    /// Sets of items of which one answer each is enough, as appetite less or more.
    public let oneOf: [[String]]?
}

/// What happens when answers are missing.
public struct MissingPolicy: Sendable, Hashable, Codable {
    public enum Method: String, Sendable, Hashable, Codable, CaseIterable {
        /// Any missing answer leaves the scale without a total.
        case mustBeComplete
        /// Missing answers count as the mean of those that were given.
        case meanOfAnswered
    }
    public enum Rounding: String, Sendable, Hashable, Codable, CaseIterable {
        case none
        /// To the nearest whole number, halves up.
        case nearest
        case ceiling
    }
    public let method: Method
    /// How many must have been answered before anything is imputed.
    public let minimumAnswered: Int?
    /// How an imputed total is rounded.
    public let rounding: Rounding?
    /// Items that are never imputed, beside every suicide item.
    public let neverImpute: [String]?
    /// Items that may not apply to a person: without them the scale has another maximum and no bands.
    public let mayNotApply: [InapplicableItem]?
    public let source: RuleSource
}

public struct InapplicableItem: Sendable, Hashable, Codable {
    public let item: String
    /// The highest total without the item.
    public let maximum: Int
    public let reason: String
}

/// When a question is asked at all. A question that is not asked is not missing.
public struct ScaleGate: Sendable, Hashable, Codable {
    public enum AnswersBehindIt: String, Sendable, Hashable, Codable, CaseIterable {
        /// An answer given although the gate is shut counts all the same, and the sheet is flagged.
        case count
        /// It does not count, and the sheet is flagged.
        case ignore
    }
    public let id: String
    /// The items that are asked only when the condition is met.
    public let asks: [String]
    public let when: ScaleCondition
    public let ifAnswered: AnswersBehindIt
    public let source: RuleSource
}

/// At least `count` of `items` answered with `atLeast` or more.
public struct ScaleCondition: Sendable, Hashable, Codable {
    public let items: [String]
    public let atLeast: Int
    /// One, when it is left out.
    public let count: Int?
    /// At most this many; any number, when it is left out.
    public let countAtMost: Int?
    /// Other thresholds for single items.
    public let except: [String: Int]?
}

public struct Subscale: Sendable, Hashable, Codable {
    public let id: String
    public let title: String
    public let items: [String]
}

/// A subscale whose total is `atLeast` or more.
public struct SubscaleFloor: Sendable, Hashable, Codable {
    public let subscale: String
    public let atLeast: Int
}

/// What a total within these limits is called. Both limits belong to the band.
public struct ScaleBand: Sendable, Hashable, Codable {
    public let from: Double
    public let through: Double
    public let name: String
}

/// A class that any one of the conditions puts a sheet into.
public struct ScaleLevel: Sendable, Hashable, Codable {
    public let name: String
    public let when: [ScaleCondition]?
    public let source: RuleSource
}

/// What is fulfilled when all of these conditions are.
public struct ScaleCriterion: Sendable, Hashable, Codable {
    public let id: String
    public let title: String
    public let all: [ScaleCondition]
    /// Totals of subscales that must be reached as well.
    public let reaches: [SubscaleFloor]?
    /// True when meeting it must be seen wherever the score is, among its flags.
    public let flagged: Bool?
    public let source: RuleSource
}
