/// A scored sheet: the total and how it came about, and what must be seen beside it.
public struct ScaleScore: Sendable, Hashable, Encodable {
    public let scale: String
    public let version: String
    /// Nil when too much is missing for one, and for scales that classify without a total.
    public let total: Double?
    /// The total before an imputed one was rounded.
    public let unrounded: Double?
    public let answered: Int
    /// How many questions the sheet has.
    public let items: Int
    /// True when missing answers count as the mean of the others.
    public let prorated: Bool
    /// What the total or the answers are called, when the scale has names for it.
    public let band: String?
    /// Totals of parts, by id; nil for a part with a missing answer.
    public let subscales: [String: Double?]
    /// Names of what must be seen, as `suicide-item-positive`.
    public let flags: [String]
    /// The rules that made this score, each with its source.
    public let rules: [AppliedRule]

    enum CodingKeys: String, CodingKey {
        case scale, version, total, unrounded, answered, items, prorated, band, subscales, flags, rules
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(scale, forKey: .scale)
        try container.encode(version, forKey: .version)
        try container.encode(total, forKey: .total)
        try container.encode(unrounded, forKey: .unrounded)
        try container.encode(answered, forKey: .answered)
        try container.encode(items, forKey: .items)
        try container.encode(prorated, forKey: .prorated)
        try container.encode(band, forKey: .band)
        try container.encode(subscales, forKey: .subscales)
        try container.encode(flags, forKey: .flags)
        try container.encode(rules, forKey: .rules)
    }

    /// As "8 of 9 answered, prorated 13.5 to 14".
    public var completeness: String {
        let counted = "\(answered) of \(items) answered"
        guard prorated, let unrounded, let total else { return counted }
        return counted + ", prorated \(Number.text(unrounded)) to \(Number.text(total))"
    }
}

/// A rule that had a part in a score, in words, with where it was read.
public struct AppliedRule: Sendable, Hashable, Codable {
    /// As `score`, `missing`, `band`, or a criterion's own id.
    public let id: String
    public let says: String
    public let source: String
    public let evidence: Evidence
}

/// Numbers in words and files: whole ones without a point, others with at most `decimals` places.
enum Number {
    static func text(_ number: Double, decimals: Int = 2) -> String {
        guard number.isFinite, abs(number) < 1e12 else { return "\(number)" }
        var factor = 1.0
        for _ in 0..<decimals { factor *= 10 }
        let rounded = (number * factor).rounded() / factor
        if rounded == rounded.rounded() { return String(Int(rounded)) }
        return "\(rounded)"
    }
}
