extension ProtocolCheck {
    /// What the rows say: each against the code's expectation, and all together as a protocol.
    mutating func meaning(_ file: ProtocolFile) {
        for (index, rule) in file.rules.enumerated() { expectation(of: rule, at: "rules[\(index)]") }
        if file.drug == nil, file.extends?.isEmpty == false {
            report("extends", "A shared file extends others.", "Name all shared files in the protocol that needs them.")
        }
        var inherited: [Rule] = []
        for parent in file.extends ?? [] {
            if parent == file.id {
                report("extends", "The file extends itself.", "Remove \(parent) from extends.")
            } else if let shared = library[parent], shared.drug == nil {
                inherited += shared.rules
            } else {
                let shared = library.values.filter { $0.drug == nil }.map(\.id).sorted().joined(separator: ", ")
                report("extends", "There is no shared file \(parent).", "Extend one of: \(shared).")
            }
        }
        guard problems.isEmpty else { return }
        if let treatment = TreatmentProtocol(file, inherited: inherited) {
            whole(treatment)
        } else if withHeirs {
            heirs(of: file)
        }
    }

    private mutating func whole(_ treatment: TreatmentProtocol) {
        missingRows(of: treatment)
        doses(of: treatment)
        order(of: treatment)
    }

    /// A shared file is looked at through the protocols that extend it, up to the first that it breaks.
    private mutating func heirs(of file: ProtocolFile) {
        let changed = library.merging([file.id: file]) { _, new in new }
        for heir in library.values.sorted(by: { $0.id < $1.id }) where heir.extends?.contains(file.id) == true {
            let inherited = (heir.extends ?? []).flatMap { changed[$0]?.rules ?? [] }
            guard problems.isEmpty, let treatment = TreatmentProtocol(heir, inherited: inherited) else { continue }
            whole(treatment)
            problems = problems.map { problem in
                ProtocolProblem(
                    path: problem.path, row: problem.row, sentence: "In \(heir.id): \(problem.sentence)",
                    remedy: problem.remedy)
            }
        }
    }

    // MARK: One row

    private mutating func expectation(of rule: Rule, at path: String) {
        guard let row = RequiredRow.named(rule.id) else { return }
        guard let value = rule.value else {
            if row.shape == .nothing { return }
            return report("\(path).value", row: rule.id, "The row has no value.", "Write \(row.shape.words).")
        }
        guard value.shape == row.shape else {
            return report(
                "\(path).value", row: rule.id, "The value is \(value.shape.words).", "Write \(row.shape.words).")
        }
        if !row.units.isEmpty, !row.units.contains(rule.unit ?? "") {
            report(
                "\(path).unit", row: rule.id, "The unit is \(rule.unit ?? "missing").",
                "Write \(row.units.joined(separator: " or ")).")
        }
        switch value {
        case .number(let number): plausible([number], row, at: path, id: rule.id)
        case .numbers(let numbers):
            plausible(numbers, row, at: path, id: rule.id)
            if let count = row.count {
                counted(numbers, count, at: path, id: rule.id)
            } else {
                ascending(numbers, at: path, id: rule.id)
            }
        case .text(let text): chosen([text], row, at: path, id: rule.id)
        case .texts(let texts): chosen(texts, row, at: path, id: rule.id)
        case .phases(let phases): schedule(phases, at: path, id: rule.id)
        case .flag: break
        }
    }

    private mutating func plausible(_ numbers: [Double], _ row: RequiredRow, at path: String, id: String) {
        let range = "\(Figure.text(row.range.lowerBound)) to \(Figure.text(row.range.upperBound))"
        for number in numbers where !row.range.contains(number) {
            report(
                "\(path).value", row: id, "\(Figure.text(number)) is not plausible here.",
                "Write a number from \(range).")
        }
        for number in numbers where row.whole && row.range.contains(number) && number != number.rounded() {
            report("\(path).value", row: id, "\(Figure.text(number)) is not a whole number.", "Write a whole number.")
        }
    }

    private mutating func counted(_ numbers: [Double], _ count: Int, at path: String, id: String) {
        guard numbers.count != count else { return }
        report("\(path).value", row: id, "The list has \(numbers.count) numbers.", "Write \(count) numbers.")
    }

    private mutating func ascending(_ numbers: [Double], at path: String, id: String) {
        guard !numbers.isEmpty else {
            return report("\(path).value", row: id, "The list is empty.", "Write at least one number.")
        }
        for (left, right) in zip(numbers, numbers.dropFirst()) where left >= right {
            report(
                "\(path).value", row: id, "\(Figure.text(left)) stands before \(Figure.text(right)).",
                "Write the numbers ascending, each once.")
        }
    }

    private mutating func chosen(_ texts: [String], _ row: RequiredRow, at path: String, id: String) {
        if texts.isEmpty {
            report("\(path).value", row: id, "The list is empty.", "Write at least one text.")
        }
        guard !row.choices.isEmpty else { return }
        for text in texts where !row.choices.contains(text) {
            report(
                "\(path).value", row: id, "\"\(text)\" is not known here.",
                "Write one of: \(row.choices.joined(separator: ", ")).")
        }
    }

    // MARK: Schedules

    private mutating func schedule(_ phases: [SchedulePhase], at path: String, id: String) {
        let path = "\(path).value"
        if phases.isEmpty { report(path, row: id, "The schedule has no phase.", "Write at least one phase.") }
        var week = 1
        for (index, phase) in phases.enumerated() {
            if phase.minimumDays < 1 || phase.maximumDays < phase.minimumDays {
                report(
                    path, row: id,
                    "In \(phase.name) the shortest interval is \(phase.minimumDays) days and the longest "
                        + "\(phase.maximumDays).", "Write minimumDays of at least 1 and at most maximumDays.")
            }
            if phase.fromWeek < week {
                report(
                    path, row: id,
                    "\(phase.name) starts in week \(phase.fromWeek), which overlaps the phase before it.",
                    "Start it in week \(week).")
            } else if phase.fromWeek > week {
                report(
                    path, row: id, "Week \(week) lies in no phase: \(phase.name) starts in week \(phase.fromWeek).",
                    "Start \(phase.name) in week \(week), or extend the phase before it.")
            }
            guard let through = phase.throughWeek else {
                if index < phases.count - 1 {
                    report(
                        path, row: id, "\(phase.name) has no end but is not the last phase.", "Give it a throughWeek.")
                }
                continue
            }
            if through < phase.fromWeek {
                report(
                    path, row: id, "\(phase.name) ends in week \(through), before it starts.",
                    "Write a throughWeek of at least \(phase.fromWeek).")
            }
            week = max(week, through + 1)
            guard let sessions = phase.sessions, through >= phase.fromWeek else { continue }
            let weeks = through - phase.fromWeek + 1
            if sessions < 1
                || (sessions - 1).multipliedReportingOverflow(by: phase.minimumDays).partialValue >= weeks * 7
            {
                report(
                    path, row: id,
                    "\(sessions) sessions at least \(phase.minimumDays) days apart do not fit into \(weeks) weeks.",
                    "Correct sessions, minimumDays or the weeks of \(phase.name).")
            }
        }
    }
}

extension RuleValue {
    var shape: RequiredRow.Shape {
        switch self {
        case .number: .number
        case .numbers: .numbers
        case .text: .text
        case .texts: .texts
        case .flag: .flag
        case .phases: .phases
        }
    }
}
