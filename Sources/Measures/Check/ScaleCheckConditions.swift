extension ScaleCheck {
    /// Says when a condition can never be met, or can never fail to be.
    mutating func reachable(_ condition: ScaleCondition, at path: String) {
        known(condition.items, at: "\(path).items")
        var possible = 0
        var certain = 0
        for id in condition.items {
            let threshold = condition.except?[id] ?? condition.atLeast
            if (allowed[id]?.max() ?? .min) >= threshold { possible += 1 }
            if (allowed[id]?.min() ?? .min) >= threshold { certain += 1 }
        }
        let count = condition.count ?? 1
        if possible < count {
            report(
                path, "It can never be met: no answers make \(count) of its items reach \(condition.atLeast).",
                "Lower atLeast or count to what the items allow.")
        } else if count < 1 || certain >= count, condition.countAtMost == nil {
            report(path, "It is always met, whatever is answered.", "Raise atLeast or count.")
        }
        if let most = condition.countAtMost, most < count {
            report("\(path).countAtMost", "At most \(most) cannot be at least \(count).", "Raise it.")
        }
        for id in (condition.except ?? [:]).keys.sorted() where !condition.items.contains(id) {
            report("\(path).except", "Item \(id) is not among the items of the condition.", "Name one of them.")
        }
    }

    mutating func gates() {
        var ids: Set<String> = []
        for (index, gate) in (definition.gates ?? []).enumerated() {
            let path = "gates[\(index)]"
            if !ids.insert(gate.id).inserted {
                report("\(path).id", "The gate \(gate.id) stands twice.", "Give each gate its own id.")
            }
            known(gate.asks, at: "\(path).asks")
            reachable(gate.when, at: "\(path).when")
            guard let first = gate.asks.compactMap({ places[$0] }).min() else { continue }
            for id in gate.when.items {
                guard let place = places[id], place >= first else { continue }
                report(
                    path, "The gate is unreachable: item \(id) that opens it stands at or behind an item that it asks.",
                    "A gate may only look at items that come before those it opens.")
            }
        }
        shutForEver()
    }

    /// A gate whose own items are never asked when it would open.
    private mutating func shutForEver() {
        let gates = definition.gates ?? []
        for (index, gate) in gates.enumerated() {
            for (other, before) in gates.enumerated() where other != index {
                let asked = Set(before.asks)
                guard gate.when.items.allSatisfy(asked.contains), before.when.items.allSatisfy(Set(gate.asks).contains)
                else { continue }
                report(
                    "gates[\(index)]", "The gates \(gate.id) and \(before.id) wait for each other.",
                    "Let one of them look at an item that is always asked.")
            }
        }
    }

    mutating func levels() {
        let levels = definition.levels ?? []
        if definition.scoring.method == .none {
            if levels.isEmpty {
                report("levels", "There is neither a total nor a class.", "Give levels, or another scoring method.")
            }
        } else if !levels.isEmpty {
            report("levels", "The scale has a total, so its classes are bands.", "Use bands.")
        }
        for (index, level) in levels.enumerated() {
            let path = "levels[\(index)]"
            let conditions = level.when ?? []
            if conditions.isEmpty, index != levels.count - 1 {
                report(
                    path, "Every sheet is \"\(level.name)\", so the levels after it are unreachable.",
                    "Give conditions to every level but the last.")
            }
            if !conditions.isEmpty, index == levels.count - 1 {
                report(path, "A sheet that meets no condition has no class.", "Let the last level have none.")
            }
            for (place, condition) in conditions.enumerated() { reachable(condition, at: "\(path).when[\(place)]") }
        }
    }

    mutating func bands() {
        guard let bands = definition.bands, !bands.isEmpty else { return }
        if definition.bandSource == nil || definition.bandSource?.text.isEmpty == true {
            report("bandSource", "The bands have no source.", "Say where they were read.")
        }
        guard let totals else {
            return report("bands", "There is no total to be in a band.", "Use levels.")
        }
        if definition.scoring.method == .mean {
            return report(
                "bands", "Bands of a mean are not supported: their edges would leave gaps.", "Leave them out.")
        }
        let step = Double(definition.scoring.multiplier ?? 1)
        for (index, band) in bands.enumerated() {
            let path = "bands[\(index)]"
            if band.from > band.through {
                report(path, "It ends before it begins.", "Let from be at most through.")
            }
            if band.from < totals.lowerBound || band.through > totals.upperBound {
                report(
                    path, "\(span(band)) reaches beyond the totals, which are \(span(totals)).",
                    "Keep within the totals that answers can make.")
            }
            if band.name.isEmpty { report("\(path).name", "The band has no name.", "Name it.") }
        }
        for (index, (before, after)) in zip(bands, bands.dropFirst()).enumerated() {
            let path = "bands[\(index + 1)]"
            if after.from <= before.through {
                report(
                    path, "The bands overlap: \(span(before)) \(before.name) and \(span(after)) \(after.name).",
                    "Let each band begin after the one before it, in rising order.")
            } else if after.from > before.through + 1, firstTotal(above: before.through, step: step) < after.from {
                report(
                    path, "Between the bands is a gap: nothing is said of \(Number.text(before.through + 1)).",
                    "Let each band begin where the one before it ends.")
            }
        }
        if let first = bands.first, first.from > totals.lowerBound {
            report("bands[0]", "Totals below \(Number.text(first.from)) have no band.", "Begin at the lowest total.")
        }
        if let last = bands.last, last.through < totals.upperBound {
            report(
                "bands[\(bands.count - 1)]", "Totals above \(Number.text(last.through)) have no band.",
                "End at the highest total, \(Number.text(totals.upperBound)).")
        }
    }

    private func firstTotal(above limit: Double, step: Double) -> Double { (limit / step).rounded(.down) * step + step }

    private func span(_ band: ScaleBand) -> String { "\(Number.text(band.from)) to \(Number.text(band.through))" }

    private func span(_ totals: ClosedRange<Double>) -> String {
        "\(Number.text(totals.lowerBound)) to \(Number.text(totals.upperBound))"
    }

    mutating func licence() {
        let present = ScaleWording.isPresent(in: definition)
        switch definition.licence.class {
        case .shipped:
            if let item = definition.items.first(where: { $0.text == nil }) {
                report(
                    "licence.class", "Class A ships with wording, but item \(item.id) has no text.",
                    "Give the official words, or use class C.")
            }
            let checksum = ScaleWording.checksum(of: definition)
            if definition.wordingChecksum != checksum {
                report(
                    "wordingChecksum", "The wording is not the one this checksum was made of.",
                    "Restore the official words; when they were changed on purpose, the checksum is \(checksum).")
            }
        case .pack, .skeleton, .totalOnly:
            if present {
                report(
                    "licence.class",
                    "Class \(definition.licence.class.rawValue) may not ship wording, but there are words in it.",
                    "Remove instruction, texts and answer texts, and put them into a wording file of the clinic's own.")
            }
            if definition.wordingChecksum != nil {
                report("wordingChecksum", "There is no wording to check.", "Remove wordingChecksum.")
            }
        }
        if definition.licence.class == .totalOnly, definition.scoring.method != .total || definition.items.count != 1 {
            report("licence.class", "Class D takes the total alone.", "Give one item, and the method total.")
        }
    }
}
