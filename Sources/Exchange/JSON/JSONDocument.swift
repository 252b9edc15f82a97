import Care
import Foundation

/// Reads bytes into a `JSON` value, refusing what would be unsafe to parse before parsing it.
enum JSONDocument {
    static func parse(_ data: Data, maximumBytes: Int, maximumDepth: Int) throws(Refusal) -> JSON {
        guard data.count <= maximumBytes else {
            throw .tooLarge(bytes: data.count, limit: maximumBytes)
        }
        var bytes = data[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        // A zero byte never occurs in JSON as UTF-8, and always in the first characters of UTF-16 and UTF-32.
        guard !bytes.prefix(4).contains(0), String(validating: bytes, as: UTF8.self) != nil else {
            throw .notUTF8
        }
        guard depth(of: bytes) <= maximumDepth else { throw .tooDeep(limit: maximumDepth) }
        do {
            return try JSONDecoder().decode(JSON.self, from: Data(bytes))
        } catch let DecodingError.dataCorrupted(context) where !context.codingPath.isEmpty {
            throw .unreadableValue(at: context.codingPath)
        } catch {
            throw .notJSON(empty: bytes.isEmpty)
        }
    }

    /// The deepest nesting of lists and objects, by counting brackets outside texts: linear, and without recursion.
    static func depth(of bytes: some Sequence<UInt8>) -> Int {
        var depth = 0
        var deepest = 0
        var inText = false
        var escaped = false
        for byte in bytes {
            if inText {
                if escaped {
                    escaped = false
                } else if byte == UInt8(ascii: "\\") {
                    escaped = true
                } else if byte == UInt8(ascii: "\"") {
                    inText = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): inText = true
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                deepest = max(deepest, depth)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
        }
        return deepest
    }
}
