/// What became of the message that tells a person of a risk that waits for them.
public struct OwnerTold: Sendable, Hashable, Codable {
    public let risk: RiskID
    public let person: PersonID
    /// As the person was called then.
    public let name: String
    /// The entry by which the risk became theirs.
    public let entry: Int64
    public let channel: MessageChannel
    public let sent: Bool
    public let attempts: Int
    /// Why it could not be sent; empty when it was.
    public let why: String

    public init(
        risk: RiskID, person: PersonID, name: String, entry: Int64, channel: MessageChannel, sent: Bool, attempts: Int,
        why: String
    ) {
        self.risk = risk
        self.person = person
        self.name = name
        self.entry = entry
        self.channel = channel
        self.sent = sent
        self.attempts = attempts
        self.why = why
    }
}

extension RiskRecord {
    /// The owner who could not be told that it is theirs now; nil once somebody spoke with the patient.
    var untoldOwner: Recorded<OwnerTold>? {
        guard isOpen, !isAnswered, let last = tellings.last, last.content.person == owner, !last.content.sent else {
            return nil
        }
        return last
    }
}
