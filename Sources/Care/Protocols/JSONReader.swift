import Foundation

/// Reads JSON (RFC 8259) and, unlike Foundation, says in which line reading stopped and why.
struct JSONReader {
    /// Where reading stopped: a line counted from 1, and what was wrong there.
    struct Stop: Error, Hashable {
        let line: Int
        let sentence: String
    }

    private let bytes: [UInt8]
    private var index = 0
    /// Protocol files nest five deep; a hostile file must not exhaust the stack.
    private static let deepest = 64

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func read(_ data: Data) throws -> JSONTree {
        var bytes = [UInt8](data)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw Stop(line: 1, sentence: "The file is not UTF-8 text.")
        }
        var reader = JSONReader(bytes)
        let tree = try reader.value(depth: 0)
        reader.skipSpace()
        if reader.index < bytes.count { throw reader.stop("Something follows after the end.") }
        return tree
    }

    private func stop(_ sentence: String) -> Stop {
        Stop(line: bytes[..<min(index, bytes.count)].count { $0 == UInt8(ascii: "\n") } + 1, sentence: sentence)
    }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipSpace() {
        while let byte = next, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { index += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func value(depth: Int) throws -> JSONTree {
        guard depth < JSONReader.deepest else { throw stop("Lists and objects are nested too deep.") }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return .fields(try object(depth: depth))
        case UInt8(ascii: "["): return .list(try list(depth: depth))
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw stop("The file ends too early.")
        case let byte?:
            guard "-0123456789".utf8.contains(byte) else { throw stop("A value is missing.") }
            return .number(try number())
        }
    }

    private mutating func object(depth: Int) throws -> [String: JSONTree] {
        index += 1
        var fields: [String: JSONTree] = [:]
        if take("}") { return fields }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw stop("A field name in quotes is missing.") }
            let name = try string()
            guard take(":") else { throw stop("A colon is missing after \"\(name)\".") }
            let value = try value(depth: depth + 1)
            guard fields.updateValue(value, forKey: name) == nil else {
                throw stop("The field \"\(name)\" stands twice in one object.")
            }
        } while take(",")
        guard take("}") else { throw stop("A comma or } is missing.") }
        return fields
    }

    private mutating func list(depth: Int) throws -> [JSONTree] {
        index += 1
        var items: [JSONTree] = []
        if take("]") { return items }
        repeat { items.append(try value(depth: depth + 1)) } while take(",")
        guard take("]") else { throw stop("A comma or ] is missing.") }
        return items
    }

    private mutating func word(_ word: String, _ value: JSONTree) throws -> JSONTree {
        guard bytes[index...].starts(with: word.utf8) else { throw stop("A value is missing.") }
        index += word.utf8.count
        return value
    }

    private mutating func number() throws -> Double {
        let start = index
        while let byte = next, "+-.eE0123456789".utf8.contains(byte) { index += 1 }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        guard text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil, let number = Double(text),
            number.isFinite
        else { throw stop("\(text) is not a number.") }
        return number
    }

    private mutating func string() throws -> String {
        let opened = index
        index += 1
        var text: [UInt8] = []
        while let byte = next {
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text += Array(String(try escaped()).utf8)
            case ..<0x20:
                index = opened
                throw stop("A text is not closed in its line.")
            default: text.append(byte)
            }
        }
        index = opened
        throw stop("A text is not closed.")
    }

    private mutating func escaped() throws -> Unicode.Scalar {
        guard let byte = next else { throw stop("The file ends too early.") }
        index += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "u"):
            let high = try unit()
            if let scalar = Unicode.Scalar(high) { return scalar }
            guard (0xD800..<0xDC00).contains(high), bytes[index...].starts(with: "\\u".utf8) else {
                throw stop("A \\u escape is half a character.")
            }
            index += 2
            let low = try unit()
            guard (0xDC00..<0xE000).contains(low),
                let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
            else { throw stop("A \\u escape is half a character.") }
            return scalar
        default: throw stop("An escape after \\ is not known.")
        }
    }

    /// Four hexadecimal digits.
    private mutating func unit() throws -> UInt32 {
        let digits = bytes[index...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw stop("A \\u escape has not four digits.") }
        index += 4
        return unit
    }
}
