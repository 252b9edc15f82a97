import Care

/// How much drug one unit of a product holds, in milligrams.
enum DrugStrength: Sendable, Hashable {
    case perUnit(Double)
    case perMillilitre(Double)

    /// The strength in a product's name, as `Clonazepam 0.5 MG Oral Tablet` or `5 mg/5 mL`; nil when it names none or
    /// more than one, as a combination does.
    init?(in texts: [String]) {
        for text in texts {
            let found = DrugStrength.all(in: DosageTokens(text).tokens)
            if found.count == 1 {
                self = found[0]
                return
            }
            if found.count > 1 { return nil }
        }
        return nil
    }

    /// The strength of a Medication's only ingredient.
    init?(_ medication: Cursor) throws {
        let ingredients = try medication.list("ingredient")
        guard ingredients.count == 1, let strength = try ingredients[0].object("strength"),
            let amount = try strength.object("numerator")?.milligrams(),
            let denominator = try strength.object("denominator")
        else { return nil }
        let count = try denominator.number("value") ?? 1
        guard count > 0 else { return nil }
        let unit = try denominator.unitWord()
        if unit == "ml" {
            self = .perMillilitre(amount / count)
        } else if unit == "1" || unit.isEmpty || DoseUnit.isCountable(unit) {
            self = .perUnit(amount / count)
        } else {
            return nil
        }
    }

    private static func all(in tokens: [DosageTokens.Token]) -> [DrugStrength] {
        var found: [DrugStrength] = []
        for index in tokens.indices {
            guard case .number(let value) = tokens[index], index + 1 < tokens.count,
                case .word(let unit) = tokens[index + 1], let factor = DoseUnit.milligrams(in: unit)
            else { continue }
            var next = index + 2
            guard next < tokens.count, tokens[next] == .word("/") else {
                found.append(.perUnit(value * factor))
                continue
            }
            next += 1
            var divisor = 1.0
            if next < tokens.count, case .number(let count) = tokens[next], count > 0 {
                divisor = count
                next += 1
            }
            guard next < tokens.count, case .word(let per) = tokens[next] else { continue }
            if per == "ml" {
                found.append(.perMillilitre(value * factor / divisor))
            } else if DoseUnit.isCountable(per) {
                found.append(.perUnit(value * factor / divisor))
            } else if !["hr", "h", "hour", "actuat", "kg", "day", "d"].contains(per) {
                // A combination's next ingredient follows the stroke.
                found.append(.perUnit(value * factor))
            }
        }
        return found
    }
}

/// Units of a dose.
enum DoseUnit {
    /// How many milligrams one of this unit of mass is; nil for other units.
    static func milligrams(in unit: String) -> Double? {
        switch unit.lowercased() {
        case "mg", "mgs", "milligram", "milligrams": 1
        case "g", "gm", "gram", "grams": 1000
        case "ug", "mcg", "µg", "μg", "microgram", "micrograms": 0.001
        default: nil
        }
    }

    /// True for what is counted one by one, as tablets.
    static func isCountable(_ unit: String) -> Bool {
        var word = unit.lowercased().filter { $0 != "{" && $0 != "}" && $0 != "(" && $0 != ")" }
        if word.hasSuffix("s") { word.removeLast() }
        return ["tablet", "tab", "tbl", "capsule", "cap", "pill", "lozenge", "troche", "film", "each"].contains(word)
    }
}

extension Cursor {
    /// This Quantity in milligrams, when its unit is one of mass.
    func milligrams() throws -> Double? {
        guard let value = try number("value") else { return nil }
        let unit = try string("unit")
        let code = try string("code")
        return [code, unit].compactMap { $0.flatMap(DoseUnit.milligrams(in:)) }.first.map { value * $0 }
    }

    /// The unit of this Quantity in lower case, its words before its code.
    func unitWord() throws -> String {
        let unit = try string("unit")
        let code = try string("code")
        return (unit ?? code ?? "").lowercased()
    }

    /// This Duration in days.
    func durationInDays() throws -> Double? {
        guard let value = try number("value"), value >= 0 else { return nil }
        let unit = try string("unit")
        let code = try string("code")
        return TimeUnit.days(in: code ?? unit ?? "").map { value * $0 }
    }
}
