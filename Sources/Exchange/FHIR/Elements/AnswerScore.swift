import Care

/// The points of one answer of the PHQ-9 or the GAD-7.
enum AnswerScore {
    /// LOINC answer list LL358-3: Not at all, Several days, More than half the days, Nearly every day.
    static let loincAnswers = ["LA6568-5": 0, "LA6569-3": 1, "LA6570-1": 2, "LA6571-9": 3]

    /// The points of `value[x]` in `holder`: by LOINC answer code, else by ordinal extension; a number is its own.
    static func read(_ holder: Cursor, value: Observation.Value?) throws -> Int? {
        switch value {
        case .concept(let concept):
            for coding in concept.codings where coding.system == .loinc {
                if let points = loincAnswers[coding.code] { return points }
            }
            return try ordinal(holder)
        case .quantity(let number, _): return points(number)
        default: return nil
        }
    }

    private static func ordinal(_ holder: Cursor) throws -> Int? {
        var codings = try holder.object("valueCodeableConcept")?.list("coding") ?? []
        if let coding = try holder.object("valueCoding") { codings.append(coding) }
        for coding in codings {
            for part in try coding.list("extension") {
                let name = try part.string("url")?.split(separator: "/").last?.lowercased() ?? ""
                guard name.hasSuffix("ordinalvalue") || name.hasSuffix("itemweight") else { continue }
                let decimal = try part.number("valueDecimal")
                let integer = try part.number("valueInteger")
                if let number = decimal ?? integer { return points(number) }
            }
        }
        return nil
    }

    private static func points(_ number: Double) -> Int? {
        number.rounded() == number && (0...3).contains(number) ? Int(number) : nil
    }
}
