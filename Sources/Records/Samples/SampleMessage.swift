public import Foundation

/// Samples that belong together because one message of a device carried them: all of them are kept, or none.
///
///     let message = SampleMessage(key: key, batches: [SampleBatch(subject: "session/s1", ...)])
///     let kept = try await store.keep([message])   // on disk when it returns
public struct SampleMessage: Sendable, Equatable {
    /// What the same message has when it is sent again, so that it is kept once; nil when there is no telling. Keys that
    /// begin alike are looked up faster: begin with the hour.
    public var key: Data?
    public var batches: [SampleBatch]

    public init(key: Data?, batches: [SampleBatch]) {
        self.key = key
        self.batches = batches
    }
}

/// The samples of one moment for one subject.
public struct SampleBatch: Sendable, Equatable {
    /// Whom or what they are about, such as `session/<id>`.
    public var subject: String
    /// When they were measured: microseconds since 1970-01-01T00:00:00Z.
    public var atMicroseconds: Int64
    /// When they arrived: microseconds since 1970-01-01T00:00:00Z.
    public var receivedMicroseconds: Int64
    /// The samples, in a form that the store does not look into.
    public var body: [UInt8]

    public init(subject: String, atMicroseconds: Int64, receivedMicroseconds: Int64, body: [UInt8]) {
        self.subject = subject
        self.atMicroseconds = atMicroseconds
        self.receivedMicroseconds = receivedMicroseconds
        self.body = body
    }
}

/// What became of a message.
public enum SampleOutcome: Sendable, Equatable {
    case kept
    /// It was kept before; nothing was written.
    case repeated
    /// A subject that it is about takes no more samples; nothing was written.
    case sealed(subject: String)
}

/// A batch as it stands.
public struct StoredSample: Sendable, Equatable {
    /// Its place among the batches of its subject, from 1, without gaps, in the order in which they arrived.
    public let number: Int64
    public let atMicroseconds: Int64
    public let receivedMicroseconds: Int64
    public let body: [UInt8]

    public init(number: Int64, atMicroseconds: Int64, receivedMicroseconds: Int64, body: [UInt8]) {
        self.number = number
        self.atMicroseconds = atMicroseconds
        self.receivedMicroseconds = receivedMicroseconds
        self.body = body
    }
}

/// A subject and how much was kept for it.
public struct SampleSubject: Sendable, Equatable {
    public let name: String
    public let samples: Int64
    /// When the first and the last arrived: microseconds since 1970-01-01T00:00:00Z.
    public let firstMicroseconds: Int64
    public let lastMicroseconds: Int64
    /// True when it takes no more.
    public let isSealed: Bool
}
