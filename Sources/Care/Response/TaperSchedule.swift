/// How treatment is brought to its end once remission has lasted: only the interval changes, by one step of the protocol's
/// ladder after each stable visit, at the dose that was last given; after the longest step there is no further session.
///
/// Steps never shorten an interval, never change the dose, and never run into a ceiling of sessions. The days are those of
/// a taper in which each visit is stable and in time; the taper is worked out again at each visit.
public struct TaperSchedule: Sendable, Hashable, Codable {
    /// What turns the taper back, at any step.
    public struct Condition: Sendable, Hashable, Codable {
        public let words: String
        public let rule: String
        public let source: String
        public let approved: Bool

        init(_ rule: Rule) {
            if case .texts(let events)? = rule.value {
                words = "\(events.joined(separator: ", ")). \(rule.reason)"
            } else {
                words = rule.reason
            }
            self.rule = rule.id
            source = rule.source
            approved = rule.approved
        }
    }

    public struct Step: Sendable, Hashable, Codable {
        /// Days between sessions until now.
        public let fromDays: Int
        /// Days between sessions from now on; nil when no session follows.
        public let toDays: Int?
        /// The day of the last session at this interval; of the last session of all, when none follows.
        public let until: Day
        /// What speaks for caution at this step.
        public let basis: [String]
        public let rule: String
        public let source: String
        public let approved: Bool

        init(from: Int, to: Int?, until: Day, basis: [String], by rule: Rule) {
            fromDays = from
            toDays = to
            self.until = until
            self.basis = basis
            self.rule = rule.id
            source = rule.source
            approved = rule.approved
        }
    }

    /// What was given last, and stays.
    public let dose: Milligrams
    /// Stable visits at one step before the next.
    public let visits: Int
    /// The last one has no interval.
    public let steps: [Step]
    public let conditions: [Condition]

    /// Nil without sessions, or when the protocol has no rows `MAINTAIN-INTERVALS`, `TAPER-VISITS` and `TAPER-WATCH`.
    public init?(_ progress: CourseProgress, _ treatment: TreatmentProtocol, currentDays: Int, on day: Day) {
        guard let last = progress.sessions.last, let ladder = treatment.rule("MAINTAIN-INTERVALS"),
            let visits = treatment.number("TAPER-VISITS").map({ Int($0) }), visits > 0,
            let stop = treatment.rule("TAPER-WATCH")
        else { return nil }
        var walk = Walk(progress: progress, treatment: treatment, today: day, interval: currentDays, at: last.day)
        if let raised = progress.doseJustRaised, let rule = treatment.rule("MAINTAIN-ONE-CHANGE") {
            walk.keep(basis: ["the dose was raised with the last session: \(raised)"], by: rule)
        }
        let rungs = treatment.numbers("MAINTAIN-INTERVALS").map { Int($0) }.filter { $0 > currentDays }
        for (place, rung) in rungs.enumerated() {
            walk.lengthen(to: rung, visits: visits, isLast: place == rungs.count - 1, by: ladder)
        }
        dose = last.dose
        self.visits = visits
        steps =
            walk.steps + [Step(from: walk.interval, to: nil, until: walk.at, basis: [stop.reason], by: stop)]
        conditions = Self.conditions(progress, treatment).map { Condition($0) }
    }

    /// As `every 14 days now, then 21, then 28, then no further session; the dose stays 40 mg`.
    public var words: String {
        let now = steps.first.map { "every \($0.fromDays) days now" } ?? ""
        let then = steps.map { step in step.toDays.map { "then \($0)" } ?? "then no further session" }
        return ([now] + then).joined(separator: ", ") + "; the dose stays \(dose)"
    }

    /// The rows by which a response is lost, or an interval too long.
    private static func conditions(_ progress: CourseProgress, _ treatment: TreatmentProtocol) -> [Rule] {
        let scale = progress.followedScale(treatment) ?? ""
        return [
            treatment.scaleRule("MAINTAIN-WORSEN", scale: scale) ?? treatment.rule("WORSE"),
            treatment.scaleRule("WATCH-RISE", scale: scale), treatment.scaleRule("LOSS", scale: scale),
            treatment.rule("LOSS-GAIN"), treatment.rule("LOSS-EVENTS"),
        ].compactMap { $0 }
    }
}

/// The way up the ladder, with the sessions that it foresees.
private struct Walk {
    var progress: CourseProgress
    let treatment: TreatmentProtocol
    let today: Day
    var interval: Int
    var at: Day
    var steps: [TaperSchedule.Step] = []
    /// The ceiling that kept a shorter step from being taken.
    private var ceiling: String?
    /// Of what was really given, not of what is foreseen.
    private let history: IntervalHistory

    init(progress: CourseProgress, treatment: TreatmentProtocol, today: Day, interval: Int, at: Day) {
        self.progress = progress
        self.treatment = treatment
        self.today = today
        self.interval = interval
        self.at = at
        history = IntervalHistory(progress, treatment)
    }

    /// One visit more at the interval as it is, or as near to it as the ceilings allow.
    mutating func keep(basis: [String], by rule: Rule) {
        let (days, limit) = allowed(interval)
        take(days, visits: 1, basis: basis + [limit].compactMap { $0 }, by: rule)
    }

    /// One step longer. A step that runs into a ceiling is passed over for the next; the last one waits for as long as it must.
    mutating func lengthen(to rung: Int, visits: Int, isLast: Bool, by rule: Rule) {
        guard rung > interval else { return }
        let (days, limit) = allowed(rung)
        if let limit { ceiling = limit }
        guard days == rung || isLast else { return }
        var basis = [ceiling].compactMap { $0 }
        ceiling = nil
        if let personal = history.personal(treatment), days > personal {
            basis.append("benefit was lost before: the personal interval is \(personal) days")
        } else if let longest = history.longestHeld, days > longest {
            basis.append("longer than any interval that has held so far, \(longest) days")
        }
        take(days, visits: visits, basis: basis, by: rule)
    }

    private mutating func take(_ days: Int, visits: Int, basis: [String], by rule: Rule) {
        let before = interval
        interval = days
        for visit in 0..<visits {
            // Every visit of a step has the ceilings before it, not the first alone.
            at = next(after: visit == 0 ? days : allowed(days).days)
            progress = progress.adding(sessionOn: at)
        }
        steps.append(TaperSchedule.Step(from: before, to: days, until: at, basis: basis, by: rule))
    }

    /// The fewest days from these on after which no ceiling stands against a session.
    private func allowed(_ days: Int) -> (days: Int, limit: String?) {
        var limit: String?
        for longer in days..<(days + 90) {
            guard let finding = SessionCeiling.findings(progress, treatment, next: next(after: longer)).first else {
                return (longer, limit)
            }
            limit = limit ?? "\(finding.id): \(finding.basis.joined(separator: ", "))"
        }
        return (days + 90, limit)
    }

    private func next(after days: Int) -> Day { max(today, at.adding(days: days)) }
}
