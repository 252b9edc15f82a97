public import Care

/// A message to one patient or one member of staff: where it goes, and words that say nothing of anybody's health.
public struct OutgoingMessage: Sendable, Hashable {
    public let channel: MessageChannel
    /// An e-mail address, or a telephone number in digits.
    public let recipient: String
    /// The same for the same message, however often it is tried.
    public let id: String
    public let subject: String
    /// Plain text, lines ended by a line feed.
    public let text: String

    public init(channel: MessageChannel, recipient: String, id: String, subject: String, text: String) {
        self.channel = channel
        self.recipient = recipient
        self.id = id
        self.subject = subject
        self.text = text
    }
}

/// What became of one try to hand a message over.
public enum MessageOutcome: Sendable, Hashable {
    case taken
    /// It surely did not leave: it may be tried again. Why, in a sentence.
    case refused(String)
    /// It may have left: trying again could send it twice. Why, in a sentence.
    case unknown(String)
}

/// Hands messages to whatever delivers them.
public protocol MessageCarrier: Sendable {
    func deliver(_ message: OutgoingMessage) async -> MessageOutcome
}
