import Care

/// Understands the observation lines of one patient's part of a message.
struct HL7Observations {
    private let time: HL7Time
    private let sentAt: Instant?
    /// The moment of the request that the lines stand under.
    private var requestTime: Instant?
    /// Moments of groups by their sub-identifier: the parts of a cuff's pressure carry none of their own.
    private var groupTimes: [String: Instant] = [:]
    private(set) var device = ""
    private(set) var readings: [DeviceReading] = []
    private(set) var held: [HeldReading] = []
    private(set) var deviations: [String] = []

    init(time: HL7Time, sentAt: Instant?) {
        self.time = time
        self.sentAt = sentAt
    }

    /// 11073 writes "not available" and its kin as numbers, and some monitors send these on with the status "final". None
    /// of them lies in what any sign can measure.
    static let sentinels: Set<Double> = [
        8_388_607, 8_388_606, -8_388_608, -8_388_607, -8_388_606, 2047, 2046, -2048, -2047, -2046, 32767, -32768, 65535,
        -100, -1,
    ]

    /// What monitors write when a place for a number has none.
    private static let blanks: Set<String> = ["?", "-?-", "-", "--", "---", "----", "NA", "N/A", "INVALID"]

    mutating func apply(_ segment: HL7Segment) {
        switch segment.name {
        case "OBR":
            requestTime = time.instant(segment.text(7))
            groupTimes = [:]
        case "OBX": observe(segment)
        default: break
        }
    }

    private mutating func observe(_ line: HL7Segment) {
        let (code, name, system) = (line.component(3, 1), line.component(3, 2), line.component(3, 3))
        let subject = line.text(4)
        if device.isEmpty { device = line.component(18, 1) }
        let ownTime = time.instant(line.text(14))
        if let ownTime, !subject.isEmpty { groupTimes[subject] = ownTime }
        let at = ownTime ?? groupTime(subject) ?? requestTime ?? sentAt ?? time.received
        let value = line.text(5)
        let status = line.text(11).uppercased()
        let meaning = SignCodes.meaning(code: code, name: name, system: system)
        let isBlank = value.isEmpty || Self.blanks.contains(value.uppercased())
        func hold(_ reason: HeldReading.Reason) {
            held.append(
                HeldReading(
                    reason: reason, code: system.isEmpty ? code : "\(code)^\(system)", name: name, value: value,
                    unit: line.text(6), at: at))
        }
        switch meaning {
        case .device: return
        // An unknown line without a value says nothing that could be lost.
        case .unknown: if !isBlank { hold(.unknownCode) }
        case .disagreement: hold(.disagreement)
        case .sign(let sign, let method):
            let channel = [subject, method].filter { !$0.isEmpty }.joined(separator: " ")
            func say(_ value: Double?) {
                readings.append(DeviceReading(sign: sign, value: value, at: at, channel: channel))
            }
            if ["D", "W"].contains(status) { return hold(.status) }
            // X: the result cannot be obtained. Whatever stands in the field is no measurement.
            if isBlank || status == "X" { return say(nil) }
            guard let number = Self.number(value) else { return hold(.notANumber) }
            if Self.sentinels.contains(number) {
                if status == "F" { deviations.append("a number that stands for no value is called final") }
                return say(nil)
            }
            guard
                let converted = SignUnits.value(
                    number, of: sign, code: line.component(6, 1), name: line.component(6, 2))
            else { return hold(.unit) }
            guard sign.measurable.contains(converted) else { return hold(.notMeasurable) }
            say(converted)
        }
    }

    /// The moment of the nearest group around a sub-identifier: that of `1.0.1` for `1.0.1.2`.
    private func groupTime(_ subject: String) -> Instant? {
        guard !groupTimes.isEmpty else { return nil }
        var parent = subject[...]
        while let dot = parent.lastIndex(of: ".") {
            parent = parent[..<dot]
            if let time = groupTimes[String(parent)] { return time }
        }
        return nil
    }

    /// A decimal number and nothing else: no exponent, no comparison, no infinity.
    private static func number(_ text: String) -> Double? {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
        guard text.utf8.count - digits.count <= 1, let first = digits.first, first != UInt8(ascii: "."),
            digits.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: ".") }), digits.count <= 16
        else { return nil }
        return Double(text)
    }
}
