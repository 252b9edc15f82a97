/// A look at the patient that the protocol asks for and nobody has charted yet.
public struct DueCheck: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Blood pressure, heart rate, breathing and saturation.
        case signs
        /// MOAA/S.
        case sedation
        case dissociation, pain, comfort

        /// Whether leaving it out puts the patient at risk.
        var isVital: Bool { self == .signs || self == .sedation || self == .dissociation }

        public var title: String {
            switch self {
            case .signs: "Signs"
            case .sedation: "Sedation"
            case .dissociation: "Dissociation"
            case .pain: "Pain"
            case .comfort: "Comfort"
            }
        }
    }
    public let kind: Kind
    public let due: Instant
    /// The row that asks for it.
    public let row: String

    /// Whole minutes past its time; nil while it is not late.
    public func minutesLate(at now: Instant) -> Int? {
        now > due ? Int(now.minutes(since: due)) : nil
    }
}

/// What has to be looked at next in a session.
public enum DueChecks {
    /// The next check of each kind, the soonest first; one that is late stands before.
    ///
    /// Signs and sedation follow `SignSchedule`; dissociation `MONITOR-CADSS`; pain and comfort are asked every
    /// `MONITOR-PAIN-EVERY` and `MONITOR-COMFORT-EVERY` minutes until the observation of `D1-OBSERVE` is over.
    public static func due(
        in session: TreatmentSession, under treatment: TreatmentProtocol, at now: Instant
    ) -> [DueCheck] {
        guard session.given.startedAt != nil, session.summary == nil else { return [] }
        let schedule = SignSchedule(session, under: treatment, at: now)
        func readings(_ has: (Signs) -> Bool) -> [Instant] {
            session.signs.filter { has($0.content) }.map(\.occurredAt)
        }
        func next(_ kind: DueCheck.Kind, _ row: String, _ moments: [Instant], _ has: (Signs) -> Bool) -> DueCheck? {
            SignSchedule.next(of: moments, readings: readings(has)).map { DueCheck(kind: kind, due: $0, row: row) }
        }
        var due = [
            next(.signs, "MONITOR-DURING", schedule.checks) { $0.systolic != nil },
            next(.sedation, "MONITOR-SIGNS", schedule.checks) { $0.alertness != nil },
            next(.dissociation, "MONITOR-CADSS", schedule.dissociation) { $0.dissociation != nil },
        ]
        let end = observationEnd(of: session, under: treatment, at: now)
        for (kind, row, has) in [
            (.pain, "MONITOR-PAIN-EVERY", { $0.pain != nil }),
            (.comfort, "MONITOR-COMFORT-EVERY", { $0.comfort != nil }),
        ] as [(DueCheck.Kind, String, (Signs) -> Bool)] {
            guard let start = session.given.startedAt, let every = treatment.number(row), every > 0 else { continue }
            let last = max(start, readings(has).max() ?? start)
            let moment = last.adding(minutes: every)
            if end.map({ moment <= $0 }) ?? true { due.append(DueCheck(kind: kind, due: moment, row: row)) }
        }
        return due.compactMap { $0 }.sorted { ($0.due, $0.kind.rawValue) < ($1.due, $1.kind.rawValue) }
    }

    /// When the patient may be let go at the earliest; nil while that is not known.
    public static func observationEnd(
        of session: TreatmentSession, under treatment: TreatmentProtocol, at now: Instant
    ) -> Instant? {
        guard let minutes = treatment.number("D1-OBSERVE") else { return nil }
        let isFromEnd = treatment.texts("D1-FROM").first == "end"
        return (isFromEnd ? session.given.lastGiven(at: now) : session.given.startedAt)?.adding(minutes: minutes)
    }
}
