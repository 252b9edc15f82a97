/// A message of HL7 version 2, cut into segments and fields but not yet understood.
///
/// Reads what real senders write: any delimiters that the header names, lines that end with CR, LF or both, any case of
/// missing fields. Pure; safe to use from any task.
///
///     let message = try HL7Message(bytes)
///     message.header.text(10)                          // the control identifier
///     message.segments[3].component(5, 1)
struct HL7Message: Sendable {
    let delimiters: HL7Delimiters
    let characters: HL7Characters
    /// In order, the header first.
    let segments: [HL7Segment]
    /// What the sender does otherwise than the standard says.
    let deviations: [String]

    var header: HL7Segment { segments[0] }

    /// - Throws: `HL7Fault` when there is no header to read.
    init(_ bytes: [UInt8]) throws {
        var start = 0
        // A byte order mark and blank lines before the header are nobody's message.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
        guard bytes.count >= start + 8, bytes[start..<(start + 3)].elementsEqual("MSH".utf8) else {
            throw HL7Fault.noHeader
        }
        let delimiters = try HL7Delimiters(header: bytes[start...])
        var deviations: [String] = []
        let (lines, endsWithLineFeeds) = Self.lines(of: bytes, from: start, delimiters)
        if endsWithLineFeeds { deviations.append("lines end with LF") }
        // The character set stands in the header, which is plain in every character set that is read here.
        let plain = HL7Segment(bytes: bytes, range: lines[0], delimiters, .utf8)
        let (characters, remark) = HL7Characters.named(plain.text(18), in: bytes[start...])
        if let remark { deviations.append(remark) }
        self.delimiters = delimiters
        self.characters = characters
        self.deviations = deviations
        segments = lines.map { HL7Segment(bytes: bytes, range: $0, delimiters, characters) }
    }

    /// Segments end with CR. An LF ends one too when a segment follows it or nothing does; any other LF is text.
    private static func lines(
        of bytes: [UInt8], from start: Int, _ delimiters: HL7Delimiters
    ) -> (lines: [Range<Int>], endsWithLineFeeds: Bool) {
        var lines: [Range<Int>] = []
        var hasLineFeeds = false
        var begin = start
        func beginsSegment(at index: Int) -> Bool {
            guard index + 3 < bytes.count else { return true }
            let isName = bytes[index..<(index + 3)].allSatisfy { (65...90).contains($0) || (48...57).contains($0) }
            return isName && bytes[index + 3] == delimiters.field
        }
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0D || byte == 0x0A && (index == begin || beginsSegment(at: index + 1)) {
                if byte == 0x0A && index > begin { hasLineFeeds = true }
                if index > begin { lines.append(begin..<index) }
                begin = index + 1
            }
            index += 1
        }
        if begin < bytes.count { lines.append(begin..<bytes.count) }
        return (lines, hasLineFeeds)
    }
}

/// The characters that part a message.
struct HL7Delimiters: Sendable, Hashable {
    var field = UInt8(ascii: "|")
    var component = UInt8(ascii: "^")
    var repetition = UInt8(ascii: "~")
    var escape = UInt8(ascii: "\\")
    var subcomponent = UInt8(ascii: "&")

    /// Those that this product writes with.
    static let standard = HL7Delimiters()

    private init() {}

    /// Reads them from the header: the field delimiter stands behind `MSH`, the others follow it. Those that are left out
    /// are the standard ones.
    init(header: ArraySlice<UInt8>) throws {
        let start = header.startIndex
        field = header[start + 3]
        let others = header[(start + 4)...].prefix { $0 != field && $0 != 0x0D && $0 != 0x0A }
        guard Self.canDelimit(field), others.count <= 5, others.allSatisfy(Self.canDelimit) else {
            throw HL7Fault.delimiters
        }
        let list = Array(others)
        guard Set(list + [field]).count == list.count + 1 else { throw HL7Fault.delimiters }
        if list.count > 0 { component = list[0] }
        if list.count > 1 { repetition = list[1] }
        if list.count > 2 { escape = list[2] }
        if list.count > 3 { subcomponent = list[3] }
    }

    private static func canDelimit(_ byte: UInt8) -> Bool {
        let isLetterOrDigit = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        return byte > 0x20 && byte < 0x7F && !isLetterOrDigit
    }
}

/// Why bytes are not a message.
enum HL7Fault: Error, Sendable, Hashable {
    case noHeader
    case delimiters

    var reason: String {
        switch self {
        case .noHeader: "The message does not begin with a header (MSH)."
        case .delimiters: "The header does not name usable delimiters."
        }
    }
}
