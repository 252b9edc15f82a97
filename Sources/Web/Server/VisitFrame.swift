import Care
import Clinic

extension Visit {
    /// A whole page around `body`, with the places this person may go.
    func page(
        title: String, body: HTML, current: String? = nil, theme: PageFrame.Theme = .day,
        width: PageFrame.Width = .standard, printHeading: String? = nil, scripts: [Asset] = [],
        shownAt: Instant? = nil
    ) -> HTML {
        var frame = PageFrame(clinic: clinic.identity.name)
        frame.homePath = session.map { Site.home(of: $0.person) } ?? Site.signIn
        frame.theme = theme
        frame.synthetic = clinic.identity.isSynthetic
        frame.now = shownAt ?? now
        if let session, let token {
            frame.navigation = places(current: current)
            frame.person = PageFrame.Person(
                name: session.person.name,
                role: session.person.roles.sorted().map(\.title).joined(separator: ", "), signOutPath: Site.signOut,
                token: token.formToken,
                links: [PageFrame.Place(label: "Account", path: Site.account, current: current == Site.account)])
        }
        return frame.render(title: title, body: body, width: width, printHeading: printHeading, scripts: scripts)
    }

    private func places(current: String?) -> [PageFrame.Place] {
        let all: [(String, String, Permission)] = [
            ("Today", Site.today, .seeToday), ("Floor", Site.floor, .seeFloor),
            ("Patients", Site.patients, .searchPatients), ("Tasks", Site.tasks, .seeTasks),
            ("Outbox", Site.outbox, .seeOutbox),
            ("Monitors", Site.monitors, .settleQuarantine),
            ("Protocols", Site.protocols, .seeProtocols), ("People", Site.people, .seePeople),
            ("Access log", Site.accessLog, .seeAccessLog), ("Verify", Site.verify, .verifyRecord),
        ]
        return all.filter { may($0.2) }.map { PageFrame.Place(label: $0.0, path: $0.1, current: $0.1 == current) }
    }

    /// A moment as the clinic's wall shows it.
    func clock(_ moment: Instant) -> String { WallClock(clinic.zone).time(moment) }
    func dateAndClock(_ moment: Instant) -> String { WallClock(clinic.zone).dayAndTime(moment) }
}
