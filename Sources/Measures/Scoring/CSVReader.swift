/// Reads cells of a CSV file (RFC 4180) from its bytes, without making strings.
struct CSVReader {
    /// A cell's bytes; quotes around it are left out, doubled quotes inside stay doubled.
    struct Cell {
        let start: Int
        let end: Int
        /// True for the last cell of a row.
        let endsRow: Bool
    }

    enum Fault: Error {
        case quoteOpen, textAfterQuote
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var index: Int

    /// A byte order mark is passed over.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        index = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    }

    /// True behind the last row; a line break at the end of the file begins no row.
    var isAtEnd: Bool { index >= bytes.count }

    /// True when nothing but empty lines is left.
    var onlyLineBreaksFollow: Bool {
        bytes[index...].allSatisfy { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    }

    func bytes(of cell: Cell) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[cell.start..<cell.end])
    }

    mutating func next() throws -> Cell {
        if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { return try quoted() }
        let start = index
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: ",") {
                index += 1
                return Cell(start: start, end: index - 1, endsRow: false)
            }
            if byte == UInt8(ascii: "\n") {
                let end = index > start && bytes[index - 1] == UInt8(ascii: "\r") ? index - 1 : index
                index += 1
                return Cell(start: start, end: end, endsRow: true)
            }
            index += 1
        }
        let end = index > start && bytes[index - 1] == UInt8(ascii: "\r") ? index - 1 : index
        return Cell(start: start, end: end, endsRow: true)
    }

    private mutating func quoted() throws -> Cell {
        index += 1
        let start = index
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "\"") else {
                index += 1
                continue
            }
            if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") {
                index += 2
                continue
            }
            let end = index
            index += 1
            return Cell(start: start, end: end, endsRow: try closes())
        }
        throw Fault.quoteOpen
    }

    /// Passes over what follows a closing quote; true when the row ends there.
    private mutating func closes() throws -> Bool {
        if index < bytes.count, bytes[index] == UInt8(ascii: "\r") { index += 1 }
        guard index < bytes.count else { return true }
        defer { index += 1 }
        switch bytes[index] {
        case UInt8(ascii: ","): return false
        case UInt8(ascii: "\n"): return true
        default: throw Fault.textAfterQuote
        }
    }
}
