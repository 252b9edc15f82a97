public import Care
import Exchange

/// A monitor that does not exist: it writes the messages a real one at that place would send.
public struct SyntheticMonitor: Sendable {
    public let place: String
    private let signs: SyntheticSigns

    public init(place: String, seed: UInt64) {
        self.place = place
        signs = SyntheticSigns(seed: seed)
    }

    /// Whether the cuff measures in a second of the course.
    func measuresPressure(at second: Int) -> Bool { signs.values(at: second).cuffAge == 0 }

    /// The message of one second of its course, PCD-01 in version 2.6, not framed.
    ///
    /// - Parameters:
    ///   - second: of the course that it plays.
    ///   - identifier: its control identifier.
    ///   - now: what its clock shows.
    ///   - cuffAt: when its cuff measured; nil for as many seconds ago as its course says.
    public func message(second: Int, identifier: String, at now: Instant, cuffAt: Instant? = nil) -> [UInt8] {
        let values = signs.values(at: second)
        let time = HL7Stamp.text(now)
        let ago = Instant(microseconds: now.microseconds - Int64(values.cuffAge) * 1_000_000)
        let cuff = HL7Stamp.text(cuffAt ?? ago)
        var lines = [
            "MSH|^~\\&|HALCYON SIMULATED|DEMO|||\(time)||ORU^R01^ORU_R01|\(identifier)|P|2.6|||NE|AL||UNICODE UTF-8",
            "PID|||", "PV1||O|\(HL7Stamp.location(place))", "OBR|1|||182777000^monitoring of patient^SCT|||\(time)",
        ]
        func add(_ code: String, _ subject: String, _ value: Int?, _ unit: String, cuff time: String? = nil) {
            let end = time.map { "|||\($0)" } ?? ""
            lines.append(
                "OBX|\(lines.count - 3)|NM|\(code)^MDC|\(subject)|\(value.map(String.init) ?? "")|\(unit)^MDC|||||"
                    + (value == nil ? "X" : "R") + end)
        }
        add("147842^MDC_ECG_HEART_RATE", "1.1.1.1", values.heartRate, "264864^MDC_DIM_BEAT_PER_MIN")
        add("150456^MDC_PULS_OXIM_SAT_O2", "1.6.1.1", values.saturation, "262688^MDC_DIM_PERCENT")
        add("149530^MDC_PULS_OXIM_PULS_RATE", "1.6.1.2", values.pulseRate, "264864^MDC_DIM_BEAT_PER_MIN")
        add("151578^MDC_TTHOR_RESP_RATE", "1.7.1.1", values.respiratoryRate, "264928^MDC_DIM_RESP_PER_MIN")
        add("150301^MDC_PRESS_CUFF_SYS", "1.9.1.1", values.systolic, "266016^MDC_DIM_MMHG", cuff: cuff)
        add("150302^MDC_PRESS_CUFF_DIA", "1.9.1.2", values.diastolic, "266016^MDC_DIM_MMHG", cuff: cuff)
        return Array((lines.joined(separator: "\r") + "\r").utf8)
    }
}
