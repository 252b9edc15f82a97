public import Care
import Crypto
public import Foundation

/// A message of a monitor as this product understands it.
public struct MonitorDocument: Sendable {
    public let header: HL7Header
    /// What it says, one for each patient that it speaks of; none when it is of a kind that is refused.
    public let reports: [MonitorReport]
    /// What is the same when the message is sent again; nil when there is no telling.
    public let key: Data?
    /// What the sender does otherwise than the standard says, in words without anything about a patient.
    public let deviations: [String]
    /// Why it is refused, when it is.
    public let refusal: HL7Refusal?

    /// Understands a message, whatever it is: one that cannot be read has a refusal and no reports.
    ///
    ///     let document = MonitorDocument(bytes, zone: clinic.zone, received: now)
    ///     document.reports[0].readings     // what may be charted once a person has linked the bed
    ///
    /// - Parameter zone: the zone of times that name none.
    public init(_ bytes: [UInt8], zone: TimeZone, received: Instant) {
        let message: HL7Message
        do {
            message = try HL7Message(bytes)
        } catch {
            header = HL7Header()
            reports = []
            key = nil
            deviations = []
            let reason = (error as? HL7Fault)?.reason ?? "The message cannot be read."
            refusal = HL7Refusal(kind: .reject, code: 100, reason: reason)
            return
        }
        let time = HL7Time(zone: zone, received: received)
        let header = HL7Header(message.header)
        let sentAt = time.instant(message.header.text(7))
        self.header = header
        refusal = HL7Refusal(of: header, message)
        key = Self.key(of: bytes, header, sentAt)
        var deviations = message.deviations
        if header.controlID.isEmpty { deviations.append("no control identifier") }
        if sentAt == nil { deviations.append("no time of sending") }
        if refusal != nil {
            reports = []
        } else if header.isObservation {
            var parts = MonitorParts(message, header, time: time, sentAt: sentAt)
            reports = parts.reports()
            deviations += parts.deviations
        } else {
            reports = [Self.kept(message, header, bytes, sentAt: sentAt, received: received)]
        }
        self.deviations = deviations
    }

    /// A message of a kind that nobody acts on here is kept as it came, for a person.
    private static func kept(
        _ message: HL7Message, _ header: HL7Header, _ bytes: [UInt8], sentAt: Instant?, received: Instant
    ) -> MonitorReport {
        var report = MonitorReport(bed: "", device: header.sender, sentAt: sentAt)
        report.patientNumbers = message.segments.first { $0.name == "PID" }?.repeatedFirstComponents(3) ?? []
        report.held = [
            HeldReading(
                reason: .notUsed, code: header.kind, name: "", value: String(decoding: bytes, as: UTF8.self), unit: "",
                at: sentAt ?? received)
        ]
        return report
    }

    /// The hour of sending, then half of a digest of sender, identifier and content: monitors that are switched on again
    /// count their identifiers from 1 again, so the identifier alone does not tell one message from another.
    private static func key(of bytes: [UInt8], _ header: HL7Header, _ sentAt: Instant?) -> Data? {
        if header.controlID.isEmpty && sentAt == nil { return nil }
        let hour = UInt32(truncatingIfNeeded: (sentAt?.microseconds ?? 0) / 3_600_000_000)
        var hasher = SHA256()
        hasher.update(data: Data("\(header.sender)\u{1F}\(header.controlID)\u{1F}".utf8))
        bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        return Data(withUnsafeBytes(of: hour.bigEndian) { Array($0) } + hasher.finalize().prefix(12))
    }
}

/// The parts of an observation message: one for each patient that it names.
struct MonitorParts {
    private let message: HL7Message
    private let header: HL7Header
    private let time: HL7Time
    private let sentAt: Instant?
    private(set) var deviations: [String] = []

    init(_ message: HL7Message, _ header: HL7Header, time: HL7Time, sentAt: Instant?) {
        self.message = message
        self.header = header
        self.time = time
        self.sentAt = sentAt
    }

    mutating func reports() -> [MonitorReport] {
        var reports: [MonitorReport] = []
        var report = MonitorReport(bed: "", device: "", sentAt: sentAt, isTest: header.isTest)
        var lines = HL7Observations(time: time, sentAt: sentAt)
        var hasBegun = false
        func finish() {
            report.device = lines.device.isEmpty ? header.sender : "\(header.sender) \(lines.device)"
            report.readings = lines.readings
            report.held = lines.held
            if !report.readings.isEmpty || !report.held.isEmpty { reports.append(report) }
            deviations += lines.deviations
        }
        for segment in message.segments.dropFirst() {
            switch segment.name {
            case "PID":
                // A second patient begins a part of its own: never mix two people's signs.
                if hasBegun {
                    finish()
                    report = MonitorReport(bed: "", device: "", sentAt: sentAt, isTest: header.isTest)
                    lines = HL7Observations(time: time, sentAt: sentAt)
                }
                hasBegun = true
                report.patientNumbers = segment.repeatedFirstComponents(3)
            case "PV1":
                // A place after another patient's signs without a new patient would move those signs: it begins a part too.
                let bed = Self.place(segment)
                if !report.bed.isEmpty, bed != report.bed {
                    finish()
                    report = MonitorReport(bed: "", device: "", sentAt: sentAt, isTest: header.isTest)
                    lines = HL7Observations(time: time, sentAt: sentAt)
                }
                report.bed = bed
            case "OBR", "OBX": lines.apply(segment)
            default: break
            }
        }
        finish()
        return reports
    }

    /// Unit, room and bed of the assigned location, those that are given, as `SUITE/CHAIR2`.
    private static func place(_ visit: HL7Segment) -> String {
        (1...3).map { visit.firstSubcomponent(3, $0) }.filter { !$0.isEmpty }.joined(separator: "/")
    }
}
