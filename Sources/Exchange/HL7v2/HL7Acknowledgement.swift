public import Care

/// The answer to a message, written as the standard says.
public enum HL7Acknowledgement {
    /// The bytes of the answer, not framed; nil when the sender asked for none.
    ///
    /// In the original mode, and when an application's answer is wanted, it is AA, AE or AR; when only acceptance is to be
    /// confirmed it is CA, CE or CR.
    ///
    /// - Parameters:
    ///   - refusal: nil when the message is on disk.
    ///   - identifier: of the answer, unique.
    public static func answer(
        to header: HL7Header, refusal: HL7Refusal?, identifier: String, at now: Instant
    ) -> [UInt8]? {
        guard let code = code(for: header, refusal) else { return nil }
        func escaped(_ text: String) -> String { HL7Characters.escaped(String(text.prefix(199))) }
        let event = header.kind.split(separator: "^").last.map(String.init) ?? ""
        let isEvent = header.kind.contains("^") && !header.kind.hasSuffix("^")
        let version =
            ["2.1", "2.2", "2.3", "2.3.1", "2.4", "2.5", "2.5.1", "2.6", "2.7", "2.7.1", "2.8"]
                .contains(header.version) ? header.version : "2.6"
        let kind = isEvent ? "ACK^\(escaped(event))" + (version >= "2.3.1" ? "^ACK" : "") : "ACK"
        let processing = ["P", "T", "D"].contains(header.processing) ? header.processing : "P"
        var lines = [
            "MSH|^~\\&|HALCYON||\(escaped(header.application))|\(escaped(header.facility))|\(HL7Time.text(now))||"
                + "\(kind)|\(escaped(identifier))|\(processing)|\(version)" + "||||||UNICODE UTF-8"
        ]
        let reason = refusal.map { escaped($0.reason) } ?? ""
        // The text of MSA-3 gave way to the error segment with version 2.5.
        let hasErrors = version >= "2.5"
        lines.append("MSA|\(code)|\(escaped(header.controlID))" + (reason.isEmpty || hasErrors ? "" : "|\(reason)"))
        if let refusal, hasErrors {
            lines.append("ERR|||\(refusal.code)^\(title(refusal.code))^HL70357|E||||\(reason)")
        }
        return Array((lines.joined(separator: "\r") + "\r").utf8)
    }

    private static func code(for header: HL7Header, _ refusal: HL7Refusal?) -> String? {
        let letter =
            switch refusal?.kind {
            case nil: "A"
            case .error: "E"
            case .reject: "R"
            }
        let isOriginal = header.acceptWanted.isEmpty && header.applicationWanted.isEmpty
        if isOriginal || isWanted(header.applicationWanted, refusal) { return "A" + letter }
        return isWanted(header.acceptWanted, refusal) ? "C" + letter : nil
    }

    private static func isWanted(_ condition: String, _ refusal: HL7Refusal?) -> Bool {
        switch condition {
        case "AL": true
        case "ER": refusal != nil
        case "SU": refusal == nil
        default: false
        }
    }

    private static func title(_ code: Int) -> String {
        switch code {
        case 100: "Segment sequence error"
        case 200: "Unsupported message type"
        default: "Application internal error"
        }
    }
}
