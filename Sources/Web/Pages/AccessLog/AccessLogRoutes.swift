import Care
import Clinic

/// The access log and the review of broken glass.
enum AccessLogRoutes {
    static let routes: [Route] = [
        .get(Site.accessLog, .permission(.seeAccessLog)) { visit in .page(try await page(visit)) },
        .post(
            Site.accessReviews, .permission(.reviewBreakGlass),
            { visit in
                _ = try visit.command()
                let position = Int64(visit.form["position"]) ?? 0
                try await visit.premises.log.review(
                    position, note: FormScope("review\(position)").read(visit.form)["note"], access: try visit.access(),
                    now: visit.now)
                return .redirect(Site.accessLog)
            }, again: { visit, refusal in .page(try await page(visit, refusal)) }),
    ]

    private static let limit = 100

    private static func page(_ visit: Visit, _ refusal: Refusal? = nil) async throws -> HTML {
        let access = try await visit.access(to: .seeAccessLog)
        var filter = AccessLogPage.Filter(
            record: visit.query["record"] ?? "", person: visit.query["person"] ?? "", day: visit.query["day"] ?? "",
            event: visit.query["event"] ?? "")
        let wanted = try await read(&filter, visit, access)
        var lines: [AccessLogLine] = []
        if let wanted {
            lines = try await visit.premises.log.lines(
                matching: wanted, before: visit.query["before"].flatMap { Int64($0) }, limit: limit, access: access)
        }
        var reviews: [BreakGlassReview]?
        if visit.may(.reviewBreakGlass) {
            reviews = try await visit.premises.log.openReviews(access: try await visit.access(to: .reviewBreakGlass))
        }
        let patients = Set(lines.compactMap(\.patient) + (reviews ?? []).map(\.patient))
        let page = AccessLogPage(
            lines: lines, people: await visit.clinic.people.directory.everyone,
            records: try await visit.clinic.recordNumbers(of: patients, access: access), filter: filter,
            reviews: reviews, reviewer: access.person.id, clock: WallClock(visit.clinic.zone),
            token: visit.token?.formToken ?? "", next: lines.count == limit ? lines.last?.position : nil,
            refused: refusal.map {
                FormScope.Refused(form: "review\(visit.form["position"])", typed: visit.form, refusal: $0)
            })
        return visit.page(title: "Access log", body: page.html, current: Site.accessLog)
    }

    /// What to look for; nil when nothing can fit, and then the field says why.
    private static func read(
        _ filter: inout AccessLogPage.Filter, _ visit: Visit, _ access: Access
    ) async throws -> AccessLogFilter? {
        var wanted = AccessLogFilter(
            person: filter.person.isEmpty ? nil : PersonID(filter.person), event: AccessEvent(rawValue: filter.event))
        if !filter.record.isEmpty {
            guard let patient = try await visit.clinic.patient(recordNumber: filter.record, access: access) else {
                filter.errors["record"] = "No chart has this record number. Check it, or leave it empty."
                return nil
            }
            wanted.patient = patient
        }
        if !filter.day.isEmpty {
            guard let day = Day(filter.day) else {
                filter.errors["day"] = "That is not a day. Write it as 2026-11-21."
                return nil
            }
            wanted.day = day
        }
        return wanted
    }
}
