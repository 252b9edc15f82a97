import Foundation

/// An entry made ready outside of the writer: only its sequence is missing.
struct PreparedEntry: Sendable {
    /// 16 MiB, well above any document a chart holds inline and well below what SQLite stores in a row (1 GB).
    static let largestPayload = 16 << 20

    let entry: NewEntry
    /// The body without the digits of the sequence.
    private let text: [UInt8]
    /// Where in `text` the sequence belongs.
    private let gap: Int

    init(_ new: NewEntry) throws {
        for (field, text) in [
            ("stream", new.stream.text), ("kind", new.kind), ("author", new.author), ("zone", new.zone),
        ] where text.isEmpty || text.utf8.contains(0) {
            throw StoreError.invalid(
                reason: "The entry's \(field) is \(text.isEmpty ? "empty" : "not plain text"): name one.")
        }
        guard new.payload.count <= Self.largestPayload else {
            throw StoreError.invalid(
                reason: "The payload has \(new.payload.count) bytes, an entry holds at most \(Self.largestPayload).")
        }
        var entry = new
        if !new.payload.withUnsafeBytes({ CanonicalCheck.accepts($0) }) {
            entry.payload = Data(try CanonicalJSON.bytes(of: Array(new.payload), field: "The payload"))
        }
        let envelope = EntryEnvelope(
            stream: Array(new.stream.text.utf8), sequence: 0, kind: Array(new.kind.utf8), schema: Int64(new.schema),
            author: Array(new.author.utf8), occurredMicroseconds: new.occurredMicroseconds,
            recordedMicroseconds: new.recordedMicroseconds, zone: Array(new.zone.utf8))
        var text: [UInt8] = []
        text.reserveCapacity(entry.payload.count + EntryEnvelope.usualBytes)
        envelope.appendBeginning(to: &text)
        entry.payload.withUnsafeBytes { text += $0 }
        envelope.appendBeforeSequence(to: &text)
        gap = text.count
        envelope.appendAfterSequence(to: &text)
        self.text = text
        self.entry = entry
    }

    func body(sequence: Int64) -> [UInt8] {
        var body: [UInt8] = []
        body.reserveCapacity(text.count + 20)
        body += text[..<gap]
        CanonicalJSON.append(number: sequence, to: &body)
        body += text[gap...]
        return body
    }

    func stored(position: Int64, sequence: Int64, body: [UInt8], hash: [UInt8]) -> StoredEntry {
        StoredEntry(
            position: position, stream: entry.stream, sequence: sequence, kind: entry.kind, schema: entry.schema,
            author: entry.author, occurredMicroseconds: entry.occurredMicroseconds,
            recordedMicroseconds: entry.recordedMicroseconds, zone: entry.zone, payload: entry.payload,
            body: Data(body), hash: Data(hash))
    }
}
