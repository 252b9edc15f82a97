public import Foundation

/// An entry that is about to be appended: it has no sequence, position or hash yet.
public struct NewEntry: Sendable, Equatable {
    /// The stream it goes to.
    public var stream: StreamName
    /// What happened, such as `infusion.dose-given`.
    public var kind: String
    /// The version of the payload's shape, so that old payloads can be read for ever.
    public var schema: Int
    /// Who signs it: the identifier of a person or of a system.
    public var author: String
    /// When it happened: microseconds since 1970-01-01T00:00:00Z.
    public var occurredMicroseconds: Int64
    /// When it was written down: microseconds since 1970-01-01T00:00:00Z.
    public var recordedMicroseconds: Int64
    /// The clinic's time zone at that moment, such as `America/Phoenix`.
    public var zone: String
    /// Any JSON value in UTF-8. It is stored in canonical form: keys sorted, no white space, each number as written.
    public var payload: Data

    public init(
        stream: StreamName, kind: String, schema: Int, author: String, occurredMicroseconds: Int64,
        recordedMicroseconds: Int64, zone: String, payload: Data
    ) {
        self.stream = stream
        self.kind = kind
        self.schema = schema
        self.author = author
        self.occurredMicroseconds = occurredMicroseconds
        self.recordedMicroseconds = recordedMicroseconds
        self.zone = zone
        self.payload = payload
    }
}
