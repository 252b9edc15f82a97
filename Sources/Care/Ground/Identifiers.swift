/// An identifier that knows what it names, so that a person's cannot be passed for a patient's.
public struct Identifier<Subject>: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    public let text: String

    public init(_ text: String) { self.text = text }

    public init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    public var description: String { text }
}

/// What a patient's identifier names.
public enum PatientSubject {}
/// What a staff member's identifier names.
public enum PersonSubject {}
/// What a dosing session's identifier names.
public enum SessionSubject {}
/// What a risk's identifier names.
public enum RiskSubject {}

public typealias PatientID = Identifier<PatientSubject>
public typealias PersonID = Identifier<PersonSubject>
public typealias SessionID = Identifier<SessionSubject>
public typealias RiskID = Identifier<RiskSubject>
