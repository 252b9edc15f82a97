import Care
import Foundation
import Records

/// What a person proves themselves by. Kept in the store's keyed state, never in an entry.
struct Credential: Sendable, Hashable, Codable {
    var password: PasswordHash
    var oneTimeCode: OneTimeCodeSecret?
    /// A secret that was shown and waits for its first code.
    var offered: OneTimeCodeSecret?
    /// The latest step whose code was used, so that no code works twice.
    var usedStep: Int64?

    /// There is a key for no one too, so that looking up an unknown address costs the same.
    static func key(_ person: PersonID?) -> String { "credential/\(person?.text ?? "none")" }

    func change(for person: PersonID) throws -> StateChange {
        .put(key: Self.key(person), value: try EntryPayload.encode(self))
    }
}
