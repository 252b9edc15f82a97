public import Foundation

/// Which questionnaires a patient is expected to answer and when, by the rows of their protocol.
///
/// `ASK-SCREENING`, `ASK-BEFORE-SESSION`, `ASK-AFTER-SESSION` and, for each phase of treatment, `ASK-WEEKLY-`,
/// `ASK-FOUR-WEEKLY-`, `ASK-MONTHLY-` and `ASK-QUARTERLY-` with the phase's name list the scales for everybody; a row whose id
/// goes on with an indication, as `ASK-WEEKLY-INDUCTION-ptsd`, adds those of its patients. `ASK-AFTER-PC-PTSD-5` lists what a
/// positive screen asks for. `ASK-BEFORE-HOURS`, `ASK-AFTER-HOURS`, `ASK-HOUR` and `ASK-LATE` say when. A protocol without a
/// row does not ask.
public enum AskingCalendar {
    /// What is expected around `now`, in order of time: what is open, late or was just missed, what was answered of it, and
    /// the next that comes.
    ///
    /// Any answer to the scale between opening and closing counts, whoever typed it in.
    ///
    /// - Parameter scale: what this clinic has of a scale; nil leaves it out of the schedule.
    public static func expected(
        of course: Course, under treatment: TreatmentProtocol, scale: (String) -> AskedScale?, at now: Instant,
        zone: TimeZone
    ) -> [ExpectedQuestionnaire] {
        let occasions = AskingOccasions(course: course, treatment: treatment, now: now, zone: zone)
        return occasions.all.flatMap { occasion in
            var named: Set<String> = []
            return occasion.rules.flatMap { rule in
                rule.texts.compactMap { id -> ExpectedQuestionnaire? in
                    guard named.insert(id).inserted, let scale = scale(id) else { return nil }
                    return ExpectedQuestionnaire(
                        slot: "\(occasion.id).\(id)", occasion: occasion.group, title: occasion.title, scale: scale,
                        opens: occasion.opens, late: occasion.late, closes: occasion.closes,
                        state: state(of: id, on: occasion, course, at: now, zone: zone), rule: rule)
                }
            }
        }.sorted { ($0.opens, $0.slot) < ($1.opens, $1.slot) }
    }

    private static func state(
        of scale: String, on occasion: AskingOccasions.Occasion, _ course: Course, at now: Instant, zone: TimeZone
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

extension Rule {
    fileprivate var texts: [String] {
        switch value {
        case .texts(let texts)?: texts
        case .text(let text)?: [text]
        default: []
        }
    }
}
