/// A rating scale as data: its items, how they are scored, what a score means, and where each of these was read.
///
/// The file in `Resources/` and what `halcyon scale show` prints have this shape. No scale has code of its own: everything that
/// tells one from another stands here, and `CompiledScale` is the one interpreter of it.
public struct ScaleDefinition: Sendable, Hashable, Codable {
    /// As `phq-9`; what charts and schedules call the scale.
    public let id: String
    /// Changes with any change of a rule or a word.
    public let version: String
    /// As `PHQ-9`.
    public let title: String
    /// In full, as `Patient Health Questionnaire, nine items`.
    public let name: String
    /// As `depression`.
    public let measures: String
    public let rater: Rater
    /// How it may be asked.
    public let modes: [Mode]
    public let recall: RecallWindow
    public let licence: ScaleLicence
    /// The paper or page that the scale comes from.
    public let source: String
    /// What the words were compared with, and how good that copy is; nil for the product's own words and where none ship.
    public let wordingSource: RuleSource?
    /// The words above the items; only where the licence lets them ship.
    public let instruction: String?
    /// SHA-256 of the wording (`ScaleWording`), in lower-case hex; every file with wording carries it.
    public let wordingChecksum: String?
    /// Lists of answers that items name.
    public let answers: [String: [AnswerChoice]]?
    public let items: [ScaleItem]
    /// Questions that are asked and never scored, as the PHQ-9's difficulty; an answer sheet leaves them out.
    public let additional: [ScaleItem]?
    public let scoring: ScoringRule
    public let missing: MissingPolicy
    public let gates: [ScaleGate]?
    public let subscales: [Subscale]?
    public let bands: [ScaleBand]?
    /// Where the bands were read.
    public let bandSource: RuleSource?
    /// Classes made from answers instead of a total, the gravest first; the last has no condition.
    public let levels: [ScaleLevel]?
    /// What a set of answers fulfils, as the algorithm for a provisional diagnosis.
    public let criteria: [ScaleCriterion]?
    public let change: [ChangeRule]?
    /// The task on the screen that takes the place of questions.
    public let task: ScreenTask?
    /// What being tested again does to a score by itself; whoever compares two scores must know it.
    public let practiceEffect: RuleSource?
    public let loinc: ScaleCodes?

    /// Who answers or rates.
    public enum Rater: String, Sendable, Hashable, Codable, CaseIterable {
        case patient, clinician
    }

    public enum Mode: String, Sendable, Hashable, Codable, CaseIterable {
        case screen, paper, telephone, observation
    }
}

/// The stretch of time that the questions are about. It is part of a score's identity: scores of different windows are
/// different measurements.
public struct RecallWindow: Sendable, Hashable, Codable {
    /// As `2-weeks`; scores share a line in a plot only when this is the same.
    public let id: String
    /// As `the last 2 weeks`.
    public let words: String
    /// Nil when the window has no fixed length, as "since the last contact".
    public let days: Int?
}

/// Whether a scale's words may ship, and by whose leave.
public struct ScaleLicence: Sendable, Hashable, Codable {
    /// A: the wording ships. B: the wording comes with an opt-in pack. C: the clinic enters its own licensed wording.
    /// D: the total alone is entered.
    public enum Class: String, Sendable, Hashable, Codable, CaseIterable {
        case shipped = "A"
        case pack = "B"
        case skeleton = "C"
        case totalOnly = "D"
    }
    public let `class`: Class
    /// The line that stands under the scale wherever it is shown or printed.
    public let notice: String
    /// Where the licence was read.
    public let source: String
    public let evidence: Evidence
}

/// How well a figure or a rule was verified.
public enum Evidence: String, Sendable, Hashable, Codable, CaseIterable {
    case readAtSource = "V"
    case readSecondHand = "V2"
    case fromMemory = "M"
    case productDefault = "D"
}

/// Where a rule was read, and how well that was verified.
public struct RuleSource: Sendable, Hashable, Codable {
    public let text: String
    public let evidence: Evidence

    public init(text: String, evidence: Evidence) {
        self.text = text
        self.evidence = evidence
    }
}

/// LOINC codes of a whole scale. Nil where none was found: a local code is used until one is.
public struct ScaleCodes: Sendable, Hashable, Codable {
    public let panel: String?
    public let total: String?
}
