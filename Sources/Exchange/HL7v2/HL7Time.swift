public import Care
import Foundation

/// Reads a time of HL7: `YYYY[MM[DD[HH[MM[SS[.SSSS]]]]]][+/-ZZZZ]`.
struct HL7Time: Sendable {
    /// The zone of times that name none: the clinic's.
    let zone: TimeZone
    /// When the message arrived, which tells the two o'clocks apart on the night when the clocks go back.
    let received: Instant

    /// Nil when the text is not a time to the minute at least.
    func instant(_ text: String) -> Instant? {
        let bytes = Array(text.utf8)
        var offset: Int64?
        var end = bytes.count
        if let sign = bytes.lastIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) {
            guard let hours = Self.number(bytes, sign + 1, 2), let minutes = Self.number(bytes, sign + 3, 2),
                hours <= 14, minutes < 60, bytes.count == sign + 5
            else { return nil }
            offset = Int64(hours * 3600 + minutes * 60) * (bytes[sign] == UInt8(ascii: "-") ? -1 : 1)
            end = sign
        }
        guard let year = Self.number(bytes, 0, 4), let month = Self.number(bytes, 4, 2),
            let dayOfMonth = Self.number(bytes, 6, 2), let day = Day(year: year, month: month, day: dayOfMonth),
            let hour = Self.number(bytes, 8, 2), let minute = Self.number(bytes, 10, 2), hour < 24, minute < 60,
            end >= 12
        else { return nil }
        var second = 0
        var fraction: Int64 = 0
        if end > 12 {
            guard let read = Self.number(bytes, 12, 2), read <= 60, end >= 14 else { return nil }
            second = read
        }
        if end > 14 {
            guard bytes[14] == UInt8(ascii: "."), end > 15 else { return nil }
            var scale: Int64 = 100_000
            for byte in bytes[15..<end] {
                guard (48...57).contains(byte) else { return nil }
                fraction += Int64(byte - 48) * scale
                scale /= 10
            }
        }
        let wall = (Int64(day.ordinal) * 86_400 + Int64(hour * 3600 + minute * 60 + second)) * 1_000_000 + fraction
        if let offset { return Instant(microseconds: wall - offset * 1_000_000) }
        return local(wall)
    }

    /// The moment nearest to the arrival at which the clinic's clock showed `wall`.
    private func local(_ wall: Int64) -> Instant {
        func offset(_ microseconds: Int64) -> Int64 {
            Int64(zone.secondsFromGMT(for: Instant(microseconds: microseconds).date)) * 1_000_000
        }
        let candidates = [wall - offset(wall - 86_400_000_000), wall - offset(wall + 86_400_000_000)]
        let fitting = candidates.filter { $0 + offset($0) == wall }
        let nearest = (fitting.isEmpty ? candidates : fitting).min {
            abs($0 - received.microseconds) < abs($1 - received.microseconds)
        }
        return Instant(microseconds: nearest ?? candidates[0])
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
        guard start + count <= bytes.count else { return nil }
        var result = 0
        for byte in bytes[start..<(start + count)] {
            guard (48...57).contains(byte) else { return nil }
            result = result * 10 + Int(byte - 48)
        }
        return result
    }

    /// A moment in UTC as this product writes it, to the millisecond.
    static func text(_ moment: Instant) -> String {
        let day = Day(moment, in: .gmt)
        let milliseconds = (moment.microseconds / 1000) % 86_400_000
        func padded(_ number: Int64, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        return day.description.filter { $0 != "-" } + padded(milliseconds / 3_600_000, 2)
            + padded(milliseconds / 60_000 % 60, 2) + padded(milliseconds / 1000 % 60, 2) + "."
            + padded(milliseconds % 1000, 3) + "+0000"
    }
}

/// What a simulated monitor needs to write.
public enum HL7Stamp {
    /// A moment in UTC, to the millisecond.
    public static func text(_ moment: Instant) -> String { HL7Time.text(moment) }

    /// An assigned location whose bed is this place.
    public static func location(_ place: String) -> String { "^^" + HL7Characters.escaped(place) }
}
