import Care
import Clinic

/// Takes one entry back, or puts the right one in its place.
enum CorrectionPage {
    static func answer(_ visit: Visit, asked: Form, refusals: [Refusal] = []) async throws -> Answer {
        let course = try await visit.readCourse()
        let line = try await line(visit, asked)
        let content = line.entry.content
        let words = EntryWords(content, seesTherapy: true, scales: visit.clinic.scales)
        let filled = fields(content, asked: refusals.isEmpty ? nil : asked, refusals: refusals, visit)
        var kinds = [
            Field.Choice("entered-in-error", "Entered in error", hint: "It does not count any more; it stays readable.")
        ]
        if filled != nil {
            kinds.insert(Field.Choice("amended", "Amend", hint: "What you enter below stands in its place."), at: 0)
        }
        let chosen = asked.optional("correction") ?? kinds[0].value
        let form = visit.formFrame(
            to: Site.corrections(course.patient), button: "Record the correction",
            fields: """
                <input type="hidden" name="entry" value="\(line.entry.sequence)">\
                <input type="hidden" name="session" value="\(line.session?.text ?? "")">\
                \(Field("correction", "Correction", .radio(kinds), value: chosen, error: refusals.error(for: "entry")))\
                \(filled.map { $0.html })\
                \(Field("reason", "What was wrong", value: asked["reason"], error: refusals.error(for: "reason")))
                """, refusals: refusals, cancelPath: Site.history(course.patient))
        let names = await visit.authorNames()
        return visit.chartPage(
            title: "Correct an entry",
            remark:
                "Entry \(line.entry.sequence), \(names(line.entry.author)), \(visit.dateAndClock(line.entry.occurredAt))",
            course: course, width: .narrow,
            """
            \(Panel(title: words.title, body: "<p class=\"note-text\">\(words.text)</p>"))\
            \(Panel(title: "Correction", body: form.html))
            """)
    }

    static func save(_ visit: Visit) async throws -> Answer {
        let patient = try visit.patient()
        let line = try await line(visit, visit.form)
        let kind = Correction.Kind(rawValue: visit.form["correction"]) ?? .enteredInError
        _ = try await visit.clinic.correct(
            line.entry.sequence, in: line.session, kind: kind, reason: visit.form["reason"],
            replacement: kind == .amended ? try replacement(of: line.entry.content, visit) : nil, on: patient,
            access: try visit.access(), try visit.command())
        let place = line.session.map { "?session=\($0)" } ?? "?before=\(line.entry.sequence + 1)"
        return .redirect(Site.history(patient) + place)
    }

    /// The entry that is asked about, provided that this person may read it.
    private static func line(_ visit: Visit, _ asked: Form) async throws -> HistoryLine {
        let unknown = Refusal(
            code: "correction.unknown", field: "entry", reason: "There is no such entry.",
            remedy: "Choose an entry of this chart.")
        guard let sequence = Int64(asked["entry"]), sequence > 0 else { throw unknown }
        let patient = try visit.patient()
        let access = try await visit.access(to: .seeChart)
        let found: HistoryLine?
        if let session = asked.optional("session") {
            found = try await visit.clinic.history(of: SessionID(session), patient: patient, access: access)
                .first { $0.entry.sequence == sequence }
        } else {
            found = try await visit.clinic.history(of: patient, before: sequence + 1, limit: 1, access: access).first
        }
        guard let found, found.entry.sequence == sequence, CorrectionRules.isCorrectable(found.entry.content) else {
            throw unknown
        }
        if case .noted(let note) = found.entry.content, note.kind.isTherapy, try await !visit.readsTherapyNotes() {
            throw Visit.denied
        }
        return found
    }

    /// The fields in which the right entry is written; nil for kinds that can only be taken back.
    private static func fields(_ content: ChartEntry, asked: Form?, refusals: [Refusal], _ visit: Visit) -> [Field]? {
        var typed = Form()
        switch content {
        case .scored(let score):
            typed.add(score.scale, to: "scale")
            typed.add(Figure.text(score.total), to: "total")
            typed.add(score.suicideItem?.rawValue ?? "none", to: "suicideItem")
            typed.add(score.on.description, to: "on")
            return ClinicalForms.score(
                asked ?? typed, of: visit.clinic.scales, refusals: refusals, today: visit.today)
        case .noted(let note):
            typed.add(note.kind.rawValue, to: "kind")
            typed.add(note.text, to: "text")
            return ClinicalForms.note(asked ?? typed, refusals: refusals, mayWriteTherapy: note.kind.isTherapy)
        default:
            return FactForm.filled(from: content).map { form, typed in
                form.fields(asked ?? typed, refusals: refusals, today: visit.today)
            }
        }
    }

    private static func replacement(of content: ChartEntry, _ visit: Visit) throws -> ChartEntry? {
        switch content {
        case .scored:
            return .scored(try ClinicalForms.readScore(visit.form, today: visit.today))
        case .noted(let before):
            let kind: ClinicalNote.Kind = try FactReading.choice(visit.form, "kind", "The kind of note")
            guard kind.isTherapy == before.kind.isTherapy else {
                throw Refusal(
                    code: "correction.replacement", field: "kind",
                    reason: "A therapy note stays one, and another note cannot become one.",
                    remedy: "Take the note back and write it anew.")
            }
            return .noted(
                ClinicalNote(kind: kind, text: try FactReading.words(visit.form, "text", "The note", most: 20_000)))
        default:
            guard let form = FactForm.filled(from: content)?.form else { return nil }
            return try form.read(visit.form, today: visit.today).first
        }
    }
}
