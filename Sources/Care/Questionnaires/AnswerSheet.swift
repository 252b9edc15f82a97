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
    /// How complete the sheet is in the scorer's words, as "8 of 9 answered, prorated 13.5 to 14"; nil in sheets of before
    /// these words were kept.
    public let completeness: String?
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
        answered: Int, prorated: Bool, completeness: String? = nil, flags: [String],
        suicideItem: SuicideItem?, triage: RiskRaised.Level?,
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
        self.completeness = completeness
        self.flags = flags
        self.suicideItem = suicideItem
        self.triage = triage
        self.mode = mode
        self.on = on
        self.asking = asking
    }

    /// What must stand beside the total because answers are missing; nil when none is.
    public var imputation: String? {
        prorated ? completeness ?? "\(answered) answered, prorated" : nil
    }

    /// The total as charts and rules of response know it; nil without one.
    public var score: Score? {
        total.map { Score(scale: scale, total: $0, on: on, suicideItem: suicideItem) }
    }
}
