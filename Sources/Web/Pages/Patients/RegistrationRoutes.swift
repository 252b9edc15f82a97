import Care
import Clinic

/// Who a patient is, and their bookings: what the front desk works with.
enum RegistrationRoutes {
    static let routes: [Route] = [
        .get(Site.registration(.inPath), .permission(.seeRegistration), reads: "registration") { visit in
            try await page(visit) { _ in }
        },
        .post(Site.registration(.inPath), .permission(.registerPatient), change) { visit, refusal in
            try await page(visit) { $0.refusedForm = (RegistrationForm(visit.form), RegistrationForm.placed(refusal)) }
        },
    ]

    /// The page, with what was refused on it.
    static func page(_ visit: Visit, adding refused: (inout RegistrationPage) -> Void) async throws -> Answer {
        let access = try await visit.access(to: .seeRegistration)
        let view = try await visit.clinic.registration(of: try visit.patient(), access: access, at: visit.now)
        var page = RegistrationPage(view: view, chairs: try await visit.clinic.chairs(access: access))
        page.done = visit.query["done"]
        page.opensChart = (try? Authorisation.require(.seeChart, of: access.person, patient: view.patient)) != nil
        refused(&page)
        return .page(page.page(visit))
    }

    private static func change(_ visit: Visit) async throws -> Answer {
        // Registering is not a permission about one patient; a restricted chart stays closed all the same.
        let reading = try await visit.access(to: .seeRegistration)
        let patient = try visit.patient()
        let before = try await visit.clinic.registration(of: patient, access: reading, at: visit.now).registration
        let registration = try RegistrationForm(visit.form).registration(synthetic: before.synthetic)
        _ = try await visit.clinic.changeRegistration(
            of: patient, to: registration, access: try visit.access(), try visit.command())
        return .redirect(Site.registration(patient) + "?done=changed")
    }
}
