/// One administration. Amounts are milligrams of base.
public struct Dose: Sendable, Codable, Hashable {
    /// What the milligrams are milligrams of.
    public enum Substance: String, Sendable, Codable {
        /// Of whatever the model's doses are doses of.
        case modelAnalyte
        /// Half esketamine, half arketamine; a model of esketamine takes the half.
        case racemic
        case esketamine
    }

    public var route: Route
    public var amountMilligrams: Double
    public var substance: Substance
    public var startHours: Double
    /// Over how long an infusion runs; nil for a bolus, and for routes whose rate is the model's.
    public var durationHours: Double?

    public init(
        _ route: Route, milligrams: Double, substance: Substance = .modelAnalyte, startHours: Double,
        durationHours: Double? = nil
    ) {
        self.route = route
        self.amountMilligrams = milligrams
        self.substance = substance
        self.startHours = startHours
        self.durationHours = durationHours
    }

    /// When the infusion ends; the start, for what is given at once.
    public var endHours: Double { startHours + (durationHours ?? 0) }

    /// Milligrams per hour while an infusion runs.
    public var rateMilligramsPerHour: Double? { durationHours.map { amountMilligrams / $0 } }

    /// What was really given when an infusion is stopped at that time; nil when it had not begun.
    public func stopped(atHours time: Double) -> Dose? {
        guard let durationHours, time < endHours else { return time >= startHours ? self : nil }
        guard time > startHours else { return nil }
        var given = self
        given.amountMilligrams = amountMilligrams * (time - startHours) / durationHours
        given.durationHours = time - startHours
        return given
    }
}

/// What is or was given to a person, in any order.
public struct Regimen: Sendable, Codable, Hashable {
    public var doses: [Dose]

    public init(_ doses: [Dose]) { self.doses = doses }

    /// Every infusion that runs at that time ends then, and what was to begin later is not given.
    public func stopped(atHours time: Double) -> Regimen {
        Regimen(doses.compactMap { $0.startHours < time ? $0.stopped(atHours: time) : nil })
    }

    /// Running infusions pause between two times and give what was left at their old rate; later doses move back.
    public func paused(fromHours start: Double, toHours end: Double) -> Regimen {
        Regimen(
            doses.flatMap { dose -> [Dose] in
                if dose.startHours >= start {
                    var later = dose
                    later.startHours += end - start
                    return [later]
                }
                guard let whole = dose.durationHours, dose.endHours > start, let before = dose.stopped(atHours: start)
                else { return [dose] }
                var after = dose
                after.startHours = end
                after.durationHours = whole - (start - dose.startHours)
                after.amountMilligrams = dose.amountMilligrams - before.amountMilligrams
                return [before, after]
            })
    }

    /// The infusion that runs at that time goes on at another rate until its whole amount is given.
    ///
    /// - Throws: ``PharmacologyRefusal`` when no infusion runs then or the rate is not positive.
    public func rateChanged(atHours time: Double, toMilligramsPerHour rate: Double) throws -> Regimen {
        guard rate > 0, rate.isFinite else {
            throw PharmacologyRefusal("rate", "\(Text.number(rate)) mg/h is not a rate.", "Stop the infusion instead.")
        }
        guard
            let index = doses.firstIndex(where: {
                $0.durationHours != nil && $0.startHours <= time && time < $0.endHours
            })
        else {
            throw PharmacologyRefusal("rate", "no infusion runs then.", "Choose a time within an infusion.")
        }
        let dose = doses[index]
        var changed = doses
        var rest = dose
        rest.startHours = time
        let before = time > dose.startHours ? dose.stopped(atHours: time) : nil
        rest.amountMilligrams = dose.amountMilligrams - (before?.amountMilligrams ?? 0)
        rest.durationHours = rest.amountMilligrams / rate
        changed.replaceSubrange(index...index, with: [before, rest].compactMap { $0 })
        return Regimen(changed)
    }
}
