/// How soon a risk must be answered, and what follows: the rows of the protocol in force, or the product's defaults where a
/// patient has none yet.
public struct RiskClock: Sendable, Hashable {
    private let rows: [String: [Double]]
    private let rules: [String: Rule]

    public init(_ treatment: TreatmentProtocol?) {
        var rows = Self.standard
        var rules: [String: Rule] = [:]
        for name in rows.keys {
            guard let rule = treatment?.rule(name), let numbers = treatment?.numbers(name), !numbers.isEmpty else {
                continue
            }
            rows[name] = numbers
            rules[name] = rule
        }
        self.rows = rows
        self.rules = rules
    }

    /// What the shipped protocols say, for a chart that no protocol governs yet.
    static let standard: [String: [Double]] = [
        "RISK-HOURS-HIGH": [1], "RISK-HOURS-MODERATE": [24], "RISK-HOURS-LOW": [168], "RISK-COVER-MINUTES": [30],
        "RISK-CALLS-HIGH": [24, 72, 168], "RISK-CALLS-MODERATE": [72],
    ]

    /// When somebody must have spoken with the patient.
    public func due(_ level: RiskRaised.Level, from now: Instant) -> Instant {
        now.adding(minutes: (rows["RISK-HOURS-\(level.rawValue.uppercased())"]?.first ?? 0) * 60)
    }

    /// What each further person has, in minutes, once a risk is passed to them.
    public var coverMinutes: Double { rows["RISK-COVER-MINUTES"]?.first ?? 0 }

    /// The calls that a risk of this level asks for, while it is open and after.
    func calls(after risk: Recorded<RiskRaised>, day: (Instant) -> Day) -> [CareTask] {
        let name = "RISK-CALLS-\(risk.content.level.rawValue.uppercased())"
        return (rows[name] ?? []).map { hours in
            let moment = risk.occurredAt.adding(minutes: hours * 60)
            let rule = rules[name]
            return CareTask(
                id: "follow-up.\(CourseTasks.id(of: risk.content)).\(Figure.text(hours))h",
                title: "Call about the risk: \(Figure.text(hours)) h",
                why: rule?.reason ?? "Calls after a suicide risk of this level.", due: day(moment), dueAt: moment,
                role: .nurse, rule: name, source: rule?.source ?? "product default", approved: rule?.approved ?? false)
        }
    }
}
