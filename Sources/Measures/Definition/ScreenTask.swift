/// A timed task on the screen, whose result is a scale's answer: what a scale has in the place of questions.
///
/// The page that runs it reads every figure here. Its result goes into the item `total`; what else it counted goes into
/// additional items that say so by their id.
public struct ScreenTask: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Press as soon as a signal comes. The total is the median in milliseconds; `false-starts` and `lapses` are counted.
        case reactionTime = "reaction-time"
        /// Give each symbol the digit that a key names. The total is how many were right; `errors` are counted.
        case symbolCoding = "symbol-coding"

        /// Ids of the items that it answers, the total first.
        public var results: [String] {
            switch self {
            case .reactionTime: ["total", "false-starts", "lapses"]
            case .symbolCoding: ["total", "errors"]
            }
        }
    }

    public let kind: Kind
    /// Turns that do not count, before the ones that do.
    public let practice: Int
    /// Turns that count; nil for a task that ends by time.
    public let trials: Int?
    /// The shortest and the longest wait for a signal, in milliseconds.
    public let waitMilliseconds: [Int]?
    /// A press sooner than this after the signal was not caused by it.
    public let falseStartMilliseconds: Int?
    /// A press later than this counts as this, and as a lapse.
    public let lapseMilliseconds: Int?
    /// How long a task lasts that ends by time.
    public let seconds: Int?
    public let source: RuleSource
}
