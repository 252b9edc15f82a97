extension ScaleCheck {
    /// The lowest and the highest total that answers can make; nil for a scale without one.
    var totals: ClosedRange<Double>? {
        guard definition.scoring.method != .none else { return nil }
        let grouped = definition.scoring.groups ?? []
        let inGroups = Set(grouped.flatMap(\.items))
        let parts =
            definition.items.filter { $0.isScored && !inGroups.contains($0.id) }.map { limits([$0.id]) }
            + grouped.map { limits($0.items) }
        guard !parts.isEmpty else { return nil }
        let share = definition.scoring.method == .mean ? Double(parts.count) : 1
        let times = Double(definition.scoring.multiplier ?? 1)
        let low = parts.reduce(0) { $0 + $1.low } * times / share
        let high = parts.reduce(0) { $0 + $1.high } * times / share
        return min(low, high)...max(low, high)
    }

    /// The least and the most that one of these items can earn.
    private func limits(_ ids: [String]) -> (low: Double, high: Double) {
        let values = definition.items.filter { ids.contains($0.id) }
            .flatMap { item in (allowed[item.id] ?? []).map { $0 == item.notAssessed ? 0 : Double($0) } }
        return (values.min() ?? 0, values.max() ?? 0)
    }

    mutating func known(_ ids: [String], at path: String) {
        for id in ids where places[id] == nil {
            report(path, "There is no item \(id).", "Name items of this scale by their ids.")
        }
        if Set(ids).count != ids.count { report(path, "An item stands twice.", "Name each item once.") }
        if ids.isEmpty { report(path, "No item is named.", "Name at least one.") }
    }

    mutating func scoring() {
        let scoring = definition.scoring
        if scoring.method == .none, scoring.groups != nil || scoring.multiplier != nil {
            report("scoring", "There is no total to group or multiply.", "Remove groups and multiplier.")
        }
        if scoring.method == .total, definition.items.count(where: \.isScored) != 1 {
            report("scoring.method", "The total is one answer, but several items are scored.", "Use sum or mean.")
        }
        if scoring.method != .none, scoring.method != .total, !definition.items.contains(where: \.isScored) {
            report("items", "No item is scored, so there is no total.", "Remove scored, or set method to none.")
        }
        if let multiplier = scoring.multiplier, !(1...100).contains(multiplier) {
            report("scoring.multiplier", "\(multiplier) is no multiplier.", "Give a whole number from 1 to 100.")
        }
        var grouped: Set<String> = []
        for (index, group) in (scoring.groups ?? []).enumerated() {
            let path = "scoring.groups[\(index)]"
            known(group.items, at: "\(path).items")
            for id in group.items {
                if !grouped.insert(id).inserted {
                    report("\(path).items", "Item \(id) is in two groups.", "Put it into one.")
                }
                if definition.items.contains(where: { $0.id == id && !$0.isScored }) {
                    report("\(path).items", "Item \(id) earns nothing, so it cannot count.", "Take it out.")
                }
            }
            for set in group.oneOf ?? [] where !Set(set).isSubset(of: group.items) {
                report("\(path).oneOf", "A set names items that the group has not.", "Name items of the group.")
            }
        }
        var ids: Set<String> = []
        for (index, subscale) in (definition.subscales ?? []).enumerated() {
            let path = "subscales[\(index)]"
            known(subscale.items, at: "\(path).items")
            if !ids.insert(subscale.id).inserted {
                report("\(path).id", "The subscale \(subscale.id) stands twice.", "Give each its own id.")
            }
        }
        if let criteria = definition.criteria, criteria.count > 32 {
            report("criteria", "There are more than 32 criteria.", "Keep the ones that are used.")
        }
        for (index, criterion) in (definition.criteria ?? []).enumerated() {
            if criterion.all.isEmpty, (criterion.reaches ?? []).isEmpty {
                report("criteria[\(index)].all", "It asks for nothing.", "Give at least one condition.")
            }
            for (place, condition) in criterion.all.enumerated() {
                reachable(condition, at: "criteria[\(index)].all[\(place)]")
            }
            for (place, floor) in (criterion.reaches ?? []).enumerated() {
                reachable(floor, at: "criteria[\(index)].reaches[\(place)]")
            }
        }
    }

    private mutating func reachable(_ floor: SubscaleFloor, at path: String) {
        guard let subscale = definition.subscales?.first(where: { $0.id == floor.subscale }) else {
            return report(
                "\(path).subscale", "There is no subscale \(floor.subscale).", "Name subscales by their ids.")
        }
        let ends = subscale.items.map { limits([$0]) }
        let (low, high) = (ends.reduce(0) { $0 + $1.low }, ends.reduce(0) { $0 + $1.high })
        if Double(floor.atLeast) > high {
            report(path, "It can never be met: the subscale ends at \(Number.text(high)).", "Lower atLeast.")
        } else if Double(floor.atLeast) <= low {
            report(path, "It is always met, whatever is answered.", "Raise atLeast.")
        }
    }

    mutating func missing() {
        let policy = definition.missing
        let scored = definition.items.count(where: \.isScored)
        if let never = policy.neverImpute { known(never, at: "missing.neverImpute") }
        switch policy.method {
        case .mustBeComplete:
            if policy.minimumAnswered != nil || policy.rounding != nil {
                report(
                    "missing", "Nothing is imputed, yet it says how.", "Remove minimumAnswered and rounding.")
            }
        case .meanOfAnswered:
            let least = policy.minimumAnswered ?? 0
            if least < 1 || least >= max(scored, 2) {
                report(
                    "missing.minimumAnswered", "\(least) of \(scored) answers is no limit for imputing.",
                    "Say how many must have been answered, at least 1 and fewer than all.")
            }
            if policy.rounding == nil {
                report("missing.rounding", "It does not say how a prorated total is rounded.", "Give none or nearest.")
            }
            if definition.scoring.groups != nil || definition.scoring.method == .none {
                report("missing.method", "Groups and classes cannot be prorated.", "Use mustBeComplete.")
            }
        }
        if let items = policy.mayNotApply {
            known(items.map(\.item), at: "missing.mayNotApply")
            if items.count > 1 {
                report("missing.mayNotApply", "Only one item may be left out as not applying.", "Keep one.")
            }
        }
    }
}
