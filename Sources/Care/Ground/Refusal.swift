/// An answer that says no: which field, what was wrong and what would be right. Not a fault.
public struct Refusal: Error, Sendable, Hashable, Codable {
    /// A noun code that tests and screens can rely on, as `dose.exceeds-cap`.
    public let code: String
    /// The form field or entry that it concerns, when there is one.
    public let field: String?
    /// What was wrong, in one sentence.
    public let reason: String
    /// What the person can do about it, in one sentence.
    public let remedy: String

    public init(code: String, field: String? = nil, reason: String, remedy: String) {
        self.code = code
        self.field = field
        self.reason = reason
        self.remedy = remedy
    }

    /// One line: field, reason and remedy.
    public var line: String { (field.map { "\($0): " } ?? "") + "\(reason) \(remedy)" }
}
