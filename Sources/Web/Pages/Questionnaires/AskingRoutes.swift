import Care
import Clinic
import Measures

/// Asking a patient to answer: handing over a tablet, or making a link.
enum AskingRoutes {
    static let routes: [Route] = [
        .get("/patients/:patient/asking", .permission(.askPatient)) { visit in
            try await page(visit, typed: visit.queryForm, refusal: nil)
        },
        .post(
            "/patients/:patient/asking", .permission(.askPatient), ask,
            again: { try await page($0, typed: $0.form, refusal: $1) }),
    ]

    /// The ways a form may choose.
    enum How: String, CaseIterable {
        case tablet, email, text, show
    }

    private static func ask(_ visit: Visit) async throws -> Answer {
        let patient = try visit.patient()
        guard let how = How(rawValue: visit.form["how"]) else {
            throw Refusal(
                code: "asking.how", field: "how", reason: "It was not said how the patient answers.",
                remedy: "Choose one of the ways.")
        }
        let channel: MessageChannel? =
            switch how {
            case .email: .email
            case .text: .text
            case .tablet, .show: nil
            }
        let link = try await visit.clinic.ask(
            visit.form["scale"], mode: how == .tablet ? .tablet : .link, channel: channel, of: patient,
            access: try visit.access(), try visit.command())
        guard how == .tablet, let token = visit.token else { return .redirect(Site.asking(patient)) }
        // The device goes into the patient's hands: nothing of the clinic opens on it until somebody unlocks it.
        try await visit.premises.signIn.lock(token, now: visit.now)
        return .redirect(Site.answerLink(link))
    }

    private static func page(_ visit: Visit, typed: Form, refusal: Refusal?) async throws -> Answer {
        let patient = try visit.patient()
        let view = try await visit.clinic.registration(
            of: patient, access: try await visit.access(to: .seeRegistration), at: visit.now)
        let page = AskingPage(
            view: view, askings: try await visit.clinic.askings(of: patient, access: try visit.access(), at: visit.now),
            scales: visit.clinic.scales.scales.map(\.definition).filter(visit.clinic.isForPatients), typed: typed,
            refusals: refusal.map { [$0] } ?? [], publicAddress: visit.publicAddress)
        return .page(page.page(visit))
    }
}
