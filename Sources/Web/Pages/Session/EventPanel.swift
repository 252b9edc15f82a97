import Care
import Clinic

/// Adverse events: one tap records one as mild; what it was in full follows when there is time.
struct EventPanel: Component {
    let page: SessionPage

    static let names = ["grade", "action", "medicine", "resolved", "resolvedAt"]

    var html: HTML {
        Panel(title: "Adverse events", remark: "\(page.session.adverseEvents.count) so far", body: "\(grid)\(list)")
            .html
    }

    private var grid: HTML {
        guard page.may.contains(.recordEvent) else { return HTML() }
        return """
            <p class="soft">One tap records it as grade 1, mild.</p>
            \(page.taps(to: "events", name: page.scope("event").name("kind"), AdverseEventKind.allCases.map {
                TapForm.Button($0.rawValue, $0.title)
            }))
            """
    }

    private var list: HTML {
        let events = page.session.adverseEvents.sorted { $0.content.number < $1.content.number }
        guard !events.isEmpty else {
            return page.may.contains(.recordEvent) ? HTML() : "<p class=\"soft\">None so far.</p>"
        }
        return "<div class=\"events\">\(events.map(item))</div>"
    }

    private func item(_ event: Recorded<AdverseEvent>) -> HTML {
        let content = event.content
        let scope = page.scope("event\(content.number)")
        let line: HTML = """
            <span>\(page.clock.time(event.occurredAt)) <b>\(content.kind.title)</b> \
            \(Tag(Self.grade(content.grade), Self.tone(content))) \(if: content.resolved, "resolved", else: "ongoing")\
            \(content.resolvedAt.map { " \(page.clock.time($0))" as HTML })\(if: !content.action.isEmpty, ": \(content.action)")\
            \(content.medicine.map { ", given \($0)" as HTML })</span>
            """
        guard page.may.contains(.recordEvent) else { return "<p>\(line)</p>" }
        return """
            <details class="more"\(if: scope.isRefused, " open")><summary>\(line)</summary>
            \(page.form(scope, to: "events", button: "Save \(content.kind.title.lowercased())", names: Self.names, """
                <input type="hidden" name="event-number" value="\(content.number)">\
                <input type="hidden" name="event-kind" value="\(content.kind.rawValue)">\
                \(Field(
                    scope.name("grade"), "Grade", .select((1...5).map { .init("\($0)", Self.grade($0)) }),
                    value: scope.value("grade", "\(content.grade)"), error: scope.error("grade")))\
                \(Field(
                    scope.name("action"), "What was done", .textArea(rows: 2), value: scope.value("action", content.action),
                    error: scope.error("action"), required: false))\
                \(Field(
                    scope.name("medicine"), "Medicine given", value: scope.value("medicine", content.medicine ?? ""),
                    hint: "Name, dose and route.", error: scope.error("medicine"), required: false))\
                \(Field(
                    scope.name("resolved"), "Resolved", .checkbox,
                    value: scope.value("resolved", content.resolved ? "yes" : ""), required: false))\
                \(Field(
                    scope.name("resolvedAt"), "Resolved at", .time,
                    value: scope.value("resolvedAt", content.resolvedAt.map(page.clock.timeOfDay) ?? ""),
                    hint: "Empty stands for now.", error: scope.error("resolvedAt"), required: false))
                """))</details>
            """
    }

    /// CTCAE-style grades in words.
    static func grade(_ grade: Int) -> String {
        let words = [1: "mild", 2: "moderate", 3: "severe", 4: "life-threatening", 5: "fatal"]
        return "Grade \(grade)" + (words[grade].map { ", \($0)" } ?? "")
    }

    static func tone(_ event: AdverseEvent) -> Tone {
        if event.serious { return event.resolved ? .hold : .exclude }
        return event.grade == 2 ? .caution : .note
    }
}
