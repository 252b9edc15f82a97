/// How well a row's figure is supported.
public enum EvidenceTag: String, Sendable, Hashable, Codable, CaseIterable {
    /// Read in the source itself.
    case verified = "V"
    /// Read in a secondary, company or mirror page.
    case secondary = "V2"
    /// From memory; unverified.
    case unverified = "M"
    /// A product default that no source fixes.
    case productDefault = "D"

    /// Unverified and default rows speak with a mark until a clinician signs them in the product.
    public var needsApproval: Bool { self == .unverified || self == .productDefault }
}

/// One row of a protocol: a threshold, dose, interval, exclusion, interaction or schedule, with its source.
///
/// Code owns the logic of a rule, found by its `id`; the row owns its numbers and words.
public struct Rule: Sendable, Hashable, Codable {
    public let id: String
    public let value: RuleValue?
    /// UCUM, or a plain word such as `sessions`.
    public let unit: String?
    public let severity: Severity?
    public let reason: String
    public let source: String
    public let evidence: EvidenceTag
    /// Who signed this row, when somebody has.
    public let approvedBy: String?
    public let validFrom: Day

    public init(
        id: String, value: RuleValue? = nil, unit: String? = nil, severity: Severity? = nil, reason: String,
        source: String, evidence: EvidenceTag, approvedBy: String? = nil, validFrom: Day
    ) {
        self.id = id
        self.value = value
        self.unit = unit
        self.severity = severity
        self.reason = reason
        self.source = source
        self.evidence = evidence
        self.approvedBy = approvedBy
        self.validFrom = validFrom
    }

    /// True when the figure was read at its source, or a named clinician has signed it.
    public var approved: Bool { !evidence.needsApproval || approvedBy != nil }

    /// The same row with a clinician's signature, or without one.
    public func approved(by name: String?) -> Rule {
        with(reason: reason, approvedBy: name)
    }

    /// The same row with its figure written into its reason, where the file wrote `{value}`.
    func speaking() -> Rule {
        guard let value else { return self }
        return with(
            reason: reason.replacing("{value}", with: value.words(unit: unit)), approvedBy: approvedBy)
    }

    private func with(reason: String, approvedBy: String?) -> Rule {
        Rule(
            id: id, value: value, unit: unit, severity: severity, reason: reason, source: source,
            evidence: evidence, approvedBy: approvedBy, validFrom: validFrom)
    }
}

/// What a row's `value` may be in a protocol file: a number, numbers, a text, texts, a yes or no, or schedule phases.
public enum RuleValue: Sendable, Hashable {
    case number(Double)
    case numbers([Double])
    case text(String)
    case texts([String])
    case flag(Bool)
    case phases([SchedulePhase])
}

/// A stretch of a treatment schedule: weeks counted from the first session, which is in week 1.
public struct SchedulePhase: Sendable, Hashable, Codable {
    public let name: String
    public let fromWeek: Int
    /// Nil for a phase without an end.
    public let throughWeek: Int?
    /// Shortest and longest days between sessions in this phase. Twice weekly is 3 to 4.
    public let minimumDays: Int
    public let maximumDays: Int
    /// Sessions in the phase, when the schedule fixes their number.
    public let sessions: Int?

    public init(
        name: String, fromWeek: Int, throughWeek: Int?, minimumDays: Int, maximumDays: Int, sessions: Int?
    ) {
        self.name = name
        self.fromWeek = fromWeek
        self.throughWeek = throughWeek
        self.minimumDays = minimumDays
        self.maximumDays = maximumDays
        self.sessions = sessions
    }
}

extension RuleValue: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let numbers = try? container.decode([Double].self) {
            self = .numbers(numbers)
        } else if let texts = try? container.decode([String].self) {
            self = .texts(texts)
        } else {
            self = .phases(try container.decode([SchedulePhase].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .numbers(let numbers): try container.encode(numbers)
        case .text(let text): try container.encode(text)
        case .texts(let texts): try container.encode(texts)
        case .flag(let flag): try container.encode(flag)
        case .phases(let phases): try container.encode(phases)
        }
    }
}
