extension ScaleCheck {
    /// A task must be able to run, and each of its results must have an item that takes it.
    mutating func task() {
        guard let task = definition.task else { return }
        if !definition.modes.contains(.screen) {
            report("task", "A task runs on a screen, which is not among the modes.", "Add screen to modes.")
        }
        if !(0...20).contains(task.practice) {
            report("task.practice", "\(task.practice) turns of practice make no sense.", "Give 0 to 20.")
        }
        let items = definition.items + (definition.additional ?? [])
        for id in task.kind.results where !items.contains(where: { $0.id == id }) {
            report("task", "No item \(id) takes what the task counts.", "Add it to items, or to additional.")
        }
        if definition.items.map(\.id) != ["total"] {
            report("task", "A task answers the one item total.", "Leave nothing else in items.")
        }
        switch task.kind {
        case .reactionTime: reaction(task)
        case .symbolCoding:
            if !(10...600).contains(task.seconds ?? 0) {
                report("task.seconds", "It is not said how long the task lasts.", "Give 10 to 600 seconds.")
            }
        }
    }

    private mutating func reaction(_ task: ScreenTask) {
        if !(1...100).contains(task.trials ?? 0) {
            report("task.trials", "It is not said how many turns count.", "Give 1 to 100.")
        }
        let wait = task.waitMilliseconds ?? []
        if wait.count != 2 || wait[0] < 100 || wait[0] >= wait[1] || wait[1] > 60_000 {
            report(
                "task.waitMilliseconds", "The wait for the signal is not a span.",
                "Give the shortest and the longest in milliseconds, as [1000, 4000].")
        }
        let (early, late) = (task.falseStartMilliseconds ?? 0, task.lapseMilliseconds ?? 0)
        if early < 1 || late <= early {
            report(
                "task.lapseMilliseconds", "A false start must end before a lapse begins.",
                "Give falseStartMilliseconds, and a higher lapseMilliseconds.")
        } else if let range = totals, !range.contains(Double(early)) || !range.contains(Double(late)) {
            report("task", "The total does not take every time the task can measure.", "Widen the range of total.")
        }
    }
}
