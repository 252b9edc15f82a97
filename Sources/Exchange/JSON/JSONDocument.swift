import Care
import Foundation

/// Reads bytes into a `JSON` value, refusing what would be unsafe to parse before parsing it.
enum JSONDocument {
    static func parse(_ data: Data, maximumBytes: Int, maximumDepth: Int) throws -> JSON {
        guard data.count <= maximumBytes else {
            throw Refusal.tooLarge(bytes: data.count, limit: maximumBytes)
        }
        var bytes = data[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        // A zero byte never occurs in JSON as UTF-8, and always in the first characters of UTF-16 and UTF-32.
        guard !bytes.prefix(4).contains(0), String(validating: bytes, as: UTF8.self) != nil else {
            throw Refusal.notUTF8
        }
        guard depth(of: bytes) <= maximumDepth else { throw Refusal.tooDeep(limit: maximumDepth) }
        do {
            return try JSONDecoder().decode(JSON.self, from: Data(bytes))
        } catch {
            // The decoder does not say what is wrong with the text; a number that overflows is worth naming.
            if let number = overflowingNumber(in: bytes) { throw Refusal.numberTooLarge(number) }
            throw Refusal.notJSON(empty: bytes.isEmpty)
        }
    }

    /// The deepest nesting of lists and objects, by counting brackets outside texts: linear, and without recursion.
    private static func depth(of bytes: Data) -> Int {
        var depth = 0
        var deepest = 0
        visitOutsideTexts(bytes) { byte in
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                deepest = max(deepest, depth)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
        }
        return deepest
    }

    /// The first number that no `Double` can hold, as `1e999`.
    private static func overflowingNumber(in bytes: Data) -> String? {
        var token = ""
        var found: String?
        visitOutsideTexts(bytes + [0]) { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "e"), UInt8(ascii: "E"):
                token.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                if found == nil, Double(token)?.isInfinite == true { found = token }
                token = ""
            }
        }
        return found
    }

    private static func visitOutsideTexts(_ bytes: Data, _ visit: (UInt8) -> Void) {
        var inText = false
        var escaped = false
        for byte in bytes {
            if !inText {
                visit(byte)
                inText = byte == UInt8(ascii: "\"")
            } else if escaped {
                escaped = false
            } else if byte == UInt8(ascii: "\\") {
                escaped = true
            } else if byte == UInt8(ascii: "\"") {
                inText = false
            }
        }
    }
}
