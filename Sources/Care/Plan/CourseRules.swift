/// Where a prescriber may take a course.
public enum CourseRules {
    public static func decide(_ decision: CourseDecision, for course: Course) throws -> CourseDecision {
        let target = decision.outcome.phase
        guard course.phase == target || course.phase.next.contains(target), course.phase.treats || target == .ended
        else {
            throw Refusal(
                code: "course.phase", field: "outcome",
                reason: "A course cannot go from \(course.phase.rawValue) to \(target.rawValue).",
                remedy: "Finish the steps before it first.")
        }
        guard course.openSession == nil else {
            throw Refusal(
                code: "course.session-open", reason: "A session is open.", remedy: "Close the session first.")
        }
        if let days = decision.intervalDays, !(1...180).contains(days) {
            throw Refusal(
                code: "course.interval", field: "interval", reason: "\(days) days is not an interval between sessions.",
                remedy: "Enter 1 to 180 days.")
        }
        // A new induction is a course of its own, at its own frequency.
        if decision.outcome != .returnToInduction, let days = decision.intervalDays, let now = course.intervalInForce,
            days < now, course.raisesDose
        {
            throw twoChanges(keeping: now)
        }
        return decision
    }

    static func twoChanges(keeping days: Int) -> Refusal {
        Refusal(
            code: "course.two-changes", field: "interval", reason: "Dose and frequency would both go up in one step.",
            remedy: "Keep \(days) days or more, and change the other after its effect is known.")
    }
}
