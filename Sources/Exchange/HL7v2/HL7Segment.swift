/// One line of a message. Fields, components and repetitions are counted from 1, as the standard counts them.
struct HL7Segment: Sendable {
    /// Three letters, as `OBX`.
    let name: String
    private let bytes: [UInt8]
    private let fields: [Range<Int>]
    private let delimiters: HL7Delimiters
    private let characters: HL7Characters

    init(bytes: [UInt8], range: Range<Int>, _ delimiters: HL7Delimiters, _ characters: HL7Characters) {
        self.bytes = bytes
        self.delimiters = delimiters
        self.characters = characters
        var fields: [Range<Int>] = []
        var begin = range.lowerBound
        for index in range where bytes[index] == delimiters.field {
            fields.append(begin..<index)
            begin = index + 1
        }
        fields.append(begin..<range.upperBound)
        name = String(decoding: bytes[fields[0]], as: UTF8.self)
        // The header's first field is the delimiter itself.
        if name == "MSH" { fields.insert(fields[0].upperBound..<fields[0].upperBound, at: 1) }
        self.fields = fields
    }

    /// The whole field as text, escapes read, white space trimmed; empty when it is not there.
    func text(_ field: Int) -> String { read(range(field)) }

    /// A component of the first repetition.
    func component(_ field: Int, _ component: Int) -> String {
        read(self.component(component, in: firstRepetition(field)))
    }

    /// The first subcomponent of a component that says something: some senders leave the first one empty.
    func firstSubcomponent(_ field: Int, _ component: Int) -> String {
        let range = self.component(component, in: firstRepetition(field))
        for part in Self.split(bytes, range, at: delimiters.subcomponent) {
            let text = read(part)
            if !text.isEmpty { return text }
        }
        return ""
    }

    /// The first component of each repetition that has one.
    func repeatedFirstComponents(_ field: Int) -> [String] {
        Self.split(bytes, range(field), at: delimiters.repetition).map { read(component(1, in: $0)) }
            .filter { !$0.isEmpty }
    }

    func repetitions(_ field: Int) -> Int { Self.split(bytes, range(field), at: delimiters.repetition).count }

    private func range(_ field: Int) -> Range<Int> {
        fields.indices.contains(field) ? fields[field] : bytes.endIndex..<bytes.endIndex
    }

    private func firstRepetition(_ field: Int) -> Range<Int> {
        let whole = range(field)
        let end = bytes[whole].firstIndex(of: delimiters.repetition) ?? whole.upperBound
        return whole.lowerBound..<end
    }

    private func component(_ number: Int, in range: Range<Int>) -> Range<Int> {
        var begin = range.lowerBound
        for _ in 1..<number {
            guard let end = bytes[begin..<range.upperBound].firstIndex(of: delimiters.component) else {
                return range.upperBound..<range.upperBound
            }
            begin = end + 1
        }
        let end = bytes[begin..<range.upperBound].firstIndex(of: delimiters.component) ?? range.upperBound
        return begin..<end
    }

    private func read(_ range: Range<Int>) -> String {
        var range = range
        while let first = range.first, bytes[first] <= 0x20 { range = (first + 1)..<range.upperBound }
        while let last = range.last, bytes[last] <= 0x20 { range = range.lowerBound..<last }
        if range.isEmpty { return "" }
        return characters.text(bytes[range], delimiters)
    }

    private static func split(_ bytes: [UInt8], _ range: Range<Int>, at delimiter: UInt8) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var begin = range.lowerBound
        for index in range where bytes[index] == delimiter {
            parts.append(begin..<index)
            begin = index + 1
        }
        parts.append(begin..<range.upperBound)
        return parts
    }
}
