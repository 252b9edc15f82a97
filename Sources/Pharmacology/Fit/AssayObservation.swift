/// A measured concentration.
public struct AssayObservation: Sendable, Codable, Hashable {
    public var hours: Double
    public var analyte: Analyte
    /// ng/mL.
    public var value: Double

    public init(hours: Double, analyte: Analyte, value: Double) {
        self.hours = hours
        self.analyte = analyte
        self.value = value
    }

    /// Reads lines of `time_h,analyte,value` with or without that heading.
    ///
    /// - Throws: ``PharmacologyRefusal`` naming the first line that is not right.
    public static func table(_ text: String) throws -> [AssayObservation] {
        var observations: [AssayObservation] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
                var trimmed = cell
                while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
                while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
                return trimmed.lowercased()
            }
            if cells == [""] || (index == 0 && cells == ["time_h", "analyte", "value"]) { continue }
            func refusal(_ reason: String) -> PharmacologyRefusal {
                PharmacologyRefusal(
                    "observations", "line \(index + 1): \(reason)",
                    "Write lines of time_h,analyte,value as 0.5,esketamine,62.")
            }
            guard cells.count == 3 else { throw refusal("it has \(cells.count) columns and not 3.") }
            guard let hours = TimeText.number(cells[0]), hours >= 0 else {
                throw refusal("\(cells[0]) is not a time in hours.")
            }
            guard let analyte = Analyte(rawValue: cells[1]) else { throw refusal("\(cells[1]) is not an analyte.") }
            guard let value = TimeText.number(cells[2]), value > 0 else {
                throw refusal("\(cells[2]) is not a concentration above 0; leave out what was below the limit.")
            }
            observations.append(AssayObservation(hours: hours, analyte: analyte, value: value))
        }
        guard !observations.isEmpty else {
            throw PharmacologyRefusal("observations", "there is none.", "Give lines of time_h,analyte,value.")
        }
        return observations
    }
}
