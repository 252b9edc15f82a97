public import Foundation

/// Which questionnaires a patient is expected to answer and when, by the rows of their protocol.
///
/// `ASK-SCREENING`, `ASK-BEFORE-SESSION`, `ASK-AFTER-SESSION` and, for each phase of treatment, `ASK-WEEKLY-`,
/// `ASK-MONTHLY-` and `ASK-QUARTERLY-` with the phase's name list the scales; `ASK-BEFORE-HOURS`, `ASK-AFTER-HOURS`,
/// `ASK-HOUR` and `ASK-LATE` say when. A protocol without a row does not ask.
public enum AskingCalendar {
    /// What is expected around `now`, in order of time: what is open, late or was just missed, what was answered of it, and
    /// the next that comes.
    ///
    /// Any answer to the scale between opening and closing counts, whoever typed it in.
    public static func expected(
        of course: Course, under treatment: TreatmentProtocol, at now: Instant, zone: TimeZone
    ) -> [ExpectedQuestionnaire] {
        let calendar = Occasions(course: course, treatment: treatment, now: now, zone: zone)
        return calendar.all.flatMap { occasion in
            occasion.rule.texts.map { scale in
                ExpectedQuestionnaire(
                    slot: "\(occasion.id).\(scale)", occasion: occasion.group, title: occasion.title, scale: scale,
                    opens: occasion.opens, late: occasion.late, closes: occasion.closes,
                    state: state(of: scale, on: occasion, course, at: now, zone: zone), rule: occasion.rule)
            }
        }.sorted { ($0.opens, $0.slot) < ($1.opens, $1.slot) }
    }

    private static func state(
        of scale: String, on occasion: Occasions.Occasion, _ course: Course, at now: Instant, zone: TimeZone
    ) -> ExpectedQuestionnaire.State {
        let from = Day(occasion.opens, in: zone)
        func counts(_ answered: Instant, on day: Day) -> Bool {
            answered >= occasion.opens && answered < occasion.closes && day >= from
        }
        let isAnswered =
            course.sheets.contains { $0.content.scale == scale && counts($0.occurredAt, on: $0.content.on) }
            || course.scores.contains { $0.content.scale == scale && counts($0.occurredAt, on: $0.content.on) }
        if isAnswered { return .answered }
        if now < occasion.opens { return .coming }
        if now >= occasion.closes { return .missed }
        return now >= occasion.late ? .late : .open
    }
}

/// The moments at which a course asks, before anyone has looked whether it was answered.
private struct Occasions {
    struct Occasion {
        let id: String
        let group: String
        let title: String
        let rule: Rule
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
        case .screening: screening
        case .induction, .continuation, .maintenance: beforeSessions + afterSession + recurring
        case .declined, .consent, .planning, .ended: []
        }
    }

    private var lateMinutes: Double { (treatment.number("ASK-LATE") ?? 48) * 60 }

    private var screening: [Occasion] {
        guard let rule = treatment.rule("ASK-SCREENING"), let opens = course.registeredAt else { return [] }
        return [
            Occasion(
                id: "screening", group: "screening", title: "For screening", rule: rule, opens: opens,
                late: opens.adding(minutes: lateMinutes), closes: .distantFuture)
        ]
    }

    private var beforeSessions: [Occasion] {
        let hours = treatment.numbers("ASK-BEFORE-HOURS")
        guard let rule = treatment.rule("ASK-BEFORE-SESSION"), let least = hours.min(), let most = hours.max() else {
            return []
        }
        return course.bookings.map { booking in
            let id = "before.\(booking.session)"
            return Occasion(
                id: id, group: id, title: "Before the session of \(Day(booking.at, in: zone))", rule: rule,
                opens: booking.at.adding(minutes: -most * 60), late: booking.at.adding(minutes: -least * 60),
                closes: booking.at)
        }.filter { now < $0.closes }
    }

    /// The last session's alone: what was not answered before the next one is too late to be asked.
    private var afterSession: [Occasion] {
        guard let rule = treatment.rule("ASK-AFTER-SESSION"), let session = course.dosedSessions.last else { return [] }
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
                title: "\(FollowUp.words(hours: hours)) after the session of \(day)", rule: rule, opens: span.0,
                late: max(half, patience), closes: span.1)
        }
    }

    private var recurring: [Occasion] {
        guard let start = course.progress(zone: zone).startedOn else { return [] }
        let phase = course.phase.rawValue.uppercased()
        return every("weekly", "ASK-WEEKLY-\(phase)") { start.adding(days: 7 * $0) }
            + every("monthly", "ASK-MONTHLY-\(phase)") { start.adding(months: $0) }
            + every("quarterly", "ASK-QUARTERLY-\(phase)") { start.adding(months: 3 * $0) }
    }

    /// The occasion that stands now and the one after it.
    private func every(_ name: String, _ id: String, day: (Int) -> Day) -> [Occasion] {
        guard let rule = treatment.rule(id) else { return [] }
        let today = Day(now, in: zone)
        let hour = Int(treatment.number("ASK-HOUR") ?? 9)
        func opens(_ number: Int) -> Instant { day(number).instant(hour: hour, minute: 0, in: zone) }
        // Each period has at least a week, so this many have begun at most.
        let most = max(0, today.days(since: day(0)) / 7)
        let current = (0...most).last { opens($0) <= now } ?? 0
        return (max(1, current)...current + 1).map { number in
            let id = "\(name).\(day(number))"
            return Occasion(
                id: id, group: id, title: "\(name.capitalisedFirstLetter), \(day(number))", rule: rule,
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

extension Rule {
    fileprivate var texts: [String] {
        switch value {
        case .texts(let texts)?: texts
        case .text(let text)?: [text]
        default: []
        }
    }
}
