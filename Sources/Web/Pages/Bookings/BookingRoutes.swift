import Care
import Clinic

/// Booking a session and cancelling one; both come back to the page that they were asked for on.
enum BookingRoutes {
    static let routes: [Route] = [
        .post(Site.bookings(.inPath), .permission(.bookSession), book) { visit, refusal in
            try await RegistrationRoutes.page(visit) { $0.refusedBooking = (visit.form, refusal) }
        },
        .post(Site.cancelledBooking(.inPath, .inPath), .permission(.bookSession), cancel) { visit, refusal in
            let session = try visit.sessionID()
            return try await RegistrationRoutes.page(visit) {
                $0.refusedCancelling = (session, visit.form["reason"], refusal)
            }
        },
    ]

    private static func book(_ visit: Visit) async throws -> Answer {
        guard let day = Day(visit.form["date"]) else {
            throw Refusal(
                code: "booking.date", field: "date", reason: "That is not a day.",
                remedy: "Choose one, or write it as year-month-day.")
        }
        let time = try Self.time(visit.form["time"])
        _ = try await visit.clinic.book(
            on: day, hour: time.hour, minute: time.minute, chair: visit.form["chair"], for: try visit.patient(),
            access: try visit.access(), try visit.command())
        return .redirect(try back(visit) + "?done=booked")
    }

    private static func cancel(_ visit: Visit) async throws -> Answer {
        _ = try await visit.clinic.cancelBooking(
            try visit.sessionID(), reason: visit.form["reason"], for: try visit.patient(), access: try visit.access(),
            try visit.command())
        return .redirect(try back(visit) + "?done=cancelled")
    }

    private static func back(_ visit: Visit) throws -> String {
        let patient = try visit.patient()
        let isChart = visit.form["from"] == BookingForm.Origin.chart.rawValue
        return isChart && visit.may(.seeChart) ? Site.chart(patient) : Site.registration(patient)
    }

    /// Reads `09:05` or `9:05`.
    static func time(_ typed: String) throws -> (hour: Int, minute: Int) {
        let parts = typed.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 2, parts[0].utf8.count <= 2, parts[1].utf8.count == 2, let hour = Int(parts[0]),
            let minute = Int(parts[1])
        else {
            throw Refusal(
                code: "booking.time", field: "time", reason: "That is not a time of day.",
                remedy: "Enter hours and minutes, as 09:30.")
        }
        return (hour, minute)
    }
}
