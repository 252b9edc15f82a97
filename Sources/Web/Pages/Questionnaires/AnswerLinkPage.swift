import Care
import Clinic
import Measures

/// What a patient sees behind a link: one questionnaire, or that it was answered, or that the link does not work. It names
/// neither the patient nor anything of the chart.
struct AnswerLinkPage {
    let clinic: String
    let notice: PatientNotice
    let isSynthetic: Bool

    func questions(
        _ list: QuestionList, path: String, sequence: Int, refusal: Refusal?, saving: Bool
    ) -> HTML {
        let open = refusal?.code == "answers.open"
        let body: HTML = """
            <h1>A few questions</h1>\
            <p class="soft">\(list.scoring.questions.count) questions, for \(clinic). Answer for yourself; \
            there is no right or wrong.</p>\(crisis)\
            <form class="form questionnaire" method="post" action="\(url: path)" novalidate\
            \(if: saving, " data-saves=\"\(url: path + "/answers")\" data-sequence=\"\(sequence)\"") \
            dir="\(list.direction.rawValue)">\
            \(refusal.map(summary))\(list)\(if: saving, Self.status)\
            <div class="actions"><button type="submit" class="button primary">Send my answers</button>\
            \(if: open, Self.skip)</div></form>\
            \(readers)
            """
        return frame(title: "Questionnaire", body, scripts: saving ? [.answers] : [])
    }

    /// A timed task in the place of questions.
    func task(_ form: TaskForm) -> HTML {
        frame(
            title: "Task",
            "<h1>A short task</h1>\(form.refusal.map(summary))\(form)\(readers)", scripts: [.tasks])
    }

    /// The same for whoever opens it, whatever was answered.
    func thanks(onTablet: Bool) -> HTML {
        frame(
            title: "Thank you",
            """
            <h1>Thank you</h1><p>Your answers have reached \(clinic). You may close this page.</p>\
            \(if: onTablet, "<p>Please hand the tablet back.</p><p><a class=\"button\" href=\"\(url: Site.unlock)\">Staff: unlock</a></p>")\
            \(crisis)\(readers)
            """)
    }

    func refused(_ refusal: Refusal) -> HTML {
        let phone: HTML = notice.clinicPhone.isEmpty ? "" : " The clinic's number is \(notice.clinicPhone)."
        return frame(
            title: "Link",
            """
            <h1>This link cannot be opened</h1><p role="alert">\(refusal.reason) \(refusal.remedy)\(phone)</p>\(crisis)
            """)
    }

    private func frame(title: String, _ body: HTML, scripts: [Asset] = []) -> HTML {
        var frame = PageFrame(clinic: clinic)
        frame.homePath = ""
        frame.synthetic = isSynthetic
        return frame.render(
            title: title, body: "<div class=\"patient-page\">\(body)</div>", width: .narrow, scripts: scripts)
    }

    private var crisis: HTML {
        let digits = PhoneNumber(notice.crisisNumber)?.digits
        return """
            <aside class="crisis" aria-label="In a crisis"><p>\(notice.crisis)</p>\
            \(digits.map { "<p><a class=\"button\" href=\"tel:\($0)\">Call \($0)</a></p>" })</aside>
            """
    }

    private var readers: HTML {
        "<section class=\"readers\"><h2>Who reads this, and when</h2><p>\(notice.readers)</p></section>"
    }

    private func summary(_ refusal: Refusal) -> HTML {
        let words: HTML = "\(refusal.reason) \(refusal.remedy)"
        let line: HTML = refusal.field.map { "<a href=\"#\(Field.identifier($0))\">\(words)</a>" } ?? words
        return "<div class=\"refusals\" role=\"alert\" tabindex=\"-1\"><p>\(line)</p></div>"
    }

    private static let status: HTML = "<p class=\"saving\" role=\"status\" data-saving></p>"
    private static let skip: HTML =
        "<button type=\"submit\" class=\"button quiet\" name=\"skip\" value=\"yes\">Send without them</button>"
}
