public import Foundation

/// A value bound to a query or read from a row.
public enum SQLValue: Sendable, Hashable {
    case null
    case int64(Int64)
    case double(Double)
    case text(String)
    case data(Data)
}
