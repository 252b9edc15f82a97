public import Foundation

/// One row of an answer, read by position from 0.
///
/// A column that holds something else than asked for throws `StoreError.invalid` and says which; the `...IfPresent`
/// forms answer nil for NULL.
public struct Row: Sendable, Hashable {
    public let values: [SQLValue]

    public init(_ values: [SQLValue]) {
        self.values = values
    }

    public func int64(_ column: Int) throws -> Int64 {
        if case .int64(let value) = try value(column) { return value }
        throw mismatch(column, "a whole number")
    }

    /// A whole number is read as a double too.
    public func double(_ column: Int) throws -> Double {
        switch try value(column) {
        case .double(let value): return value
        case .int64(let value): return Double(value)
        default: throw mismatch(column, "a number")
        }
    }

    public func text(_ column: Int) throws -> String {
        if case .text(let value) = try value(column) { return value }
        throw mismatch(column, "text")
    }

    public func data(_ column: Int) throws -> Data {
        if case .data(let value) = try value(column) { return value }
        throw mismatch(column, "bytes")
    }

    /// True for any whole number but 0.
    public func bool(_ column: Int) throws -> Bool {
        try int64(column) != 0
    }

    public func isNull(_ column: Int) throws -> Bool {
        try value(column) == .null
    }

    public func int64IfPresent(_ column: Int) throws -> Int64? {
        try isNull(column) ? nil : try int64(column)
    }

    public func doubleIfPresent(_ column: Int) throws -> Double? {
        try isNull(column) ? nil : try double(column)
    }

    public func textIfPresent(_ column: Int) throws -> String? {
        try isNull(column) ? nil : try text(column)
    }

    public func dataIfPresent(_ column: Int) throws -> Data? {
        try isNull(column) ? nil : try data(column)
    }

    private func value(_ column: Int) throws -> SQLValue {
        guard values.indices.contains(column) else {
            throw StoreError.invalid(reason: "The row has \(values.count) columns, column \(column) was asked for.")
        }
        return values[column]
    }

    private func mismatch(_ column: Int, _ wanted: String) -> StoreError {
        let found =
            switch values[column] {
            case .null: "nothing"
            case .int64: "a whole number"
            case .double: "a number with a fraction"
            case .text: "text"
            case .data: "bytes"
            }
        return .invalid(reason: "Column \(column) holds \(found), \(wanted) was asked for.")
    }
}
