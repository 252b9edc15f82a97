public import Foundation

/// A change of what is kept by key beside the record: sign-in sessions, credentials, throttles. It leaves no history.
public enum StateChange: Sendable, Equatable {
    /// Keeps `value` under `key`, replacing what was there. `expiresMicroseconds` counts from 1970-01-01T00:00:00Z;
    /// the store has no clock, so that the reader compares.
    case put(key: String, value: Data, expiresMicroseconds: Int64? = nil)
    case delete(key: String)
    /// Deletes every key that expires before this moment, in microseconds since 1970-01-01T00:00:00Z.
    case deleteExpired(beforeMicroseconds: Int64)
    /// Fails the whole write with `StoreError.stateChanged` unless `key` now holds exactly `value` (nil: nothing).
    case require(key: String, value: Data?)

    var isRequirement: Bool { if case .require = self { true } else { false } }
}

/// A value kept by key.
public struct StateValue: Sendable, Equatable {
    public let key: String
    public let value: Data
    /// Microseconds since 1970-01-01T00:00:00Z; nil when it does not expire.
    public let expiresMicroseconds: Int64?

    public init(key: String, value: Data, expiresMicroseconds: Int64?) {
        self.key = key
        self.value = value
        self.expiresMicroseconds = expiresMicroseconds
    }
}
