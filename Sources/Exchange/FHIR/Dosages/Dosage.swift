import Care

/// One FHIR Dosage: milligrams a day, and when it ends.
struct Dosage {
    /// Nil when neither its numbers nor its words say it plainly.
    let dailyMilligrams: Double?
    let end: Day?

    init(_ dosage: Cursor, strength: DrugStrength?, from start: Day?) throws {
        let words = DosageText(try dosage.string("text") ?? "")
        let timing = try DosageTiming(try dosage.object("timing"), from: start)
        let dose = try Dosage.dose(dosage, strength: strength)
        end = timing.end
        let spoken = words.dailyMilligrams(strength: strength)
        guard let dose = dose ?? words.milligrams(strength: strength), let perDay = timing.perDay ?? words.perDay else {
            let limit = try Dosage.dailyLimit(dosage)
            dailyMilligrams = spoken ?? limit
            return
        }
        dailyMilligrams = dose * perDay
    }

    /// Milligrams at one time, of a range the higher end.
    private static func dose(_ dosage: Cursor, strength: DrugStrength?) throws -> Double? {
        for part in try dosage.list("doseAndRate") {
            let high = try part.object("doseRange")?.object("high")
            guard let quantity = try part.object("doseQuantity") ?? high else { continue }
            if let mass = try quantity.milligrams() { return mass }
            guard let count = try quantity.number("value") else { continue }
            let unit = try quantity.unitWord()
            switch strength {
            case .perUnit(let value) where DoseUnit.isCountable(unit): return count * value
            case .perMillilitre(let value) where unit == "ml": return count * value
            default: continue
            }
        }
        return nil
    }

    /// `maxDosePerPeriod`, for a medicine taken as needed that says no more.
    private static func dailyLimit(_ dosage: Cursor) throws -> Double? {
        guard let limit = try dosage.object("maxDosePerPeriod"),
            let amount = try limit.object("numerator")?.milligrams(),
            let days = try limit.object("denominator")?.durationInDays(), days > 0
        else { return nil }
        return amount / days
    }
}

/// FHIR Timing, folded to times a day and an end.
struct DosageTiming {
    let perDay: Double?
    let end: Day?

    init(_ timing: Cursor?, from start: Day?) throws {
        let words = try timing?.word("code").flatMap { DosageFrequency(tokens: DosageTokens($0).tokens).perDay }
        guard let pattern = try timing?.object("repeat") else {
            perDay = words
            end = nil
            return
        }
        perDay = try DosageTiming.perDay(pattern) ?? words
        if let period = try pattern.object("boundsPeriod") {
            end = try period.plannedDay("end")
        } else if let days = try pattern.object("boundsDuration")?.durationInDays(), days <= 36_500, let start {
            end = start.adding(days: Int(days.rounded(.up)))
        } else {
            end = nil
        }
    }

    private static func perDay(_ pattern: Cursor) throws -> Double? {
        let clockTimes = try pattern.strings("timeOfDay").count
        let moments = try pattern.strings("when").count
        let weekdays = Set(try pattern.strings("dayOfWeek")).count
        let highest = try pattern.number("frequencyMax")
        let lowest = try pattern.number("frequency")
        let frequency = highest ?? lowest
        let share = weekdays == 0 ? 1 : Double(weekdays) / 7
        if clockTimes > 0 { return Double(clockTimes) * share }
        if let period = try pattern.number("period"), let unit = try pattern.string("periodUnit"),
            let days = TimeUnit.days(in: unit), period > 0
        {
            let perPeriod = max(frequency ?? 1, Double(moments))
            // "Three times a week" on three named days says the same thing twice.
            return perPeriod / (period * days) * (period * days <= 1 ? share : 1)
        }
        if moments > 0 { return Double(moments) * share }
        return weekdays > 0 ? (frequency ?? 1) * share : nil
    }
}
