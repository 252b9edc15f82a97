public import Care
import Foundation
import Records

extension Clinic {
    /// Raises a risk that somebody saw or heard of, outside any questionnaire.
    public func raiseRisk(
        level: RiskRaised.Level, reason: String, on patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.raiseRisk, on: patient)
        let words = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (5...2_000).contains(words.count) else {
            throw Refusal(
                code: "risk.reason", field: "reason", reason: "A risk needs a reason, in at most 2,000 characters.",
                remedy: "Say what you saw or heard.")
        }
        let id: RiskID = newID()
        return try await decide(on: patient, by: access, command) { situation in
            let desk = await riskDesk(for: situation.course, hearing: access.person.id)
            let raised = RiskRaised(
                id: id, level: level, reason: words, source: "raised by a person", owner: desk.owner,
                due: desk.clock.due(level, from: command.now))
            return [ChartWrite(stream: .chart(patient), content: .riskRaised(raised))]
        }
    }

    /// Charts an attempt to reach the patient about a risk, at the time it was made (`command.occurredAt`).
    public func recordContact(
        _ contact: RiskContact, on patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.answerRisk, on: patient)
        return try await decide(on: patient, by: access, command) { situation in
            let checked = try RiskRules.contact(
                contact, at: command.occurredAt, in: situation.course, now: command.now)
            return [ChartWrite(stream: .chart(patient), content: .riskContact(checked))]
        }
    }

    /// Takes a risk over. Only who may close one can own it.
    public func takeRisk(
        _ id: RiskID, on patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.closeRisk, on: patient)
        return try await decide(on: patient, by: access, command) { situation in
            let taken = try RiskRules.take(id, by: access.person.id, in: situation.course)
            return [ChartWrite(stream: .chart(patient), content: .riskPassed(taken))]
        }
    }

    /// Writes the patient's safety plan; it replaces the one before.
    public func writeSafetyPlan(
        _ plan: SafetyPlan, on patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.answerRisk, on: patient)
        let checked = try plan.checked()
        return try await decide(on: patient, by: access, command) { _ in
            [ChartWrite(stream: .chart(patient), content: .safetyPlanned(checked))]
        }
    }

    /// Closes a risk in a clinician's own words; nothing else closes one.
    public func closeRisk(
        _ id: RiskID, words: String, on patient: PatientID, access: Access, _ command: Command
    ) async throws -> Course {
        try access.proves(.closeRisk, on: patient)
        return try await decide(on: patient, by: access, command) { situation in
            let closed = try RiskRules.close(id, words: words, in: situation.course)
            return [ChartWrite(stream: .chart(patient), content: .riskClosed(closed))]
        }
    }
}
