import Foundation

/// What raises a risk, who answers it, and what ends it. A score never does.
public enum RiskRules {
    /// What the C-SSRS before a dose sets off: every yes raises a risk of its level, unless one as grave is open from the
    /// same session already. One that was closed is raised again under an id of its own.
    public static func risk(
        from level: PreDoseCheck.Suicidality?, in session: TreatmentSession, open: [RiskRaised], owner: PersonID?,
        clock: RiskClock, at now: Instant
    ) -> RiskRaised? {
        guard let level = level?.risk else { return nil }
        let prefix = "c-ssrs-\(session.id)-"
        guard !open.contains(where: { $0.id.text.hasPrefix(prefix) && $0.level >= level }) else { return nil }
        return RiskRaised(
            id: RiskID("\(prefix)\(session.sequence + 1)"), level: level,
            reason: "C-SSRS before the session: \(level.rawValue)",
            source: "Columbia triage, C-SSRS since last contact", owner: owner, due: clock.due(level, from: now))
    }

    /// Suicidal thoughts that are new after a dose ask for a person within the hour.
    public static func risk(
        from check: RecoveryCheck, in session: TreatmentSession, open: [RiskRaised], owner: PersonID?,
        clock: RiskClock, at now: Instant
    ) -> RiskRaised? {
        let prefix = "d7-suicide-\(session.id)-"
        guard check.newSuicidalThoughts == true, !open.contains(where: { $0.id.text.hasPrefix(prefix) }) else {
            return nil
        }
        return RiskRaised(
            id: RiskID("\(prefix)\(session.sequence + 1)"), level: .high,
            reason: "New suicidal thoughts after the dose",
            source: "suicidal-ideation pathway: page a clinician within 1 h", owner: owner,
            due: clock.due(.high, from: now))
    }

    // MARK: Answering

    /// The open risk of that id, or a refusal that says what became of it.
    public static func open(_ id: RiskID, in course: Course) throws -> RiskRecord {
        guard let record = course.risks.last(where: { $0.id == id }) else {
            throw Refusal(
                code: "risk.unknown", reason: "There is no such risk on this chart.", remedy: "Load the chart again.")
        }
        guard record.isOpen else {
            throw Refusal(
                code: "risk.closed", reason: "This risk is closed already, and how is on the chart.",
                remedy: "Raise a new risk if there is danger again.")
        }
        return record
    }

    /// An attempt to reach the patient, charted at the time it was made.
    public static func contact(
        _ contact: RiskContact, at moment: Instant, in course: Course, now: Instant
    ) throws -> RiskContact {
        let record = try open(contact.id, in: course)
        guard moment <= now else {
            throw Refusal(
                code: "risk.contact-time", field: "time", reason: "This time is in the future.",
                remedy: "Enter when the attempt was made.")
        }
        // Times are typed to the minute.
        guard moment.adding(minutes: 1) > record.raised.occurredAt else {
            throw Refusal(
                code: "risk.contact-time", field: "time", reason: "This is before the risk was raised.",
                remedy: "Enter when the attempt was made.")
        }
        let words = trimmed(contact.words)
        guard words.count >= 3, words.count <= longest else {
            throw Refusal(
                code: "risk.contact-words", field: "words",
                reason: "What came of the attempt is empty or over \(longest) characters.",
                remedy: "Say in a sentence what was said, or that nobody answered.")
        }
        return RiskContact(id: contact.id, means: contact.means, outcome: contact.outcome, words: words)
    }

    /// A clinician takes a risk over from whoever owns it.
    public static func take(_ id: RiskID, by person: PersonID, in course: Course) throws -> RiskPassed {
        let record = try open(id, in: course)
        guard record.owner != person else {
            throw Refusal(
                code: "risk.own", reason: "This risk is yours already.", remedy: "Reach the patient and chart it.")
        }
        return RiskPassed(id: id, to: person, reason: "Taken over", due: nil)
    }

    /// Closes a risk in a clinician's own words; nothing else closes one.
    public static func close(_ id: RiskID, words: String, in course: Course) throws -> RiskClosed {
        let words = trimmed(words)
        guard words.count >= 10, words.count <= longest, words.count(where: \.isLetter) >= 5 else {
            throw Refusal(
                code: "risk.words", field: "words", reason: "A risk is closed in words that can be read later.",
                remedy: "Say in at least ten characters what was done and how the patient is.")
        }
        return RiskClosed(id: try open(id, in: course).id, words: words)
    }

    // MARK: Cover

    /// Where a risk goes that its owner has not answered in time: to the first of cover who was not asked yet. Nil while
    /// there is time, once somebody spoke with the patient, and when everybody was asked.
    public static func escalation(
        of record: RiskRecord, cover: [PersonID], clock: RiskClock, at now: Instant
    ) -> RiskPassed? {
        guard record.isLate(at: now) else { return nil }
        let asked = Set(record.asked)
        guard let next = cover.first(where: { !asked.contains($0) }) else { return nil }
        return RiskPassed(
            id: record.id, to: next, reason: "Nobody reached the patient in time",
            due: now.adding(minutes: clock.coverMinutes))
    }

    // MARK: Doses at home

    /// Nothing is ordered for home or taken there while a risk is open (suicidal-ideation pathway: home route locked).
    public static func keepHomeLocked(_ setting: Setting, for course: Course) throws {
        guard setting == .home, let risk = course.openRisks.first?.content else { return }
        throw Refusal(
            code: "home.locked", field: "protocol",
            reason: "Doses at home are locked while a risk is open: \(risk.reason).",
            remedy: "A clinician answers the risk and closes it in words; until then treat in the clinic.")
    }

    static let longest = 4_000

    static func trimmed(_ words: String) -> String { words.trimmingCharacters(in: .whitespacesAndNewlines) }
}

extension PreDoseCheck.Suicidality {
    /// The risk that an answer is; nil for none.
    var risk: RiskRaised.Level? {
        switch self {
        case .none: nil
        case .low: .low
        case .moderate: .moderate
        case .high: .high
        }
    }
}
