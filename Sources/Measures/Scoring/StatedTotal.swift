extension CompiledScale {
    /// True for a number that answers can make the total of this scale, as a person may enter it.
    ///
    /// A mean may be rounded as it was written down; every other total is one that whole answers make.
    public func canTotal(_ number: Double) -> Bool {
        guard let totals, totals.contains(number) else { return false }
        guard method != .mean, !(imputes && rounding == .none) else { return true }
        let step = imputes ? 1 : multiplier
        guard number.truncatingRemainder(dividingBy: Double(step)) == 0 else { return false }
        guard method == .total, let place = definition.items.firstIndex(where: \.isScored) else { return true }
        return items[place].accepts(Int16(clamping: Int(number) / multiplier))
    }

    /// What `canTotal` takes, in words: "a whole number from 0 to 27"; nil for a scale without a total.
    public var totalsInWords: String? {
        guard let totals else { return nil }
        let kind = canTotal(totals.lowerBound + 0.5) ? "a number" : "a whole number"
        return "\(kind) from \(Number.text(totals.lowerBound)) to \(Number.text(totals.upperBound))"
            + (multiplier > 1 && !imputes ? " in steps of \(multiplier)" : "")
    }

    /// True when a total that came with answers is the one that they make. A stated mean is usually given with one decimal,
    /// so half a tenth is no disagreement.
    public func agrees(_ stated: Double, with total: Double) -> Bool {
        abs(stated - total) <= (method == .mean ? 0.0501 : 0.000_001)
    }
}

extension ScaleDefinition {
    /// True when any of its items can be a sign of suicidality.
    public var asksAboutSuicide: Bool { items.contains { $0.suicideFrom != nil } }

    /// True when the total is itself the answer about suicide, and a sign of it.
    public func isSignOfSuicidality(total: Double) -> Bool {
        scoring.method == .total
            && items.contains { item in
                item.isScored && item.suicideFrom.map { total >= Double($0) } == true
            }
    }
}
