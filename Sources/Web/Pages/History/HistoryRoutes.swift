import Care
import Clinic

/// Every entry of a chart or of one session, and the correction of what was wrong.
enum HistoryRoutes {
    static let routes: [Route] = [
        .get("/patients/:patient/history", .permission(.seeChart), reads: "history") { visit in
            .page(try await history(visit))
        },
        .get("/patients/:patient/corrections", .permission(.correctEntry), reads: "history") { visit in
            try await CorrectionPage.answer(visit, asked: visit.queryForm)
        },
        .post(
            "/patients/:patient/corrections", .permission(.correctEntry), CorrectionPage.save,
            again: { try await CorrectionPage.answer($0, asked: $0.form, refusals: [$1]) }),
    ]

    static let pageLength = 50

    private static func history(_ visit: Visit) async throws -> HTML {
        let patient = try visit.patient()
        let access = try visit.access()
        let course = try await visit.clinic.chart(of: patient, access: access, at: visit.now).course
        var page = HistoryPage(
            course: course, lines: [], corrections: [:], older: nil,
            session: visit.query["session"].map { SessionID($0) },
            seesTherapy: try await visit.readsTherapyNotes(), names: await visit.authorNames(),
            clock: WallClock(visit.clinic.zone), mayCorrect: visit.may(.correctEntry),
            scales: visit.clinic.scales)
        if let session = page.session {
            page.lines = try await visit.clinic.history(of: session, patient: patient, access: access).reversed()
            for line in page.lines {
                guard case .corrected(let correction) = line.entry.content else { continue }
                page.corrections[correction.corrects] = Recorded(line.entry, correction)
            }
        } else {
            let before = visit.query["before"].flatMap { Int64($0) }
            page.lines = try await visit.clinic.history(of: patient, before: before, limit: pageLength, access: access)
            for correction in course.corrections { page.corrections[correction.content.corrects] = correction }
            page.older = page.lines.last.flatMap { $0.entry.sequence > 1 ? $0.entry.sequence : nil }
        }
        return visit.page(
            title: "History", body: page.html(visit.today), current: Site.patients, printHeading: course.sheetHeading)
    }
}

extension Recorded<Correction> {
    fileprivate init(_ entry: Entry, _ correction: Correction) {
        self.init(sequence: entry.sequence, occurredAt: entry.occurredAt, author: entry.author, content: correction)
    }
}
