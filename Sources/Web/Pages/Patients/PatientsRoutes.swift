import Care
import Clinic

/// Finding patients and registering new ones.
///
/// A search is posted: what is typed is often a name, and addresses are kept in histories and logs.
enum PatientsRoutes {
    static let routes: [Route] = [
        .get(Site.patients, .permission(.searchPatients), list),
        .post(Site.patients, .permission(.searchPatients), list),
        .get(Site.newPatient, .permission(.registerPatient)) { visit in
            .page(NewPatientPage(form: RegistrationForm()).page(visit))
        },
        .post(Site.newPatient, .permission(.registerPatient), register) { visit, refusal in
            .page(
                NewPatientPage(form: RegistrationForm(visit.form), refusals: [RegistrationForm.placed(refusal)])
                    .page(visit))
        },
    ]

    private static func list(_ visit: Visit) async throws -> Answer {
        let typed = visit.form["search"]
        let found = try await visit.clinic.searchPatients(typed, access: try visit.access())
        return .page(PatientsPage(typed: typed, found: found, person: try visit.person()).page(visit))
    }

    private static func register(_ visit: Visit) async throws -> Answer {
        let form = RegistrationForm(visit.form)
        let patient = try await visit.clinic.register(
            try form.registration(), confirmedNew: form.confirmedNew, access: try visit.access(), try visit.command())
        return .redirect(Site.registration(patient) + "?done=registered")
    }
}
