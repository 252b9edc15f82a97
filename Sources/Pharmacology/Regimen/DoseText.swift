/// How a dose is written: `iv 35mg racemic over 40min at 0min`.
public enum DoseText {
    static let example = "Write it as \"iv 35mg over 40min at 0min\" or \"spravato 84mg at 0min\"."
    static let largestMilligrams = 2000.0

    /// Reads a dose. Times take `min`, `h` or `d`; amounts `mg` or `mg/kg`.
    ///
    /// - Throws: ``PharmacologyRefusal`` naming what could not be read.
    public static func parse(_ text: String, weightKilograms: Double) throws -> Dose {
        var words = text.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }[...]
        func refusal(_ reason: String) -> PharmacologyRefusal {
            PharmacologyRefusal("dose", "\"\(text)\": \(reason)", example)
        }
        guard let first = words.popFirst() else { throw refusal("it is empty.") }
        guard let route = Route(rawValue: first) else {
            let known = Route.allCases.map(\.rawValue).joined(separator: ", ")
            throw PharmacologyRefusal("dose", "\"\(text)\": \(first) is not a route.", "Choose one of \(known).")
        }
        guard let amount = words.popFirst() else { throw refusal("the amount is missing.") }
        let milligrams = try milligrams(amount, weightKilograms: weightKilograms, of: text)
        var dose = Dose(route, milligrams: milligrams, startHours: 0)
        var seen: Set<String> = []
        var isBolus = false
        while let word = words.popFirst() {
            guard seen.insert(word).inserted else { throw refusal("\(word) stands twice.") }
            switch word {
            case "racemic": dose.substance = .racemic
            case "esketamine": dose.substance = .esketamine
            case "bolus": isBolus = true
            case "over":
                guard let value = words.popFirst() else { throw refusal("the time after over is missing.") }
                let hours = try TimeText.hours(value, field: "dose")
                guard hours > 0 else { throw refusal("an infusion needs a time above 0.") }
                dose.durationHours = hours
            case "at":
                guard let value = words.popFirst() else { throw refusal("the time after at is missing.") }
                dose.startHours = try TimeText.hours(value, field: "dose")
            default: throw refusal("\(word) is not understood.")
            }
        }
        guard !(seen.contains("racemic") && seen.contains("esketamine")) else {
            throw refusal("it is either racemic or esketamine.")
        }
        try check(dose, isBolus: isBolus, of: text)
        return dose
    }

    private static func milligrams(_ word: String, weightKilograms: Double, of text: String) throws -> Double {
        func refusal(_ reason: String) -> PharmacologyRefusal {
            PharmacologyRefusal("dose", "\"\(text)\": \(reason)", example)
        }
        let number: Double
        if word.hasSuffix("mg/kg"), let perKilogram = TimeText.number(word.dropLast(5)) {
            number = perKilogram * weightKilograms
        } else if word.hasSuffix("mg"), let value = TimeText.number(word.dropLast(2)) {
            number = value
        } else {
            throw refusal("\(word) is not an amount in mg or mg/kg.")
        }
        guard number > 0 else { throw refusal("the amount must be above 0.") }
        guard number <= largestMilligrams else {
            throw refusal("\(Text.number(number)) mg is above \(Text.number(largestMilligrams)) mg.")
        }
        return number
    }

    private static func check(_ dose: Dose, isBolus: Bool, of text: String) throws {
        func refusal(_ reason: String, _ remedy: String = example) -> PharmacologyRefusal {
            PharmacologyRefusal("dose", "\"\(text)\": \(reason)", remedy)
        }
        if dose.route == .intravenous {
            guard (dose.durationHours != nil) != isBolus else {
                throw refusal("an intravenous dose is either a bolus or over a time.")
            }
        } else if dose.durationHours != nil || isBolus {
            throw refusal("over and bolus belong to iv: by this route the model says how fast it enters.")
        }
        if dose.route.usesDevices { try NasalDevices.check(dose, of: text) }
    }
}

/// Spravato comes in devices of 28 mg.
enum NasalDevices {
    static let milligrams = 28.0
    /// Devices this close to the one before belong to the same session.
    static let sessionGapHours = 6.0

    static func count(_ dose: Dose) -> Int { Int((dose.amountMilligrams / milligrams).rounded()) }

    static func check(_ dose: Dose, of text: String) throws {
        let devices = dose.amountMilligrams / milligrams
        guard dose.substance != .racemic else {
            throw PharmacologyRefusal("dose", "\"\(text)\": Spravato is esketamine, not racemic.", "Leave racemic out.")
        }
        if dose.route == .nasalDevice, abs(devices - 1) > 1e-9 {
            throw PharmacologyRefusal(
                "dose", "\"\(text)\": one device holds 28 mg.", "Give one nasal-device 28mg for each device.")
        }
        guard abs(devices - devices.rounded()) < 1e-9, (1...4).contains(devices.rounded()) else {
            throw PharmacologyRefusal(
                "dose", "\"\(text)\": Spravato comes in devices of 28 mg.", "Give 28mg, 56mg or 84mg.")
        }
    }
}
