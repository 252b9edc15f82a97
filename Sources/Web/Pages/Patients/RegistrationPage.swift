import Care
import Clinic

/// A patient as the front desk knows them: identity, readiness, bookings, contact. Nothing clinical.
struct RegistrationPage: Sendable {
    let view: RegistrationView
    let chairs: [String]
    /// What was just done.
    var done: String?
    var opensChart = false
    var refusedForm: (form: RegistrationForm, refusal: Refusal)?
    var refusedBooking: (form: Form, refusal: Refusal)?
    var refusedCancelling: (session: SessionID, reason: String, refusal: Refusal)?

    func page(_ visit: Visit) -> HTML {
        let registration = view.registration
        let band = PatientBand(
            name: registration.name.display, born: registration.birthDate.words,
            ageYears: visit.today.years(since: registration.birthDate),
            recordNumber: registration.medicalRecordNumber, details: [registration.phone].compactMap { $0 },
            actions: opensChart ? "<a class=\"button\" href=\"\(url: Site.chart(view.patient))\">Open chart</a>" : nil,
            heading: true)
        return visit.page(
            title: "Registration",
            body: """
                \(banner)\(band)\(bookings(visit))\(form(visit))
                """, current: Site.patients, width: .narrow)
    }

    private var banner: Banner? {
        if let refused = refusedCancelling {
            return Banner(.exclude, "\(refused.refusal.reason) \(refused.refusal.remedy)")
        }
        guard refusedForm == nil, refusedBooking == nil else { return nil }
        return switch done {
        case "registered": Banner(.good, "Registered. Book the first visit here when it is agreed.")
        case "imported": Banner(.good, "The referral was imported and the patient registered. Screening comes next.")
        case "changed": Banner(.good, "The registration was changed.")
        case "booked": Banner(.good, "The session is booked.")
        case "cancelled": Banner(.good, "The session was cancelled.")
        default: nil
        }
    }

    private var readiness: StatusLight {
        if view.inSession {
            return StatusLight(name: "Session", state: .ready, detail: "In a session now.")
        }
        if view.waitsFor.isEmpty {
            return StatusLight(name: "Next session", state: .ready, detail: "Nothing stands in the way today.")
        }
        let roles = view.waitsFor.map { $0.title.lowercased() }.joined(separator: " and the ")
        return StatusLight(name: "Next session", state: .notReady, detail: "Waits for the \(roles).")
    }

    private func bookings(_ visit: Visit) -> Panel {
        let list = BookingList(
            patient: view.patient, bookings: view.bookings, origin: .registration, refused: refusedCancelling)
        let booking = BookingForm(
            patient: view.patient, chairs: chairs, origin: .registration, typed: refusedBooking?.form ?? Form(),
            refusals: refusedBooking.map { [$0.refusal] } ?? [])
        return Panel(
            title: "Sessions booked", id: "bookings",
            body: """
                <div class="stack">\(if: view.mayBook, readiness.html)\(list.html(visit))\
                \(if: view.mayBook && visit.may(.bookSession), booking.html(visit))\
                \(if: !view.mayBook, "<p class=\"soft\">No session can be booked: the course has ended or was declined.</p>")\
                </div>
                """)
    }

    private func form(_ visit: Visit) -> Panel {
        guard visit.may(.registerPatient) else { return facts }
        let form = refusedForm?.form ?? RegistrationForm(view.registration)
        let refusals = refusedForm.map { [$0.refusal] } ?? []
        let frame = visit.formFrame(
            to: Site.registration(view.patient), button: "Save registration", fields: form.fields(refusals),
            refusals: refusals)
        return Panel(title: "Registration", body: frame.html)
    }

    private var facts: Panel {
        let registration = view.registration
        let facts: [(String, String?)] = [
            ("Sex", registration.sex.rawValue), ("Telephone", registration.phone), ("E-mail", registration.email),
            ("Emergency contact", registration.emergencyContact), ("Referred by", registration.referredBy),
        ]
        return Panel(
            title: "Registration",
            body: FactList(facts: facts.compactMap { name, value in value.map { .init(name, "\($0)") } }).html)
    }
}
