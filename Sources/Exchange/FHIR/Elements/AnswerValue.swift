import Care

/// `value[x]` of an Observation, a component or an answer.
enum AnswerValue {
    /// The value fields that are present, as `valueQuantity`, in alphabetical order.
    static func keys(_ holder: Cursor) -> [String] {
        holder.fields.keys.filter { $0.hasPrefix("value") && holder.has($0) }.sorted()
    }

    /// Nil when there is none, or when it is of a kind that no rule can use (a ratio, a curve, a file).
    static func read(_ holder: Cursor) throws -> Observation.Value? {
        let keys = keys(holder)
        guard keys.count <= 1 else { throw Refusal.twoValues(at: holder.path, keys: keys) }
        guard let key = keys.first else { return nil }
        switch key {
        case "valueQuantity": return try quantity(holder.object(key))
        case "valueInteger", "valueDecimal": return try holder.number(key).map { .quantity($0, unit: "") }
        case "valueBoolean": return try holder.flag(key).map { .flag($0) }
        case "valueCodeableConcept": return try holder.concept(key).map { .concept($0) }
        case "valueCoding":
            guard let coding = try holder.object(key) else { return nil }
            return .concept(try coding.codingConcept())
        case "valueString", "valueUri": return try holder.string(key).map { .text($0) }
        case "valueDate", "valueDateTime":
            guard let text = try holder.string(key) else { return nil }
            _ = try FHIRDate(text, at: holder.path(key))
            return .text(text)
        case "valueTime": return try holder.string(key).map { .text($0) }
        default: return nil
        }
    }

    /// A value "below 5" is read as the number next to 5, so that no rule takes it for 5.
    private static func quantity(_ quantity: Cursor?) throws -> Observation.Value? {
        guard let quantity, let number = try quantity.number("value") else { return nil }
        let words = try quantity.string("unit")
        let code = try quantity.string("code")
        let unit = code ?? words ?? ""
        switch try quantity.string("comparator") {
        case "<": return .quantity(number.nextDown, unit: unit)
        case ">": return .quantity(number.nextUp, unit: unit)
        default: return .quantity(number, unit: unit)
        }
    }
}
