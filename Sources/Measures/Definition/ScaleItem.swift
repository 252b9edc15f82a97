/// One question or rating of a scale.
public struct ScaleItem: Sendable, Hashable, Codable {
    /// As `9` or `6a`, unique in the scale.
    public let id: String
    /// The question's words; only where the licence lets them ship.
    public let text: String?
    /// The list of answers it takes, by name.
    public let answers: String?
    /// The whole numbers it takes, when it names no list.
    public let values: [Int]?
    /// The lowest and the highest whole number it takes, when every one between them is allowed.
    public let range: [Int]?
    /// True when the lowest answer earns the most.
    public let reversed: Bool?
    /// False for a question that opens others and earns nothing.
    public let scored: Bool?
    /// From which answer on this is a sign of suicidality. An item that has it is never imputed.
    public let suicideFrom: Int?
    /// The answer that means "not assessed" and earns nothing.
    public let notAssessed: Int?
    /// True for a last question that a sheet may leave out without a place of its own.
    public let mayEnd: Bool?
    /// What a rater must know about this item, in the product's words.
    public let remark: String?
    public let loinc: String?

    public var isScored: Bool { scored ?? true }
}

/// One answer of a list: the number it is recorded as, and its words.
public struct AnswerChoice: Sendable, Hashable, Codable {
    public let value: Int
    public let text: String?
    public let loinc: String?
}

extension ScaleDefinition {
    /// The answers that an item takes, in their order.
    public func allowedValues(of item: ScaleItem) -> [Int] {
        if let name = item.answers { return answers?[name]?.map(\.value) ?? [] }
        if let values = item.values { return values }
        guard let range = item.range, range.count == 2, range[0] <= range[1] else { return [] }
        // A range that no scale has is not counted out; the check refuses its ends.
        guard range[0] >= -20_000, range[1] <= 20_000 else { return range }
        return Array(range[0]...range[1])
    }

    /// The answers of an item with their words, for a form; nil without a list.
    public func choices(of item: ScaleItem) -> [AnswerChoice]? { item.answers.flatMap { answers?[$0] } }
}
