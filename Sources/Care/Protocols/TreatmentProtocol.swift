/// How a drug enters the body, in whole words: "IN" has been heard as "IM".
public enum Route: String, Sendable, Hashable, Codable, CaseIterable {
    case intravenous, intramuscular, subcutaneous, intranasal, sublingual, oral
}

/// The substance in the vial, device or tablet.
public enum Drug: String, Sendable, Hashable, Codable, CaseIterable {
    case racemicKetamine = "racemic-ketamine"
    case esketamine
}

/// Where doses of a protocol are taken.
public enum Setting: String, Sendable, Hashable, Codable {
    case clinic, home
}

/// What a plan treats; it selects scales, response rule and evidence label.
public enum Indication: String, Sendable, Hashable, Codable, CaseIterable {
    case depression
    case bipolarDepression = "bipolar-depression"
    case posttraumaticStress = "ptsd"
    case generalisedAnxiety = "gad"
    case socialAnxiety = "social-anxiety"
    case obsessiveCompulsive = "ocd"
    case suicidalIdeation = "suicidal-ideation"
    case pain
}

/// A versioned, hashed set of rows: everything numeric or worded about giving one drug by one route.
///
/// Rows that every route shares live once in the protocol named by `extends`; a row of the same id here replaces the
/// shared one.
public struct TreatmentProtocol: Sendable, Hashable {
    public let id: String
    public let version: String
    public let title: String
    public let drug: Drug
    public let route: Route
    public let setting: Setting
    /// False for protocols that ship switched off and must be enabled by the medical director.
    public let enabled: Bool
    /// What regulators say of this drug by this route, in one sentence for the plan and the consent.
    public let regulatoryStatus: String
    /// Own rows and shared rows, one per id.
    public let rules: [String: Rule]
    /// SHA-256 (lower-case hex) of the resolved content; the loader computes it.
    public let hash: String

    public init(
        id: String, version: String, title: String, drug: Drug, route: Route, setting: Setting, enabled: Bool,
        regulatoryStatus: String, rules: [String: Rule], hash: String
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.drug = drug
        self.route = route
        self.setting = setting
        self.enabled = enabled
        self.regulatoryStatus = regulatoryStatus
        self.rules = rules
        self.hash = hash
    }

    public func rule(_ id: String) -> Rule? { rules[id] }

    /// The number of a row, or nil when this protocol has no such row.
    public func number(_ id: String) -> Double? {
        if case .number(let number)? = rules[id]?.value { number } else { nil }
    }

    public func numbers(_ id: String) -> [Double] {
        switch rules[id]?.value {
        case .numbers(let numbers)?: numbers
        case .number(let number)?: [number]
        default: []
        }
    }

    public func texts(_ id: String) -> [String] {
        switch rules[id]?.value {
        case .texts(let texts)?: texts
        case .text(let text)?: [text]
        default: []
        }
    }

    public func phases(_ id: String) -> [SchedulePhase] {
        if case .phases(let phases)? = rules[id]?.value { phases } else { [] }
    }
}
