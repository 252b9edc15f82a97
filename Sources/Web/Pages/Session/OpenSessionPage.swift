import Care
import Clinic

/// Opening a session: from today's booking, or for a patient who is here without one.
struct OpenSessionPage: Sendable {
    let course: Course
    let today: Day
    let clock: WallClock
    let token: String
    var refused: FormScope.Refused?

    var html: HTML {
        let scope = FormScope("", refused: refused)
        let bookings = course.bookings.sorted { $0.at < $1.at }
        let todays = bookings.first { Day($0.at, in: clock.zone) == today }
        return """
            \(PageHeading(title: "Open a session", remark: "The order, the consent and the gate are checked on the next page."))
            \(band)
            \(Panel(title: "Who sits where", body: """
                <div id="\(scope.id)">\(FormFrame(
                    action: Site.sessions(course.patient), commandID: Visit.commandID(), token: token, button: "Open session",
                    fields: """
                        \(Field(
                            scope.name("booking"), "Booking",
                            .radio(bookings.map {
                                .init($0.session.text, "\(clock.dayAndTime($0.at)), \($0.chair)")
                            } + [.init("", "Here without a booking")]),
                            value: scope.value("booking", todays?.session.text ?? ""), error: scope.error("booking"),
                            required: false))\
                        \(Field(
                            scope.name("chair"), "Chair", value: scope.value("chair", todays?.chair ?? ""),
                            error: scope.error("chair")))
                        """,
                    refusals: scope.refusals(["booking", "chair"]), cancelPath: Site.chart(course.patient)))</div>
                """))
            """
    }

    private var band: PatientBand? {
        course.registration.map { registration in
            PatientBand(
                name: registration.name.display, born: registration.birthDate.words,
                ageYears: today.years(since: registration.birthDate), recordNumber: registration.medicalRecordNumber,
                path: Site.chart(course.patient))
        }
    }
}
