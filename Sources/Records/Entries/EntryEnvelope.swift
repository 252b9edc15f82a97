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

    /// Room that the envelope usually needs around a payload.
    static let usualBytes = 320

    /// Everything before the payload.
    func appendBeginning(to bytes: inout [UInt8]) {
        bytes += #"{"author":"#.utf8
        CanonicalJSON.append(string: author, to: &bytes)
        bytes += #","kind":"#.utf8
        CanonicalJSON.append(string: kind, to: &bytes)
        bytes += #","occurred":"#.utf8
        CanonicalJSON.append(number: occurredMicroseconds, to: &bytes)
        bytes += #","payload":"#.utf8
    }

    /// What stands between the payload and the sequence.
    func appendBeforeSequence(to bytes: inout [UInt8]) {
        bytes += #","recorded":"#.utf8
        CanonicalJSON.append(number: recordedMicroseconds, to: &bytes)
        bytes += #","schema":"#.utf8
        CanonicalJSON.append(number: schema, to: &bytes)
        bytes += #","sequence":"#.utf8
    }

    /// What stands after the sequence.
    func appendAfterSequence(to bytes: inout [UInt8]) {
        bytes += #","stream":"#.utf8
        CanonicalJSON.append(string: stream, to: &bytes)
        bytes += #","zone":"#.utf8
        CanonicalJSON.append(string: zone, to: &bytes)
        bytes.append(UInt8(ascii: "}"))
    }

    /// The bytes of the payload in `body`; nil when the body says something else than the columns.
    func payload(in body: [UInt8]) -> ArraySlice<UInt8>? {
        var beginning: [UInt8] = []
        beginning.reserveCapacity(Self.usualBytes)
        appendBeginning(to: &beginning)
        var end: [UInt8] = []
        end.reserveCapacity(Self.usualBytes)
        appendBeforeSequence(to: &end)
        CanonicalJSON.append(number: sequence, to: &end)
        appendAfterSequence(to: &end)
        guard body.count > beginning.count + end.count, body.starts(with: beginning),
            body.suffix(end.count).elementsEqual(end)
        else { return nil }
        return body[beginning.count..<(body.count - end.count)]
    }
}
