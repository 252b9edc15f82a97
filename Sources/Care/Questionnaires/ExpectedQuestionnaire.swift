/// A questionnaire that a protocol's schedule expects of a patient at one moment of their treatment.
public struct ExpectedQuestionnaire: Sendable, Hashable {
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// Its moment is still to come.
        case coming
        /// It may be answered now, and was not yet.
        case open
        /// It may still be answered, and should have been by now.
        case late
        /// Its time is over; an answer now would measure something else.
        case missed
        case answered
    }

    /// Its place in the schedule, the same each time it is worked out, as `weekly.2026-11-23.phq-9`.
    public let slot: String
    /// What it is asked for together with others, as `weekly.2026-11-23`: unanswered ones are one task.
    public let occasion: String
    /// The occasion in words, as `48 h after the session of 2026-11-12`.
    public let title: String
    public let scale: AskedScale
    public let opens: Instant
    /// From here on it is late.
    public let late: Instant
    /// An answer from here on does not count for it.
    public let closes: Instant
    public let state: State
    /// The protocol's row that asks for it.
    public let rule: Rule
}
