public import Foundation

/// An entry of the record, exactly as it was acknowledged.
public struct StoredEntry: Sendable, Equatable {
    /// Its place among all entries of the clinic, from 1, without gaps.
    public let position: Int64
    public let stream: StreamName
    /// Its place in its stream, from 1, without gaps.
    public let sequence: Int64
    public let kind: String
    public let schema: Int
    public let author: String
    /// Microseconds since 1970-01-01T00:00:00Z.
    public let occurredMicroseconds: Int64
    /// Microseconds since 1970-01-01T00:00:00Z.
    public let recordedMicroseconds: Int64
    public let zone: String
    /// The payload in canonical JSON, as it stands in `body`.
    public let payload: Data
    /// The hashed bytes: canonical JSON of stream, sequence, kind, schema, author, occurred, recorded, zone, payload.
    public let body: Data
    /// SHA-256 of the previous hash of this stream followed by `body`.
    public let hash: Data

    public init(
        position: Int64, stream: StreamName, sequence: Int64, kind: String, schema: Int, author: String,
        occurredMicroseconds: Int64, recordedMicroseconds: Int64, zone: String, payload: Data, body: Data, hash: Data
    ) {
        self.position = position
        self.stream = stream
        self.sequence = sequence
        self.kind = kind
        self.schema = schema
        self.author = author
        self.occurredMicroseconds = occurredMicroseconds
        self.recordedMicroseconds = recordedMicroseconds
        self.zone = zone
        self.payload = payload
        self.body = body
        self.hash = hash
    }
}
