public import Care
public import Foundation
public import Records

/// What a clinic is: its name, its time zone and whether its patients are made up.
public struct ClinicIdentity: Sendable, Hashable {
    public let name: String
    public let zone: TimeZone
    public let foundedAt: Instant
    /// True for a demonstration: every page is then stamped as synthetic.
    public let isSynthetic: Bool
    public internal(set) var sessionPolicy: SessionPolicy

    static let stream: StreamName = "clinic"
    static let foundedKind = "clinic.founded"
    static let sessionPolicyKind = "clinic.session-policy-changed"

    struct Founded: Codable {
        let name: String
        let zone: String
        let synthetic: Bool
    }

    /// The clinic that this store keeps.
    ///
    /// - Throws: `clinic.missing` when none was founded in it.
    public static func load(from store: any RecordStore) async throws -> ClinicIdentity {
        var found: ClinicIdentity?
        for entry in try await store.entries(in: stream) {
            switch entry.kind {
            case foundedKind:
                let payload = try EntryPayload.decode(Founded.self, from: entry)
                guard let zone = TimeZone(identifier: payload.zone) else {
                    throw StoreError.damaged(
                        reason: "The clinic's time zone \(payload.zone) is unknown on this machine.")
                }
                found = ClinicIdentity(
                    name: payload.name, zone: zone, foundedAt: Instant(microseconds: entry.recordedMicroseconds),
                    isSynthetic: payload.synthetic, sessionPolicy: .standard)
            case sessionPolicyKind:
                found?.sessionPolicy = try EntryPayload.decode(SessionPolicy.self, from: entry)
            default: continue
            }
        }
        guard let found else {
            throw Refusal(
                code: "clinic.missing", field: "data", reason: "There is no clinic in this directory.",
                remedy: "Create one with `halcyon init`.")
        }
        return found
    }
}
