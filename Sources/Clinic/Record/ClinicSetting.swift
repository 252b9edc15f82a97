import Care
import Foundation
import Records

/// Something that a clinic decides once for everybody. It is kept as entries, of which the last one counts.
protocol ClinicSetting: Sendable, Codable {
    static var stream: StreamName { get }
    static var kind: String { get }
}

extension ClinicSetting {
    /// As it stands; nil when nobody has decided.
    static func load(from store: any RecordStore) async throws -> Self? {
        guard let last = try await store.entries(in: stream).last(where: { $0.kind == kind }) else { return nil }
        return try EntryPayload.decode(Self.self, from: last)
    }

    /// Decides. The same command is applied once.
    func save(in store: any RecordStore, by access: Access, zone: TimeZone, _ command: Command) async throws {
        let entry = try NewEntry(
            Self.kind, to: Self.stream, by: access.person.id.text, at: command.now, zone: zone, payload: self)
        _ = try await store.append(
            Append(commandID: command.id, commandDigest: command.digest, entries: [entry]))
    }
}
