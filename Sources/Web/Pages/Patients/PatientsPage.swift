import Care
import Clinic

/// Patients by what was typed, or those changed last.
struct PatientsPage: Sendable {
    let typed: String
    let found: [PatientLine]
    let person: SignedInPerson

    func page(_ visit: Visit) -> HTML {
        visit.page(
            title: "Patients",
            body: """
                \(PageHeading(title: "Patients", actions: actions(visit)))
                <search>\(searchForm(visit))</search>
                \(results)
                """, current: Site.patients)
    }

    private func actions(_ visit: Visit) -> HTML {
        """
        \(if: visit.may(.registerPatient), "<a class=\"button\" href=\"\(url: Site.newPatient)\">Register a patient</a>")\
        \(if: visit.may(.importReferral), "<a class=\"button\" href=\"\(url: Site.importReferral)\">Import a referral</a>")
        """
    }

    private func searchForm(_ visit: Visit) -> HTML {
        let field = Field(
            "search", "Name, birth date or record number", .search, value: typed,
            hint: "The beginning of each name is enough, as “mar gon”; a birth date as 1984-03-02.")
        return """
            <form class="form inline search" method="post" action="\(url: Site.patients)">\
            <input type="hidden" name="\(FormFrame.tokenName)" value="\(visit.token?.formToken ?? "")">\
            \(field)<button type="submit" class="button primary">Search</button></form>
            """
    }

    private var results: HTML {
        guard !found.isEmpty else {
            return EmptyState(
                title: typed.isEmpty ? "No patients yet" : "Nobody found for “\(typed)”",
                words: typed.isEmpty
                    ? "Register the first patient, or import a referral."
                    : "Try fewer letters of the name, the birth date, or the record number."
            ).html
        }
        let columns: [DataTable.Column] = [.init("Name"), .init("Born"), .init("Record number")]
        let table = DataTable(
            caption: "Patients", columns: columns + (person.may(.seeChart) ? [.init("Phase")] : []),
            rows: found.map(row))
        let count = found.count == 50 ? "the first 50" : "\(found.count)"
        return Panel(
            title: typed.isEmpty ? "Changed last" : "Found", remark: count, body: table.html
        ).html
    }

    private func row(_ line: PatientLine) -> [HTML] {
        let seesChart = (try? Authorisation.require(.seeChart, of: person, patient: line.patient)) != nil
        let path = seesChart ? Site.chart(line.patient) : Site.registration(line.patient)
        let identity: [HTML] = [
            "<a href=\"\(url: path)\">\(line.name.display)</a>", "\(line.birthDate.words)", "\(line.recordNumber)",
        ]
        guard person.may(.seeChart) else { return identity }
        let isOver = line.phase == .ended || line.phase == .declined
        return identity + [seesChart ? Tag(line.phase.title, isOver ? .plain : .accent).html : "Restricted"]
    }
}

/// The form for a new patient.
struct NewPatientPage: Sendable {
    let form: RegistrationForm
    var refusals: [Refusal] = []

    func page(_ visit: Visit) -> HTML {
        let frame = visit.formFrame(
            to: Site.newPatient, button: "Register patient", fields: form.fields(refusals), refusals: refusals,
            cancelPath: Site.patients)
        let actions: HTML = "<a class=\"button\" href=\"\(url: Site.importReferral)\">Import a referral instead</a>"
        return visit.page(
            title: "New patient",
            body: """
                \(PageHeading(title: "New patient", actions: visit.may(.importReferral) ? actions : nil))
                \(Panel(title: "Registration", body: frame.html))
                """, current: Site.patients, width: .narrow)
    }
}
