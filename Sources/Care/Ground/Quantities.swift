/// A number with its unit in the type, so that a dose can never be added to a weight.
///
/// Encoded as the bare number; the field's name carries the unit in stored entries.
public protocol Quantity: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    /// The UCUM unit this type counts in.
    static var unit: String { get }
    var value: Double { get }
    init(_ value: Double)
}

extension Quantity {
    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }

    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Double.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    /// The number as a clinician writes it: a leading zero, no trailing zero, at most three decimals; then the unit.
    public var description: String { "\(Figure.text(value)) \(Self.unit)" }
}

/// Numbers as they may be written in a record: `0.5`, never `.5`; `5`, never `5.0` (a trailing zero has caused tenfold errors).
public enum Figure {
    public static func text(_ value: Double, decimals: Int = 3) -> String {
        guard value.isFinite else { return "?" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let rounded = (abs(value) * scale).rounded()
        guard rounded < 9e15 else { return String(value) }
        let whole = Int64(rounded)
        let unit = Int64(scale)
        var fraction = decimals == 0 ? "" : String(whole % unit)
        fraction = String(repeating: "0", count: max(0, decimals - fraction.utf8.count)) + fraction
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let sign = value < 0 && whole != 0 ? "-" : ""
        return sign + String(whole / unit) + (fraction.isEmpty ? "" : "." + fraction)
    }
}

public struct Milligrams: Quantity {
    public static let unit = "mg"
    public let value: Double
    public init(_ value: Double) { self.value = value }
}

public struct Kilograms: Quantity {
    public static let unit = "kg"
    public let value: Double
    public init(_ value: Double) { self.value = value }
}

public struct Centimetres: Quantity {
    public static let unit = "cm"
    public let value: Double
    public init(_ value: Double) { self.value = value }
}

public struct Millilitres: Quantity {
    public static let unit = "mL"
    public let value: Double
    public init(_ value: Double) { self.value = value }
}

public struct Minutes: Quantity {
    public static let unit = "min"
    public let value: Double
    public init(_ value: Double) { self.value = value }
}

public struct MilligramsPerKilogram: Quantity {
    public static let unit = "mg/kg"
    public let value: Double
    public init(_ value: Double) { self.value = value }

    public static func * (rate: MilligramsPerKilogram, weight: Kilograms) -> Milligrams {
        Milligrams(rate.value * weight.value)
    }
}

public struct MilligramsPerMillilitre: Quantity {
    public static let unit = "mg/mL"
    public let value: Double
    public init(_ value: Double) { self.value = value }
}

extension Milligrams {
    /// The volume that holds this dose at `concentration`.
    public func volume(at concentration: MilligramsPerMillilitre) -> Millilitres {
        Millilitres(value / concentration.value)
    }

    public func per(_ weight: Kilograms) -> MilligramsPerKilogram { MilligramsPerKilogram(value / weight.value) }

    public static func + (left: Milligrams, right: Milligrams) -> Milligrams { Milligrams(left.value + right.value) }
}
