/// How a time is written: `40min`, `1.5h`, `7d`.
public enum TimeText {
    /// The longest time a forecast spans.
    public static let longestDays = 3660.0

    /// - Throws: ``PharmacologyRefusal`` for what is not a time from 0 to ten years.
    public static func hours(_ text: String, field: String) throws -> Double {
        try parse(text, field: field).inHours(times: 1)
    }

    /// The times from 0 to the end, both included, each a whole number of steps so that no rounding adds up.
    ///
    /// - Throws: ``PharmacologyRefusal`` for a step of 0 or more than 200,000 of them.
    public static func grid(until: String, every: String) throws -> [Double] {
        let end = try hours(until, field: "until")
        let step = try parse(every, field: "every")
        let stepHours = step.value * step.unitHours
        guard stepHours > 0 else {
            throw PharmacologyRefusal("every", "\(every) is no step.", "Give a time above 0, as 5min.")
        }
        let count = (end / stepHours * (1 + 1e-12) + 1e-9).rounded(.down)
        guard count <= 200_000 else {
            throw PharmacologyRefusal("every", "\(every) makes too many times.", "Choose a longer step.")
        }
        return (0...Int(count)).map { step.inHours(times: Double($0)) }
    }

    struct Time {
        let value: Double
        let unitHours: Double
        let perHour: Double

        /// Divides for minutes, so that 5 min and 0.5 h come out as the nearest numbers there are.
        func inHours(times count: Double) -> Double {
            perHour > 1 ? value * count / perHour : value * count * unitHours
        }
    }

    static func parse(_ text: String, field: String) throws -> Time {
        let lower = text.lowercased()
        let units: [(String, Double, Double)] = [("min", 1.0 / 60, 60), ("h", 1, 1), ("d", 24, 1)]
        for (unit, hours, perHour) in units where lower.hasSuffix(unit) {
            guard let value = number(lower.dropLast(unit.count)) else { break }
            guard value >= 0, value * hours <= longestDays * 24 else {
                throw PharmacologyRefusal(field, "\(text) is out of range.", "Give a time from 0min to 3660d.")
            }
            return Time(value: value, unitHours: hours, perHour: perHour)
        }
        throw PharmacologyRefusal(field, "\(text) is not a time.", "Write it as 40min, 1.5h or 7d.")
    }

    /// A decimal number; no hexadecimal, infinity or empty text.
    static func number(_ text: some StringProtocol) -> Double? {
        guard !text.isEmpty, text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.e".contains($0)) }),
            let value = Double(String(text)), value.isFinite
        else { return nil }
        return value
    }
}
