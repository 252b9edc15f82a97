import Care
import Clinic

/// The clinic's day.
enum TodayRoutes {
    static let routes: [Route] = [.get(Site.today, .permission(.seeToday), today)]

    private static func today(_ visit: Visit) async throws -> Answer {
        let access = try visit.access()
        let view = try await visit.clinic.today(access: access, at: visit.now)
        let phases = try await visit.clinic.phaseCounts(access: access)
        let chairs = try await visit.clinic.chairs(access: access)
        let names = await visit.authorNames()
        let page = TodayPage(
            day: view.day, arrivals: view.sessions.map { Arrival($0, seenBy: access.person, visit) }, chairs: chairs,
            tasks: view.tasks.map { TaskRow($0, seenBy: access.person, today: view.day) },
            risks: visit.may(.seeChart)
                ? view.openRisks.map { TodayRisk($0, seenBy: access.person, names, visit) } : [],
            phases: phases)
        return .page(page.page(visit))
    }
}
