/// What a prescriber decided after screening, and why.
public struct ScreeningDecision: Sendable, Hashable, Codable {
    public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
        case eligible, deferred, declined
    }
    public let outcome: Outcome
    public let reason: String
    public let indication: Indication
    /// The screening that was on the page when this was decided.
    public let result: ScreeningResult
    /// Rule ids that the prescriber set aside, each with a reason of their own.
    public let setAside: [String: String]
    public let signature: SignatureMark

    public init(
        outcome: Outcome, reason: String, indication: Indication, result: ScreeningResult,
        setAside: [String: String], signature: SignatureMark
    ) {
        self.outcome = outcome
        self.reason = reason
        self.indication = indication
        self.result = result
        self.setAside = setAside
        self.signature = signature
    }
}
