/// A questionnaire as somebody answered it: every answer, what it was scored to and by which version of the scale.
///
/// The recall window is part of it: totals of different windows are different measurements.
public struct AnswerSheet: Sendable, Hashable, Codable {
    /// How the answers came.
    public enum Mode: String, Sendable, Hashable, Codable, CaseIterable {
        /// By the patient, on a device of the clinic.
        case tablet
        /// By the patient, from a link that was sent.
        case link
        /// Read out, and typed by staff.
        case telephone
        /// On paper or in the room, and typed by staff.
        case paper

        public var words: String {
            switch self {
            case .tablet: "on a tablet"
            case .link: "by link"
            case .telephone: "by phone"
            case .paper: "on paper"
            }
        }
    }

    /// One question's answer; nil when it was skipped or not asked.
    public struct Item: Sendable, Hashable, Codable {
        public let id: String
        public let value: Int?

        public init(id: String, value: Int?) {
            self.id = id
            self.value = value
        }
    }

    /// The scale's id, version and SHA-256, so that the sheet can be scored again as it was.
    public let scale: String
    public let version: String
    public let hash: String
    /// The scale's recall window, as `2-weeks`.
    public let recall: String
    /// In the order of the scale.
    public let items: [Item]
    /// Nil when too much is missing for one, and for scales that classify without a total.
    public let total: Double?
    /// What the total or the answers are called, when the scale has a name for it.
    public let band: String?
    public let answered: Int
    /// True when missing answers count as the mean of the others.
    public let prorated: Bool
    /// What must be seen beside the total, as `suicide-item-missing`.
    public let flags: [String]
    public let suicideItem: SuicideItem?
    /// How grave the scale's own triage calls the answers, when it has one and it finds something.
    public let triage: RiskRaised.Level?
    public let mode: Mode
    public let on: Day
    /// The request that it answers, when one was made.
    public let asking: AskingID?

    public init(
        scale: String, version: String, hash: String, recall: String, items: [Item], total: Double?, band: String?,
        answered: Int, prorated: Bool, flags: [String], suicideItem: SuicideItem?, triage: RiskRaised.Level?,
        mode: Mode, on: Day, asking: AskingID? = nil
    ) {
        self.scale = scale
        self.version = version
        self.hash = hash
        self.recall = recall
        self.items = items
        self.total = total
        self.band = band
        self.answered = answered
        self.prorated = prorated
        self.flags = flags
        self.suicideItem = suicideItem
        self.triage = triage
        self.mode = mode
        self.on = on
        self.asking = asking
    }

    /// The total as charts and rules of response know it; nil without one.
    public var score: Score? {
        total.map { Score(scale: scale, total: $0, on: on, suicideItem: suicideItem) }
    }
}

extension AnswerSheet {
    /// The risk that these answers raise: a clinician within the hour, the day or the week.
    ///
    /// A scale with a triage of its own speaks by it. Else a positive suicide item is high and a skipped one moderate. Where
    /// something was found and something else skipped, the skipped answer may be the graver one, so it is high too.
    public func risk(id: RiskID, at now: Instant) -> RiskRaised? {
        SheetRisk(
            scale: scale, suicideItem: suicideItem, triage: triage,
            skipped: flags.contains(SheetRisk.skippedFlag)
        ).raised(id: id, at: now)
    }
}

/// What answers that may still be growing say about suicidality.
public struct SheetRisk: Sendable, Hashable {
    /// The flag by which scoring says that a suicide item was skipped.
    public static let skippedFlag = "suicide-item-missing"

    public let scale: String
    public let suicideItem: SuicideItem?
    public let triage: RiskRaised.Level?
    public let skipped: Bool

    public init(scale: String, suicideItem: SuicideItem?, triage: RiskRaised.Level?, skipped: Bool) {
        self.scale = scale
        self.suicideItem = suicideItem
        self.triage = triage
        self.skipped = skipped
    }

    public var level: RiskRaised.Level? {
        switch suicideItem {
        case .positive: skipped ? .high : (triage ?? .high)
        case .skipped: .moderate
        case .negative, nil: nil
        }
    }

    public func raised(id: RiskID, at now: Instant) -> RiskRaised? {
        guard let level else { return nil }
        let title = ScoreRules.ranges.first { $0.scale == scale }?.title ?? scale.uppercased()
        let reason: String
        let source: String
        if suicideItem == .skipped {
            reason = "Suicide item of \(title) was skipped; ask it"
            source = "a skipped suicide item is an open alarm"
        } else if triage != nil {
            reason = "\(title): \(level.rawValue) by its own triage" + (skipped ? ", with an answer missing" : "")
            source = "Columbia triage of the C-SSRS screener"
        } else {
            reason = "Suicide item of \(title) positive"
            source = "suicidal-ideation pathway: page a clinician within 1 h"
        }
        return RiskRaised(
            id: id, level: level, reason: reason, source: source, owner: nil,
            due: now.adding(minutes: level.hoursToAct * 60))
    }
}

extension RiskRaised.Level {
    /// Hours within which somebody must have acted: within the hour, the day, the week.
    public var hoursToAct: Double {
        switch self {
        case .high: 1
        case .moderate: 24
        case .low: 168
        }
    }
}
