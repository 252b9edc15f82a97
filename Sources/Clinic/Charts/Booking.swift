public import Care
import Foundation
import Records

extension Clinic {
    /// Keeps a chair for a patient's next session.
    public func book(
        on day: Day, hour: Int, minute: Int, chair: String, for patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.bookSession, on: patient)
        guard (0...23).contains(hour), (0...59).contains(minute) else {
            throw Refusal(
                code: "booking.time", field: "time", reason: "That is not a time of day.",
                remedy: "Enter hours and minutes.")
        }
        let chair = chair.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !chair.isEmpty, chair.count <= 40 else {
            throw Refusal(
                code: "booking.chair", field: "chair", reason: "No chair was chosen.", remedy: "Choose a chair.")
        }
        let at = day.instant(hour: hour, minute: minute, in: zone)
        guard day >= self.day(command.now) else {
            throw Refusal(
                code: "booking.past", field: "date", reason: "\(day) is in the past.",
                remedy: "Choose today or a later day.")
        }
        let session: SessionID = newID()
        return try await decide(on: patient, guarding: .bookings(day), by: access, command) { situation in
            guard situation.course.phase != .ended, situation.course.phase != .declined else {
                throw Refusal(
                    code: "booking.phase", reason: "This patient's course is \(situation.course.phase.rawValue).",
                    remedy: "Begin a new course first.")
            }
            try await refuseTaken(chair, at: at)
            let booked = ChartEntry.sessionBooked(SessionBooked(session: session, at: at, chair: chair))
            return [
                ChartWrite(stream: .chart(patient), content: booked),
                ChartWrite(stream: .bookings(day), content: booked),
            ]
        }
    }

    private func refuseTaken(_ chair: String, at moment: Instant) async throws {
        let taken = try await store.rows(
            """
            SELECT session FROM sessions
            WHERE status = 'booked' AND chair = \(chair) AND at_us = \(moment.microseconds) LIMIT 1
            """)
        guard taken.isEmpty else {
            throw Refusal(
                code: "booking.taken", field: "chair", reason: "\(chair) is taken at that time.",
                remedy: "Choose another chair or time.")
        }
    }

    public func cancelBooking(
        _ session: SessionID, reason: String, for patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.bookSession, on: patient)
        guard !reason.isEmpty else {
            throw Refusal(
                code: "booking.reason", field: "reason", reason: "No reason was given.",
                remedy: "Say why in a few words.")
        }
        return try await decide(on: patient, by: access, command) { situation in
            guard situation.course.bookings.contains(where: { $0.session == session }) else {
                throw Clinic.noSuchSession
            }
            return [
                ChartWrite(
                    stream: .chart(patient),
                    content: .bookingCancelled(BookingCancelled(session: session, reason: reason)))
            ]
        }
    }
}
