public import Foundation

/// What somebody must do about questionnaires: ask again where nobody answered, rate what no patient can answer alone, and
/// reach whom no message reached.
public enum AskingTasks {
    /// True for the id of a task that is answered by asking again.
    public static func owns(_ task: String) -> Bool { task.hasPrefix("asking.") || task.hasPrefix("message.") }

    /// The scale that a task asks staff to rate, or whose total to enter; nil for every other task.
    public static func rated(by task: String) -> String? {
        guard task.hasPrefix(ratingPrefix) else { return nil }
        return task.split(separator: ".").last.map(String.init)
    }

    private static let ratingPrefix = "rating."

    /// One task for everything that stays unanswered, one for each scale that is for staff, and one for each link that
    /// could not be sent.
    public static func wanted(
        in course: Course, expected: [ExpectedQuestionnaire], at now: Instant, zone: TimeZone
    ) -> [CareTask] {
        [unanswered(expected.filter(\.scale.way.isPatients), at: now, zone: zone)].compactMap { $0 }
            + expected.filter { !$0.scale.way.isPatients }.compactMap { rating($0, zone: zone) }
            + unsent(in: course, at: now, zone: zone)
    }

    /// A scale that no patient can be sent.
    private static func rating(_ expected: ExpectedQuestionnaire, zone: TimeZone) -> CareTask? {
        guard expected.state == .open || expected.state == .late else { return nil }
        let scale = expected.scale
        let isTotal = scale.way == .total
        return CareTask(
            expected.rule, id: ratingPrefix + expected.slot,
            title: isTotal ? "Record the total of \(scale.title)" : "Rate \(scale.title)",
            why: expected.title + (isTotal ? ". Its words are not here: use the clinic's own form." : "."),
            due: Day(expected.late, in: zone), role: isTotal ? .nurse : .prescriber)
    }

    /// All that one patient left unanswered: somebody calls once. It is named after what fell silent last, so that work that
    /// was done comes back only for something new.
    private static func unanswered(_ expected: [ExpectedQuestionnaire], at now: Instant, zone: TimeZone) -> CareTask? {
        let silent = Dictionary(grouping: expected, by: \.occasion).values.flatMap { items in
            let answered = items.filter { $0.state == .answered }.map(\.opens).max()
            // An answer to a later moment of the same occasion says that the patient was heard.
            return items.filter { item in
                (item.state == .late || item.state == .missed) && now >= item.late
                    && answered.map { item.opens >= $0 } ?? true
            }
        }.sorted { ($0.late, $0.slot) < ($1.late, $1.slot) }
        guard let oldest = silent.first, let latest = silent.last else { return nil }
        let titles = Set(silent.map(\.scale.title)).sorted()
        let since = Day(silent.map(\.opens).min() ?? oldest.opens, in: zone).words
        let (title, why) =
            titles.count == 1
            ? ("\(titles[0]) unanswered since \(since)", "\(latest.title). Ask again, or read it out by phone.")
            : (
                "\(titles.count) questionnaires unanswered, the oldest since \(since)",
                "\(titles.joined(separator: ", ")). Ask again, or read them out by phone."
            )
        return CareTask(
            latest.rule, id: "asking.\(latest.occasion)", title: title, why: why, due: Day(oldest.late, in: zone),
            role: .nurse)
    }

    /// A link that could not be sent and still works; a later request for the same scale takes its place.
    private static func unsent(in course: Course, at now: Instant, zone: TimeZone) -> [CareTask] {
        let answered = Set(course.sheets.compactMap(\.content.asking))
        return course.askings.compactMap { asked in
            let content = asked.content
            guard let message = course.messages[content.id], !message.sent, now < content.expires,
                !answered.contains(content.id),
                !course.askings.contains(where: { $0.content.scale == content.scale && $0.sequence > asked.sequence })
            else { return nil }
            return CareTask(
                id: "message.\(content.id)", title: "A message could not be sent",
                why: "By \(message.channel.words): \(message.why) Give the patient the link in another way.",
                due: Day(asked.occurredAt, in: zone), role: .frontDesk, rule: "MESSAGE", source: "the clinic's outbox",
                approved: true)
        }
    }
}
