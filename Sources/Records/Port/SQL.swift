public import Foundation

/// A statement whose text is fixed in the program and whose values are always bound.
///
///     let name = "Ada"
///     let query: SQL = "SELECT id FROM person WHERE name = \(name) ORDER BY id"
///
/// Literal segments are `StaticString`, so that text made at run time (a column to sort by, say) cannot become part
/// of the statement: choose between two literals instead. Fragments join with `\(fragment)` and `+`.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    enum Segment: Sendable, Hashable {
        case text(String)
        case value(SQLValue)
    }

    var segments: [Segment]

    public init(stringLiteral value: StaticString) {
        segments = [.text(value.description)]
    }

    public init(stringInterpolation: StringInterpolation) {
        segments = stringInterpolation.segments
    }

    init(segments: [Segment]) {
        self.segments = segments
    }

    /// A statement of the program's own, such as the table definitions of a projection.
    static func trusted(_ text: String) -> SQL { SQL(segments: [.text(text)]) }

    public static func + (left: SQL, right: SQL) -> SQL { SQL(segments: left.segments + right.segments) }

    public static func += (left: inout SQL, right: SQL) { left.segments += right.segments }

    /// The bound values in order.
    public var values: [SQLValue] {
        segments.compactMap { if case .value(let value) = $0 { value } else { nil } }
    }

    /// The text with `?` for each value, as SQLite reads it.
    public var questionMarked: String { text { _ in "?" } }

    /// The text with `$1`, `$2`... for the values, as PostgreSQL reads it.
    public var numbered: String { text { "$\($0)" } }

    private func text(_ placeholder: (Int) -> String) -> String {
        var result = ""
        var count = 0
        for segment in segments {
            switch segment {
            case .text(let text): result += text
            case .value:
                count += 1
                result += placeholder(count)
            }
        }
        return result
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        var segments: [Segment] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            segments.reserveCapacity(2 * interpolationCount + 1)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            segments.append(.text(literal.description))
        }

        public mutating func appendInterpolation(_ value: SQLValue) {
            segments.append(.value(value))
        }

        public mutating func appendInterpolation(_ value: Int?) {
            segments.append(.value(value.map { .int64(Int64($0)) } ?? .null))
        }

        public mutating func appendInterpolation(_ value: Int64?) {
            segments.append(.value(value.map { .int64($0) } ?? .null))
        }

        public mutating func appendInterpolation(_ value: Double?) {
            segments.append(.value(value.map { .double($0) } ?? .null))
        }

        public mutating func appendInterpolation(_ value: String?) {
            segments.append(.value(value.map { .text($0) } ?? .null))
        }

        public mutating func appendInterpolation(_ value: Data?) {
            segments.append(.value(value.map { .data($0) } ?? .null))
        }

        /// Bound as 1 or 0: SQLite has no truth values.
        public mutating func appendInterpolation(_ value: Bool) {
            segments.append(.value(.int64(value ? 1 : 0)))
        }

        public mutating func appendInterpolation(_ value: StreamName) {
            segments.append(.value(.text(value.text)))
        }

        public mutating func appendInterpolation(_ fragment: SQL) {
            segments += fragment.segments
        }

        /// A list in parentheses for `IN`. An empty list matches nothing.
        public mutating func appendInterpolation(list values: [String]) {
            appendList(values.map { .text($0) })
        }

        /// A list in parentheses for `IN`. An empty list matches nothing.
        public mutating func appendInterpolation(list values: [Int64]) {
            appendList(values.map { .int64($0) })
        }

        private mutating func appendList(_ values: [SQLValue]) {
            guard let first = values.first, let last = values.last else {
                segments.append(.text("(SELECT NULL WHERE 1 = 0)"))
                return
            }
            // The last value is repeated up to a power of two, so that lists of all lengths share a few statements.
            var length = 1
            while length < values.count { length *= 2 }
            let padded = values.dropFirst() + repeatElement(last, count: length - values.count)
            segments += [.text("("), .value(first)]
            for value in padded { segments += [.text(", "), .value(value)] }
            segments.append(.text(")"))
        }
    }
}
