import Care
import Clinic

/// Who read what, newest first, and the broken glass that an owner has yet to look at.
struct AccessLogPage: Sendable {
    /// What the filter form was sent with, as typed.
    struct Filter: Sendable {
        var record = ""
        var person = ""
        var day = ""
        var event = ""
        /// What of it could not be used, and why.
        var errors: [String: String] = [:]

        /// The same filter for the next page.
        func query(before position: Int64) -> HTML {
            let fields = [("record", record), ("person", person), ("day", day), ("event", event)].filter {
                !$0.1.isEmpty
            }
            return "?before=\(position)\(fields.map { "&amp;\($0.0)=\(component: $0.1)" as HTML })"
        }

        var isEmpty: Bool { record.isEmpty && person.isEmpty && day.isEmpty && event.isEmpty }
    }

    let lines: [AccessLogLine]
    let people: [Person]
    /// Charts are named by record number here, not by whose they are.
    let records: [PatientID: String]
    let filter: Filter
    /// Nil for those who may not review.
    let reviews: [BreakGlassReview]?
    let reviewer: PersonID
    let clock: WallClock
    let token: String
    /// The position to go on from, when there may be more.
    let next: Int64?
    var refused: FormScope.Refused?

    var html: HTML {
        """
        \(PageHeading(title: "Access log", remark: "Who read, changed or was denied what. Charts are named by record number."))
        \(reviewPanel)\(Panel(title: "Narrow down", body: form))
        \(Panel(title: "Entries", remark: remark, body: "\(table)\(more)"))
        """
    }

    private var remark: String { lines.isEmpty ? "none" : "\(lines.count), newest first" }

    // MARK: Reviews

    private var reviewPanel: Panel? {
        guard let reviews else { return nil }
        if reviews.isEmpty {
            return Panel(title: "Broken glass to review", body: "<p class=\"soft\">Nothing waits for review.</p>")
        }
        return Panel(
            title: "Broken glass to review", remark: "\(reviews.count) waiting",
            body: "<ul class=\"line-list\">\(reviews.map { "<li>\(item($0))</li>" })</ul>")
    }

    private func item(_ review: BreakGlassReview) -> HTML {
        let scope = FormScope("review\(review.position)", refused: refused)
        let words: HTML = """
            <p>\(Tag("Glass broken", .caution)) <b>\(name(review.person))</b> opened record \
            <b>\(record(review.patient))</b> on \(clock.dayAndTime(review.at)).</p><p>“\(review.reason)”</p>
            """
        guard review.person != reviewer else {
            return "\(words)<p class=\"soft\">You broke this glass yourself: another owner reviews it.</p>"
        }
        return """
            \(words)<div id="\(scope.id)">\(FormFrame(
                action: Site.accessReviews, commandID: Visit.commandID(), token: token, button: "Close review",
                fields: """
                    <input type="hidden" name="position" value="\(review.position)">\
                    \(Field(
                        scope.name("note"), "What you found", .textArea(rows: 2), value: scope.value("note"),
                        error: scope.error("note")))
                    """,
                refusals: scope.refusals(["note"])))</div>
            """
    }

    // MARK: Filter

    private var form: HTML {
        """
        <form class="form inline all-optional" method="get" action="\(url: Site.accessLog)">
        \(Field("record", "Record number", .search, value: filter.record, error: filter.errors["record"], required: false))\
        \(Field(
            "person", "Person",
            .select([.init("", "Anyone")] + people.map { .init($0.id.text, $0.name) }), value: filter.person,
            required: false))\
        \(Field("day", "Day", .date, value: filter.day, error: filter.errors["day"], required: false))\
        \(Field(
            "event", "What happened",
            .select([.init("", "Anything")] + AccessEvent.allCases.map { .init($0.rawValue, $0.words) }),
            value: filter.event, required: false))
        <div class="actions"><button class="button primary">Show</button>\
        \(if: !filter.isEmpty, "<a class=\"button quiet\" href=\"\(url: Site.accessLog)\">Show everything</a>")</div>
        </form>
        """
    }

    // MARK: Lines

    private var table: DataTable {
        DataTable(
            caption: "Access log",
            columns: [
                .init("When"), .init("Who"), .init("As"), .init("Event"), .init("What"), .init("Record"),
                .init("Remark"),
            ],
            rows: lines.map { line in
                [
                    "<span class=\"nowrap\">\(clock.dayAndTime(line.at))</span>",
                    "\(line.person.map(name) ?? "nobody known")",
                    "\(line.role?.title ?? "–")", Tag(line.event.words, line.event.tone).html,
                    "\(line.what ?? line.permission?.title ?? "–")", "\(line.patient.map(record) ?? "–")",
                    "\([line.reason, line.source].compactMap { $0 }.joined(separator: ", "))",
                ]
            }, none: "Nothing in the log fits.")
    }

    private var more: HTML {
        guard let next else { return HTML() }
        return """
            <p class="actions"><a class="button" href="\(url: Site.accessLog)\(filter.query(before: next))">Older entries</a></p>
            """
    }

    private func name(_ person: PersonID) -> String { people.first { $0.id == person }?.name ?? "someone who left" }

    private func record(_ patient: PatientID) -> String { records[patient] ?? "no such chart" }
}

extension AccessEvent {
    var words: String {
        switch self {
        case .read: "Read"
        case .denied: "Denied"
        case .glassBroken: "Glass broken"
        case .glassReviewed: "Glass reviewed"
        case .signedIn: "Signed in"
        case .unlocked: "Unlocked"
        case .signedOut: "Signed out"
        case .passwordRefused: "Password refused"
        }
    }

    var tone: Tone {
        switch self {
        case .denied, .passwordRefused: .hold
        case .glassBroken: .caution
        case .glassReviewed: .good
        case .read, .signedIn, .unlocked, .signedOut: .plain
        }
    }
}
