import Care
import Clinic

/// One screen for an emergency. Figures by weight stand here only with the source they come from.
struct EmergencyCard: Sendable {
    let view: SessionView
    let names: [PersonID: String]
    let mayRecord: Bool
    let token: String
    let clock: WallClock
    var typed = ""
    var refusal: Refusal?

    private var patient: PatientID { view.course.patient }
    private var session: TreatmentSession { view.session }

    var html: HTML {
        """
        <h1 class="unseen">Emergency</h1>\(band)
        \(refusal.map { Banner(.exclude, "Not saved", "\($0.reason) \($0.remedy)") })\(LiveRegion(
            path: Site.sessionLive(patient, session.id), position: view.position, stage: "emergency",
            madeAt: clock.time(view.now),
            body: """
                <div class="split even"><div class="stack">\(LiveRegion.part("steps", steps))\
                \(LiveRegion.part("timeline", timeline.html))</div><div class="stack">\
                \(LiveRegion.part("facts", facts.html))\(figures)\(contacts)</div></div>
                """))
        """
    }

    private var band: PatientBand? {
        view.course.registration.map { registration in
            PatientBand(
                name: registration.name.display, born: registration.birthDate.words,
                ageYears: Day(view.now, in: clock.zone).years(since: registration.birthDate),
                recordNumber: registration.medicalRecordNumber,
                details: [session.opening?.content.chair ?? ""], path: Site.session(patient, session.id))
        }
    }

    // MARK: What is done

    private var steps: HTML {
        guard mayRecord else { return HTML() }
        return Panel(
            title: "Stamp what is done", remark: "one tap, now",
            body: TapForm(
                action: Site.session(patient, session.id, "emergency"), commandID: Visit.commandID(), token: token,
                name: "step",
                buttons: EmergencyStep.Kind.allCases.map {
                    .init($0.rawValue, $0.title, $0 == .helpCalled || $0 == .servicesCalled ? .primary : .plain)
                },
                fields: Field(
                    "words", "Dose, route, who", value: typed, hint: "May stay empty.", required: false
                ).html
            ).html
        ).html
    }

    private var timeline: Panel {
        Panel(
            title: "Timeline", remark: first.map { "since \(clock.time($0))" },
            body: DataTable(
                caption: "Emergency steps", columns: [.init("Time"), .init("Minute"), .init("Step"), .init("By")],
                rows: session.emergencySteps.map { step in
                    [
                        "\(clock.time(step.occurredAt))",
                        "\(Int(step.occurredAt.minutes(since: first ?? step.occurredAt)))",
                        "\(step.content.kind.title)\(if: !step.content.words.isEmpty, ": \(step.content.words)")",
                        "\(names[step.author] ?? "someone who left")",
                    ]
                }, none: "Nothing was stamped."
            ).html)
    }

    private var first: Instant? { session.emergencySteps.first?.occurredAt }

    // MARK: What to know

    private var weight: Kilograms? { session.check?.content.weight ?? view.plan.dose.weight }

    private var facts: Panel {
        let given = session.given.milligrams(at: view.now)
        var facts = [
            FactList.Fact("Weight", "\(weight.map { "\($0)" } ?? "not known")"),
            FactList.Fact("Allergies", "\(allergies)"),
            FactList.Fact(
                "Given",
                """
                \(given) \(OrderPanel.words(view.plan.drug).lowercased()), \(view.plan.route.rawValue)\
                \(weight.map { ", \(Figure.text(given.value / $0.value, decimals: 2)) mg/kg" as HTML })
                """),
        ]
        if let last = session.latest({ $0.systolic }), let low = session.latest({ $0.diastolic }) {
            facts.append(.init("Last pressure", "\(last.value)/\(low.value) mmHg at \(clock.time(last.at))"))
        }
        if let last = session.latest({ $0.oxygenSaturation }) {
            facts.append(.init("Last SpO₂", "\(last.value) % at \(clock.time(last.at))"))
        }
        let medicines = view.course.medications.filter(\.content.taken).map(\.content.concept.display)
        facts.append(.init("Medicines", "\(medicines.isEmpty ? "none charted" : medicines.joined(separator: ", "))"))
        return Panel(title: "This patient", body: FactList(facts: facts).html)
    }

    private var allergies: String {
        let known = view.course.allergies.filter(\.content.counts).map(\.content.concept.display)
        return known.isEmpty ? "not asked" : known.joined(separator: ", ")
    }

    /// What the protocol has a source for, worked out for this patient.
    private var figures: HTML {
        let rules = ["RESCUE-ANAPHYLAXIS", "BP-STOP-SYS", "SPO2-STOP", "MOAAS-STOP", "VOMIT-ANTIEMETICS", "BP-DRUGS"]
            .compactMap { view.treatment.rule($0) }
        return Panel(
            title: "What the protocol says", remark: "\(view.treatment.title) \(view.treatment.version)",
            body: """
                <ul class="plain line-list">\(rules.map { rule in
                    """
                    <li><p>\(rule.reason)</p><p class="source"><code>\(rule.id)</code> \(rule.source)\
                    \(if: !rule.approved, " <span class=\"unapproved\">\(Icon.unknown.html)\(FindingList.notApproved)</span>")\
                    </p></li>
                    """ as HTML
                })</ul><p class="small soft">No other dose stands here: the product has no source for one.</p>
                """
        ).html
    }

    private var contacts: Panel {
        let named = session.check?.content.escort ?? session.recovery?.content.escortPresent ?? ""
        let escort = named.isEmpty ? "not named" : named
        let prescriber = view.course.plan?.content.signature.name ?? "not known"
        let nurse = session.opening.map { names[$0.content.nurse] ?? "someone who left" } ?? "not known"
        return Panel(
            title: "Call",
            body: FactList(facts: [
                .init("Emergency contact", "\(view.course.registration?.emergencyContact ?? "not known")"),
                .init("Escort", "\(escort)"), .init("Ordered by", "\(prescriber)"), .init("Nurse", "\(nurse)"),
            ]).html)
    }
}
