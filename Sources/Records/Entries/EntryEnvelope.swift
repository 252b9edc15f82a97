import Foundation

/// The canonical JSON around a payload. Its keys stand in sorted order, so that the body is the payload between a
/// beginning and an end that follow from the entry's columns: comparing these is comparing the columns.
struct EntryEnvelope {
    let stream: [UInt8]
    let sequence: Int64
    let kind: [UInt8]
    let schema: Int64
    let author: [UInt8]
    let occurredMicroseconds: Int64
    let recordedMicroseconds: Int64
    let zone: [UInt8]

    /// Everything before the payload.
    var beginning: [UInt8] {
        var bytes = Array(#"{"author":"#.utf8)
        CanonicalJSON.append(string: author, to: &bytes)
        bytes += #","kind":"#.utf8
        CanonicalJSON.append(string: kind, to: &bytes)
        bytes += ",\"occurred\":\(occurredMicroseconds),\"payload\":".utf8
        return bytes
    }

    /// Everything after the payload.
    var end: [UInt8] { beforeSequence + Array("\(sequence)".utf8) + afterSequence }

    /// What stands between the payload and the sequence.
    var beforeSequence: [UInt8] {
        Array(",\"recorded\":\(recordedMicroseconds),\"schema\":\(schema),\"sequence\":".utf8)
    }

    /// What stands after the sequence.
    var afterSequence: [UInt8] {
        var bytes = Array(#","stream":"#.utf8)
        CanonicalJSON.append(string: stream, to: &bytes)
        bytes += #","zone":"#.utf8
        CanonicalJSON.append(string: zone, to: &bytes)
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    /// The bytes of the payload in `body`; nil when the body says something else than the columns.
    func payload(in body: [UInt8]) -> ArraySlice<UInt8>? {
        let beginning = beginning
        let end = end
        guard body.count > beginning.count + end.count, body.starts(with: beginning),
            body.suffix(end.count).elementsEqual(end)
        else { return nil }
        return body[beginning.count..<(body.count - end.count)]
    }
}

/// An entry made ready outside of the writer: only its sequence is missing.
struct PreparedEntry: Sendable {
    /// 16 MiB, well above any document a chart holds inline and well below what SQLite stores in a row (1 GB).
    static let largestPayload = 16 << 20

    let entry: NewEntry
    private let beforeSequence: [UInt8]
    private let afterSequence: [UInt8]

    init(_ new: NewEntry) throws(StoreError) {
        for (field, text) in [
            ("stream", new.stream.text), ("kind", new.kind), ("author", new.author), ("zone", new.zone),
        ] where text.isEmpty || text.utf8.contains(0) {
            throw .invalid(reason: "The entry's \(field) is \(text.isEmpty ? "empty" : "not plain text"): name one.")
        }
        guard new.payload.count <= Self.largestPayload else {
            throw .invalid(
                reason: "The payload has \(new.payload.count) bytes, an entry holds at most \(Self.largestPayload).")
        }
        let payload = try CanonicalJSON.bytes(of: Array(new.payload), field: "The payload")
        let envelope = EntryEnvelope(
            stream: Array(new.stream.text.utf8), sequence: 0, kind: Array(new.kind.utf8), schema: Int64(new.schema),
            author: Array(new.author.utf8), occurredMicroseconds: new.occurredMicroseconds,
            recordedMicroseconds: new.recordedMicroseconds, zone: Array(new.zone.utf8))
        var entry = new
        entry.payload = Data(payload)
        self.entry = entry
        beforeSequence = envelope.beginning + payload + envelope.beforeSequence
        afterSequence = envelope.afterSequence
    }

    func body(sequence: Int64) -> [UInt8] {
        var body: [UInt8] = []
        body.reserveCapacity(beforeSequence.count + afterSequence.count + 20)
        body += beforeSequence
        body += "\(sequence)".utf8
        body += afterSequence
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
