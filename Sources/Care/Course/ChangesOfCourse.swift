/// What is ordered for the next session against what the last one was: dose and frequency never rise in one step.
extension Course {
    /// Days between sessions as last decided, else as the plan says. What was decided for an earlier course, or before a
    /// new induction, is no longer in force.
    public var intervalInForce: Int? {
        intervalDecisions.last?.content.intervalDays ?? plan?.content.plan.intervalDays
    }

    /// True when the plan orders more than either of the last two sessions was given, of which one may have been broken off; by
    /// weight where both are known. A rise of more than rounding makes counts.
    var raisesDose: Bool {
        guard let plan = plan?.content.plan else { return false }
        let latest = dosedSessions.suffix(2)
        return !latest.isEmpty && latest.allSatisfy { $0.route == plan.route && exceeds(plan.dose, $0) }
    }

    /// True when it was decided since the last session that the next ones come closer together.
    var raisesFrequency: Bool {
        guard let last = dosedSessions.last, let now = intervalInForce else { return false }
        let before = intervalDecisions.last { $0.occurredAt <= last.closedAt }?.content.intervalDays
        return (before ?? plan?.content.plan.intervalDays).map { now < $0 } ?? false
    }

    /// The decisions that led from one phase of treatment into another, and from which. One that goes on as before is none; a
    /// new induction always is one.
    var turns: [(index: Int, from: CoursePhase)] {
        var phase = CoursePhase.induction
        var turns: [(index: Int, from: CoursePhase)] = []
        for (index, decision) in decisions.enumerated() {
            let outcome = decision.content.outcome
            if outcome.phase != phase || outcome == .returnToInduction { turns.append((index, phase)) }
            // What follows an end is another course, which begins with its induction.
            phase = outcome == .end ? .induction : outcome.phase
        }
        return turns
    }

    private func exceeds(_ dose: PlannedDose, _ last: SessionSummary) -> Bool {
        if let rate = dose.perKilogram, let given = last.weight.map({ last.given.per($0) }) {
            return rate.value > given.value * 1.03
        }
        return dose.milligrams.value > last.given.value * 1.03
    }

    private var intervalDecisions: [Recorded<CourseDecision>] {
        let turn = decisions.lastIndex { $0.content.outcome == .end || $0.content.outcome == .returnToInduction }
        return decisions[(turn ?? 0)...].filter { $0.content.intervalDays != nil }
    }
}
