public import Foundation

extension Course {
    /// What the rules of response, maintenance and surveillance need to know of this course.
    public func progress(zone: TimeZone) -> CourseProgress {
        func day(_ instant: Instant) -> Day { Day(instant, in: zone) }
        let indication = plan?.content.plan.indication ?? decision?.content.indication ?? .depression
        let turn = decisions.lastIndex { $0.content.outcome != .continueInduction }
        let since = turn.map { day(decisions[$0].occurredAt) }
        let phaseSessions = dosedSessions.filter { session in since.map { day(session.openedAt) >= $0 } ?? true }
        return CourseProgress(
            indication: indication, phase: phase, phaseFrom: since,
            sessions: dosedSessions.map { session in
                CourseProgress.GivenSession(
                    day: day(session.openedAt), dose: session.given,
                    perKilogram: session.weight.map { session.given.per($0) })
            },
            scores: scores.map {
                CourseProgress.ScaleScore(scale: $0.content.scale, day: $0.content.on, value: $0.content.total)
            },
            intervalDays: decisions.last { $0.content.intervalDays != nil }?.content.intervalDays
                ?? plan?.content.plan.intervalDays,
            decidedAfterSessions: decisions.dropFirst(turn.map { $0 + 1 } ?? 0)
                .map { decision in phaseSessions.count { $0.closedAt <= decision.occurredAt } },
            relapseEvents: relapseEvents(day: day),
            teamReviewedOn: surveillance.last { $0.content.item == SurveillanceItem.teamReview.rawValue }?.content.on,
            couldBePregnant: couldBePregnant(on: sessions.last.map { day($0.closedAt) }),
            cardiacRisk: has(.cardiacHistory), liverRisk: hasLiverRisk, dependence: dependenceSigns)
    }

    /// Anyone not registered as male, from 12 to 55: the ages between which the product asks about pregnancy.
    private func couldBePregnant(on day: Day?) -> Bool {
        guard let registration, registration.sex != .male, let day else { return false }
        return (12...55).contains(day.years(since: registration.birthDate))
    }
}
