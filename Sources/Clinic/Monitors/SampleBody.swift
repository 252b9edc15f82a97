import Care
import Foundation
import Records

/// What a batch of samples holds, in bytes: a session at one message a second has 14,400 in four hours, and they are read
/// at once when its page is opened.
///
/// Layout, version 1: a byte 1; place, device, note; a count of patient numbers and each; a count of readings and each as
/// sign, whether it has a value, the value's eight bytes, microseconds after the batch's moment, channel; a count of held
/// lines and each as reason, code, name, value, unit and moment. Texts are UTF-8 behind their length; whole numbers are
/// LEB128, signed ones zigzag.
struct SampleBody: Sendable, Equatable {
    /// Why the batch is in quarantine, or `assigned` in a session that it was assigned to by a person.
    var note = ""
    var place: String
    var device: String
    var patientNumbers: [String] = []
    var readings: [DeviceReading] = []
    var held: [HeldReading] = []

    static let assigned = "assigned"

    func batch(for subject: String, at: Instant, received: Instant) -> SampleBatch {
        var bytes = SampleBytes()
        bytes.bytes.reserveCapacity(48 + 32 * readings.count)
        bytes.bytes.append(1)
        for text in [place, device, note] { bytes.append(text) }
        bytes.append(UInt64(patientNumbers.count))
        for number in patientNumbers { bytes.append(number) }
        bytes.append(UInt64(readings.count))
        for reading in readings {
            bytes.bytes.append(Self.code(of: reading.sign))
            bytes.bytes.append(reading.value == nil ? 0 : 1)
            if let value = reading.value { bytes.append(value) }
            bytes.append(signed: reading.at.microseconds &- at.microseconds)
            bytes.append(reading.channel)
        }
        bytes.append(UInt64(held.count))
        for line in held {
            for text in [line.reason.rawValue, line.code, line.name, line.value, line.unit] { bytes.append(text) }
            bytes.append(signed: line.at.microseconds &- at.microseconds)
        }
        return SampleBatch(
            subject: subject, atMicroseconds: at.microseconds, receivedMicroseconds: received.microseconds,
            body: bytes.bytes)
    }

    /// - Throws: `StoreError.damaged` when the bytes are not such a body.
    init(_ sample: StoredSample) throws {
        var bytes = SampleBytes(bytes: sample.body)
        guard let body = SampleBody(&bytes, at: sample.atMicroseconds) else {
            throw StoreError.damaged(reason: "sample \(sample.number) of a monitor cannot be read")
        }
        self = body
    }

    init(place: String, device: String) {
        self.place = place
        self.device = device
    }

    private init?(_ bytes: inout SampleBytes, at moment: Int64) {
        guard bytes.byte() == 1, let place = bytes.text(), let device = bytes.text(), let note = bytes.text(),
            let numbers = bytes.number()
        else { return nil }
        self.init(place: place, device: device)
        self.note = note
        for _ in 0..<numbers {
            guard let number = bytes.text() else { return nil }
            patientNumbers.append(number)
        }
        guard let count = bytes.number() else { return nil }
        for _ in 0..<count {
            guard let code = bytes.byte(), let sign = Self.sign(of: code), let hasValue = bytes.byte() else {
                return nil
            }
            var value: Double?
            if hasValue == 1 {
                guard let number = bytes.double() else { return nil }
                value = number
            }
            guard let offset = bytes.signed(), let channel = bytes.text() else { return nil }
            readings.append(
                DeviceReading(sign: sign, value: value, at: Instant(microseconds: moment &+ offset), channel: channel))
        }
        guard let lines = bytes.number() else { return nil }
        for _ in 0..<lines {
            guard let reason = bytes.text().flatMap(HeldReading.Reason.init), let code = bytes.text(),
                let name = bytes.text(), let value = bytes.text(), let unit = bytes.text(), let offset = bytes.signed()
            else { return nil }
            held.append(
                HeldReading(
                    reason: reason, code: code, name: name, value: value, unit: unit,
                    at: Instant(microseconds: moment &+ offset)))
        }
        guard bytes.isAtEnd else { return nil }
    }

    /// The number under which a sign is stored; it never changes.
    private static func code(of sign: VitalSign) -> UInt8 {
        switch sign {
        case .heartRate: 1
        case .pulseRate: 2
        case .oxygenSaturation: 3
        case .respiratoryRate: 4
        case .systolic: 5
        case .diastolic: 6
        case .meanPressure: 7
        case .endTidalCarbonDioxide: 8
        case .temperature: 9
        case .perfusionIndex: 10
        }
    }

    private static let signs = Dictionary(uniqueKeysWithValues: VitalSign.allCases.map { (code(of: $0), $0) })

    private static func sign(of code: UInt8) -> VitalSign? { signs[code] }
}

/// Numbers and texts in bytes, written one after the other and read back in the same order.
struct SampleBytes {
    var bytes: [UInt8] = []
    private var position = 0

    init(bytes: [UInt8] = []) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    mutating func append(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func append(signed number: Int64) {
        append(UInt64(bitPattern: (number << 1) ^ (number >> 63)))
    }

    mutating func append(_ value: Double) {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes += $0 }
    }

    mutating func append(_ text: String) {
        append(UInt64(text.utf8.count))
        bytes += text.utf8
    }

    mutating func byte() -> UInt8? {
        guard position < bytes.count else { return nil }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func number() -> UInt64? {
        var result: UInt64 = 0
        for shift in stride(from: UInt64(0), through: 63, by: 7) {
            guard let byte = byte() else { return nil }
            result |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return result }
        }
        return nil
    }

    mutating func signed() -> Int64? {
        number().map { Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1) }
    }

    mutating func double() -> Double? {
        guard bytes.count - position >= 8 else { return nil }
        var pattern: UInt64 = 0
        for index in 0..<8 { pattern |= UInt64(bytes[position + index]) << UInt64(8 * index) }
        position += 8
        return Double(bitPattern: pattern)
    }

    mutating func text() -> String? {
        guard let count = number(), count <= UInt64(bytes.count - position) else { return nil }
        defer { position += Int(count) }
        return String(decoding: bytes[position..<(position + Int(count))], as: UTF8.self)
    }
}
