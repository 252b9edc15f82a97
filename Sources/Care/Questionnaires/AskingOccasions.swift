import Foundation

/// The moments at which a course asks, before anyone has looked whether it was answered.
struct AskingOccasions {
    struct Occasion {
        let id: String
        let group: String
        let title: String
        let rules: [Rule]
        let opens: Instant
        let late: Instant
        let closes: Instant
    }

    let course: Course
    let treatment: TreatmentProtocol
    let now: Instant
    let zone: TimeZone

    var all: [Occasion] {
        switch course.phase {
        case .screening: screening + afterPositiveScreen
        case .consent, .planning: forIndication + afterPositiveScreen
        case .induction, .continuation, .maintenance:
            (course.dosedSessions.isEmpty ? forIndication : []) + beforeSessions + afterSession + recurring
        case .declined, .ended: []
        }
    }

    private var lateMinutes: Double { (treatment.number("ASK-LATE") ?? 48) * 60 }

    /// What the course is decided or planned for; nil before.
    private var indication: Indication? { course.plan?.content.plan.indication ?? course.decision?.content.indication }

    /// The row for everybody, and the one for the patient's indication.
    private func rows(_ id: String) -> [Rule] {
        [treatment.rule(id), indication.flatMap { treatment.rule("\(id)-\($0.rawValue)") }].compactMap { $0 }
    }

    // MARK: Before treatment

    private var screening: [Occasion] {
        guard let rule = treatment.rule("ASK-SCREENING"), let opens = course.registeredAt else { return [] }
        return [
            Occasion(
                id: "screening", group: "screening", title: "For screening", rules: [rule], opens: opens,
                late: opens.adding(minutes: lateMinutes), closes: .distantFuture)
        ]
    }

    /// The longer form that a positive screen for post-traumatic stress asks for.
    private var afterPositiveScreen: [Occasion] {
        guard let rule = treatment.rule("ASK-AFTER-PC-PTSD-5"), let from = treatment.number("ASK-AFTER-PC-PTSD-5-FROM"),
            let screen = course.scores.last(where: { $0.content.scale == "pc-ptsd-5" }), screen.content.total >= from
        else { return [] }
        return [
            Occasion(
                id: "screening.pc-ptsd-5", group: "screening.pc-ptsd-5", title: "After a positive PC-PTSD-5",
                rules: [rule],
                opens: screen.occurredAt, late: screen.occurredAt.adding(minutes: lateMinutes), closes: .distantFuture)
        ]
    }

    /// Once it is known what is treated, the scales that will follow it, before the first dose. What was answered during
    /// screening counts.
    private var forIndication: [Occasion] {
        guard let decision = course.decision, decision.content.outcome == .eligible, let opens = course.registeredAt,
            let indication, let rule = treatment.rule("ASK-SCREENING-\(indication.rawValue)")
        else { return [] }
        let id = "screening.\(indication.rawValue)"
        return [
            Occasion(
                id: id, group: id, title: "Before the first session", rules: [rule], opens: opens,
                late: decision.occurredAt.adding(minutes: lateMinutes),
                closes: .distantFuture)
        ]
    }

    // MARK: Around sessions

    private var beforeSessions: [Occasion] {
        let hours = treatment.numbers("ASK-BEFORE-HOURS")
        let rules = rows("ASK-BEFORE-SESSION")
        guard !rules.isEmpty, let least = hours.min(), let most = hours.max() else { return [] }
        return course.bookings.map { booking in
            let id = "before.\(booking.session)"
            return Occasion(
                id: id, group: id, title: "Before the session of \(Day(booking.at, in: zone).words)", rules: rules,
                opens: booking.at.adding(minutes: -most * 60), late: booking.at.adding(minutes: -least * 60),
                closes: booking.at)
        }.filter { now < $0.closes }
    }

    /// The last session's alone: what was not answered before the next one is too late to be asked.
    private var afterSession: [Occasion] {
        let rules = rows("ASK-AFTER-SESSION")
        guard !rules.isEmpty, let session = course.dosedSessions.last else { return [] }
        let hours = treatment.numbers("ASK-AFTER-HOURS")
        let moments = hours.map { FollowUp.moment(hours: $0, after: session.closedAt, zone: zone) }
        guard let last = moments.last else { return [] }
        let ends = moments.dropFirst() + [last.adding(minutes: lateMinutes * 2)]
        guard let end = ends.last, now < end else { return [] }
        // Nobody is called about silence before the time that the protocol leaves after the session itself.
        let patience = session.closedAt.adding(minutes: lateMinutes)
        let day = Day(session.closedAt, in: zone)
        return zip(hours, zip(moments, ends)).map { hours, span in
            let half = span.0.adding(minutes: min(lateMinutes, span.1.minutes(since: span.0) / 2))
            return Occasion(
                id: "after.\(session.session).\(Figure.text(hours))h", group: "after.\(session.session)",
                title: "\(FollowUp.words(hours: hours).capitalisedFirstLetter) after the session of \(day.words)",
                rules: rules, opens: span.0,
                late: max(half, patience), closes: span.1)
        }
    }

    // MARK: By the calendar

    private var recurring: [Occasion] {
        guard let first = course.dosedSessions.first else { return [] }
        let start = Day(first.openedAt, in: zone)
        // What follows every four weeks is asked for the first time when induction ends.
        let turn = course.decisions.first { $0.content.outcome != .continueInduction }.map {
            Day($0.occurredAt, in: zone)
        }
        return every("weekly", from: 1) { start.adding(days: 7 * $0) }
            + every("four-weekly", from: turn == nil ? 1 : 0) { (turn ?? start).adding(days: 28 * $0) }
            + every("monthly", from: 1) { start.adding(months: $0) }
            + every("quarterly", from: 1) { start.adding(months: 3 * $0) }
    }

    /// The occasion that stands now and the one after it.
    ///
    /// - Parameter first: the number of the first occasion; 0 asks on the very day from which the others are counted.
    private func every(_ name: String, from first: Int, day: (Int) -> Day) -> [Occasion] {
        let rules = rows("ASK-\(name.uppercased())-\(course.phase.rawValue.uppercased())")
        guard !rules.isEmpty else { return [] }
        let today = Day(now, in: zone)
        let hour = Int(treatment.number("ASK-HOUR") ?? 9)
        func opens(_ number: Int) -> Instant { day(number).instant(hour: hour, minute: 0, in: zone) }
        // Each period has at least a week, so this many have begun at most.
        let most = max(0, today.days(since: day(0)) / 7)
        let current = (0...most).last { opens($0) <= now } ?? 0
        return (max(first, current)...max(first, current + 1)).map { number in
            let id = "\(name).\(day(number))"
            return Occasion(
                id: id, group: id, title: "\(name.capitalisedFirstLetter), \(day(number).words)", rules: rules,
                opens: opens(number), late: opens(number).adding(minutes: lateMinutes), closes: opens(number + 1))
        }
    }
}

extension String {
    fileprivate var capitalisedFirstLetter: String { prefix(1).uppercased() + dropFirst() }
}

extension Instant {
    fileprivate static let distantFuture = Instant(microseconds: .max)
}
