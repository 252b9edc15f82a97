import Care
import Clinic

/// Which monitor measures whom, and what monitors sent that nobody could place.
enum MonitorRoutes {
    static let routes: [Route] = [
        .get(Site.monitors, .permission(.settleQuarantine)) { visit in try await page(visit) },
        .post(Site.monitorLinks, .permission(.settleQuarantine), link, again: page),
        .post(Site.monitorReleases, .permission(.settleQuarantine), release, again: page),
        .post(Site.quarantine, .permission(.settleQuarantine), settle, again: page),
    ]

    private static func page(_ visit: Visit) async throws -> Answer { try await shown(visit, nil) }

    private static func page(_ visit: Visit, _ refusal: Refusal) async throws -> Answer {
        try await shown(visit, refusal)
    }

    private static func shown(_ visit: Visit, _ refusal: Refusal?) async throws -> Answer {
        let access = try await visit.access(to: .settleQuarantine)
        let page = MonitorsPage(
            places: try visit.clinic.monitorPlaces(access: access),
            sessions: try await visit.clinic.openSessions(access: access),
            items: try await visit.clinic.quarantine(access: access), refused: refusal, done: visit.query["done"] != nil
        )
        return .page(page.page(visit))
    }

    private static func link(_ visit: Visit) async throws -> Answer {
        let chosen = try await chosenSession(visit)
        try await visit.clinic.linkMonitor(
            at: visit.form["place"], to: chosen.session, of: chosen.patient,
            access: try await permission(visit, on: chosen.patient), try visit.command())
        return .redirect(Site.monitors + "?done=yes")
    }

    private static func release(_ visit: Visit) async throws -> Answer {
        guard let link = visit.clinic.monitors.link(of: visit.form["place"]) else {
            // Posted again after it was done: the command knows.
            return .redirect(Site.monitors + "?done=yes")
        }
        try await visit.clinic.releaseMonitor(
            at: link.place, reason: visit.form["reason"], of: link.patient,
            access: try await permission(visit, on: link.patient), try visit.command())
        return .redirect(Site.monitors + "?done=yes")
    }

    private static func settle(_ visit: Visit) async throws -> Answer {
        if visit.form["action"] == "dismiss" {
            try await visit.clinic.dismissQuarantine(
                visit.form["item"], reason: visit.form["reason"], access: try visit.access(), try visit.command())
        } else {
            let chosen = try await chosenSession(visit)
            try await visit.clinic.assignQuarantine(
                visit.form["item"], to: chosen.session, of: chosen.patient,
                access: try await permission(visit, on: chosen.patient), try visit.command())
        }
        return .redirect(Site.monitors + "?done=yes")
    }

    /// The session that was chosen from the list, which holds only those this person may choose.
    private static func chosenSession(_ visit: Visit) async throws -> OpenSessionLine {
        let sessions = try await visit.clinic.openSessions(access: try await visit.access(to: .settleQuarantine))
        guard let line = sessions.first(where: { $0.session.text == visit.form["session"] }) else {
            throw Refusal(
                code: "monitor.session", field: "session", reason: "No open session was chosen.",
                remedy: "Choose the session of the patient who sits there.")
        }
        return line
    }

    private static func permission(_ visit: Visit, on patient: PatientID) async throws -> Access {
        try await visit.premises.log.authorise(
            .linkMonitor, of: try visit.person(), patient: patient, what: Permission.linkMonitor.title, now: visit.now)
    }
}
