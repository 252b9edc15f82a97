import Care
import Clinic
import Measures

/// What a patient was asked to answer, and the form to ask for more. It shows no answer.
struct AskingPage {
    let view: RegistrationView
    let askings: [(line: AskingLine, link: String?)]
    let scales: [ScaleDefinition]
    let typed: Form
    let refusals: [Refusal]
    let publicAddress: String

    func page(_ visit: Visit) -> HTML {
        let registration = view.registration
        let band = PatientBand(
            name: registration.name.display, born: registration.birthDate.words,
            ageYears: visit.today.years(since: registration.birthDate),
            recordNumber: registration.medicalRecordNumber, details: [],
            path: visit.may(.seeChart) ? Site.chart(view.patient) : Site.registration(view.patient))
        let heading = PageHeading(
            title: "Questionnaires", remark: "The patient answers alone; the answers go to the chart at once.")
        return visit.page(
            title: "Questionnaires", body: "\(band)\(heading)\(asking(visit))\(made(visit))", current: Site.patients,
            width: .narrow)
    }

    private func asking(_ visit: Visit) -> Panel {
        guard !scales.isEmpty else {
            return Panel(
                title: "Ask",
                body:
                    "<p class=\"soft\">No questionnaire's words are here. Keep the scales beside the program.</p>"
            )
        }
        let form = visit.formFrame(
            to: Site.asking(view.patient), button: "Ask the patient",
            fields: """
                \(Field(
                    "scale", "Questionnaire",
                    .select(scales.map { .init($0.id, "\($0.title), \($0.task == nil ? $0.recall.words : "a task on this device")") }), value: typed["scale"],
                    error: refusals.error(for: "scale")))\
                \(Field("how", "How", .radio(ways(visit)), value: typed["how"], error: refusals.error(for: "how")))
                """, refusals: refusals)
        let byStaff: HTML = "<a class=\"small\" href=\"\(url: Site.scores(view.patient))\">Read it out yourself</a>"
        return Panel(title: "Ask", actions: visit.may(.recordScore) ? byStaff : nil, body: form.html)
    }

    /// By message only where one can leave, and where the patient agreed.
    private func ways(_ visit: Visit) -> [Field.Choice] {
        var ways: [Field.Choice] = [
            .init(
                AskingRoutes.How.tablet.rawValue, "Hand over this device",
                hint: "Your session is locked; unlock it with your password when you have it back.")
        ]
        if let contact = view.registration.contact, visit.clinic.asking.channels.contains(contact) {
            switch contact {
            case .email:
                ways.append(.init(contact.rawValue, "Send the link by e-mail", hint: view.registration.email))
            case .text:
                ways.append(.init(contact.rawValue, "Send the link as a text message", hint: view.registration.phone))
            }
        }
        return ways + [.init(AskingRoutes.How.show.rawValue, "Show the link here", hint: "To be handed over by you.")]
    }

    private func made(_ visit: Visit) -> Panel {
        guard !askings.isEmpty else {
            return Panel(title: "Asked", body: "<p class=\"soft\">This patient was not asked anything yet.</p>")
        }
        return Panel(
            title: "Asked",
            body: """
                <ul class="points">\(askings.prefix(20).map { item($0.line, link: $0.link, visit) })</ul>
                """)
    }

    private func item(_ line: AskingLine, link: String?, _ visit: Visit) -> HTML {
        let title = scales.first { $0.id == line.asked.scale }?.title ?? line.asked.scale.uppercased()
        let isNewest = line.asked.id == askings.first?.line.asked.id
        let how = line.asked.channel.map { "by \($0.words)" } ?? line.asked.mode.words
        return """
            <li class="point"><p class="what">\(title) \(state(line, visit))</p>\
            <p class="small soft">Asked \(how), \(visit.dateAndClock(line.at)).\(delivery(line))</p>\
            \(link.map { self.link($0, isOpen: isNewest && line.asked.channel == nil) })</li>

            """
    }

    private func state(_ line: AskingLine, _ visit: Visit) -> Tag {
        if line.answered { return Tag("answered", .good) }
        if visit.now >= line.asked.expires { return Tag("ended unanswered", .caution) }
        if line.message?.sent == false { return Tag("not delivered", .hold) }
        return Tag("open until \(visit.dateAndClock(line.asked.expires))", .plain)
    }

    private func delivery(_ line: AskingLine) -> String {
        guard line.asked.channel != nil else { return "" }
        guard let message = line.message else { return line.answered ? "" : " The message is on its way." }
        return message.sent ? " The message was sent." : " The message could not be sent: \(message.why)"
    }

    /// - Parameter isOpen: true for the link that was made last, to be handed over now.
    private func link(_ link: String, isOpen: Bool) -> HTML {
        let address = publicAddress + Site.answerLink(link)
        return """
            <details class="answer"\(if: isOpen, " open")><summary>Show the link</summary><p class="secret long">\(address)</p>\
            <p class="hint">Whoever has it can answer once in this patient's name. It shows nothing of the chart.</p></details>
            """
    }
}
