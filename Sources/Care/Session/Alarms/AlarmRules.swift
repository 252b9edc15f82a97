/// Which alarms a session has at a moment: a pure function of what is charted, what monitors sent, and the protocol.
public enum AlarmRules {
    /// The alarms that stand, the most urgent first.
    ///
    /// Rows are the limits of the protocol, their severity the priority. A device's value counts once it has stayed
    /// beyond its limit for `ALARM-PERSIST-SECONDS`; an alarm is over when the value is back by the margin of its sign.
    ///
    /// - Parameter monitored: what devices sent, beside the signs that are charted; in any order.
    public static func standing(
        in session: TreatmentSession, monitored: [SignReading] = [], under treatment: TreatmentProtocol,
        at now: Instant
    ) -> [Alarm] {
        guard let fold = AlarmFold(session, under: treatment) else { return [] }
        return standing(
            in: session, after: fold.carriedOn(by: session, monitored: monitored, through: now), under: treatment,
            at: now)
    }

    /// The same, from readings that were read before.
    public static func standing(
        in session: TreatmentSession, after fold: AlarmFold, under treatment: TreatmentProtocol, at now: Instant
    ) -> [Alarm] {
        var alarms = fold.standing.compactMap { family in
            family.compactMap { found in
                alarm(
                    found.limit.rule, since: found.since, basis: found.limit.basis(found.last), in: session,
                    under: treatment)
            }.max { $0.priority < $1.priority }
        }
        alarms += late(in: session, under: treatment, at: now)
        return alarms.sorted { ($1.priority, $0.since, $0.id) < ($0.priority, $1.since, $1.id) }
    }

    /// A check that nobody did: said quietly at first, then less so. How the patient feels is only said quietly.
    private static func late(
        in session: TreatmentSession, under treatment: TreatmentProtocol, at now: Instant
    ) -> [Alarm] {
        let due = DueChecks.due(in: session, under: treatment, at: now)
        for row in ["CHECK-LATE-LONG", "CHECK-LATE"] {
            let check = due.first { row == "CHECK-LATE" || $0.kind.isVital }
            guard let check, let rule = treatment.rule(row), let minutes = treatment.number(row) else { continue }
            let since = check.due.adding(minutes: minutes)
            guard now >= since else { continue }
            let basis = "\(check.kind.title.lowercased()), \(Int(now.minutes(since: check.due))) min late"
            return alarm(rule, since: since, basis: basis, in: session, under: treatment).map { [$0] } ?? []
        }
        return []
    }

    private static func alarm(
        _ rule: Rule, since: Instant, basis: String, in session: TreatmentSession, under treatment: TreatmentProtocol
    ) -> Alarm? {
        guard let priority = rule.severity.flatMap(AlarmPriority.init) else { return nil }
        var people: [PersonID] = []
        for entry in session.alarms
        where entry.content.step == .answered && entry.content.alarm == rule.id && entry.occurredAt >= since
            && !people.contains(entry.author)
        {
            people.append(entry.author)
        }
        let needed = priority == .high ? Int(treatment.number("ALARM-ACK-PEOPLE") ?? 1) : 1
        let seconds = treatment.number("ALARM-ACK-SECONDS")
        return Alarm(
            id: rule.id, priority: priority, reason: rule.reason, basis: basis, since: since, answeredBy: people,
            answersNeeded: needed,
            escalatesAt: priority == .low ? nil : seconds.map { since.adding(minutes: $0 / 60) },
            source: rule.source, approved: rule.approved)
    }

    /// What the chart does not say yet: alarms that were raised, went unanswered too long, or are over.
    public static func changes(
        from standing: [Alarm], in session: TreatmentSession, at now: Instant
    ) -> [AlarmEntry] {
        var open: [String: AlarmEntry] = [:]
        var escalated: Set<String> = []
        for entry in session.alarms.map(\.content) {
            switch entry.step {
            case .raised: open[entry.alarm] = entry
            case .escalated: escalated.insert(entry.alarm)
            case .cleared:
                open[entry.alarm] = nil
                escalated.remove(entry.alarm)
            case .answered: break
            }
        }
        var changes: [AlarmEntry] = []
        for alarm in standing {
            if open[alarm.id] == nil { changes.append(AlarmEntry(.raised, alarm)) }
            if alarm.isEscalated(at: now), !escalated.contains(alarm.id) {
                changes.append(AlarmEntry(.escalated, alarm))
            }
        }
        let ids = Set(standing.map(\.id))
        for entry in open.values.sorted(by: { $0.alarm < $1.alarm }) where !ids.contains(entry.alarm) {
            changes.append(
                AlarmEntry(
                    step: .cleared, alarm: entry.alarm, priority: entry.priority, since: entry.since,
                    words: "no longer so"))
        }
        return changes
    }

    /// A person's answer to an alarm that stands.
    public static func answer(
        _ id: String, words: String, by person: PersonID, to standing: [Alarm]
    ) throws -> AlarmEntry {
        guard let alarm = standing.first(where: { $0.id == id }) else {
            throw Refusal(
                code: "alarm.over", field: "alarm", reason: "That alarm does not stand any more.",
                remedy: "Look at the alarms that stand now.")
        }
        guard !alarm.answeredBy.contains(person) else {
            throw Refusal(
                code: "alarm.second-person", field: "alarm",
                reason: "You have answered this alarm; it needs \(alarm.answersNeeded) people.",
                remedy: "Let another person at the chair answer it from their own screen.")
        }
        return AlarmEntry(
            step: .answered, alarm: id, priority: alarm.priority, since: alarm.since, words: words)
    }
}

extension AlarmEntry {
    fileprivate init(_ step: Step, _ alarm: Alarm) {
        self.init(step: step, alarm: alarm.id, priority: alarm.priority, since: alarm.since, words: alarm.basis)
    }
}
