import Care
import Clinic
import Measures

/// Pages of a single form: where a link to something missing leads, and where a refused form comes back.
enum FactPages {
    static func saveFact(_ visit: Visit) async throws -> Answer {
        let patient = try visit.patient()
        guard let form = FactForm(rawValue: visit.form[FactForm.name]) else { throw noForm }
        _ = try await visit.clinic.recordHistory(
            try form.read(visit.form, today: visit.today), on: patient, access: try visit.access(), try visit.command())
        return .redirect(visit.form.optional("then") == "screening" ? Site.screening(patient) : Site.chart(patient))
    }

    static func fact(_ visit: Visit, typed: Form, refusals: [Refusal] = []) async throws -> Answer {
        guard let form = FactForm(rawValue: typed[FactForm.name]) else { throw noForm }
        let course = try await readCourse(visit)
        return visit.chartPage(
            title: form.title, course: course, width: .narrow,
            Panel(title: form.button, body: factForm(visit, form, typed: typed, refusals: refusals).html).html)
    }

    /// Scales with words are answered question by question; the total alone is for the rest, and for what came from
    /// elsewhere.
    static func score(_ visit: Visit, typed: Form, refusals: [Refusal] = []) async throws -> Answer {
        let course = try await readCourse(visit)
        let patient = course.patient
        let scales = visit.clinic.scales.scales.map(\.definition).filter(visit.clinic.hasWords)
        let asked = scales.first { $0.id == typed["scale"] }
        if let asked, refusals.isEmpty { return .redirect(Site.sheet(patient, asked.id)) }
        let list: HTML = """
            <ul class="scale-list">\(scales.map { scale in
                """
                <li><a href="\(url: Site.sheet(patient, scale.id))"><b>\(scale.title)</b>\
                <span>\(scale.measures.capitalisedFirst), \(scale.recall.words)</span></a></li>
                """ as HTML
            })</ul>
            """
        let total = scoreForm(visit, patient, typed: typed, refusals: refusals).html
        let ask: HTML = "<a class=\"small\" href=\"\(url: Site.asking(patient))\">Let the patient answer</a>"
        return visit.chartPage(
            title: "Score", course: course, width: .narrow,
            """
            \(if: !scales.isEmpty, Panel(title: "Question by question", actions: visit.may(.askPatient) ? ask : nil, body: list).html)\
            \(Panel(
                title: "Only the total", remark: "For scales whose words are not here, and for totals from elsewhere.",
                body: total))
            """)
    }

    static func columbia(_ visit: Visit, typed: Form, refusals: [Refusal] = []) async throws -> Answer {
        let course = try await readCourse(visit)
        return visit.chartPage(
            title: "C-SSRS screener",
            remark: "Leave out what was not asked. What its triage calls a risk is raised at once.", course: course,
            width: .narrow,
            Panel(
                title: "Answers", body: columbiaForm(visit, course.patient, typed: typed, refusals: refusals).html
            ).html)
    }

    static func note(_ visit: Visit, typed: Form, refusals: [Refusal] = []) async throws -> Answer {
        let course = try await readCourse(visit)
        return visit.chartPage(
            title: "Note", course: course, width: .narrow,
            Panel(title: "Write a note", body: noteForm(visit, course.patient, typed: typed, refusals: refusals).html)
                .html)
    }

    /// Shows nothing of the chart: whoever hears of a danger may raise it without seeing the chart.
    static func risk(_ visit: Visit, typed: Form, refusals: [Refusal] = []) throws -> Answer {
        let patient = try visit.patient()
        return .page(
            visit.page(
                title: "Raise a risk",
                body: """
                    \(PageHeading(title: "Raise a risk", remark: "A named clinician answers it and closes it in words."))\
                    \(Panel(title: "Risk", body: riskForm(visit, patient, typed: typed, refusals: refusals).html))
                    """, current: Site.patients, width: .narrow))
    }

    // MARK: Forms

    /// The forms that this person may use, for the foot of the chart.
    static func folded(_ visit: Visit, _ course: Course) -> [(title: String, html: HTML)] {
        let patient = course.patient
        var forms: [(String, HTML)] = []
        if visit.may(.recordScore) {
            forms.append(("Score", scoreLinks(visit, patient)))
        }
        if visit.may(.recordScore) {
            forms.append(("C-SSRS screener", columbiaForm(visit, patient, typed: Form(), place: "columbia").html))
        }
        if visit.may(.recordHistory) {
            let facts = FactForm.allCases.filter { $0 != .surveillance || course.phase.treats }
            forms += facts.map { ($0.title, factForm(visit, $0, typed: Form(), place: $0.rawValue).html) }
        }
        if visit.may(.writeNote) { forms.append(("Note", noteForm(visit, patient, typed: Form(), place: "note").html)) }
        if visit.may(.raiseRisk) { forms.append(("Risk", riskForm(visit, patient, typed: Form(), place: "risk").html)) }
        return forms
    }

    private static func factForm(
        _ visit: Visit, _ form: FactForm, typed: Form, refusals: [Refusal] = [], place: String? = nil
    ) -> FormFrame {
        let patient = PatientID(visit.parameters["patient"] ?? "")
        let hidden: HTML = """
            <input type="hidden" name="\(FactForm.name)" value="\(form.rawValue)">\
            <input type="hidden" name="then" value="\(typed["then"])">
            """
        return visit.formFrame(
            to: Site.facts(patient), button: form.button,
            fields: "\(hidden)\(form.fields(typed, refusals: refusals, today: visit.today).placed(place))",
            refusals: refusals)
    }

    private static func scoreForm(
        _ visit: Visit, _ patient: PatientID, typed: Form, refusals: [Refusal] = [], place: String? = nil
    ) -> FormFrame {
        visit.formFrame(
            to: Site.scores(patient), button: "Record score",
            fields: ClinicalForms.score(typed, of: visit.clinic.scales, refusals: refusals, today: visit.today)
                .placed(place).html,
            refusals: refusals)
    }

    /// Where scores are entered, the ones of this illness's everyday first.
    private static func scoreLinks(_ visit: Visit, _ patient: PatientID) -> HTML {
        let known = visit.clinic.scales.scales.map(\.definition).filter(visit.clinic.hasWords)
        let everyday = ["phq-9", "gad-7", "pcl-5", "peg", "c-ssrs-since-last"].compactMap { id in
            known.first { $0.id == id }
        }
        return """
            <div class="actions">\(everyday.map { scale in
                "<a class=\"button\" href=\"\(url: Site.sheet(patient, scale.id))\">\(scale.title)</a>" as HTML
            })<a class="button\(if: everyday.isEmpty, " primary")" href="\(url: Site.scores(patient))">\
            \(if: everyday.isEmpty, "Enter a score", else: "Other scales and totals")</a>\
            \(if: visit.may(.askPatient), "<a class=\"button quiet\" href=\"\(url: Site.asking(patient))\">Let the patient answer</a>")</div>
            """
    }

    private static func columbiaForm(
        _ visit: Visit, _ patient: PatientID, typed: Form, refusals: [Refusal] = [], place: String? = nil
    ) -> FormFrame {
        visit.formFrame(
            to: Site.columbia(patient), button: "Record answers",
            fields: """
                <div class="across stack">\(ClinicalForms.columbia(typed, refusals: refusals, today: visit.today).placed(place))</div>
                """, refusals: refusals)
    }

    private static func noteForm(
        _ visit: Visit, _ patient: PatientID, typed: Form, refusals: [Refusal] = [], place: String? = nil
    ) -> FormFrame {
        visit.formFrame(
            to: Site.notes(patient), button: "Save note",
            fields: ClinicalForms.note(typed, refusals: refusals, mayWriteTherapy: visit.may(.writeTherapyNote)).placed(
                place
            )
            .html,
            refusals: refusals)
    }

    private static func riskForm(
        _ visit: Visit, _ patient: PatientID, typed: Form, refusals: [Refusal] = [], place: String? = nil
    ) -> FormFrame {
        visit.formFrame(
            to: Site.risks(patient), button: "Raise the risk",
            fields: ClinicalForms.risk(typed, refusals: refusals).placed(place).html,
            refusals: refusals)
    }

    private static func readCourse(_ visit: Visit) async throws -> Course {
        try await visit.readCourse()
    }

    private static let noForm = Refusal(
        code: "fact.unknown", reason: "There is no such form.", remedy: "Open the chart and choose what to add.")
}

extension Visit {
    /// The course of this visit's patient, under the permission to see the chart.
    func readCourse() async throws -> Course {
        let access = granted?.permission == .seeChart ? try access() : try await access(to: .seeChart)
        return try await clinic.chart(of: try patient(), access: access, at: now).course
    }
}
