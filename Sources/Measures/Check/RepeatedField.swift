/// Finds a field that stands twice in one object: readers keep one of the two without a word.
///
/// Looks at JSON that has been read already, so it trusts quotes and brackets.
enum RepeatedField {
    /// The first field that stands twice; nil when none does.
    static func first(in bytes: [UInt8]) -> String? {
        /// The names seen in each open object; nil for an open list.
        var open: [Set<String>?] = []
        var name: [UInt8] = []
        var inText = false
        var escaped = false
        var expectsName = false
        for byte in bytes {
            if inText {
                if escaped {
                    escaped = false
                } else if byte == UInt8(ascii: "\\") {
                    escaped = true
                } else if byte == UInt8(ascii: "\"") {
                    inText = false
                    guard expectsName, !open.isEmpty else { continue }
                    expectsName = false
                    let text = String(decoding: name, as: UTF8.self)
                    if open[open.count - 1]?.insert(text).inserted == false { return text }
                    continue
                }
                name.append(byte)
                continue
            }
            switch byte {
            case UInt8(ascii: "\""):
                inText = true
                name.removeAll(keepingCapacity: true)
            case UInt8(ascii: "{"):
                open.append([])
                expectsName = true
            case UInt8(ascii: "["):
                open.append(nil)
                expectsName = false
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                _ = open.popLast()
                expectsName = false
            case UInt8(ascii: ","): expectsName = (open.last ?? nil) != nil
            default: break
            }
        }
        return nil
    }
}
