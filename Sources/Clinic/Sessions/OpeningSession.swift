public import Care
import Foundation

extension Clinic {
    /// Opens a session: from a booking, or for a patient who is here without one.
    public func openSession(
        booking: SessionID?, chair: String, for patient: PatientID, access: Access, _ command: Command
    ) async throws -> SessionID {
        try access.proves(.openSession, on: patient)
        // The same form opens the same session, however often it is posted.
        let id = booking ?? SessionID("s" + command.id.filter(\.isHexDigit).lowercased())
        _ = try await decide(on: patient, by: access, command) { situation in
            if let booking, !situation.course.bookings.contains(where: { $0.session == booking }) {
                throw Clinic.noSuchSession
            }
            let opened = try SessionRules.open(
                id, chair: chair, nurse: access.person.id, of: situation.course, on: situation.today)
            return [
                ChartWrite(stream: .chart(patient), content: .sessionOpened(opened)),
                ChartWrite(stream: .session(id), content: .sessionOpened(opened)),
            ]
        }
        return id
    }

    public func recordPreDose(
        _ check: PreDoseCheck, in session: SessionID, of patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.recordPreDose, on: patient)
        let checked = try check.checked()
        return try await inSession(session, of: patient, access: access, command) { situation, live in
            // What a nurse finds on the day and what the chart must know are one write.
            var writes = [ChartWrite(stream: .session(session), content: .preDoseChecked(checked))]
            if let weight = checked.weight {
                writes.append(
                    ChartWrite(
                        stream: .chart(patient), content: .measured(.weight(weight, on: situation.today, in: session))))
            }
            let desk = await riskDesk(for: situation.course, hearing: access.person.id)
            if let risk = RiskRules.risk(
                from: checked.suicidality, in: live, open: situation.course.openRisks.map(\.content),
                owner: desk.owner, clock: desk.clock, at: command.now)
            {
                writes.append(ChartWrite(stream: .chart(patient), content: .riskRaised(risk)))
            }
            return writes
        }
    }

    /// Runs a rule on an open session's entries and the chart that they belong to.
    func inSession(
        _ session: SessionID, of patient: PatientID, access: Access, _ command: Command,
        _ rule: (Situation, TreatmentSession) async throws -> [ChartWrite]
    ) async throws -> Course {
        try await decide(on: patient, session: session, by: access, command) { situation in
            guard let live = situation.session, live.opening != nil else { throw Clinic.noSuchSession }
            guard live.summary == nil else {
                throw Refusal(
                    code: "session.closed", reason: "This session is closed.",
                    remedy: "Record a correction, or open a new session.")
            }
            let writes = try await rule(situation, live)
            return writes
                + (try await alarmWrites(
                    after: writes, in: live, of: situation.course, by: access.person.id, command))
        }
    }
}

extension Observation {
    /// A weight taken before a dose. LOINC 29463-7, body weight.
    fileprivate static func weight(_ weight: Kilograms, on day: Day, in session: SessionID) -> Observation {
        Observation(
            concept: Concept(codings: [Coding(.loinc, "29463-7")], texts: ["Body weight"]),
            value: .quantity(weight.value, unit: "kg"), on: day, reference: "session \(session)")
    }
}

extension PreDoseCheck {
    /// Refuses figures nobody could have meant, naming the field.
    func checked() throws -> PreDoseCheck {
        if let weight, !(25...350).contains(weight.value) {
            throw Refusal(
                code: "check.weight", field: "weight", reason: "\(weight) is not an adult's weight.",
                remedy: "Check the scale and the unit, and enter kilograms.")
        }
        if let hoursSinceFood, !(0...72).contains(hoursSinceFood) {
            throw Refusal(
                code: "check.food", field: "hoursSinceFood",
                reason: "Food cannot be \(Figure.text(hoursSinceFood)) h ago.",
                remedy: "Enter hours from 0 to 72.")
        }
        if let minutesSinceDrink, !(0...2880).contains(minutesSinceDrink) {
            throw Refusal(
                code: "check.drink", field: "minutesSinceDrink",
                reason: "A drink cannot be \(Figure.text(minutesSinceDrink)) min ago.",
                remedy: "Enter minutes from 0 to 2880.")
        }
        return self
    }
}
