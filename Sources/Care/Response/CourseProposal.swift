/// What the product proposes at a decision; a prescriber decides.
public struct CourseProposal: Sendable, Hashable, Codable {
    public let outcome: CourseDecision.Outcome
    /// What to do and why, in words.
    public let words: String
    /// Days to the next session, when the proposal sets them.
    public let intervalDays: Int?
    /// How many further sessions it covers.
    public let sessions: Int?
    /// The next rung of the dose ladder, in `doseUnit`, when one is proposed.
    public let dose: Double?
    public let doseUnit: String?
    /// What it rests on, as `PHQ-9 5 on 2 Mar 2026`.
    public let basis: [String]
    /// The steps, when it proposes a taper; the proposal itself is the first of them.
    public let taper: TaperSchedule?
    public let rule: String
    public let source: String
    public let approved: Bool

    init(
        _ outcome: CourseDecision.Outcome, _ words: String, by rule: Rule, intervalDays: Int? = nil,
        sessions: Int? = nil, dose: Double? = nil, doseUnit: String? = nil, basis: [String],
        taper: TaperSchedule? = nil
    ) {
        self.outcome = outcome
        self.words = words
        self.intervalDays = intervalDays
        self.sessions = sessions
        self.dose = dose
        self.doseUnit = doseUnit
        self.basis = basis
        self.taper = taper
        self.rule = rule.id
        source = rule.source
        approved = rule.approved
    }

    /// To take the first step of a taper, or, where there is no longer interval, to give no further session.
    init(_ taper: TaperSchedule, in phase: CoursePhase, by rule: Rule, basis: [String]) {
        let days = taper.steps.first?.toDays
        let going: CourseDecision.Outcome = phase == .continuation ? .beginMaintenance : .continueMaintenance
        self.init(
            days == nil ? .end : going, "Remission has lasted: attempt a taper, \(taper.words).", by: rule,
            intervalDays: days, basis: basis, taper: taper)
    }

    /// What accepting it would do: the same as long as it proposes the same, whatever else is proposed beside it.
    public var key: String {
        [
            rule, outcome.rawValue, intervalDays.map(String.init), sessions.map(String.init),
            dose.map { Figure.text($0) },
        ]
        .map { $0 ?? "" }.joined(separator: "/")
    }

    /// The proposal of this key, as a prescriber read it: nobody signs one that has changed since.
    ///
    /// - Throws: `course.proposal-changed` when it is proposed no longer.
    public static func standing(_ key: String, among proposals: [CourseProposal]) throws -> CourseProposal {
        guard let proposal = proposals.first(where: { $0.key == key }) else {
            throw Refusal(
                code: "course.proposal-changed", field: "proposal",
                reason: "What the rules propose has changed since this page was opened.",
                remedy: "Read the proposals as they stand now, and decide again.")
        }
        return proposal
    }

    /// The days to the next session when a prescriber accepts it and names others.
    ///
    /// - Throws: `course.two-changes` when it raises the dose and the days would bring the next session nearer too.
    public func adjusted(toDays days: Int?) throws -> Int? {
        guard let days else { return intervalDays }
        if dose != nil, let intervalDays, days < intervalDays { throw CourseRules.twoChanges(keeping: intervalDays) }
        return days
    }
}

extension TreatmentProtocol {
    /// To try another route, where this one brings too little; nil when the protocol does not offer it.
    func otherRoute(_ outcome: CourseDecision.Outcome, basis: [String]) -> CourseProposal? {
        guard let rule = rule("ROUTE-OPTION"), let words = texts("ROUTE-OPTION").first else { return nil }
        return CourseProposal(outcome, words, by: rule, basis: basis)
    }

    /// The next rung of the dose ladder above what was last given, with its unit; nil at the top.
    func nextDose(after session: CourseProgress.GivenSession?) -> (dose: Double, unit: String)? {
        guard let session, let unit = rule("DOSE-STEPS")?.unit else { return nil }
        let given = unit == "mg/kg" ? session.perKilogram?.value : session.dose.value
        guard let given else { return nil }
        // Rounding to whole milligrams leaves a dose a little off its rung.
        return numbers("DOSE-STEPS").first { $0 > given * 1.03 }.map { ($0, unit) }
    }
}
