/// What a message's header says.
public struct HL7Header: Sendable, Hashable {
    /// Sending application and facility, as `VSP GE Healthcare`.
    public internal(set) var sender = ""
    /// As sent, for the answer's addressee.
    var application = ""
    var facility = ""
    /// Empty when there is none.
    public internal(set) var controlID = ""
    /// Message and event, as `ORU^R01`.
    public internal(set) var kind = ""
    /// P production, T training, D debugging; empty when not said.
    public internal(set) var processing = ""
    public internal(set) var version = ""
    /// When an acknowledgement of acceptance, and one of application, is wanted: AL, NE, ER, SU or empty.
    var acceptWanted = ""
    var applicationWanted = ""

    /// Unsolicited observations.
    var isObservation: Bool { kind == "ORU^R01" || kind == "ORU^" || kind == "ORU^ORU_R01" }

    /// Training and debugging messages are about no patient.
    var isTest: Bool { processing == "T" || processing == "D" }

    init() {}

    init(_ segment: HL7Segment) {
        application = segment.component(3, 1)
        facility = segment.component(4, 1)
        let name = (1...2).map { segment.component(3, $0) }.filter { !$0.isEmpty }
        sender = (name + [facility]).filter { !$0.isEmpty }.joined(separator: " ")
        controlID = segment.text(10)
        kind = "\(segment.component(9, 1).uppercased())^\(segment.component(9, 2).uppercased())"
        processing = segment.component(11, 1).uppercased()
        version = segment.component(12, 1)
        acceptWanted = segment.text(15).uppercased()
        applicationWanted = segment.text(16).uppercased()
    }
}

/// Why a message is not taken.
public struct HL7Refusal: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// Its content is wrong: sending it again does not help.
        case error
        /// It is none of ours, or cannot be taken now.
        case reject
    }
    public let kind: Kind
    /// Of HL7 table 0357.
    public let code: Int
    public let reason: String

    public init(kind: Kind, code: Int, reason: String) {
        self.kind = kind
        self.code = code
        self.reason = reason
    }

    /// What could be read but is not on disk: the sender keeps it and sends it again.
    public static let notSaved = HL7Refusal(
        kind: .reject, code: 207, reason: "NOT saved: keep the message and send it again.")

    /// Nil when the message is taken.
    init?(of header: HL7Header, _ message: HL7Message) {
        switch header.kind {
        case "ORU^R01", "ORU^", "ORU^ORU_R01":
            guard message.segments.contains(where: { $0.name == "OBX" }) else {
                self.init(kind: .error, code: 100, reason: "The message holds no observation (OBX).")
                return
            }
            return nil
        // Admissions are kept for a person; nothing here is moved, merged or discharged by a message.
        case let kind where kind.hasPrefix("ADT^"): return nil
        case "^": self.init(kind: .reject, code: 200, reason: "The header does not say which message this is.")
        // Alerts among them: a sender must not believe that somebody is alarmed.
        default:
            self.init(kind: .reject, code: 200, reason: "Messages of this kind are not taken; nobody was told of it.")
        }
    }
}
