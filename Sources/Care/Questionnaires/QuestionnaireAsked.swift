/// What a request to answer a questionnaire names.
public enum AskingSubject {}
public typealias AskingID = Identifier<AskingSubject>

/// How a message reaches a patient.
public enum MessageChannel: String, Sendable, Hashable, Codable, CaseIterable {
    case email, text

    public var words: String {
        switch self {
        case .email: "e-mail"
        case .text: "text message"
        }
    }
}

/// One questionnaire that one patient was asked to answer, once, until it expires.
public struct QuestionnaireAsked: Sendable, Hashable, Codable {
    public let id: AskingID
    public let scale: String
    /// By link, or on a tablet that was handed over.
    public let mode: AnswerSheet.Mode
    /// How the link is sent; nil when staff hand it over themselves.
    public let channel: MessageChannel?
    public let expires: Instant
    /// The place in the schedule that it answers, as `weekly.2026-11-23`.
    public let slot: String?

    public init(
        id: AskingID, scale: String, mode: AnswerSheet.Mode, channel: MessageChannel?, expires: Instant,
        slot: String? = nil
    ) {
        self.id = id
        self.scale = scale
        self.mode = mode
        self.channel = channel
        self.expires = expires
        self.slot = slot
    }
}

/// What became of a message: it was taken over for delivery, or it could not be sent.
public struct MessageSettled: Sendable, Hashable, Codable {
    /// The request whose link it carried.
    public let asking: AskingID
    public let channel: MessageChannel
    public let sent: Bool
    public let attempts: Int
    /// Why it could not be sent; empty when it was.
    public let why: String

    public init(asking: AskingID, channel: MessageChannel, sent: Bool, attempts: Int, why: String) {
        self.asking = asking
        self.channel = channel
        self.sent = sent
        self.attempts = attempts
        self.why = why
    }
}
