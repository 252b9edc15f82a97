public import Care
import Foundation
import Records

/// Emergency access to a chart that is closed to a person (45 CFR 164.312(a)(2)(ii)): with a reason, for an hour, never
/// silently. The grant, its entry in the access log and the item for review are one write.
public actor BreakGlass {
    /// Minutes that a grant lasts.
    public static let minutes = 60.0
    /// Characters of a reason that says something.
    public static let shortestReason = 10

    private nonisolated let log: AccessLog
    private var grants: [PersonID: [PatientID: BreakGlassGrant]] = [:]

    private init(log: AccessLog) { self.log = log }

    private struct KeptGrant: Codable {
        let person: PersonID
        let patient: PatientID
        let grant: BreakGlassGrant
    }

    public static func load(log: AccessLog) async throws -> BreakGlass {
        let breakGlass = BreakGlass(log: log)
        try await breakGlass.restore()
        return breakGlass
    }

    private func restore() async throws {
        for value in try await log.store.state(prefix: "break-glass/") {
            let kept = try JSONDecoder().decode(KeptGrant.self, from: value.value)
            grants[kept.person, default: [:]][kept.patient] = kept.grant
        }
    }

    /// Opens the chart of `patient` to `person` for an hour. It takes effect with the next look at the session.
    ///
    /// - Throws: a refusal when the roles do not allow it, when the reason says too little, or when the chart is open
    ///   anyway.
    public func open(
        _ patient: PatientID, by person: SignedInPerson, reason: String, now: Instant
    ) async throws -> BreakGlassGrant {
        let access = try await log.authorise(.breakGlass, of: person, patient: patient, what: "break glass", now: now)
        let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard reason.count >= Self.shortestReason, reason.count <= 1000 else {
            throw Refusal(
                code: "break-glass.reason", field: "reason",
                reason: "The reason has \(reason.count) characters.",
                remedy: "Say in \(Self.shortestReason) to 1000 characters why this chart must be read now.")
        }
        if let ordinary = try? Authorisation.require(.seeChart, of: person, patient: patient),
            ordinary.breakGlassReason == nil
        {
            throw Refusal(
                code: "break-glass.not-needed", reason: "This chart is open to you.", remedy: "Open it as usual.")
        }
        let grant = BreakGlassGrant(reason: reason, openedAt: now, until: now.adding(minutes: Self.minutes))
        let kept = KeptGrant(person: person.id, patient: patient, grant: grant)
        let record = AccessRecord(
            person: person.id, role: access.role, permission: .breakGlass, patient: patient, reason: reason,
            until: grant.until)
        try await log.append(
            .glassBroken, record, now: now,
            state: [
                .put(
                    key: "break-glass/\(person.id)/\(patient)", value: try EntryPayload.encode(kept),
                    expiresMicroseconds: grant.until.microseconds)
            ])
        grants[person.id, default: [:]][patient] = grant
        return grant
    }

    /// What is open to `person` in an emergency at `now`.
    func grants(of person: PersonID, at now: Instant) -> [PatientID: BreakGlassGrant] {
        guard let held = grants[person] else { return [:] }
        let current = held.filter { now < $0.value.until }
        grants[person] = current.isEmpty ? nil : current
        return current
    }
}
