import Care
import Clinic

/// The treatment room: one page for an open session, and one address for each thing that is done in it.
enum SessionRoutes {
    static let routes: [Route] =
        [
            .get("/patients/:patient/sessions", .permission(.openSession), reads: "session") { visit in
                .page(try await opening(visit))
            },
            .post(
                "/patients/:patient/sessions", .permission(.openSession),
                { visit in
                    let typed = FormScope("").read(visit.form)
                    let session = try await visit.clinic.openSession(
                        booking: typed.optional("booking").map { SessionID($0) }, chair: typed["chair"],
                        for: try visit.patient(), access: try visit.access(), try visit.command())
                    return .redirect(Site.session(try visit.patient(), session))
                },
                again: { visit, refusal in
                    .page(try await opening(visit, .init(form: "", typed: visit.form, refusal: refusal)))
                }),
            .get("/patients/:patient/sessions/:session", .permission(.seeChart), reads: "session") { visit in
                let view = try await view(visit)
                guard view.stage != .closed else {
                    return .redirect(Site.summary(view.course.patient, view.session.id))
                }
                return .page(try await page(visit, view))
            },
            .live(
                "/patients/:patient/sessions/:session/live", .permission(.seeChart), reads: "session",
                { visit in
                    try visit.clinic.changes(
                        of: try visit.sessionID(), patient: try visit.patient(), after: visit.position,
                        access: try visit.access())
                },
                news: { visit in
                    try visit.clinic.monitorNews(
                        of: try visit.sessionID(), patient: try visit.patient(), access: try visit.access())
                }),
        ] + steps + preparing

    private static let preparing: [Route] = [
        step("prepare", .giveDose, form: "prepare") { visit, patient, session in
            let typed = FormScope("prepare").read(visit.form)
            _ = try await visit.clinic.prepareDose(
                try DoseForms.dose(typed), from: try DoseForms.concentration(typed), in: session, of: patient,
                access: try visit.access(), try visit.command())
        },
        step("double-check", .giveDose, form: "double-check") { visit, patient, session in
            let typed = FormScope("double-check").read(visit.form)
            guard let volume = try typed.decimal("volume") else {
                throw Refusal(
                    code: "check.volume", field: "volume", reason: "No volume was entered.",
                    remedy: "Read the volume off the syringe.")
            }
            let second = typed.optional("secondEmail").map {
                SecondSigner(email: $0, password: visit.form.exactly(FormScope("double-check").name("secondPassword")))
            }
            _ = try await visit.clinic.checkDose(
                concentration: try DoseForms.concentration(typed), volume: Millilitres(volume), second: second,
                in: session, of: patient, access: try visit.access(), try visit.command())
        },
        step("alarms", .answerAlarm, form: "alarms") { visit, patient, session in
            _ = try await visit.clinic.answerAlarm(
                visit.form["alarm"], words: "", in: session, of: patient, access: try visit.access(),
                try visit.command())
        },
    ]

    private static let steps: [Route] = [
        step("check", .recordPreDose, form: "check") { visit, patient, session in
            _ = try await visit.clinic.recordPreDose(
                try CheckForm.read(FormScope("check").read(visit.form)), in: session, of: patient,
                access: try visit.access(), try visit.command())
        },
        step("signs", .recordSigns, form: "signs") { visit, patient, session in
            _ = try await visit.clinic.recordSigns(
                try SignsForm.read(FormScope("signs").read(visit.form)), in: session, of: patient,
                access: try visit.access(), try visit.command())
        },
        step("monitor-signs", .recordSigns, form: "monitor") { visit, patient, session in
            _ = try await visit.clinic.chartMonitorSigns(
                in: session, of: patient, access: try visit.access(), try visit.command())
        },
        step("gate", .overrideGate, form: "gate") { visit, patient, session in
            let typed = FormScope("gate").read(visit.form)
            _ = try await visit.clinic.overrideGate(
                typed.all("points"), reason: typed["reason"], password: typed.password(), in: session, of: patient,
                access: try visit.access(), try visit.command())
        },
        step("dose", .giveDose, form: "dose") { visit, patient, session in
            _ = try await visit.clinic.giveDose(
                try DoseForms.read(FormScope("dose").read(visit.form)), in: session, of: patient,
                access: try visit.access(), try visit.command())
        },
        step("events", .recordEvent, form: "event") { visit, patient, session in
            try await record(visit, patient, session)
        },
        step("recovery", .recordRecovery, form: "recovery") { visit, patient, session in
            _ = try await visit.clinic.recordRecovery(
                try RecoveryForm.read(FormScope("recovery").read(visit.form)), in: session, of: patient,
                access: try visit.access(), try visit.command())
        },
        step("criteria", .overrideDischarge, form: "criteria") { visit, patient, session in
            let typed = FormScope("criteria").read(visit.form)
            _ = try await visit.clinic.overrideDischarge(
                typed.all("points"), reason: typed["reason"], password: typed.password(), in: session, of: patient,
                access: try visit.access(), try visit.command())
        },
        step("discharge", .discharge, form: "discharge") { visit, patient, session in
            _ = try await visit.clinic.discharge(
                session, of: patient, remarks: FormScope("discharge").read(visit.form)["remarks"],
                access: try visit.access(), try visit.command())
        },
        step("close", .discharge, form: "close") { visit, patient, session in
            _ = try await visit.clinic.closeWithoutDose(
                session, of: patient, reason: FormScope("close").read(visit.form)["reason"],
                access: try visit.access(), try visit.command())
        },
    ]

    /// One thing done in a session: it is recorded, then the session is shown again.
    private static func step(
        _ name: String, _ permission: Permission, form: String,
        _ record: @escaping @Sendable (Visit, PatientID, SessionID) async throws -> Void
    ) -> Route {
        .post(
            "/patients/:patient/sessions/:session/\(name)", .permission(permission),
            { visit in
                let (patient, session) = (try visit.patient(), try visit.sessionID())
                try await record(visit, patient, session)
                return .redirect(Site.session(patient, session))
            },
            again: { visit, refusal in
                let number = visit.form.optional("event-number") ?? ""
                let refused = FormScope.Refused(
                    form: form == "event" ? form + number : form, typed: visit.form, refusal: refusal)
                return .page(try await page(visit, try await view(visit), refused))
            })
    }

    /// An adverse event in one tap, or the details of one under its number.
    private static func record(_ visit: Visit, _ patient: PatientID, _ session: SessionID) async throws {
        guard let kind = AdverseEventKind(rawValue: visit.form["event-kind"]) else {
            throw Refusal(
                code: "event.kind", reason: "The form does not say what happened.",
                remedy: "Load the page and try again.")
        }
        let number = Int(visit.form["event-number"])
        let typed = FormScope("event\(number.map(String.init) ?? "")").read(visit.form)
        _ = try await visit.clinic.recordEvent(
            kind, grade: number == nil ? 1 : try typed.integer("grade") ?? 1, action: typed["action"],
            medicine: typed.optional("medicine"),
            resolved: typed["resolved"] == "yes" || typed.optional("resolvedAt") != nil,
            resolvedAt: try moment(typed["resolvedAt"], visit), number: number, in: session, of: patient,
            access: try visit.access(), try visit.command())
    }

    /// A time of day that has passed: today's, or yesterday's for what happened before midnight.
    private static func moment(_ typed: String, _ visit: Visit) throws -> Instant? {
        guard !typed.isEmpty else { return nil }
        let parts = typed.split(separator: ":").compactMap { Int($0) }
        guard parts.count >= 2, (0...23).contains(parts[0]), (0...59).contains(parts[1]) else {
            throw Refusal(
                code: "event.resolved", field: "resolvedAt", reason: "That is not a time of day.",
                remedy: "Enter hours and minutes.")
        }
        let moment = visit.today.instant(hour: parts[0], minute: parts[1], in: visit.clinic.zone)
        guard moment > visit.now else { return moment }
        return visit.today.adding(days: -1).instant(hour: parts[0], minute: parts[1], in: visit.clinic.zone)
    }

    static func view(_ visit: Visit) async throws -> SessionView {
        try await visit.clinic.session(
            try visit.sessionID(), of: try visit.patient(), access: try await visit.access(to: .seeChart), at: visit.now
        )
    }

    private static func page(
        _ visit: Visit, _ view: SessionView, _ refused: FormScope.Refused? = nil
    ) async throws -> HTML {
        let directory = await visit.clinic.people.directory
        let page = SessionPage(
            view: view,
            names: Dictionary(uniqueKeysWithValues: directory.everyone.map { ($0.id, $0.name) }),
            may: Set(Permission.allCases.filter(visit.may)), token: visit.token?.formToken ?? "",
            clock: WallClock(visit.clinic.zone), viewer: try visit.person().id, refused: refused,
            forecast: .init(view, from: visit.clinic.forecasts, clock: WallClock(visit.clinic.zone)))
        return visit.page(
            title: "Session", body: page.html, current: Site.today, theme: .dim, width: .wide, scripts: [.liveScript])
    }

    private static func opening(_ visit: Visit, _ refused: FormScope.Refused? = nil) async throws -> HTML {
        let chart = try await visit.clinic.chart(of: try visit.patient(), access: try visit.access(), at: visit.now)
        let page = OpenSessionPage(
            course: chart.course, today: chart.today, clock: WallClock(visit.clinic.zone),
            token: visit.token?.formToken ?? "", refused: refused)
        return visit.page(title: "Open a session", body: page.html, current: Site.today, width: .narrow)
    }
}
