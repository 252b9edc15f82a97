import Care
import Foundation
import Records

/// Payloads of entries, to and from JSON.
enum EntryPayload {
    static func encode(_ value: some Encodable) throws -> Data {
        do {
            return try JSONEncoder().encode(value)
        } catch {
            throw StoreError.invalid(reason: "\(type(of: value)) cannot be written as JSON: \(error)")
        }
    }

    static func decode<Value: Decodable>(_ type: Value.Type, from entry: StoredEntry) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: entry.payload)
        } catch {
            throw StoreError.damaged(
                reason: "Entry \(entry.sequence) of \(entry.stream) (\(entry.kind)) cannot be read: \(error)")
        }
    }
}

extension NewEntry {
    /// An entry about the clinic's own running that happened and was written down at `now`.
    init(
        _ kind: String, to stream: StreamName, by author: String, at now: Instant, zone: TimeZone,
        payload: some Encodable
    ) throws {
        self.init(
            stream: stream, kind: kind, schema: 1, author: author, occurredMicroseconds: now.microseconds,
            recordedMicroseconds: now.microseconds, zone: zone.identifier, payload: try EntryPayload.encode(payload))
    }
}
