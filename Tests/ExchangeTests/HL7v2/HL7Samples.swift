import Care
import Foundation

@testable import Exchange

/// Messages for the tests, and the moment when they arrive.
enum HL7Sample {
    static let denver = TimeZone(identifier: "America/Denver") ?? .gmt
    /// 2025-11-21T15:20:00Z, 08:20 in Denver.
    static let received = Instant(microseconds: 1_763_738_400_000_000)

    static func document(
        _ text: String, zone: TimeZone = denver, received: Instant = HL7Sample.received
    ) -> MonitorDocument {
        MonitorDocument(Array(text.utf8), zone: zone, received: received)
    }

    /// An observation message with these lines.
    static func message(
        _ lines: String..., header: String = "MSH|^~\\&|MON|WARD|||20251121081500||ORU^R01^ORU_R01|C1|P|2.6"
    )
        -> String
    {
        ([header, "PID|||HAL0001", "PV1|||SUITE^^CHAIR2", "OBR|1|||MON|||20251121081500"] + lines)
            .joined(separator: "\r") + "\r"
    }

    /// The first report of a message with one observation line.
    static func observed(_ line: String) -> MonitorReport {
        document(message(line)).reports.first ?? MonitorReport(bed: "", device: "")
    }

    static func text(_ moment: Instant) -> String {
        let text = HL7Time.text(moment)
        func part(_ from: Int, _ count: Int) -> Substring { text.dropFirst(from).prefix(count) }
        return "\(part(0, 4))-\(part(4, 2))-\(part(6, 2))T\(part(8, 2)):\(part(10, 2)):\(part(12, 2))Z"
    }
}
