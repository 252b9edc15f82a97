extension PreDoseGate {
    /// Ids of the points that rest on signs.
    static let signPointIDs: Set = ["BP-HOLD", "BP-NO-DOSE", "BP-NEVER", "BP-LOW", "HR", "RR", "SPO2", "MOAAS"]

    /// Baseline signs against the protocol's thresholds.
    static func signPoints(_ session: TreatmentSession, treatment: TreatmentProtocol) -> [GatePoint] {
        let baseline = session.baselineSigns
        return pressurePoints(session.baselinePressure, last: baseline, treatment: treatment) + [
            rangePoint(
                latest(baseline, \.heartRate), id: "HR", title: "Heart rate", unit: "/min", low: "HR-LOW",
                high: "HR-HIGH", treatment: treatment),
            rangePoint(
                latest(baseline, \.respiratoryRate), id: "RR", title: "Respiratory rate", unit: "/min", low: "RR-LOW",
                high: "RR-HIGH", treatment: treatment),
            rangePoint(
                latest(baseline, \.oxygenSaturation), id: "SPO2", title: "Oxygen saturation", unit: "%",
                low: "SPO2-NOTIFY", high: nil, treatment: treatment),
            rangePoint(
                latest(baseline, \.alertness), id: "MOAAS", title: "Alert (MOAA/S)", unit: "of 5", low: "D2-MOAAS",
                high: nil, treatment: treatment),
        ]
    }

    private static func latest(_ signs: [Recorded<Signs>], _ field: (Signs) -> Int?) -> Int? {
        for sign in signs.reversed() {
            if let value = field(sign.content) { return value }
        }
        return nil
    }

    /// Over the label's guide the dose waits and the pressure is taken again, twice, five minutes apart: the mean of the
    /// last two readings counts. Over the upper limits there is no dose today, whoever asks.
    private static func pressurePoints(
        _ mean: (systolic: Double, diastolic: Double)?, last: [Recorded<Signs>], treatment: TreatmentProtocol
    ) -> [GatePoint] {
        let hold = treatment.rule("BP-HOLD-SYS")
        guard let mean else {
            return [
                GatePoint(
                    hold, id: "BP-HOLD", title: "Blood pressure before the dose", state: .unknown,
                    detail: "not measured", overridable: false)
            ]
        }
        func limit(_ id: String) -> Double { treatment.number(id) ?? -.infinity }
        let reading = "\(Figure.text(mean.systolic, decimals: 0))/\(Figure.text(mean.diastolic, decimals: 0)) mmHg"
        let held = mean.systolic > limit("BP-HOLD-SYS") || mean.diastolic > limit("BP-HOLD-DIA")
        let refused = mean.systolic >= limit("BP-NO-DOSE-SYS") || mean.diastolic >= limit("BP-NO-DOSE-DIA")
        let never = mean.systolic > limit("BP-NEVER-SYS")
        let low = mean.systolic < (treatment.number("BP-LOW-SYS") ?? .infinity)
        return [
            GatePoint(
                hold, id: "BP-HOLD", title: "Blood pressure before the dose", state: held ? .unmet : .met,
                detail:
                    "\(reading), hold above \(Figure.text(limit("BP-HOLD-SYS")))/\(Figure.text(limit("BP-HOLD-DIA")))",
                resolver: .prescriber),
            GatePoint(
                treatment.rule("BP-NO-DOSE-SYS"), id: "BP-NO-DOSE", title: "Blood pressure allows a dose today",
                state: refused ? .unmet : .met,
                detail:
                    "\(reading), no dose from \(Figure.text(limit("BP-NO-DOSE-SYS")))/\(Figure.text(limit("BP-NO-DOSE-DIA")))",
                resolver: .prescriber),
            GatePoint(
                treatment.rule("BP-NEVER-SYS"), id: "BP-NEVER", title: "Blood pressure under the absolute limit",
                state: never ? .unmet : .met,
                detail: "\(reading), never above \(Figure.text(limit("BP-NEVER-SYS"))) systolic", overridable: false),
            GatePoint(
                treatment.rule("BP-LOW-SYS"), id: "BP-LOW", title: "Blood pressure is not low",
                state: low ? .unmet : .met,
                detail: "\(reading), hold under \(Figure.text(treatment.number("BP-LOW-SYS") ?? 0)) systolic",
                resolver: .prescriber),
        ]
    }

    private static func rangePoint(
        _ value: Int?, id: String, title: String, unit: String, low: String, high: String?,
        treatment: TreatmentProtocol
    ) -> GatePoint {
        let lower: Double? = treatment.number(low) ?? .infinity
        let upper = high.flatMap { treatment.number($0) }
        let wanted = [lower.map { "at least \(Figure.text($0))" }, upper.map { "at most \(Figure.text($0))" }]
            .compactMap { $0 }.joined(separator: ", ")
        guard let value else {
            return GatePoint(
                treatment.rule(low), id: id, title: title, state: .unknown, detail: "not measured; \(wanted)")
        }
        let within = Double(value) >= (lower ?? -.infinity) && Double(value) <= (upper ?? .infinity)
        return GatePoint(
            treatment.rule(low), id: id, title: title, state: within ? .met : .unmet,
            detail: "\(value) \(unit); \(wanted)", resolver: .prescriber)
    }
}
