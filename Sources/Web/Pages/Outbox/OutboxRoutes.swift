import Care
import Clinic

/// Messages to patients and to people: what waits, what left and what could not.
enum OutboxRoutes {
    static let routes: [Route] = [
        .get(Site.outbox, .permission(.seeOutbox)) { visit in
            let page = OutboxPage(
                lines: try await visit.clinic.outbox(access: try visit.access(), at: visit.now),
                channels: visit.clinic.asking.channels)
            return .page(page.page(visit))
        }
    ]
}
