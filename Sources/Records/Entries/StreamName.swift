/// The name of one append-only sequence of entries, such as `chart/<id>`, `session/<id>`, `people` or `access/<day>`.
public struct StreamName: Sendable, Hashable, Comparable, ExpressibleByStringInterpolation,
    CustomStringConvertible
{
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    public init(stringLiteral value: String) {
        self.init(value)
    }

    public var description: String { text }

    public static func < (left: StreamName, right: StreamName) -> Bool { left.text < right.text }
}
