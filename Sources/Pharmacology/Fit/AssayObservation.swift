/// A small table as people write them: lines of three cells between commas, with or without a heading.
enum ThreeColumns {
    static func rows(_ text: String, heading: [String], field: String, example: String) throws -> [(Int, [String])] {
        var rows: [(Int, [String])] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
                var trimmed = cell
                while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
                while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
                return String(trimmed)
            }
            if cells == [""] || (index == 0 && cells.map { $0.lowercased() } == heading) { continue }
            guard cells.count == 3 else {
                throw PharmacologyRefusal(field, "line \(index + 1): it has \(cells.count) columns and not 3.", example)
            }
            rows.append((index + 1, cells))
        }
        guard !rows.isEmpty else { throw PharmacologyRefusal(field, "there is none.", example) }
        return rows
    }
}

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
        let example = "Write lines of time_h,analyte,value as 0.5,esketamine,62."
        let rows = try ThreeColumns.rows(
            text, heading: ["time_h", "analyte", "value"], field: "observations", example: example)
        return try rows.map { line, cells in
            func refusal(_ reason: String) -> PharmacologyRefusal {
                PharmacologyRefusal("observations", "line \(line): \(reason)", example)
            }
            guard let hours = TimeText.number(cells[0]), hours >= 0 else {
                throw refusal("\(cells[0]) is not a time in hours.")
            }
            guard let analyte = Analyte(rawValue: cells[1].lowercased()) else {
                throw refusal("\(cells[1]) is not an analyte.")
            }
            guard let value = TimeText.number(cells[2]), value > 0 else {
                throw refusal("\(cells[2]) is not a concentration above 0; leave out what was below the limit.")
            }
            return AssayObservation(hours: hours, analyte: analyte, value: value)
        }
    }
}

extension ChartedSign {
    /// Reads lines of `time_h,sign,value` with or without that heading.
    ///
    /// - Throws: ``PharmacologyRefusal`` naming the first line that is not right.
    public static func table(_ text: String) throws -> [ChartedSign] {
        let example = "Write lines of time_h,sign,value as 0.67,systolic,142."
        let rows = try ThreeColumns.rows(text, heading: ["time_h", "sign", "value"], field: "signs", example: example)
        return try rows.map { line, cells in
            func refusal(_ reason: String) -> PharmacologyRefusal {
                PharmacologyRefusal("signs", "line \(line): \(reason)", example)
            }
            guard let hours = TimeText.number(cells[0]), hours >= 0 else {
                throw refusal("\(cells[0]) is not a time in hours.")
            }
            let known = EffectModel.Endpoint.allCases
            guard let endpoint = known.first(where: { $0.rawValue.lowercased() == cells[1].lowercased() }) else {
                throw refusal("\(cells[1]) is not one of \(known.map(\.rawValue).joined(separator: ", ")).")
            }
            guard let value = TimeText.number(cells[2]), value >= 0, value <= 400 else {
                throw refusal("\(cells[2]) is not a charted value.")
            }
            return ChartedSign(endpoint, hours: hours, value: value)
        }
    }
}
