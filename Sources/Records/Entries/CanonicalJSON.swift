/// One spelling for each JSON value, so that the same payload always gives the same hashed bytes: object keys sorted
/// by their UTF-8 bytes, no white space, shortest escapes. Numbers keep the digits they were written with, because a
/// dose must not change by passing through a binary fraction.
struct CanonicalJSON {
    static let deepest = 128

    private let input: [UInt8]
    private var index = 0
    private(set) var output: [UInt8] = []

    /// Throws `StoreError.invalid` when `bytes` are not one JSON value in UTF-8, or when an object names a key twice.
    static func bytes(of bytes: [UInt8], field: String) throws -> [UInt8] {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw StoreError.invalid(reason: "\(field) is not UTF-8 text.")
        }
        var canonical = CanonicalJSON(input: bytes)
        do {
            try canonical.value(depth: 0)
            canonical.skipSpace()
            guard canonical.index == bytes.count else { throw Fault.unexpected }
        } catch let fault as Fault {
            switch fault {
            case .unexpected:
                throw StoreError.invalid(
                    reason: "\(field) is not JSON: unexpected text at byte \(canonical.index + 1).")
            case .repeatedKey:
                throw StoreError.invalid(
                    reason: "\(field) names a key twice in one object, before byte \(canonical.index + 1).")
            case .tooDeep:
                throw StoreError.invalid(reason: "\(field) nests deeper than \(deepest) levels.")
            }
        }
        return canonical.output
    }

    /// A JSON string with the shortest escapes.
    static func append(string: [UInt8], to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        var rest = string[...]
        while let special = rest.firstIndex(where: isSpecial) {
            output += rest[..<special]
            append(special: rest[special], to: &output)
            rest = rest[(special + 1)...]
        }
        output += rest
        output.append(UInt8(ascii: "\""))
    }

    static func append(number: Int64, to output: inout [UInt8]) {
        if number < 0 { output.append(UInt8(ascii: "-")) }
        let start = output.count
        var rest = number.magnitude
        repeat {
            output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        output[start...].reverse()
    }

    /// What cannot stand in a string as it is.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private enum Fault: Error { case unexpected, repeatedKey, tooDeep }

    private init(input: [UInt8]) {
        self.input = input
        output.reserveCapacity(input.count)
    }

    private static func append(special byte: UInt8, to output: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""): output += [UInt8(ascii: "\\"), UInt8(ascii: "\"")]
        case UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), UInt8(ascii: "\\")]
        case 0x08: output += [UInt8(ascii: "\\"), UInt8(ascii: "b")]
        case 0x09: output += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
        case 0x0A: output += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
        case 0x0C: output += [UInt8(ascii: "\\"), UInt8(ascii: "f")]
        case 0x0D: output += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
        default:
            let digits = Array("0123456789abcdef".utf8)
            output += "\\u00".utf8
            output += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }

    private var current: UInt8? { index < input.count ? input[index] : nil }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    private mutating func take(_ byte: UInt8) throws {
        guard current == byte else { throw Fault.unexpected }
        index += 1
    }

    private mutating func value(depth: Int) throws {
        guard depth <= Self.deepest else { throw Fault.tooDeep }
        skipSpace()
        switch current {
        case UInt8(ascii: "{"): try object(depth: depth)
        case UInt8(ascii: "["): try array(depth: depth)
        case UInt8(ascii: "\""): Self.append(string: try string(), to: &output)
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: try number()
        }
    }

    private mutating func word(_ word: StaticString) throws {
        for byte in UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount) { try take(byte) }
        output += UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    }

    private mutating func array(depth: Int) throws {
        try take(UInt8(ascii: "["))
        output.append(UInt8(ascii: "["))
        skipSpace()
        var first = true
        while current != UInt8(ascii: "]") {
            if !first {
                try take(UInt8(ascii: ","))
                output.append(UInt8(ascii: ","))
            }
            first = false
            try value(depth: depth + 1)
            skipSpace()
        }
        try take(UInt8(ascii: "]"))
        output.append(UInt8(ascii: "]"))
    }

    private mutating func object(depth: Int) throws {
        try take(UInt8(ascii: "{"))
        output.append(UInt8(ascii: "{"))
        let start = output.count
        var members: [(key: [UInt8], text: Range<Int>)] = []
        skipSpace()
        while current != UInt8(ascii: "}") {
            if !members.isEmpty {
                try take(UInt8(ascii: ","))
                output.append(UInt8(ascii: ","))
                skipSpace()
            }
            let begin = output.count
            let key = try string()
            Self.append(string: key, to: &output)
            skipSpace()
            try take(UInt8(ascii: ":"))
            output.append(UInt8(ascii: ":"))
            try value(depth: depth + 1)
            members.append((key, begin..<output.count))
            skipSpace()
        }
        try take(UInt8(ascii: "}"))
        try sort(members, from: start)
        output.append(UInt8(ascii: "}"))
    }

    private mutating func sort(_ members: [(key: [UInt8], text: Range<Int>)], from start: Int) throws {
        let sorted = members.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        for (left, right) in zip(sorted, sorted.dropFirst()) where left.key == right.key { throw Fault.repeatedKey }
        if zip(sorted, members).allSatisfy({ $0.text == $1.text }) { return }
        var text: [UInt8] = []
        for member in sorted {
            if !text.isEmpty { text.append(UInt8(ascii: ",")) }
            text += output[member.text]
        }
        output.replaceSubrange(start..., with: text)
    }

    /// The characters of a string with its escapes undone.
    private mutating func string() throws -> [UInt8] {
        try take(UInt8(ascii: "\""))
        var characters: [UInt8] = []
        while let special = input[index...].firstIndex(where: Self.isSpecial) {
            characters += input[index..<special]
            index = special + 1
            switch input[special] {
            case UInt8(ascii: "\""): return characters
            case UInt8(ascii: "\\"): try escape(into: &characters)
            default: throw Fault.unexpected
            }
        }
        throw Fault.unexpected
    }

    private mutating func escape(into characters: inout [UInt8]) throws {
        guard let byte = current else { throw Fault.unexpected }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): characters.append(byte)
        case UInt8(ascii: "b"): characters.append(0x08)
        case UInt8(ascii: "t"): characters.append(0x09)
        case UInt8(ascii: "n"): characters.append(0x0A)
        case UInt8(ascii: "f"): characters.append(0x0C)
        case UInt8(ascii: "r"): characters.append(0x0D)
        case UInt8(ascii: "u"):
            var code = try hexadecimal()
            if (0xD800..<0xDC00).contains(code) {
                try take(UInt8(ascii: "\\"))
                try take(UInt8(ascii: "u"))
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw Fault.unexpected }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw Fault.unexpected }
            characters += Array(String(Character(scalar)).utf8)
        default: throw Fault.unexpected
        }
    }

    private mutating func hexadecimal() throws -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw Fault.unexpected
            }
            code = code << 4 + UInt32(digit)
            index += 1
        }
        return code
    }

    private mutating func number() throws {
        let start = index
        if current == UInt8(ascii: "-") { index += 1 }
        if current == UInt8(ascii: "0") { index += 1 } else { try digits() }
        if current == UInt8(ascii: ".") {
            index += 1
            try digits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            index += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { index += 1 }
            try digits()
        }
        output += input[start..<index]
    }

    private mutating func digits() throws {
        let start = index
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
        guard index > start else { throw Fault.unexpected }
    }
}
