import Care
import Clinic

/// The emergency card: what to know and whom to call, and a clock for everything that is done.
enum EmergencyRoutes {
    static let routes: [Route] = [
        .get("/patients/:patient/sessions/:session/emergency", .permission(.seeChart), reads: "emergency card") {
            visit in .page(try await page(visit))
        },
        .post(
            "/patients/:patient/sessions/:session/emergency", .permission(.recordEvent),
            { visit in
                guard let kind = EmergencyStep.Kind(rawValue: visit.form["step"]) else {
                    throw Refusal(
                        code: "emergency.step", reason: "The form does not say what was done.",
                        remedy: "Load the page and try again.")
                }
                let (patient, session) = (try visit.patient(), try visit.sessionID())
                _ = try await visit.clinic.recordEmergencyStep(
                    EmergencyStep(kind: kind, words: visit.form["words"]), in: session, of: patient,
                    access: try visit.access(), try visit.command())
                return .redirect(Site.session(patient, session, "emergency"))
            }, again: { visit, refusal in .page(try await page(visit, refusal)) }),
    ]

    private static func page(_ visit: Visit, _ refusal: Refusal? = nil) async throws -> HTML {
        let view = try await SessionRoutes.view(visit)
        let directory = await visit.clinic.people.directory
        let page = EmergencyCard(
            view: view, names: Dictionary(uniqueKeysWithValues: directory.everyone.map { ($0.id, $0.name) }),
            mayRecord: visit.may(.recordEvent) && view.stage != .closed, token: visit.token?.formToken ?? "",
            clock: WallClock(visit.clinic.zone), typed: refusal == nil ? "" : visit.form["words"], refusal: refusal)
        return visit.page(
            title: "Emergency", body: page.html, current: Site.today, theme: .dim, width: .wide, scripts: [.liveScript])
    }
}
