public import Care
import Foundation
import Records

/// What the clinic's questionnaires share: the key that signs links, what patients are told beside the questions, and who
/// tries links that were never signed. Safe to call from any task.
public actor AskingDesk {
    private let store: any RecordStore
    private let zone: TimeZone
    /// Signs links. It stays in the record's keyed state and never leaves it.
    nonisolated let key: Data
    public private(set) var notice: PatientNotice
    /// The ways by which links can be sent from here.
    public nonisolated let channels: Set<MessageChannel>
    private var strangers: [String: SourceThrottle] = [:]
    /// How many sources of bad links are remembered.
    private static let memory = 10_000

    static let keyName = "asking.key"

    private init(
        store: any RecordStore, zone: TimeZone, key: Data, notice: PatientNotice, channels: Set<MessageChannel>
    ) {
        self.store = store
        self.zone = zone
        self.key = key
        self.notice = notice
        self.channels = channels
    }

    static func load(
        from store: any RecordStore, identity: ClinicIdentity, channels: Set<MessageChannel>, random: RandomBytes
    ) async throws -> AskingDesk {
        if try await store.state(keyName) == nil {
            let made = Data(random(32))
            do {
                try await store.apply([.require(key: keyName, value: nil), .put(key: keyName, value: made)])
            } catch StoreError.stateChanged {
                // Somebody else made it first: theirs counts.
            }
        }
        guard let key = try await store.state(keyName)?.value, key.count == 32 else {
            throw StoreError.damaged(reason: "The key that signs patients' links is not whole.")
        }
        let notice = try await PatientNotice.load(from: store) ?? .standard(zone: identity.zone)
        return AskingDesk(store: store, zone: identity.zone, key: key, notice: notice, channels: channels)
    }

    /// Changes what patients are told.
    public func change(to notice: PatientNotice, access: Access, _ command: Command) async throws {
        try access.proves(.changeSettings)
        let checked = try notice.checked()
        try await checked.save(in: store, by: access, zone: zone, command)
        self.notice = checked
    }

    /// True when this source has tried so many unsigned links that it must wait. A link that is signed is always let in.
    func mustWait(_ source: String, now: Instant) -> Bool { strangers[source]?.waitsUntil(now: now) != nil }

    func refused(_ source: String, now: Instant) {
        if strangers.count >= Self.memory { strangers = strangers.filter { !$0.value.isStale(now: now) } }
        guard strangers.count < Self.memory || strangers[source] != nil else { return }
        strangers[source, default: SourceThrottle()].fail(at: now)
    }
}
