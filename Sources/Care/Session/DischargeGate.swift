/// The gate before discharge: criteria D1 to D9 of the protocol, each met, not met or unknown with the value and its age.
public enum DischargeGate {
    public static func evaluate(
        _ session: TreatmentSession, under treatment: TreatmentProtocol, at now: Instant
    ) -> Gate {
        let check = session.recovery?.content ?? RecoveryCheck()
        let since = session.given.lastGiven(at: now)
        var points = [
            observation(session, treatment: treatment, now: now),
            alertness(session, treatment: treatment, now: now, since: since),
            asked(
                check.orientedFully, id: "D2-ORIENTATION", title: "Oriented to person, place, time and situation",
                rule: treatment.rule("D2-ORIENTATION")),
            pressure(session, treatment: treatment, now: now, since: since),
            saturation(session, treatment: treatment, now: now, since: since),
            asked(check.walksSteadily, id: "D5-WALK", title: "Walks steadily", rule: treatment.rule("D5-WALK")),
            asked(
                check.nauseaControlled, id: "D5-NAUSEA", title: "Nausea controlled",
                rule: treatment.rule("D5-NAUSEA")),
            aldrete(session, treatment: treatment, now: now),
            dissociation(session, treatment: treatment, now: now, since: since),
            asked(
                check.newSuicidalThoughts.map { !$0 }, id: "D7-SUICIDE", title: "No new suicidal thoughts",
                rule: treatment.rule("D7-SUICIDE"), resolver: .prescriber),
            GatePoint(
                treatment.rule("D8-ESCORT"), id: "D8-ESCORT", title: "Escort is here",
                state: check.escortPresent.map { $0.isEmpty ? .unmet : .met } ?? .unknown,
                detail: check.escortPresent ?? "not checked"),
            asked(
                check.noDrivingUnderstood, id: "D8-DRIVING", title: "No driving until tomorrow, understood",
                rule: treatment.rule("D8-DRIVING")),
            asked(
                check.instructionsGiven, id: "D9-SHEET", title: "Written instructions given",
                rule: treatment.rule("D9-SHEET")),
        ]
        let unresolved = session.adverseEvents.filter { $0.content.serious && !$0.content.resolved }
        points.append(
            GatePoint(
                nil, id: "EVENTS", title: "No serious event is unresolved", state: unresolved.isEmpty ? .met : .unmet,
                detail: unresolved.first.map { "\($0.content.kind.title), grade \($0.content.grade)" } ?? "none",
                resolver: .prescriber))
        return Gate(points: points, overrides: session.dischargeOverrides.map(\.content))
    }

    /// D1: minutes of observation, from the start (label of esketamine) or from the end of dosing.
    private static func observation(
        _ session: TreatmentSession, treatment: TreatmentProtocol, now: Instant
    ) -> GatePoint {
        let needed = treatment.number("D1-OBSERVE") ?? .infinity
        let fromEnd = treatment.texts("D1-FROM").first == "end"
        let anchor = fromEnd ? session.given.lastGiven(at: now) : session.given.startedAt
        let title = "Observed \(Figure.text(needed)) min from the \(fromEnd ? "end" : "start") of dosing"
        guard let anchor else {
            return GatePoint(
                treatment.rule("D1-OBSERVE"), id: "D1-OBSERVE", title: title, state: .unmet,
                detail: session.given.startedAt == nil ? "nothing was given" : "dosing has not ended")
        }
        let passed = now.minutes(since: anchor)
        return GatePoint(
            treatment.rule("D1-OBSERVE"), id: "D1-OBSERVE", title: title, state: passed >= needed ? .met : .unmet,
            detail: "\(Int(max(0, passed).rounded(.down))) of \(Figure.text(needed)) min", resolver: .prescriber)
    }

    /// A sign counts for discharge only when it was taken after dosing ended, and never when it was a baseline.
    private static func latest(
        _ session: TreatmentSession, since: Instant?, _ field: (Signs) -> Int?
    ) -> (value: Int, at: Instant)? {
        guard let since, let found = session.latest(field), found.at >= since,
            found.at > session.given.startedAt ?? since
        else { return nil }
        return found
    }

    private static func age(_ at: Instant, _ now: Instant) -> String {
        "\(Int(max(0, now.minutes(since: at)).rounded(.down))) min ago"
    }

    private static func alertness(
        _ session: TreatmentSession, treatment: TreatmentProtocol, now: Instant, since: Instant?
    ) -> GatePoint {
        let needed = treatment.number("D2-MOAAS") ?? .infinity
        let rule = treatment.rule("D2-MOAAS")
        guard let last = latest(session, since: since, \.alertness) else {
            return GatePoint(
                rule, id: "D2-MOAAS", title: "Alert", state: .unknown, detail: "not rated since the dose ended")
        }
        return GatePoint(
            rule, id: "D2-MOAAS", title: "Alert", state: Double(last.value) >= needed ? .met : .unmet,
            detail: "MOAA/S \(last.value), \(age(last.at, now)); needs \(Figure.text(needed))")
    }

    /// D3: within a share of baseline and under the limit.
    private static func pressure(
        _ session: TreatmentSession, treatment: TreatmentProtocol, now: Instant, since: Instant?
    ) -> GatePoint {
        let rule = treatment.rule("D3-BP-WITHIN")
        let title = "Blood pressure back near baseline"
        guard let systolic = latest(session, since: since, \.systolic),
            let diastolic = latest(session, since: since, \.diastolic), let baseline = session.baselinePressure
        else {
            return GatePoint(
                rule, id: "D3-BP", title: title, state: .unknown, detail: "not measured since the dose ended")
        }
        let percent = treatment.number("D3-BP-WITHIN") ?? 0
        let upper = (treatment.number("D3-SYS") ?? 0, treatment.number("D3-DIA") ?? 0)
        let near =
            abs(Double(systolic.value) - baseline.systolic) <= baseline.systolic * percent / 100
            && abs(Double(diastolic.value) - baseline.diastolic) <= baseline.diastolic * percent / 100
        let under = Double(systolic.value) <= upper.0 && Double(diastolic.value) <= upper.1
        return GatePoint(
            rule, id: "D3-BP", title: title, state: near && under ? .met : .unmet,
            detail: "\(systolic.value)/\(diastolic.value), \(age(systolic.at, now)); baseline "
                + "\(Figure.text(baseline.systolic, decimals: 0))/\(Figure.text(baseline.diastolic, decimals: 0)) ± \(Figure.text(percent)) %",
            resolver: .prescriber)
    }

    private static func saturation(
        _ session: TreatmentSession, treatment: TreatmentProtocol, now: Instant, since: Instant?
    ) -> GatePoint {
        let needed = treatment.number("D4-SPO2") ?? .infinity
        let rule = treatment.rule("D4-SPO2")
        guard let last = latest(session, since: since, \.oxygenSaturation) else {
            return GatePoint(
                rule, id: "D4-SPO2", title: "Oxygen saturation on room air", state: .unknown,
                detail: "not measured since the dose ended")
        }
        return GatePoint(
            rule, id: "D4-SPO2", title: "Oxygen saturation on room air",
            state: Double(last.value) >= needed ? .met : .unmet,
            detail: "\(last.value) %, \(age(last.at, now)); needs \(Figure.text(needed))")
    }

    /// Scored by hand where somebody did, else from what is charted.
    private static func aldrete(
        _ session: TreatmentSession, treatment: TreatmentProtocol, now: Instant
    ) -> GatePoint {
        let needed = treatment.number("D5-ALDRETE") ?? .infinity
        let score = RecoveryScores.aldrete(session, at: now)
        let byHand = session.recovery?.content.aldrete
        let total = byHand ?? score.total
        let open = score.open.map { $0.name.lowercased() }.joined(separator: ", ")
        return GatePoint(
            treatment.rule("D5-ALDRETE"), id: "D5-ALDRETE", title: "Aldrete score",
            state: total.map { Double($0) >= needed ? .met : .unmet } ?? .unknown,
            detail: total.map {
                "\($0) of 10, \(byHand == nil ? "from what is charted" : "scored by hand"); needs \(Figure.text(needed))"
            } ?? "open: \(open)")
    }

    /// D6: dissociation, as a CADSS total, back under the protocol's limit.
    private static func dissociation(
        _ session: TreatmentSession, treatment: TreatmentProtocol, now: Instant, since: Instant?
    ) -> GatePoint {
        let rule = treatment.rule("D6-CADSS")
        let title = "Dissociation back near baseline"
        guard let last = latest(session, since: since, \.dissociation) else {
            return GatePoint(
                rule, id: "D6-CADSS", title: title, state: .unknown, detail: "not rated since the dose ended")
        }
        let limit = treatment.number("D6-CADSS") ?? -.infinity
        return GatePoint(
            rule, id: "D6-CADSS", title: title, state: Double(last.value) <= limit ? .met : .unmet,
            detail: "CADSS \(last.value), \(age(last.at, now)); at most \(Figure.text(limit))")
    }

    private static func asked(
        _ answer: Bool?, id: String, title: String, rule: Rule?, resolver: AssignedRole = .nurse
    ) -> GatePoint {
        GatePoint(
            rule, id: id, title: title, state: answer.map { $0 ? .met : .unmet } ?? .unknown,
            detail: answer.map { $0 ? "yes" : "no" } ?? "not checked", resolver: resolver)
    }
}
