import Care
import Clinic
import Measures

/// A questionnaire typed in by staff: read out by phone, or from paper.
enum SheetRoutes {
    static let routes: [Route] = [
        .get("/patients/:patient/questionnaires/:scale", .permission(.recordScore), reads: "chart") { visit in
            try await page(visit, typed: visit.queryForm, refusal: nil)
        },
        .post(
            "/patients/:patient/questionnaires/:scale", .permission(.recordScore), save,
            again: { try await page($0, typed: $0.form, refusal: $1) }),
    ]

    private static func scoring(_ visit: Visit) throws -> SheetScoring {
        let scoring = try visit.clinic.scoring(of: visit.parameters["scale"] ?? "")
        guard visit.clinic.hasWords(scoring.definition) else {
            throw Refusal(
                code: "scale.unknown", field: "scale", reason: "The words of this questionnaire are not here.",
                remedy: "Enter its total instead.")
        }
        return scoring
    }

    private static func page(_ visit: Visit, typed: Form, refusal: Refusal?) async throws -> Answer {
        let scoring = try scoring(visit)
        let definition = scoring.definition
        let course = try await visit.readCourse()
        let list = QuestionList(
            scoring: scoring, library: visit.clinic.scales,
            values: AnswerForm(form: typed, scoring: scoring).readable, refusal: refusal, compact: true)
        let usual: AnswerSheet.Mode = definition.task == nil ? .telephone : .paper
        let how = Field(
            "mode", "How it was answered",
            .radio([
                .init(AnswerSheet.Mode.telephone.rawValue, "Read out by phone"),
                .init(AnswerSheet.Mode.paper.rawValue, "On paper, or in the room"),
            ]), value: typed.optional("mode") ?? usual.rawValue,
            error: refusal.flatMap { [$0].error(for: "mode") })
        let on = Field(
            "on", "Answered on", .date, value: typed.optional("on") ?? visit.today.description,
            error: refusal.flatMap { [$0].error(for: "on") })
        let form = visit.formFrame(
            to: Site.sheet(course.patient, definition.id), button: "Record answers",
            fields: """
                <div class="fields-across">\(how)\(on)</div>\
                <div class="sheet-questions\(if: isRow(definition), " across")" dir="\(list.direction.rawValue)">\(list)</div>
                """, refusals: refusal.map { [$0] } ?? [], cancelPath: visit.afterSaving(course.patient))
        return visit.chartPage(
            title: definition.title,
            remark: definition.task == nil
                ? "About \(definition.recall.words). Leave open what was not answered; a suicide question left open raises a risk."
                : "What a task of the clinic's own gave; the one on the screen is opened under Let the patient answer.",
            course: course, width: .narrow, Panel(title: "Answers", body: form.html).html)
    }

    /// Short answers stand beside each other, so that a whole sheet is seen at once.
    private static func isRow(_ scale: ScaleDefinition) -> Bool {
        scale.items.allSatisfy { scale.allowedValues(of: $0).count <= 5 }
    }

    private static func save(_ visit: Visit) async throws -> Answer {
        let patient = try visit.patient()
        let scoring = try scoring(visit)
        let mode: AnswerSheet.Mode = try FactReading.choice(visit.form, "mode", "How it was answered")
        _ = try await visit.clinic.recordSheet(
            try AnswerForm(form: visit.form, scoring: scoring).answers(), scale: scoring.definition.id, mode: mode,
            on: try FactReading.day(visit.form, "on", notAfter: visit.today), for: patient,
            access: try visit.access(), try visit.command())
        return .redirect(visit.afterSaving(patient))
    }
}
