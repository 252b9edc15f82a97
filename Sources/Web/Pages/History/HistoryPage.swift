import Care
import Clinic
import Measures

/// Every entry, newest first: who wrote it, when, and what it says. What was corrected stays readable.
struct HistoryPage: Sendable {
    let course: Course
    /// Newest first.
    var lines: [HistoryLine]
    /// The correction of an entry, by the sequence of the entry that was wrong.
    var corrections: [Int64: Recorded<Correction>]
    /// Where the next older page begins; nil at the chart's beginning.
    var older: Int64?
    /// The session whose entries these are; nil for the chart's own.
    let session: SessionID?
    let seesTherapy: Bool
    let names: AuthorNames
    let clock: WallClock
    let mayCorrect: Bool
    let scales: ScaleLibrary

    func html(_ today: Day) -> HTML {
        let patient = course.patient
        let back: HTML? = session.map { _ in
            "<a class=\"button\" href=\"\(url: Site.history(patient))\">Whole chart</a>"
        }
        return """
            \(PatientBand(course, on: today, path: Site.chart(patient)))\
            \(PageHeading(title: session == nil ? "History" : "History of one session", remark: remark, actions: back))\
            <section class="panel"><ol class="entries plain">\(lines.map(item))</ol></section>
            \(older.map { older in
                "<p><a class=\"button\" href=\"\(url: "\(Site.history(patient))?before=\(older)")\">Older entries</a></p>"
            })
            """
    }

    private var remark: String {
        guard let first = lines.first, let last = lines.last else { return "No entries." }
        return session == nil
            ? "Entries \(first.entry.sequence) to \(last.entry.sequence) of \(course.sequence), newest first. Nothing is ever deleted."
            : "\(lines.count) entries, newest first. Nothing is ever deleted."
    }

    private func item(_ line: HistoryLine) -> HTML {
        let entry = line.entry
        let words = EntryWords(entry.content, seesTherapy: seesTherapy, scales: scales)
        let correction = corrections[entry.sequence]
        let text: HTML = words.text.isEmpty ? "" : "<p class=\"note-text\">\(words.text)</p>"
        return """
            <li class="entry" id="entry-\(entry.sequence)"><div class="when"><p>\(clock.dayAndTime(entry.occurredAt))</p>\
            <p>\(names(entry.author))</p>\(late(entry))</div><div><p class="kind">\(words.title) \
            <span class="small soft">\(entry.sequence)</span></p>\
            \(if: correction == nil, text, else: "<del>\(text)</del>")\(correction.map(corrected))\
            \(if: correction == nil, links(entry))</div></li>

            """
    }

    /// Said when an entry was written down well after it happened.
    private func late(_ entry: Entry) -> HTML? {
        guard entry.recordedAt.minutes(since: entry.occurredAt) >= 5 else { return nil }
        return "<p>recorded \(clock.dayAndTime(entry.recordedAt))</p>"
    }

    private func corrected(_ correction: Recorded<Correction>) -> HTML {
        let content = correction.content
        let right = content.replacement.map { EntryWords($0, seesTherapy: seesTherapy, scales: scales).text }
        return """
            <div>\(Tag(content.kind == .amended ? "Amended" : "Entered in error", .caution)) \
            \(right.map { "<span class=\"note-text\">\($0)</span>" as HTML })\
            <p class="small soft">\(content.reason). \(names(correction.author)), \(clock.dayAndTime(correction.occurredAt))</p></div>
            """
    }

    private func links(_ entry: Entry) -> HTML {
        var parts: [HTML] = []
        let patient = course.patient
        if session == nil {
            switch entry.content {
            case .sessionOpened(let opening):
                parts.append(link("Entries of this session", "\(Site.history(patient))?session=\(opening.session)"))
            case .sessionClosed(let summary):
                parts.append(link("Entries of this session", "\(Site.history(patient))?session=\(summary.session)"))
            default: break
            }
        }
        if mayCorrect, CorrectionRules.isCorrectable(entry.content), readable(entry.content) {
            let place = session.map { "&session=\($0)" } ?? ""
            parts.append(link("Correct", "\(Site.corrections(patient))?entry=\(entry.sequence)\(place)"))
        }
        return parts.isEmpty ? "" : "<p class=\"row small\">\(parts)</p>"
    }

    private func readable(_ content: ChartEntry) -> Bool {
        if case .noted(let note) = content, note.kind.isTherapy { return seesTherapy }
        return true
    }

    private func link(_ words: String, _ path: String) -> HTML { "<a href=\"\(url: path)\">\(words)</a>" }
}
