public import Foundation

/// A moment in UTC, in whole microseconds since 1970-01-01T00:00:00Z.
///
/// Integers, so that a stored moment reads back exactly and sorts the same in every database.
public struct Instant: Sendable, Hashable, Comparable, Codable {
    public let microseconds: Int64

    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    public init(_ date: Date) {
        self.init(microseconds: Int64((date.timeIntervalSince1970 * 1_000_000).rounded()))
    }

    public var date: Date { Date(timeIntervalSince1970: Double(microseconds) / 1_000_000) }

    public init(from decoder: any Decoder) throws {
        microseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(microseconds)
    }

    public static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }

    public func adding(minutes: Double) -> Instant {
        Instant(microseconds: microseconds + Int64((minutes * 60_000_000).rounded()))
    }

    /// Minutes from `earlier` to this moment; negative when this moment comes first.
    public func minutes(since earlier: Instant) -> Double {
        Double(microseconds - earlier.microseconds) / 60_000_000
    }
}
