/// Why a sheet, a file or a definition was not taken: where, what, and what to do.
public struct ScaleRefusal: Error, Sendable, Hashable, Codable {
    /// The argument, item, column or file that it concerns.
    public let field: String
    public let reason: String
    public let remedy: String

    public init(field: String, reason: String, remedy: String) {
        self.field = field
        self.reason = reason
        self.remedy = remedy
    }

    /// One line: field, reason and remedy.
    public var line: String { "\(field): \(reason) \(remedy)" }
}
