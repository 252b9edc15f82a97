import Care
import Foundation
import Measures

/// A course as its timeline: the last sessions with their scores and events, and what is planned.
enum CourseTimeline {
    /// How many sessions one drawing can hold and still be read.
    static let mostSessions = 60

    /// Nil before anything happened that can be drawn.
    static func of(
        _ course: Course, under treatment: TreatmentProtocol?, on today: Day, zone: TimeZone, scales: ScaleLibrary
    ) -> Timeline? {
        func day(_ moment: Instant) -> Day { Day(moment, in: zone) }
        let sessions = course.dosedSessions.suffix(mostSessions)
        let planned = planned(course, on: today, zone: zone)
        let begins =
            course.dosedSessions.count > mostSessions
            ? sessions.first.map { day($0.openedAt) }
            : [
                course.scores.first?.content.on, course.decision.map { day($0.occurredAt) },
                sessions.first.map { day($0.openedAt) },
            ].compactMap { $0 }.min()
        guard let begins else { return nil }
        let from = max(begins, today.adding(days: -730)).adding(days: -3)
        let through = max(planned.last ?? today, today).adding(days: 7)
        return Timeline(
            title: "Course", from: from, through: through, today: today,
            doses: sessions.filter { day($0.openedAt) >= from }.map { .init(day: day($0.openedAt), dose: $0.given) },
            scales: followed(course, treatment: treatment, from: from, zone: zone, scales),
            events: events(course, from: from, zone: zone), planned: planned)
    }

    private static func planned(_ course: Course, on today: Day, zone: TimeZone) -> [Day] {
        let booked = course.bookings.map { Day($0.at, in: zone) }
        let due = course.plan.map { PlanRules.upcoming($0.content.plan, after: course) } ?? []
        return Set(booked + due).filter { $0 >= today }.sorted()
    }

    /// The scales that the protocol follows for this indication, or those the chart has; at most two.
    private static func followed(
        _ course: Course, treatment: TreatmentProtocol?, from: Day, zone: TimeZone, _ scales: ScaleLibrary
    ) -> [Timeline.Scale] {
        let indication = course.plan?.content.plan.indication ?? course.decision?.content.indication ?? .depression
        let followed = treatment?.texts("SCALES-\(indication.rawValue)") ?? []
        let scored = Set(course.scores.map(\.content.scale))
        let others = scored.subtracting(followed).sorted()
        let progress = course.progress(zone: zone)
        return (followed.filter(scored.contains) + others).prefix(2).map { scale in
            Timeline.Scale(
                name: scales.title(of: scale), maximum: scales.highestTotal(of: scale) ?? 100,
                scores: course.scores.map(\.content).filter { $0.scale == scale && $0.on >= from }.suffix(120)
                    .map { .init(day: $0.on, value: $0.total) },
                thresholds: followed.contains(scale)
                    ? thresholds(scale, indication, baseline: progress.baseline(of: scale)?.value, treatment) : [])
        }
    }

    private static func thresholds(
        _ scale: String, _ indication: Indication, baseline: Double?, _ treatment: TreatmentProtocol?
    ) -> [Timeline.Threshold] {
        let key = String(scale.uppercased().filter { $0.isLetter || $0.isNumber })
        var lines: [Timeline.Threshold] = []
        if let cut = treatment?.number("REMISSION-\(indication.rawValue)-\(key)") {
            lines.append(.init(words: "remission", value: cut))
        }
        if let baseline, let rule = treatment?.rule("RESPONSE-\(indication.rawValue)"), rule.unit == "%",
            case .number(let share)? = rule.value
        {
            lines.append(.init(words: "response", value: baseline * (1 - share / 100)))
        }
        return lines
    }

    /// At most twelve, the latest; of adverse events those that needed more than watching.
    private static func events(_ course: Course, from: Day, zone: TimeZone) -> [Timeline.Event] {
        func day(_ moment: Instant) -> Day { Day(moment, in: zone) }
        var events: [Timeline.Event] = []
        if let consent = course.consents.last {
            events.append(.init(day: consent.content.signedOn, words: "Consent", tone: .good))
        }
        if let withdrawal = course.withdrawal {
            events.append(.init(day: day(withdrawal.occurredAt), words: "Consent withdrawn", tone: .hold))
        }
        if let plan = course.plan {
            events.append(
                .init(day: day(plan.occurredAt), words: "Plan revision \(plan.content.revision)", tone: .note))
        }
        events += course.decisions.suffix(4).map {
            .init(day: day($0.occurredAt), words: $0.content.outcome.words, tone: .note)
        }
        for session in course.sessions.suffix(mostSessions) {
            if let worst = session.adverseEvents.filter({ $0.grade >= 2 }).max(by: { $0.grade < $1.grade }) {
                events.append(
                    .init(
                        day: day(session.openedAt), words: worst.kind.title, tone: worst.serious ? .exclude : .caution))
            }
        }
        events += course.openRisks.map {
            .init(day: day($0.occurredAt), words: "Risk, \($0.content.level.rawValue)", tone: $0.content.level.tone)
        }
        return Array(events.filter { $0.day >= from }.sorted { $0.day < $1.day }.suffix(12))
    }
}
