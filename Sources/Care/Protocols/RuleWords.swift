extension RuleValue {
    /// The value as a person reads it: `140 mmHg`, `7, 10 and 14 days`, `25 %`.
    public func words(unit: String?) -> String {
        switch self {
        case .number(let number): RuleUnit.joined(Figure.text(number), unit, plural: number != 1)
        case .numbers(let numbers): RuleUnit.joined(RuleValue.list(numbers.map { Figure.text($0) }), unit, plural: true)
        case .text(let text): text
        case .texts(let texts): RuleValue.list(texts)
        case .flag(let flag): flag ? "yes" : "no"
        case .phases(let phases): RuleValue.list(phases.map(\.name))
        }
    }

    private static func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "none" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }
}

/// Units of rows: UCUM codes and counted things in braces, as `{sessions}`.
enum RuleUnit {
    static func joined(_ figure: String, _ unit: String?, plural: Bool) -> String {
        let noun = words(unit ?? "", plural: plural)
        return noun.isEmpty ? figure : "\(figure) \(noun)"
    }

    private static func words(_ unit: String, plural: Bool) -> String {
        let plurals = plural ? "s" : ""
        switch unit {
        case "1", "{score}", "{items}", "{grade}": return ""
        case "mm[Hg]": return "mmHg"
        case "/min": return "per minute"
        case "s": return "second" + plurals
        case "min": return "minute" + plurals
        case "h": return "hour" + plurals
        case "d": return "day" + plurals
        case "wk": return "week" + plurals
        case "mo": return "month" + plurals
        case "a": return "year" + plurals
        default:
            guard unit.hasPrefix("{"), unit.hasSuffix("}") else { return unit }
            let noun = String(unit.dropFirst().dropLast())
            if plural { return noun }
            return noun == "people" ? "person" : noun.hasSuffix("s") ? String(noun.dropLast()) : noun
        }
    }
}
