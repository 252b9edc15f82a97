import Care
import Clinic

/// The page a nurse lives in while a patient is in the chair: one screen for each stage, with the same head.
struct SessionPage: Sendable {
    let view: SessionView
    /// Names of those who wrote in this session, by who they are.
    let names: [PersonID: String]
    let may: Set<Permission>
    let token: String
    let clock: WallClock
    /// Who looks at it.
    var viewer = PersonID("")
    var refused: FormScope.Refused?
    /// What the dose does, and is expected to do.
    var forecast = ForecastPanel.Content.none
    /// True when a past session is looked back at: nothing can be done then.
    var isReplay = false

    var session: TreatmentSession { view.session }
    var plan: Plan { view.plan }
    var now: Instant { view.now }
    var patient: PatientID { view.course.patient }

    var html: HTML {
        """
        <h1 class="unseen">\(title)</h1>
        \(band)\(LiveRegion(
            path: Site.sessionLive(patient, session.id), position: view.position, stage: view.stage.rawValue,
            madeAt: clock.time(now), body: live))
        <p class="small soft">This page shows what was charted. It is not a primary alarm system: the monitor and the person at \
        the chair are.</p>
        """
    }

    /// The same screen for looking back: nothing listens, and nothing can be pressed.
    var replay: HTML {
        """
        <h1 class="unseen">\(title), replayed</h1>\(band)<div class="live" data-live>\(live)</div>
        """
    }

    /// What changes while somebody looks: piece by piece.
    private var live: HTML {
        """
        \(LiveRegion.part("phases", PhaseBar(steps: steps, current: stepIndex).html))\
        \(LiveRegion.part("safety", safety))\(refusedBanner)\
        \(LiveRegion.part("alarms", "\(AlarmPanel(page: self))\(findings)"))\(tools)\(stage)\
        \(LiveRegion.part("forecast", ForecastPanel(page: self).html))
        """
    }

    /// What is at hand at every stage.
    private var tools: HTML {
        guard !isReplay else { return HTML() }
        return """
            <p class="tools"><a class="button grave" href="\(url: path("emergency"))">Emergency</a>\
            \(if: session.preparation != nil, "<a class=\"button\" href=\"\(url: path("label"))\">Syringe label</a>")\
            \(if: session.given.startedAt != nil, "<a class=\"button\" href=\"\(url: path("instructions"))\">Instructions</a>")\
            \(if: session.given.startedAt != nil, "<a class=\"button\" href=\"\(url: path("replay"))\">Replay</a>")\
            \(if: may.contains(.linkMonitor), "<a class=\"button\" href=\"\(url: Site.monitors)\">Monitors</a>")\
            \(if: may.contains(.seeFloor), "<a class=\"button\" href=\"\(url: Site.floor)\">Floor</a>")</p>
            """
    }

    var title: String { "Session \(session.opening?.content.number ?? 0), \(view.stage.title.lowercased())" }

    private var stage: HTML {
        switch view.stage {
        case .preparation: PreparationPart(page: self).html
        case .dosing: DosingPart(page: self).html
        case .recovery, .closed: RecoveryPart(page: self).html
        }
    }

    // MARK: Who and where

    private var band: HTML {
        guard let registration = view.course.registration else { return HTML() }
        let chair = session.opening?.content.chair ?? ""
        return PatientBand(
            name: registration.name.display, born: registration.birthDate.words,
            ageYears: Day(now, in: clock.zone).years(since: registration.birthDate),
            recordNumber: registration.medicalRecordNumber,
            details: [chair, "session \(session.opening?.content.number ?? 0)"],
            path: Site.chart(patient)
        ).html
    }

    private var steps: [PhaseBar.Step] {
        TreatmentSession.Stage.allCases.filter { $0 != .closed }.map { stage in
            PhaseBar.Step(name: stage.title, detail: stage == view.stage ? "since \(clock.time(stageSince))" : nil)
        } + [PhaseBar.Step(name: "Discharged")]
    }

    private var stepIndex: Int { TreatmentSession.Stage.allCases.firstIndex(of: view.stage) ?? 0 }

    private var stageSince: Instant {
        switch view.stage {
        case .preparation, .closed: session.opening?.occurredAt ?? now
        case .dosing: session.given.startedAt ?? now
        case .recovery: session.given.lastGiven(at: now) ?? now
        }
    }

    private var safety: HTML {
        SafetyStrip(
            allergies: view.course.allergyStrip,
            findings: [],
            risks: view.course.openRisks.map { risk in
                SafetyStrip.Risk(
                    words: "\(risk.content.level.rawValue) risk: \(risk.content.reason)",
                    tone: risk.content.level == .high ? .exclude : .hold, path: Site.safety(patient))
            }
        ).html
    }

    // MARK: What calls for action

    private var refusedBanner: Banner? {
        guard let refused else { return nil }
        return Banner(
            .exclude, "Not saved",
            "\(refused.refusal.reason) \(refused.refusal.remedy) <a href=\"#form-\(refused.form)\">Go to the form</a>")
    }

    private var findings: HTML {
        guard view.stage != .preparation else { return HTML() }
        // What is an alarm is said there.
        let alarms = Set(view.alarms.map(\.id))
        let found = SignReview.findings(in: session, under: view.treatment).filter { !alarms.contains($0.id) }
        guard !found.isEmpty else { return HTML() }
        return "<div class=\"banners\">\(found.map(banner))</div>"
    }

    private func banner(_ finding: Finding) -> HTML {
        let body: HTML = """
            \(finding.basis.joined(separator: "; "))\(age). \
            <span class="source"><code>\(finding.id)</code>\
            \(if: !finding.approved, " <span class=\"unapproved\">\(Icon.unknown.html)\(FindingList.notApproved)</span>")</span>
            """
        return Banner(Tone(finding.severity), "\(Self.word(finding.severity)): \(finding.reason)", body).html
    }

    /// What a finding asks of whoever is at the chair.
    private static func word(_ severity: Severity) -> String {
        switch severity {
        case .exclude: "Act now"
        case .hold: "Act"
        case .caution: "Watch"
        case .note: "Note"
        }
    }

    /// How old the signs are that a finding rests on, as far as one moment can say it.
    private var age: String {
        guard let last = session.signs.last?.occurredAt else { return "" }
        return ", last signs \(clock.time(last))"
    }

    // MARK: What every part needs

    func scope(_ form: String) -> FormScope { FormScope(form, refused: refused) }

    func path(_ step: String) -> String { Site.session(patient, session.id, step) }

    func name(_ person: PersonID) -> String {
        names[person] ?? (person == PersonID("halcyon") ? "Halcyon" : "someone who left")
    }

    /// A form of this session.
    func form(
        _ scope: FormScope, to step: String, button: String, names: [String], grave: Bool = false, _ fields: HTML
    ) -> HTML {
        """
        <div id="\(scope.id)">\(FormFrame(
            action: path(step), commandID: Visit.commandID(), token: token, button: button, fields: fields,
            refusals: scope.refusals(names), grave: grave))</div>
        """
    }

    func taps(to step: String, name: String, _ buttons: [TapForm.Button], fields: HTML = HTML()) -> TapForm {
        TapForm(
            action: path(step), commandID: Visit.commandID(), token: token, name: name, buttons: buttons, fields: fields
        )
    }
}

extension Course {
    /// Allergies as the safety strip shows them. An entry that denies allergies is an answer; none at all is not.
    fileprivate var allergyStrip: SafetyStrip.Allergies {
        let counted = allergies.filter(\.content.counts).map(\.content.concept.display)
        let known = counted.filter { !$0.lowercased().hasPrefix("no known") }
        if !known.isEmpty { return .known(known) }
        return counted.isEmpty ? .notAsked : .noneKnown
    }
}
