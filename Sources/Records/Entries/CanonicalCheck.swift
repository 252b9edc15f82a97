import Foundation

/// Tells in one pass, without memory of its own, that bytes are canonical JSON already, which is what our own encoders
/// write. It never says so wrongly; where it does not, `CanonicalJSON` writes them anew or says what is wrong.
struct CanonicalCheck {
    private let input: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var isASCII = true

    static func accepts(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let input = bytes.bindMemory(to: UInt8.self)
        var check = CanonicalCheck(input: input)
        guard check.value(depth: 0), check.index == input.count else { return false }
        return check.isASCII || String(validating: input, as: UTF8.self) != nil
    }

    private init(input: UnsafeBufferPointer<UInt8>) {
        self.input = input
    }

    /// The byte to come; 0, which no JSON holds, at the end.
    private var current: UInt8 { index < input.count ? input[index] : 0 }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        index += 1
        return true
    }

    private mutating func value(depth: Int) -> Bool {
        guard depth <= CanonicalJSON.deepest else { return false }
        switch current {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "\""): return string() != nil
        case UInt8(ascii: "t"): return word("true")
        case UInt8(ascii: "f"): return word("false")
        case UInt8(ascii: "n"): return word("null")
        default: return number()
        }
    }

    private mutating func word(_ word: StaticString) -> Bool {
        for byte in UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount) where !take(byte) {
            return false
        }
        return true
    }

    private mutating func array(depth: Int) -> Bool {
        index += 1
        if take(UInt8(ascii: "]")) { return true }
        repeat {
            guard value(depth: depth + 1) else { return false }
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "]"))
    }

    private mutating func object(depth: Int) -> Bool {
        index += 1
        if take(UInt8(ascii: "}")) { return true }
        var last: Range<Int>?
        repeat {
            // Keys with escapes would have to be compared without them.
            guard let key = string(), key.isPlain else { return false }
            if let last, !precedes(last, key.characters) { return false }
            last = key.characters
            guard take(UInt8(ascii: ":")), value(depth: depth + 1) else { return false }
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}"))
    }

    private func precedes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        input[left].lexicographicallyPrecedes(input[right])
    }

    /// The characters between the quotes, and whether none of them is escaped.
    private mutating func string() -> (characters: Range<Int>, isPlain: Bool)? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        let start = index
        var isPlain = true
        while index < input.count {
            let byte = input[index]
            index += 1
            if byte == UInt8(ascii: "\"") { return (start..<(index - 1), isPlain) }
            if byte < 0x20 { return nil }
            if byte >= 0x80 { isASCII = false }
            if byte == UInt8(ascii: "\\") {
                isPlain = false
                guard escape() else { return nil }
            }
        }
        return nil
    }

    /// Only the escapes that nothing shorter could stand for.
    private mutating func escape() -> Bool {
        let byte = current
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "t"), UInt8(ascii: "n"),
            UInt8(ascii: "f"), UInt8(ascii: "r"):
            return true
        default: return false
        }
    }

    private mutating func number() -> Bool {
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { guard digits() else { return false } }
        if take(UInt8(ascii: ".")) { guard digits() else { return false } }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            _ = take(UInt8(ascii: "+")) || take(UInt8(ascii: "-"))
            return digits()
        }
        return true
    }

    private mutating func digits() -> Bool {
        let start = index
        while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(current) { index += 1 }
        return index > start
    }
}
