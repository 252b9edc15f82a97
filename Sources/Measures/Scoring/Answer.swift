/// One place of an answer sheet, as the interpreter holds it: a whole number, or one of two marks for none.
///
/// Sixteen bits and no optional, so that a million sheets are scored without allocating.
enum Answer {
    /// A skipped question.
    static let missing = Int16.min
    /// A question that a gate keeps from being asked; below every threshold.
    static let notAsked = Int16.min + 1
    /// What answers may be: definitions beyond it are refused.
    static let bounds = -999...9999

    enum Fault: Error {
        case negativeZero, notWhole, outOfBounds
    }

    /// Reads a whole number in ASCII digits; nothing at all (or spaces) is a skipped question.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) throws -> Int16 {
        var start = 0
        var end = bytes.count
        while start < end, isSpace(bytes[start]) { start += 1 }
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        if start == end { return missing }
        let negative = bytes[start] == UInt8(ascii: "-")
        if negative { start += 1 }
        if start == end { throw Fault.notWhole }
        var number = 0
        for index in start..<end {
            let digit = Int(bytes[index]) - 48
            guard (0...9).contains(digit) else { throw Fault.notWhole }
            number = number * 10 + digit
            if number > 9999 { throw Fault.outOfBounds }
        }
        if negative {
            if number == 0 { throw Fault.negativeZero }
            number = -number
        }
        guard number >= bounds.lowerBound else { throw Fault.outOfBounds }
        return Int16(number)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    static func isGiven(_ answer: Int16) -> Bool { answer > notAsked }
}
