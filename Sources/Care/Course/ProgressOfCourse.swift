public import Foundation

extension Course {
    /// What the rules of response, maintenance and surveillance need to know of this course.
    public func progress(zone: TimeZone) -> CourseProgress {
        func day(_ instant: Instant) -> Day { Day(instant, in: zone) }
        let indication = plan?.content.plan.indication ?? decision?.content.indication ?? .depression
        let turns = turns
        let turn = turns.last?.index
        /// The first day whose sessions come after a decision: one that was held before it on its day does not.
        func after(_ index: Int) -> Day {
            let decision = decisions[index].occurredAt
            let isLater = dosedSessions.contains { $0.closedAt <= decision && day($0.openedAt) == day(decision) }
            return day(decision).adding(days: isLater ? 1 : 0)
        }
        let since = turn.map(after)
        let phaseSessions = dosedSessions.filter { session in since.map { day(session.openedAt) >= $0 } ?? true }
        return CourseProgress(
            indication: indication, phase: phase, phaseFrom: since,
            spacedFrom: turns.last { $0.from == .induction }.map { after($0.index) },
            decidedOn: decisions.last { $0.content.outcome != .continueInduction }.map { day($0.occurredAt) },
            sessions: dosedSessions.map { session in
                CourseProgress.GivenSession(
                    day: day(session.openedAt), dose: session.given,
                    perKilogram: session.weight.map { session.given.per($0) })
            },
            scores: scores.map {
                CourseProgress.ScaleScore(scale: $0.content.scale, day: $0.content.on, value: $0.content.total)
            },
            intervalDays: intervalInForce,
            decidedAfterSessions: decisions.dropFirst(turn.map { $0 + 1 } ?? 0)
                .map { decision in phaseSessions.count { $0.closedAt <= decision.occurredAt } },
            relapseEvents: relapseEvents(day: day),
            teamReviewedOn: surveillance.filter { $0.content.item == SurveillanceItem.teamReview.rawValue }
                .map(\.content.on).max(),
            couldBePregnant: couldBePregnant(on: sessions.last.map { day($0.closedAt) }),
            cardiacRisk: has(.cardiacHistory), liverRisk: hasLiverRisk, dependence: dependenceSigns)
    }

    /// Anyone not registered as male, from 12 to 55: the ages between which the product asks about pregnancy.
    private func couldBePregnant(on day: Day?) -> Bool {
        guard let registration, registration.sex != .male, let day else { return false }
        return (12...55).contains(day.years(since: registration.birthDate))
    }
}
