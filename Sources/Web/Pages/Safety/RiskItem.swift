import Care
import Clinic
import Foundation

/// One risk in a list: how grave, why, who answers for it, how much time is left, and what was done so far.
struct RiskItem: Component {
    let record: RiskRecord
    let names: AuthorNames
    let zone: TimeZone
    let now: Instant
    /// Forms about it, for those who may.
    var forms: HTML?

    var html: HTML {
        let risk = record.raised.content
        return """
            <li class="point" id="risk-\(risk.id.text)"><p class="what">\(Tag(risk.level.rawValue.capitalisedFirst, risk.level.tone)) \
            \(risk.reason) \(state)</p><p class="small">\(standing)</p>\
            <p class="source">Raised \(clock.dayAndTime(record.raised.occurredAt)) by \(names(record.raised.author)). \(risk.source.capitalisedFirst)</p>\
            \(if: !steps.isEmpty, "<ul class=\"lines small\">\(steps.map { "<li>\($0)</li>" as HTML })</ul>")\(forms)</li>

            """
    }

    private var clock: WallClock { WallClock(zone) }

    private var owner: String { record.owner.map { names($0) } ?? "nobody" }

    private var state: Tag {
        if record.isLate(at: now) { return Tag("Nobody reached the patient in time", .exclude) }
        if let closing = record.closing { return Tag("Closed \(clock.dayAndTime(closing.occurredAt))", .good) }
        return record.isAnswered ? Tag("Patient reached", .good) : Tag("Act by \(clock.dayAndTime(record.due))", .hold)
    }

    private var standing: String {
        if let closing = record.closing { return "Closed by \(names(closing.author)): \(closing.content.words)" }
        return record.isAnswered
            ? "\(owner) owns it until it is closed in words."
            : "\(owner) owns it and must speak with the patient by \(clock.dayAndTime(record.due))."
    }

    /// What was done, in the order it was charted.
    private var steps: [String] {
        let passed = record.passings.map { passing in
            (
                passing.sequence,
                "\(clock.dayAndTime(passing.occurredAt)) · \(passing.content.reason): now with \(names(passing.content.to))"
            )
        }
        let tried = record.contacts.map { contact in
            (
                contact.sequence,
                "\(clock.dayAndTime(contact.occurredAt)) · \(names(contact.author)) · "
                    + "\(contact.content.means.words.capitalisedFirst), \(contact.content.outcome.words): "
                    + contact.content.words
            )
        }
        return (passed + tried).sorted { $0.0 < $1.0 }.map(\.1)
    }
}
