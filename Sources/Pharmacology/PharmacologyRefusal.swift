/// An answer that says no to a forecast: which field, what was wrong and what would be right.
public struct PharmacologyRefusal: Error, Sendable, Hashable, Codable {
    /// The input that it concerns, as `weight` or `dose`.
    public let field: String
    /// What was wrong, in one sentence.
    public let reason: String
    /// What the person can do about it, in one sentence.
    public let remedy: String

    public init(_ field: String, _ reason: String, _ remedy: String) {
        self.field = field
        self.reason = reason
        self.remedy = remedy
    }

    /// One line: field, reason and remedy.
    public var line: String { "\(field): \(reason) \(remedy)" }
}

/// What has to stand wherever a concentration is shown.
public enum Statement {
    /// Murrough 2013 to PMC6746183: no usable exposure-response relation on mood was found.
    public static let exposure =
        "Exposure has not been shown to predict antidepressant benefit: a higher concentration is not a better dose."
}
