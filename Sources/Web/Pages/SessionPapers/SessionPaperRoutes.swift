import Care
import Clinic

/// What is printed in a session: the label of a syringe, and the sheet that goes home with the patient.
enum SessionPaperRoutes {
    static let routes: [Route] = [
        .get("/patients/:patient/sessions/:session/label", .permission(.seeChart), reads: "syringe label") { visit in
            let view = try await SessionRoutes.view(visit)
            guard let label = SyringeLabel(view, names: await names(visit), clock: WallClock(visit.clinic.zone)) else {
                return .redirect(Site.session(view.course.patient, view.session.id))
            }
            return .page(visit.page(title: "Syringe label", body: label.html, current: Site.today, width: .narrow))
        },
        .get("/patients/:patient/sessions/:session/instructions", .permission(.seeChart), reads: "instructions") {
            visit in
            let view = try await SessionRoutes.view(visit)
            let sheet = InstructionSheet(
                view: view, clinic: visit.clinic.identity.name, clock: WallClock(visit.clinic.zone))
            return .page(
                visit.page(title: "Going home", body: sheet.html, current: Site.today, width: .narrow))
        },
    ]

    private static func names(_ visit: Visit) async -> [PersonID: String] {
        let directory = await visit.clinic.people.directory
        return Dictionary(uniqueKeysWithValues: directory.everyone.map { ($0.id, $0.name) })
    }
}

/// The label of a syringe: patient by two identifiers, drug, milligrams, millilitres, strength, when and by whom.
struct SyringeLabel: Component {
    let html: HTML

    init?(_ view: SessionView, names: [PersonID: String], clock: WallClock) {
        guard let prepared = view.session.preparation, let registration = view.course.registration else { return nil }
        let content = prepared.content
        let second = view.session.doubleCheckedBy.map { names[$0] ?? "someone who left" }
        html = """
            <h1 class="screen-only">Syringe label</h1>
            <section class="label-sheet"><p class="drug">\(OrderPanel.words(view.plan.drug))</p>
            <p class="amount">\(content.dose)</p><p class="equal">\(content.volume) of \(content.concentration)</p>
            <p class="route">\(OrderPanel.words(view.plan.route))\
            \(view.plan.dose.infusion.map { " over \($0)" as HTML })</p>
            <p><b>\(registration.name.display)</b><br>born \(registration.birthDate.words), \
            \(registration.medicalRecordNumber)</p>
            <p>Drawn up \(clock.dayAndTime(prepared.occurredAt)) by \(names[prepared.author] ?? "someone who left")<br>\
            \(second.map { "Checked by \($0)" as HTML } ?? "NOT CHECKED by a second person")</p></section>
            <p class="screen-only soft">Print it with the browser and put it on the syringe before it leaves your hand.</p>
            """
    }
}

/// What the patient takes home in writing.
struct InstructionSheet: Component {
    let view: SessionView
    let clinic: String
    let clock: WallClock

    private static let rows = ["D8-DRIVING", "D8-SEDATION-HOURS", "D9-CRISIS"]

    var html: HTML {
        """
        \(PageHeading(
            title: "Going home", remark: "\(clinic), \(Day(view.now, in: clock.zone).words)",
            actions: "<a class=\"button screen-only\" href=\"\(url: Site.session(view.course.patient, view.session.id))\">Back to the session</a>"
        ))
        \(Panel(title: name, body: """
            <div class="prose"><p>You had a dose of \(OrderPanel.words(view.plan.drug).lowercased()) today\
            \(view.session.given.startedAt.map { ", begun at \(clock.time($0))" as HTML }). \
            You may feel tired, dizzy or unlike yourself for some hours.</p>
            <ul><li><b>Do not drive, cycle in traffic, use machines or sign anything important until tomorrow, after a \
            night\u{2019}s sleep.</b></li>
            <li>Go home with \(escort). Stay with somebody this evening.</li>
            <li>No alcohol and no other sedating substances today.</li>
            <li>Eat and drink what agrees with you, in small amounts at first.</li>
            <li>Call emergency services for chest pain, trouble breathing, a sudden severe headache, fainting, or a \
            swollen face or tongue.</li>
            <li>If thoughts of dying or of hurting yourself come or grow: you are not alone with them. In the United \
            States call or text \(crisis), at any hour.</li></ul></div>
            """))
        \(Panel(title: "We will be in touch", body: contacts))
        \(Panel(title: "Where this comes from", body: "<ul class=\"plain line-list\">\(sources)</ul>"))
        """
    }

    private var name: String { view.course.registration?.name.display ?? "Patient" }

    private var escort: String {
        let named = view.session.recovery?.content.escortPresent ?? view.session.check?.content.escort
        return named.flatMap { $0.isEmpty ? nil : $0 } ?? "a grown-up who takes you to the door"
    }

    private var crisis: String {
        view.treatment.texts("D9-CRISIS").first ?? view.treatment.number("D9-CRISIS").map { Figure.text($0) }
            ?? "a crisis line"
    }

    private var contacts: HTML {
        let tasks = FollowUp.contacts(
            after: view.session.summary?.closedAt ?? view.now, session: view.session.id, zone: clock.zone,
            view.treatment)
        guard !tasks.isEmpty else { return "<p>Call us whenever you are unsure.</p>" }
        return """
            <ul>\(tasks.map { task in
                "<li>\(task.dueAt.map { clock.dayAndTime($0) } ?? task.due.words)</li>" as HTML
            })</ul><p>Call us before then whenever you are unsure.</p>
            """
    }

    private var sources: HTML {
        Self.rows.compactMap { view.treatment.rule($0) }.map { rule in
            """
            <li>\(rule.reason) <span class="source"><code>\(rule.id)</code> \(rule.source)\
            \(if: !rule.approved, " <span class=\"unapproved\">\(Icon.unknown.html)\(FindingList.notApproved)</span>")</span></li>
            """ as HTML
        }.reduce(into: HTML()) { $0 += $1 }
    }
}
