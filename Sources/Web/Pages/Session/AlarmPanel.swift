import Care
import Clinic

/// The alarms of a session, the most urgent first: marks, shape and words beside the colour, and one tap to answer.
struct AlarmPanel: Component {
    let page: SessionPage

    var html: HTML {
        let alarms = page.view.alarms
        guard !alarms.isEmpty else { return HTML() }
        return """
            <section class="alarms" aria-label="Alarms">\(alarms.map(item))</section>
            """
    }

    private func item(_ alarm: Alarm) -> HTML {
        let isEscalated = alarm.isEscalated(at: page.now)
        return """
            <div class="alarm alarm-\(alarm.priority.word)\(if: alarm.isAnswered, " answered")\
            \(if: isEscalated, " escalated")" role="\(alarm.priority == .low ? "status" : "alert")">
            \(Icon(alarm.priority).html)<div class="what"><p class="title"><span class="marks">\(alarm.priority.marks)</span> \
            \(alarm.reason)</p><p>\(alarm.basis), since \(page.clock.time(alarm.since)). \
            <span class="soft">\(alarm.priority.title)</span> <span class="source"><code>\(alarm.id)</code>\
            \(if: !alarm.approved, " <span class=\"unapproved\">\(Icon.unknown.html)\(FindingList.notApproved)</span>")\
            </span></p>\(answers(alarm, isEscalated))</div>\(button(alarm))</div>
            """
    }

    private func answers(_ alarm: Alarm, _ isEscalated: Bool) -> HTML {
        let names = alarm.answeredBy.map(page.name).joined(separator: " and ")
        if alarm.isAnswered { return "<p class=\"soft\">Answered by \(names).</p>" }
        if isEscalated {
            return """
                <p><b>\(alarm.answeredBy.isEmpty ? "Nobody has answered" : "Only \(names) has answered"). \
                Go there, and call somebody.</b></p>
                """
        }
        guard !alarm.answeredBy.isEmpty else { return HTML() }
        return "<p class=\"soft\">Answered by \(names); needs a second person.</p>"
    }

    private func button(_ alarm: Alarm) -> HTML? {
        guard page.may.contains(.answerAlarm), !alarm.isAnswered, !alarm.answeredBy.contains(page.viewer) else {
            return nil
        }
        return page.taps(
            to: "alarms", name: "alarm", [.init(alarm.id, "I am here", alarm.priority == .high ? .grave : .primary)]
        ).html
    }
}

extension AlarmPriority {
    /// For classes and short labels.
    var word: String {
        switch self {
        case .low: "low"
        case .medium: "medium"
        case .high: "high"
        }
    }
}

extension Icon {
    /// A shape of its own for each priority.
    init(_ priority: AlarmPriority) {
        switch priority {
        case .low: self = .note
        case .medium: self = .caution
        case .high: self = .exclude
        }
    }
}
