/// Explains in words what is wrong with a definition that can be read. Pure: the definition in, the problems out.
struct ScaleCheck {
    let definition: ScaleDefinition
    var problems: [ScaleProblem] = []
    /// Answers that each item allows, by its id; the last item of an id that stands twice.
    let allowed: [String: [Int]]
    /// Position of each item.
    let places: [String: Int]

    private init(_ definition: ScaleDefinition) {
        self.definition = definition
        allowed = Dictionary(
            definition.items.map { ($0.id, definition.allowedValues(of: $0)) }, uniquingKeysWith: { $1 })
        places = Dictionary(definition.items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    static func problems(of definition: ScaleDefinition) -> [ScaleProblem] {
        var check = ScaleCheck(definition)
        check.head()
        check.items()
        check.scoring()
        check.missing()
        check.gates()
        check.bands()
        check.levels()
        check.change()
        check.task()
        check.codes()
        check.licence()
        return check.problems
    }

    static func totals(of definition: ScaleDefinition) -> ClosedRange<Double>? { ScaleCheck(definition).totals }

    mutating func report(_ path: String, _ sentence: String, _ remedy: String) {
        problems.append(ScaleProblem(path: path, sentence: sentence, remedy: remedy))
    }

    // MARK: Head

    private mutating func head() {
        let id = definition.id
        if id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) == nil {
            report("id", "\"\(id)\" is not an id.", "Use small letters, digits and single hyphens, as phq-9.")
        }
        let texts = [
            ("version", definition.version), ("title", definition.title), ("name", definition.name),
            ("measures", definition.measures), ("source", definition.source), ("recall.id", definition.recall.id),
            ("recall.words", definition.recall.words), ("licence.notice", definition.licence.notice),
            ("licence.source", definition.licence.source), ("scoring.source.text", definition.scoring.source.text),
            ("missing.source.text", definition.missing.source.text),
        ]
        for (path, text) in texts where text.allSatisfy(\.isWhitespace) {
            report(path, "\(path) is empty.", "Say it in words; nothing speaks without its source.")
        }
        if definition.modes.isEmpty { report("modes", "No way of asking is named.", "Name at least one mode.") }
        if let days = definition.recall.days, days < 0 {
            report("recall.days", "\(days) days cannot be looked back on.", "Give 0 for now, or leave it out.")
        }
    }

    // MARK: Items

    private mutating func items() {
        if definition.items.isEmpty { report("items", "There is no item.", "Give every question of the scale.") }
        if definition.items.count > 64 { report("items", "There are more than 64 items.", "Divide the scale.") }
        var seen: Set<String> = []
        for (index, item) in (definition.items + (definition.additional ?? [])).enumerated() {
            let path =
                index < definition.items.count ? "items[\(index)]" : "additional[\(index - definition.items.count)]"
            if !seen.insert(item.id).inserted {
                report("\(path).id", "The item \(item.id) stands twice.", "Give each item its own id.")
            }
            answers(of: item, at: path)
        }
        let ends = definition.items.map { $0.mayEnd == true }
        if let first = ends.firstIndex(of: true), !ends[first...].allSatisfy({ $0 }) {
            report(
                "items[\(first)].mayEnd", "Item \(definition.items[first].id) may be left out, but others follow it.",
                "Only the last items of a sheet may be left out.")
        }
        for (name, list) in (definition.answers ?? [:]).sorted(by: { $0.key < $1.key }) {
            if Set(list.map(\.value)).count != list.count {
                report("answers.\(name)", "Two answers have the same number.", "Give each answer its own number.")
            }
            let used = (definition.items + (definition.additional ?? [])).contains { $0.answers == name }
            if !used { report("answers.\(name)", "No item uses this list.", "Remove it, or name it in an item.") }
        }
    }

    private mutating func answers(of item: ScaleItem, at path: String) {
        let ways = [item.answers != nil, item.values != nil, item.range != nil].count { $0 }
        if ways != 1 {
            report(
                path, "Item \(item.id) says \(ways == 0 ? "nowhere" : "more than once") which answers it takes.",
                "Give exactly one of answers, values and range.")
        }
        if let name = item.answers, definition.answers?[name] == nil {
            report("\(path).answers", "There is no list of answers \(name).", "Add it under answers.")
        }
        let allowed = definition.allowedValues(of: item)
        if ways == 1, allowed.isEmpty {
            report(path, "Item \(item.id) takes no answer at all.", "Write range as [lowest, highest].")
        }
        if Set(allowed).count != allowed.count {
            report(path, "Item \(item.id) allows an answer twice.", "Name each answer once.")
        }
        guard let low = allowed.min(), let high = allowed.max() else { return }
        if low < Answer.bounds.lowerBound || high > Answer.bounds.upperBound {
            report(path, "Item \(item.id) takes answers beyond \(Answer.bounds).", "Use smaller numbers.")
        } else if allowed.count != high - low + 1, high - low > 62 {
            report(path, "Item \(item.id) allows scattered answers over more than 63 numbers.", "Use a range.")
        }
        if let from = item.suicideFrom, !(low...high).contains(from) || from == low {
            report(
                "\(path).suicideFrom", "No answer to item \(item.id) but every one, or none, would be a sign.",
                "Give the first answer that is a sign of suicidality.")
        }
        if let none = item.notAssessed, !allowed.contains(none) {
            report("\(path).notAssessed", "\(none) is no answer of item \(item.id).", "Name one of its answers.")
        }
        if item.reversed == true, !item.isScored {
            report("\(path).reversed", "Item \(item.id) earns nothing, so nothing is reversed.", "Remove reversed.")
        }
    }

    // MARK: Change

    private mutating func change() {
        var seen: Set<String> = []
        for (index, rule) in (definition.change ?? []).enumerated() {
            let path = "change[\(index)]"
            if !seen.insert(rule.id).inserted {
                report("\(path).id", "The rule \(rule.id) stands twice.", "Give each rule its own id.")
            }
            if rule.source.text.allSatisfy(\.isWhitespace) {
                report("\(path).source", "The rule \(rule.id) has no source.", "Say where it was read.")
            }
            let stands = [rule.points != nil, rule.percent != nil, rule.score != nil].count { $0 }
            let needsScore = rule.kind == .remission || rule.kind == .recovered
            if stands == 0 || (needsScore && rule.score == nil) || (!needsScore && rule.score != nil) {
                report(
                    path, "The rule \(rule.id) does not say what it takes.",
                    "Give score for remission and recovered, points or percent for every other kind.")
            }
            if [rule.points, rule.percent].contains(where: { $0.map { $0 <= 0 } ?? false }) {
                report(path, "The rule \(rule.id) asks for no change.", "Give a number above zero.")
            }
            if let score = rule.score, let range = totals, !range.contains(score) {
                report("\(path).score", "No total of this scale is \(Number.text(score)).", "Give one it can have.")
            }
        }
        if definition.scoring.better == .neither, !(definition.change ?? []).isEmpty {
            report("change", "Neither way is better, so no change is one for the better.", "Set scoring.better.")
        }
    }
}
