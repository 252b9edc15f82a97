/// What one message of a monitor says about one patient's place, in the product's words.
public struct MonitorReport: Sendable, Hashable {
    /// The place as the monitor names it, as `SUITE/CHAIR2`; empty when it names none.
    public var bed: String
    /// The monitor or gateway that speaks, as `VSP 080019FFFE134535`.
    public var device: String
    /// The patient's numbers as typed into the monitor; empty when it knows none.
    public var patientNumbers: [String]
    /// What the monitor's clock showed when it sent this; nil when it does not say.
    public var sentAt: Instant?
    /// True for training and debugging messages, which are about no patient.
    public var isTest: Bool
    /// What may stand in a chart.
    public var readings: [DeviceReading]
    /// What a person must look at first.
    public var held: [HeldReading]

    public init(
        bed: String, device: String, patientNumbers: [String] = [], sentAt: Instant? = nil, isTest: Bool = false,
        readings: [DeviceReading] = [], held: [HeldReading] = []
    ) {
        self.bed = bed
        self.device = device
        self.patientNumbers = patientNumbers
        self.sentAt = sentAt
        self.isTest = isTest
        self.readings = readings
        self.held = held
    }

    /// What a person links to a session: the bed, or the device when it names no bed.
    public var place: String { bed.isEmpty ? "device " + (device.isEmpty ? "without a name" : device) : bed }
}

/// One sign as a monitor measured it, or said that it could not.
public struct DeviceReading: Sendable, Hashable {
    public let sign: VitalSign
    /// In `sign.unit`; nil when the monitor says that it has no value. Never a sentinel.
    public let value: Double?
    /// When it was measured, by the monitor's clock.
    public let at: Instant
    /// Where on the monitor it comes from: its sub-identifier and method, as `1.7.1.151578 impedance`.
    public let channel: String

    public init(sign: VitalSign, value: Double?, at: Instant, channel: String = "") {
        self.sign = sign
        self.value = value
        self.at = at
        self.channel = channel
    }
}

/// A line of a message that is not charted before a person has looked at it.
public struct HeldReading: Sendable, Hashable {
    public enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
        /// A code that this product does not know.
        case unknownCode
        /// Code and name say different things.
        case disagreement
        /// A unit that does not fit the sign, or none where one is needed.
        case unit
        /// A number that no monitor can have measured.
        case notMeasurable
        /// Not a number.
        case notANumber
        /// The monitor calls it wrong or deleted.
        case status
        /// A message of a kind that is kept but not acted upon.
        case notUsed
    }
    public let reason: Reason
    /// The code as sent, with its system, as `352^99MNDRY`.
    public let code: String
    public let name: String
    /// Value and unit exactly as sent.
    public let value: String
    public let unit: String
    public let at: Instant

    public init(reason: Reason, code: String, name: String, value: String, unit: String, at: Instant) {
        self.reason = reason
        self.code = code
        self.name = name
        self.value = value
        self.unit = unit
        self.at = at
    }
}
