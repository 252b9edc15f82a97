import Care
import Clinic
import Measures

/// The chart, and the forms by which something is added to it.
enum ChartRoutes {
    static let routes: [Route] =
        [
            .get("/patients/:patient", .permission(.seeChart), reads: "chart") { visit in
                .page(try await chart(visit))
            },
            .get("/patients/:patient/facts", .permission(.recordHistory), reads: "chart") { visit in
                try await FactPages.fact(visit, typed: visit.queryForm)
            },
            .post(
                "/patients/:patient/facts", .permission(.recordHistory), FactPages.saveFact,
                again: { try await FactPages.fact($0, typed: $0.form, refusals: [$1]) }),
        ] + scores + columbia + notes

    private static let scores: [Route] = [
        .get("/patients/:patient/scores", .permission(.recordScore), reads: "chart") { visit in
            try await FactPages.score(visit, typed: visit.queryForm)
        },
        .post(
            "/patients/:patient/scores", .permission(.recordScore),
            { visit in
                let patient = try visit.patient()
                _ = try await visit.clinic.recordScore(
                    try ClinicalForms.readScore(visit.form, today: visit.today), on: patient,
                    access: try visit.access(), try visit.command())
                return .redirect(visit.afterSaving(patient))
            }, again: { try await FactPages.score($0, typed: $0.form, refusals: [$1]) }),
    ]

    private static let columbia: [Route] = [
        .get("/patients/:patient/columbia", .permission(.recordScore), reads: "chart") { visit in
            try await FactPages.columbia(visit, typed: visit.queryForm)
        },
        .post(
            "/patients/:patient/columbia", .permission(.recordScore),
            { visit in
                let patient = try visit.patient()
                _ = try await visit.clinic.recordColumbia(
                    ClinicalForms.readColumbia(visit.form),
                    on: try FactReading.day(visit.form, "on", notAfter: visit.today), patient: patient,
                    access: try visit.access(), try visit.command())
                return .redirect(visit.afterSaving(patient))
            }, again: { try await FactPages.columbia($0, typed: $0.form, refusals: [$1]) }),
    ]

    private static let notes: [Route] = [
        .get("/patients/:patient/notes", .permission(.writeNote), reads: "chart") { visit in
            try await FactPages.note(visit, typed: visit.queryForm)
        },
        .post(
            "/patients/:patient/notes", .permission(.writeNote),
            { visit in
                let patient = try visit.patient()
                let kind: ClinicalNote.Kind = try FactReading.choice(visit.form, "kind", "The kind of note")
                _ = try await visit.clinic.writeNote(
                    ClinicalNote(kind: kind, text: visit.form["text"]), on: patient,
                    access: kind.isTherapy ? try await visit.access(to: .writeTherapyNote) : try visit.access(),
                    try visit.command())
                return .redirect(visit.afterSaving(patient))
            }, again: { try await FactPages.note($0, typed: $0.form, refusals: [$1]) }),
    ]

    private static func chart(_ visit: Visit) async throws -> HTML {
        let patient = try visit.patient()
        let view = try await visit.clinic.chart(of: patient, access: try visit.access(), at: visit.now)
        let course = view.course
        let treatment: TreatmentProtocol? =
            if let known = view.treatment { known } else { await visit.screeningProtocol(of: course) }
        let next = CourseStep.of(course, advice: view.advice, on: view.today, zone: visit.clinic.zone, may: visit.may)
        let page = ChartPage(
            course: course, treatment: treatment,
            findings: treatment.map {
                ChartFindings.of(course, under: $0, surveillance: view.surveillance, on: view.today)
            } ?? [],
            advice: view.advice, trajectory: trajectory(of: course, view.advice, visit),
            next: next, nextButton: next?.opens.map { opening($0, patient, visit) },
            seesTherapy: try await visit.readsTherapyNotes(), names: await visit.authorNames(), zone: visit.clinic.zone,
            today: view.today, now: visit.now, links: links(course, visit),
            forms: FactPages.folded(visit, course),
            mayCorrect: visit.may(.correctEntry), exposure: await ExposureList(course, visit),
            bookings: try await bookings(course, visit),
            questionnaires: ChartQuestionnaires(
                patient: patient, expected: view.questionnaires, clock: WallClock(visit.clinic.zone),
                mayAsk: visit.may(.askPatient), mayRecord: visit.may(.recordScore)),
            scales: visit.clinic.scales)
        return visit.page(title: "Chart", body: page.html, current: Site.patients, printHeading: course.sheetHeading)
    }

    /// The curve of the scale that response is judged by, else of the one with the most scores.
    private static func trajectory(of course: Course, _ advice: CourseAdvice?, _ visit: Visit) -> Trajectory? {
        let drawn = visit.clinic.drawnScales(of: course)
        let scale = drawn.first { $0.id == advice?.response?.scale } ?? drawn.first
        return scale.map { course.trajectory(of: $0, zone: visit.clinic.zone) }
    }

    /// Opens the booked session at one tap.
    private static func opening(_ booking: SessionBooked, _ patient: PatientID, _ visit: Visit) -> HTML {
        let fields: HTML = """
            <input type="hidden" name="booking" value="\(booking.session.text)">\
            <input type="hidden" name="chair" value="\(booking.chair)">
            """
        return visit.formFrame(to: Site.sessions(patient), button: "Open today's session", fields: fields).html
    }

    /// What is booked, and the form to book; nil where nothing can be booked.
    private static func bookings(_ course: Course, _ visit: Visit) async throws -> HTML? {
        guard course.phase.treats, visit.may(.bookSession) else { return nil }
        let chairs = try await visit.clinic.chairs(access: try await visit.access(to: .seeRegistration))
        let list = BookingList(
            patient: course.patient, bookings: course.bookings.sorted { $0.at < $1.at }, origin: .chart)
        let form = BookingForm(patient: course.patient, chairs: chairs, origin: .chart)
        return
            "\(list.html(visit))\(Fold(title: "Book a session", open: course.bookings.isEmpty && course.openSession == nil, body: form.html(visit)))"
    }

    private static func links(_ course: Course, _ visit: Visit) -> [(label: String, path: String)] {
        let patient = course.patient
        let all: [(String, String, Permission)] = [
            ("Screening", Site.screening(patient), .screen), ("Consent", Site.consent(patient), .seeChart),
            ("Plan", Site.plan(patient), .seePlan), ("Decision", Site.decision(patient), .seeChart),
            ("Questionnaires", Site.asking(patient), .askPatient),
            ("Safety", Site.safety(patient), .seeChart), ("History", Site.history(patient), .seeChart),
            ("Registration", Site.registration(patient), .seeRegistration),
        ]
        return all.filter { visit.may($0.2) && ($0.0 != "Decision" || course.phase.treats) }.map { ($0.0, $0.1) }
    }
}

extension Visit {
    /// What stood behind the `?` as a form, for fields that a link fills in.
    var queryForm: Form {
        var form = Form()
        for (name, value) in query { form.add(value, to: name) }
        return form
    }

    /// True only when the permission table and the chart's restrictions both allow it.
    func readsTherapyNotes() async throws -> Bool {
        guard may(.seeTherapyNotes) else { return false }
        _ = try await access(to: .seeTherapyNotes)
        return true
    }

    /// The protocol that a chart without a plan is screened under: the one of its last decision, else the clinic's first
    /// that is switched on.
    func screeningProtocol(of course: Course) async -> TreatmentProtocol? {
        if let id = course.decision?.content.result.protocolID, let known = await clinic.protocols.current(id) {
            return known
        }
        if let first = await clinic.protocols.current("iv-racemic"), first.enabled { return first }
        return await clinic.protocols.all.first(where: \.enabled)
    }
}
