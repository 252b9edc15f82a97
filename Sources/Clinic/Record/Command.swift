public import Care
import Crypto
public import Foundation

/// One thing a person asked for: posted twice, it is done once.
public struct Command: Sendable {
    /// Made when the form was made, and posted with it.
    public let id: String
    /// What the form said, so that the same id with other words is refused.
    public let digest: Data
    public let now: Instant
    /// When it happened, when that is not now.
    public let occurredAt: Instant
    /// The network address it came from, for slowing down whoever guesses passwords.
    public let source: String

    /// - Parameter words: what the form said, in any form that is the same when it says the same.
    public init(id: String, saying words: Data, now: Instant, occurredAt: Instant? = nil, source: String) {
        self.id = id
        digest = Data(SHA256.hash(data: words))
        self.now = now
        self.occurredAt = occurredAt ?? now
        self.source = source
    }
}
