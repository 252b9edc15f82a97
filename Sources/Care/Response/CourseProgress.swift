/// What the rules of response, maintenance and surveillance need to know of a course; the chart is mapped to it.
public struct CourseProgress: Sendable, Hashable, Codable {
    /// A session in which something was given.
    public struct GivenSession: Sendable, Hashable, Codable {
        public let day: Day
        public let dose: Milligrams
        public let perKilogram: MilligramsPerKilogram?

        public init(day: Day, dose: Milligrams, perKilogram: MilligramsPerKilogram? = nil) {
            self.day = day
            self.dose = dose
            self.perKilogram = perKilogram
        }
    }

    /// A total of a rating scale.
    public struct ScaleScore: Sendable, Hashable, Codable {
        /// The scale's id, as `phq-9`.
        public let scale: String
        public let day: Day
        public let value: Double

        public init(scale: String, day: Day, value: Double) {
            self.scale = scale
            self.day = day
            self.value = value
        }
    }

    public var indication: Indication
    public var phase: CoursePhase
    /// Since when the course is in this phase; nil means since the first session.
    public var phaseFrom: Day?
    /// Since when sessions are spaced out, through continuation and maintenance; nil means since `phaseFrom`.
    public var spacedFrom: Day?
    /// The last decision other than to go on with induction: what happened before it has been answered.
    public var decidedOn: Day?
    /// Oldest first.
    public private(set) var sessions: [GivenSession]
    /// Oldest first. A score of the first session's day was taken before that session.
    public private(set) var scores: [ScaleScore]
    /// Days between sessions as the plan in force says.
    public var intervalDays: Int?
    /// After how many sessions of this induction a prescriber has decided already.
    public var decidedAfterSessions: [Int]
    /// Days of psychiatric hospitalisation or suicide attempt since treatment began.
    public var relapseEvents: [Day]
    /// The last review by the whole team.
    public var teamReviewedOn: Day?
    public var couldBePregnant: Bool
    public var cardiacRisk: Bool
    public var liverRisk: Bool
    public var dependence: DependenceSigns

    public init(
        indication: Indication, phase: CoursePhase, phaseFrom: Day? = nil, spacedFrom: Day? = nil,
        decidedOn: Day? = nil, sessions: [GivenSession],
        scores: [ScaleScore], intervalDays: Int? = nil, decidedAfterSessions: [Int] = [], relapseEvents: [Day] = [],
        teamReviewedOn: Day? = nil, couldBePregnant: Bool = false, cardiacRisk: Bool = false, liverRisk: Bool = false,
        dependence: DependenceSigns = DependenceSigns()
    ) {
        self.indication = indication
        self.phase = phase
        self.phaseFrom = phaseFrom
        self.spacedFrom = spacedFrom
        self.decidedOn = decidedOn
        self.sessions = sessions.sorted { $0.day < $1.day }
        self.scores = scores.sorted { $0.day < $1.day }
        self.intervalDays = intervalDays
        self.decidedAfterSessions = decidedAfterSessions
        self.relapseEvents = relapseEvents
        self.teamReviewedOn = teamReviewedOn
        self.couldBePregnant = couldBePregnant
        self.cardiacRisk = cardiacRisk
        self.liverRisk = liverRisk
        self.dependence = dependence
    }

    /// The same course with one session more at the last dose, as a schedule foresees it.
    func adding(sessionOn day: Day) -> CourseProgress {
        guard let last = sessions.last else { return self }
        var longer = self
        longer.sessions.append(GivenSession(day: day, dose: last.dose, perKilogram: last.perKilogram))
        return longer
    }

    /// The last two doses, when the later is higher. Doses follow the weight; a rise of more than rounding makes counts.
    var doseJustRaised: String? {
        guard let last = sessions.last, let before = sessions.dropLast().last else { return nil }
        if let now = last.perKilogram, let then = before.perKilogram {
            return now.value > then.value * 1.03 ? "\(then) to \(now)" : nil
        }
        return last.dose.value > before.dose.value * 1.03 ? "\(before.dose) to \(last.dose)" : nil
    }

    /// The day of the first session.
    public var startedOn: Day? { sessions.first?.day }

    /// Sessions of the phase the course is in.
    public var phaseSessions: [GivenSession] {
        guard let phaseFrom else { return sessions }
        return sessions.filter { $0.day >= phaseFrom }
    }

    /// Sessions of continuation and maintenance.
    var spacedSessions: [GivenSession] {
        guard let spacedFrom else { return phaseSessions }
        return sessions.filter { $0.day >= spacedFrom }
    }

    /// The last score of a scale on or before the first session's day.
    public func baseline(of scale: String) -> ScaleScore? {
        guard let startedOn else { return nil }
        return scores.last { $0.scale.isScale(scale) && $0.day <= startedOn }
    }

    /// Scores of a scale after the first session's day, oldest first.
    public func followUp(of scale: String) -> [ScaleScore] {
        guard let startedOn else { return [] }
        return scores.filter { $0.scale.isScale(scale) && $0.day > startedOn }
    }

    /// The scale to judge by: of the protocol's list for this indication, the first that has a baseline and a score
    /// since `since`.
    public func followedScale(_ treatment: TreatmentProtocol, since: Day? = nil) -> String? {
        treatment.texts("SCALES-\(indication.rawValue)").first { scale in
            guard baseline(of: scale) != nil, let latest = followUp(of: scale).last else { return false }
            return since.map { latest.day >= $0 } ?? true
        }
    }
}

extension StringProtocol {
    /// Letters and digits only, in lower case: `PHQ-9`, `phq-9` and the `PHQ9` of a row's id name one scale.
    var scaleKey: String { String(lowercased().filter { $0.isLetter || $0.isNumber }) }

    func isScale(_ other: String) -> Bool { scaleKey == other.scaleKey }
}
