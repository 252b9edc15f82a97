/// What the last signs call for while a session runs: tell, pause or stop, in the words of the protocol's rows.
///
/// An aid to the person at the chair. It judges what was charted and nothing else, so it is not an alarm system.
public enum SignReview {
    /// What the latest signs of a session call for, the gravest first. Signs from before the dose belong to its gate.
    public static func findings(in session: TreatmentSession, under treatment: TreatmentProtocol) -> [Finding] {
        guard let start = session.given.startedAt else { return [] }
        let charted = session.signs.filter { $0.occurredAt > start }
        func last(_ field: (Signs) -> Int?) -> Int? { charted.compactMap { field($0.content) }.last }
        // A pressure is one reading with two numbers, never the newest of each.
        let pressure = charted.last { $0.content.systolic != nil }?.content
        let latest = Signs(
            systolic: pressure?.systolic, diastolic: pressure?.diastolic, heartRate: last(\.heartRate),
            oxygenSaturation: last(\.oxygenSaturation), respiratoryRate: last(\.respiratoryRate),
            alertness: last(\.alertness))
        return findings(
            latest: latest, baseline: session.baselinePressure,
            fastHeartMinutes: fastHeartMinutes(charted, above: treatment.number("HR-PAUSE")), under: treatment)
    }

    /// - Parameters:
    ///   - signs: the latest of each sign; those that are nil say nothing.
    ///   - baseline: mean blood pressure before the dose, in mmHg.
    ///   - fastHeartMinutes: how long every charted heart rate has been over `HR-PAUSE`; nil when the last is not.
    public static func findings(
        latest signs: Signs, baseline: (systolic: Double, diastolic: Double)?, fastHeartMinutes: Double? = nil,
        under treatment: TreatmentProtocol
    ) -> [Finding] {
        var found = pressure(signs, baseline: baseline, treatment: treatment)
        found += heart(signs.heartRate, fastMinutes: fastHeartMinutes, treatment: treatment)
        if let rate = signs.respiratoryRate.map(Double.init) {
            let basis = "respiratory rate \(Figure.text(rate))/min"
            found += under(rate, "RR-LOW", treatment, basis) + over(rate, "RR-HIGH", treatment, basis)
        }
        if let percent = signs.oxygenSaturation.map(Double.init) {
            let basis = "SpO₂ \(Figure.text(percent)) %"
            found += gravest(["SPO2-STOP", "SPO2-PAUSE", "SPO2-NOTIFY"]) { under(percent, $0, treatment, basis) }
        }
        if let score = signs.alertness.map(Double.init) {
            let basis = "MOAA/S \(Figure.text(score))"
            found += gravest(["MOAAS-STOP", "MOAAS-PAUSE"]) { row in
                finding(row, treatment, basis) { score <= $0 }
            }
        }
        return found.sorted { ($0.severity, $0.id) < ($1.severity, $1.id) }
    }

    /// For each number of a blood pressure: the stop figure speaks beside the pause, since the symptoms that tell them apart
    /// are for the person at the chair to see. A pause says all that a rise or a message to the prescriber would.
    private static func pressure(
        _ signs: Signs, baseline: (systolic: Double, diastolic: Double)?, treatment: TreatmentProtocol
    ) -> [Finding] {
        guard let systolic = signs.systolic.map(Double.init), let diastolic = signs.diastolic.map(Double.init) else {
            return []
        }
        let reading = "\(Figure.text(systolic))/\(Figure.text(diastolic)) mmHg"
        let symptoms = treatment.texts("BP-STOP-SYMPTOMS").map { $0.replacing("-", with: " ") }.joined(separator: ", ")
        let stopBasis = symptoms.isEmpty ? reading : "\(reading); symptoms to look for: \(symptoms)"
        let sides = [(systolic, baseline?.systolic, "SYS"), (diastolic, baseline?.diastolic, "DIA")]
        var found: [Finding] = []
        for (value, before, side) in sides {
            found += reaches(value, "BP-STOP-\(side)", treatment, stopBasis)
            let paused = reaches(value, "BP-PAUSE-\(side)", treatment, reading)
            if !paused.isEmpty {
                found += paused
                continue
            }
            found += reaches(value, "BP-NOTIFY-\(side)", treatment, reading)
            if let before {
                found += reaches(
                    value - before, "BP-RISE-\(side)", treatment,
                    "\(reading), \(Figure.text(before, decimals: 0)) before the dose")
            }
        }
        return found
    }

    private static func heart(_ rate: Int?, fastMinutes: Double?, treatment: TreatmentProtocol) -> [Finding] {
        guard let rate = rate.map(Double.init) else { return [] }
        let basis = "heart rate \(Figure.text(rate))/min"
        var found: [Finding] = []
        if let rule = treatment.rule("HR-PAUSE"), let limit = treatment.number("HR-PAUSE"), rate > limit {
            let needed = treatment.number("HR-PAUSE-MINUTES") ?? 0
            if let fastMinutes, fastMinutes >= needed {
                found.append(
                    Finding(rule, basis: ["\(basis), over the limit for \(Figure.text(fastMinutes, decimals: 0)) min"]))
            } else {
                found.append(
                    Finding(
                        rule, severity: .caution,
                        reason:
                            "Heart rate is above \(Figure.text(limit)): measure again, and pause when it has stayed so "
                            + "for \(Figure.text(needed)) minutes.",
                        basis: [basis]))
            }
        }
        if let rule = treatment.rule("HR-LOW"), let limit = treatment.number("HR-LOW"), rate < limit {
            found.append(
                Finding(
                    rule, severity: .caution, reason: "Heart rate is below \(Figure.text(limit)): tell the prescriber.",
                    basis: [basis]))
        }
        return found
    }

    /// Minutes from the first to the last of the unbroken run of fast heart rates that the charted ones end with.
    private static func fastHeartMinutes(_ signs: [Recorded<Signs>], above limit: Double?) -> Double? {
        guard let limit else { return nil }
        let rates = signs.filter { $0.content.heartRate != nil }
        let run = rates.reversed().prefix { Double($0.content.heartRate ?? 0) > limit }
        guard let first = run.last, let last = run.first else { return nil }
        return last.occurredAt.minutes(since: first.occurredAt)
    }

    private static func gravest(_ rows: [String], _ finding: (String) -> [Finding]) -> [Finding] {
        for row in rows {
            let found = finding(row)
            if !found.isEmpty { return found }
        }
        return []
    }

    private static func reaches(_ value: Double, _ row: String, _ treatment: TreatmentProtocol, _ basis: String)
        -> [Finding]
    {
        finding(row, treatment, basis) { value >= $0 }
    }

    private static func over(_ value: Double, _ row: String, _ treatment: TreatmentProtocol, _ basis: String)
        -> [Finding]
    {
        finding(row, treatment, basis) { value > $0 }
    }

    private static func under(_ value: Double, _ row: String, _ treatment: TreatmentProtocol, _ basis: String)
        -> [Finding]
    {
        finding(row, treatment, basis) { value < $0 }
    }

    private static func finding(
        _ row: String, _ treatment: TreatmentProtocol, _ basis: String, _ holds: (Double) -> Bool
    ) -> [Finding] {
        guard let rule = treatment.rule(row), let limit = treatment.number(row), holds(limit) else { return [] }
        return [Finding(rule, basis: [basis])]
    }
}
