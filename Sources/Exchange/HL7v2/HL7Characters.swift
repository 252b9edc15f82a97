/// The character set of a message, and its escapes.
enum HL7Characters: Sendable, Hashable {
    case utf8
    /// ISO 8859-1, and ASCII within it.
    case latin1
    /// ISO 8859-15: Latin-1 with the euro sign and seven other letters.
    case latin9

    /// The character set that MSH-18 names (table 0211). What is declared as UTF-8 but is not, and what is not declared at
    /// all, is read as what it is.
    ///
    /// - Returns: the set, and a remark when it is not the declared one.
    static func named(_ name: String, in bytes: ArraySlice<UInt8>) -> (HL7Characters, remark: String?) {
        let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
        switch name.uppercased().split(separator: "~").first.map(String.init) ?? "" {
        case "8859/1", "ISO8859-1", "ISO-8859-1", "LATIN1": return (.latin1, nil)
        case "8859/15", "ISO8859-15", "ISO-8859-15": return (.latin9, nil)
        case "", "ASCII", "ISO IR6", "ISO IR 6": return (isUTF8 ? .utf8 : .latin1, nil)
        case "UNICODE UTF-8", "UTF-8", "UTF8", "UNICODE":
            return isUTF8 ? (.utf8, nil) : (.latin1, "declared as UTF-8, which it is not")
        default: return (isUTF8 ? .utf8 : .latin1, "a character set that is not known here")
        }
    }

    func text(_ bytes: ArraySlice<UInt8>, _ delimiters: HL7Delimiters) -> String {
        guard bytes.contains(delimiters.escape) else { return decoded(bytes) }
        return decoded(Self.unescaped(bytes, delimiters)[...])
    }

    private func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        switch self {
        case .utf8: String(decoding: bytes, as: UTF8.self)
        case .latin1: String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        case .latin9: String(String.UnicodeScalarView(bytes.map { Self.euroLetters[$0] ?? Unicode.Scalar($0) }))
        }
    }

    private static let euroLetters: [UInt8: Unicode.Scalar] = [
        0xA4: "€", 0xA6: "Š", 0xA8: "š", 0xB4: "Ž", 0xB8: "ž", 0xBC: "Œ", 0xBD: "œ", 0xBE: "Ÿ",
    ]

    /// `\F\ \S\ \T\ \R\ \E\` are the delimiters, `\X..\` bytes in hexadecimal, `\.br\` a line break. Highlighting and
    /// escapes of the sender's own are left out; an escape that never ends is text.
    static func unescaped(_ bytes: ArraySlice<UInt8>, _ delimiters: HL7Delimiters) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            guard byte == delimiters.escape,
                let end = bytes[(index + 1)...].firstIndex(of: delimiters.escape), end - index <= 64
            else {
                result.append(byte)
                index += 1
                continue
            }
            let inside = bytes[(index + 1)..<end]
            switch String(decoding: inside, as: UTF8.self) {
            case "F": result.append(delimiters.field)
            case "S": result.append(delimiters.component)
            case "T": result.append(delimiters.subcomponent)
            case "R": result.append(delimiters.repetition)
            case "E": result.append(delimiters.escape)
            case ".br": result.append(0x0A)
            default:
                if inside.first == UInt8(ascii: "X"), let raw = hexadecimal(inside.dropFirst()) { result += raw }
            }
            index = end + 1
        }
        return result
    }

    private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
        guard digits.count % 2 == 0 else { return nil }
        let text = String(decoding: digits, as: UTF8.self)
        var bytes: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            let next = text.index(index, offsetBy: 2)
            guard let byte = UInt8(text[index..<next], radix: 16) else { return nil }
            bytes.append(byte)
            index = next
        }
        return bytes
    }

    /// Text for a field that this product writes: delimiters escaped, control characters left out.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "|": result += "\\F\\"
            case "^": result += "\\S\\"
            case "&": result += "\\T\\"
            case "~": result += "\\R\\"
            case "\\": result += "\\E\\"
            default: if scalar.value >= 0x20, scalar.value != 0x7F { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }
}
