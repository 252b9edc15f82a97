/// A scored sheet without any words: what the interpreter computes for each of a million sheets.
struct Outcome {
    /// The unrounded total as a fraction, times the multiplier; the denominator is 0 without a total.
    var numerator = 0
    var denominator = 0
    var answered = 0
    var prorated = false
    /// The unrounded total and the total to record; not a number without one.
    var unrounded = Double.nan
    var total = Double.nan
    /// Position of the band or level, or -1.
    var band = -1
    /// True when the level may be a graver one, for a question is open.
    var orHigher = false
    var flags: ScoreFlags = []
    /// Bit n: criterion n is met; and bit n of the other: it cannot be told.
    var criteriaMet: UInt32 = 0
    var criteriaOpen: UInt32 = 0

    var hasTotal: Bool { denominator > 0 }
}

extension CompiledScale {
    /// Scores a sheet whose answers are allowed ones. Answers behind a shut gate are marked as not asked, in place.
    func outcome(_ answers: inout [Int16]) -> Outcome {
        var outcome = Outcome()
        for place in 0..<items.count where Answer.isGiven(answers[place]) { outcome.answered += 1 }
        shutGates(&answers, &outcome)
        var missing = 0
        var imputable = true
        for place in 0..<items.count {
            let answer = answers[place]
            if Answer.isGiven(answer) {
                if answer >= items[place].suicideFrom { outcome.flags.insert(.suicideItemPositive) }
                if answer == items[place].notAssessed { outcome.flags.insert(.notAssessed) }
            } else if answer == Answer.missing {
                if items[place].saysSuicidality { outcome.flags.insert(.suicideItemMissing) }
                if place == mayNotApply { continue }
                missing += 1
                if items[place].neverImputed { imputable = false }
            }
        }
        if method == .none {
            if missing > 0 { outcome.flags.insert(.incomplete) }
            classify(answers, &outcome)
        } else {
            total(answers, missing: missing, imputable: imputable, &outcome)
        }
        judgeCriteria(answers, &outcome)
        return outcome
    }

    private func shutGates(_ answers: inout [Int16], _ outcome: inout Outcome) {
        guard !gates.isEmpty else { return }
        for place in 0..<items.count {
            for gate in items[place].gates where gates[gate].condition.judge(answers) == .notMet {
                if answers[place] == Answer.missing {
                    answers[place] = Answer.notAsked
                } else if Answer.isGiven(answers[place]), answers[place] > items[place].lowest {
                    outcome.flags.insert(.gateContradicted)
                    if gates[gate].ignores { answers[place] = Answer.notAsked }
                }
            }
        }
    }

    private func total(_ answers: [Int16], missing: Int, imputable: Bool, _ outcome: inout Outcome) {
        var sum = 0
        var given = 0
        var open = missing
        for component in components {
            if component.isGroup {
                // What a group leaves open is decided by the group, not item by item.
                open -= component.items.reduce(0) { $0 + (answers[$1] == Answer.missing ? 1 : 0) }
                if let earned = highest(component, answers) { sum += earned } else { open += 1 }
                given += 1
                continue
            }
            let place = component.items[0]
            let answer = answers[place]
            if Answer.isGiven(answer) {
                sum += items[place].earns(answer)
                given += 1
            } else if answer == Answer.notAsked {
                given += 1
            }
        }
        if mayNotApply >= 0, answers[mayNotApply] == Answer.missing { outcome.flags.insert(.reducedMaximum) }
        let count = components.count
        if open == 0 {
            outcome.numerator = sum * multiplier
            outcome.denominator = method == .mean ? max(given, 1) : 1
        } else if imputes, imputable, given >= minimumAnswered, given > 0 {
            outcome.prorated = true
            outcome.numerator = method == .mean ? sum * multiplier : sum * count * multiplier
            outcome.denominator = given
        } else {
            outcome.flags.insert(.incomplete)
            return
        }
        round(&outcome)
        if !outcome.flags.contains(.reducedMaximum) { outcome.band = band(of: outcome.total) }
    }

    /// In whole numbers, so that a half is exactly a half.
    private func round(_ outcome: inout Outcome) {
        let (numerator, denominator) = (outcome.numerator, outcome.denominator)
        outcome.unrounded = Double(numerator) / Double(denominator)
        func floor(_ above: Int, _ below: Int) -> Int { above >= 0 ? above / below : -((-above + below - 1) / below) }
        switch outcome.prorated ? rounding : .none {
        case .none: outcome.total = outcome.unrounded
        case .nearest: outcome.total = Double(floor(2 * numerator + denominator, 2 * denominator))
        case .ceiling: outcome.total = Double(-floor(-numerator, denominator))
        }
    }

    /// The highest of a group's answers; nil while a skipped one could still change it.
    private func highest(_ group: Component, _ answers: [Int16]) -> Int? {
        var best = 0
        var open = false
        for place in group.items {
            let answer = answers[place]
            if Answer.isGiven(answer) {
                best = max(best, items[place].earns(answer))
            } else if answer == Answer.missing {
                let excused = group.oneOf.contains { set in
                    set.contains(place) && set.contains { Answer.isGiven(answers[$0]) }
                }
                if !excused { open = true }
            }
        }
        return open && best < group.most ? nil : best
    }

    private func band(of total: Double) -> Int {
        for index in 0..<bands.count where bands[index].contains(total) { return index }
        return -1
    }

    private func classify(_ answers: [Int16], _ outcome: inout Outcome) {
        for index in 0..<levels.count {
            var open = false
            var met = levels[index].any.isEmpty
            for condition in levels[index].any {
                switch condition.judge(answers) {
                case .met: met = true
                case .open: open = true
                case .notMet: break
                }
            }
            if met {
                // Nothing but "nothing found so far" is no finding.
                if levels[index].any.isEmpty, outcome.orHigher { return }
                outcome.band = index
                return
            }
            if open { outcome.orHigher = true }
        }
    }

    /// Open when a skipped question could still decide it.
    private func judge(_ floor: Floor, _ answers: [Int16]) -> Condition.Judgement {
        var least = 0
        var most = 0
        for place in floor.items {
            let answer = answers[place]
            if Answer.isGiven(answer) {
                least += items[place].earns(answer)
                most += items[place].earns(answer)
            } else if answer == Answer.missing {
                least += Int(items[place].lowest)
                most += Int(items[place].highest)
            }
        }
        if least >= floor.atLeast { return .met }
        return most < floor.atLeast ? .notMet : .open
    }

    private func judgeCriteria(_ answers: [Int16], _ outcome: inout Outcome) {
        for index in 0..<criteria.count {
            var met = true
            var open = false
            func note(_ judgement: Condition.Judgement) {
                switch judgement {
                case .met: break
                case .open: open = true
                case .notMet: met = false
                }
            }
            for condition in criteria[index].all { note(condition.judge(answers)) }
            for floor in criteria[index].floors { note(judge(floor, answers)) }
            guard met else { continue }
            if open { outcome.criteriaOpen |= 1 << index } else { outcome.criteriaMet |= 1 << index }
        }
    }
}
