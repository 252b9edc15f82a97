/// One sign read at one moment, typed or from a device.
public struct SignReading: Sendable, Hashable {
    public enum Sign: String, Sendable, Hashable, CaseIterable {
        case systolic, diastolic, heartRate, oxygenSaturation, respiratoryRate, alertness

        /// As it stands in a sentence.
        var words: (name: String, unit: String) {
            switch self {
            case .systolic: ("systolic pressure", " mmHg")
            case .diastolic: ("diastolic pressure", " mmHg")
            case .heartRate: ("heart rate", "/min")
            case .oxygenSaturation: ("SpO₂", " %")
            case .respiratoryRate: ("respiratory rate", "/min")
            case .alertness: ("MOAA/S", "")
            }
        }
    }
    public let sign: Sign
    public let value: Double
    public let at: Instant
    /// A person who types a value has looked twice; a device's value counts once it has lasted.
    public let isFromDevice: Bool

    public init(sign: Sign, value: Double, at: Instant, isFromDevice: Bool) {
        self.sign = sign
        self.value = value
        self.at = at
        self.isFromDevice = isFromDevice
    }
}

extension Recorded<Signs> {
    /// Each value of these signs by itself.
    public var readings: [SignReading] {
        let values: [(SignReading.Sign, Int?)] = [
            (.systolic, content.systolic), (.diastolic, content.diastolic), (.heartRate, content.heartRate),
            (.oxygenSaturation, content.oxygenSaturation), (.respiratoryRate, content.respiratoryRate),
            (.alertness, content.alertness),
        ]
        return values.compactMap { sign, value in
            value.map {
                SignReading(
                    sign: sign, value: Double($0), at: occurredAt, isFromDevice: content.origin == .device)
            }
        }
    }
}

/// A limit of one sign: when it is crossed, for how long until it counts, and when it is over.
struct AlarmLimit: Sendable, Equatable {
    enum Side: Sendable {
        case atLeast, above, below, atMost
    }
    let rule: Rule
    let sign: SignReading.Sign
    let side: Side
    /// Absolute, or what was measured before the dose and the rise that is allowed.
    let value: Double
    /// How far back from the limit a value must come until the alarm is over.
    let margin: Double
    /// How long a device's value must stay beyond the limit.
    let deviceSeconds: Double
    /// How long typed values must stay beyond it.
    let typedSeconds: Double
    /// For a rise: the value before the dose.
    let baseline: Double?

    func isCrossed(by reading: Double, easedBy margin: Double = 0) -> Bool {
        switch side {
        case .atLeast: reading >= value - margin
        case .above: reading > value - margin
        case .below: reading < value + margin
        case .atMost: reading <= value + margin
        }
    }

    func basis(_ last: Double) -> String {
        let (name, unit) = sign.words
        let before = baseline.map { ", \(Figure.text($0, decimals: 0)) before the dose" } ?? ""
        let back = isCrossed(by: last) ? "" : ", not yet clear of the limit"
        return "\(name) \(Figure.text(last))\(unit)\(before)\(back)"
    }
}

extension AlarmLimit {
    /// The limits of a protocol, in families; within one the gravest speaks alone.
    static func families(
        _ treatment: TreatmentProtocol, baseline: (systolic: Double, diastolic: Double)?
    ) -> [[AlarmLimit]] {
        func limit(
            _ row: String, _ sign: SignReading.Sign, _ side: Side, margin: String, lasting: String? = nil,
            above before: Double? = nil
        ) -> AlarmLimit? {
            guard let rule = treatment.rule(row), let number = treatment.number(row) else { return nil }
            let minutes = lasting.flatMap { treatment.number($0) }
            return AlarmLimit(
                rule: rule, sign: sign, side: side, value: number + (before ?? 0),
                margin: treatment.number(margin) ?? 0,
                deviceSeconds: minutes.map { $0 * 60 } ?? treatment.number("ALARM-PERSIST-SECONDS") ?? 0,
                typedSeconds: (minutes ?? 0) * 60, baseline: before)
        }
        func pressure(_ sign: SignReading.Sign, _ side: String, before: Double?) -> [AlarmLimit] {
            [
                limit("BP-STOP-\(side)", sign, .atLeast, margin: "ALARM-MARGIN-PRESSURE"),
                limit("BP-PAUSE-\(side)", sign, .atLeast, margin: "ALARM-MARGIN-PRESSURE"),
                before.flatMap {
                    limit("BP-RISE-\(side)", sign, .atLeast, margin: "ALARM-MARGIN-PRESSURE", above: $0)
                },
                limit("BP-NOTIFY-\(side)", sign, .atLeast, margin: "ALARM-MARGIN-PRESSURE"),
            ].compactMap { $0 }
        }
        let families: [[AlarmLimit?]] = [
            pressure(.systolic, "SYS", before: baseline?.systolic),
            pressure(.diastolic, "DIA", before: baseline?.diastolic),
            [limit("BP-LOW-SYS", .systolic, .below, margin: "ALARM-MARGIN-PRESSURE")],
            [limit("HR-PAUSE", .heartRate, .above, margin: "ALARM-MARGIN-HEART", lasting: "HR-PAUSE-MINUTES")],
            [limit("HR-LOW", .heartRate, .below, margin: "ALARM-MARGIN-HEART")],
            [limit("RR-LOW", .respiratoryRate, .below, margin: "ALARM-MARGIN-BREATHS")],
            [limit("RR-HIGH", .respiratoryRate, .above, margin: "ALARM-MARGIN-BREATHS")],
            ["SPO2-STOP", "SPO2-PAUSE", "SPO2-NOTIFY"].map {
                limit($0, .oxygenSaturation, .below, margin: "ALARM-MARGIN-OXYGEN")
            },
            ["MOAAS-STOP", "MOAAS-PAUSE"].map { limit($0, .alertness, .atMost, margin: "") },
        ]
        return families.map { $0.compactMap { $0 } }
    }
}
