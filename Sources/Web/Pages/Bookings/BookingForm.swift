import Care
import Clinic

/// Keeps a chair for a patient: a day, a time and a chair. For any page about one patient.
///
///     BookingForm(patient: patient, chairs: chairs, from: .chart).html(visit)
struct BookingForm: Sendable {
    /// The page that the form stands on, and comes back to.
    enum Origin: String, Sendable {
        case registration, chart
    }

    let patient: PatientID
    /// Names that chairs have had before.
    let chairs: [String]
    let origin: Origin
    /// What a refused form said.
    var typed = Form()
    var refusals: [Refusal] = []

    func html(_ visit: Visit) -> HTML {
        let date = typed.optional("date") ?? visit.today.description
        let fields: [Field] = [
            Field("date", "Day", .date, value: date, error: refusals.error(for: "date")),
            Field("time", "Time", .time, value: typed["time"], error: refusals.error(for: "time")),
            Field("chair", "Chair", .suggested(chairs), value: typed["chair"], error: refusals.error(for: "chair")),
        ]
        return visit.formFrame(
            to: Site.bookings(patient), button: "Book session",
            fields: """
                <input type="hidden" name="from" value="\(origin.rawValue)"><div class="fields-across">\(fields)</div>
                """, refusals: refusals
        ).html
    }
}

/// The sessions a patient is booked for, each with a way to cancel it.
struct BookingList: Sendable {
    let patient: PatientID
    let bookings: [SessionBooked]
    let origin: BookingForm.Origin
    /// The booking that could not be cancelled, what was typed, and why.
    var refused: (session: SessionID, reason: String, refusal: Refusal)?

    func html(_ visit: Visit) -> HTML {
        if bookings.isEmpty { return "<p class=\"soft\">No session is booked.</p>" }
        return "<ul class=\"plain tasks\">\(bookings.map { item($0, visit) })</ul>"
    }

    private func item(_ booking: SessionBooked, _ visit: Visit) -> HTML {
        let when = "\(Day(booking.at, in: visit.clinic.zone).words), \(visit.clock(booking.at))"
        let refusal = refused.flatMap { $0.session == booking.session ? $0 : nil }
        return """
            <li class="task"><div><p class="what">\(when)</p><p class="soft">\(booking.chair)</p></div>\
            <div class="actions">\(if: visit.may(.bookSession), cancelling(booking, when, refusal, visit))</div></li>

            """
    }

    private func cancelling(
        _ booking: SessionBooked, _ when: String, _ refusal: (session: SessionID, reason: String, refusal: Refusal)?,
        _ visit: Visit
    ) -> HTML {
        let reason = Field(
            "reason", "Why", value: refusal?.reason ?? "",
            error: refusal.map { "\($0.refusal.reason) \($0.refusal.remedy)" }
        ).placed(booking.session.text)
        let form = visit.formFrame(
            to: Site.cancelledBooking(patient, booking.session), button: "Cancel this session",
            fields: "<input type=\"hidden\" name=\"from\" value=\"\(origin.rawValue)\">\(reason)", grave: true)
        return """
            <details class="answer"\(if: refusal != nil, " open")><summary class="button">Cancel\
            <span class="unseen"> \(when)</span></summary>\(form)</details>
            """
    }
}
