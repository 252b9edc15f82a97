extension ScreeningEvaluation {
    /// Readings of one day are one visit; the mean of the last two visits decides, and one alone asks for another.
    mutating func judgeBloodPressure() {
        find(.recordedPressure, current(.uncontrolledHypertension).basis())
        guard let guide = numbers(.highPressure, count: 2), let once = numbers(.highPressureOnce, count: 2),
            let excluding = numbers(.excludingPressure, count: 2)
        else { return }
        let days = number(.pressureDays) ?? 90
        guard let latest = bloodPressureVisits.first else { return }
        let visits = bloodPressureVisits.prefix(2).filter { visit in
            guard let on = visit.on, let last = latest.on else { return visit.on == latest.on }
            return Double(last.days(since: on)) <= days
        }
        func mean(_ pressure: (PressureVisit) -> Double?) -> Double? {
            let values = visits.compactMap(pressure)
            return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
        }
        let systolic = mean(\.systolic)
        let diastolic = mean(\.diastolic)
        func written(_ pressure: Double?) -> String { pressure.map { Figure.text($0, decimals: 1) } ?? "?" }
        let measured = "\(written(systolic))/\(written(diastolic)) mmHg"
        let detail = visits.count > 1 ? "mean of two days \(measured)" : measured
        let basis = visits.flatMap(\.basis).unique
        if (systolic ?? 0) >= excluding[0] || (diastolic ?? 0) >= excluding[1] {
            find(.excludingPressure, basis, detail: detail)
        }
        let limits = visits.count > 1 ? guide : once
        if (systolic ?? 0) > limits[0] || (diastolic ?? 0) > limits[1] {
            find(visits.count > 1 ? .highPressure : .highPressureOnce, basis, detail: detail)
        }
    }

    /// Newest day first; undated readings count as one visit, the oldest.
    private var bloodPressureVisits: [PressureVisit] {
        var visits: [PressureVisit] = []
        for sighting in facts.sightings {
            guard let reading = PressureReading(sighting) else { continue }
            if visits.last?.on != sighting.on || visits.isEmpty { visits.append(PressureVisit(on: sighting.on)) }
            visits[visits.count - 1].readings.append(reading)
        }
        return visits
    }
}

struct PressureReading: Sendable {
    let systolic: Double?
    let diastolic: Double?
    let basis: String

    /// Reads a component by its code or words, or a panel whose value is a text as `142/91`.
    init?(_ sighting: CandidateFacts.Sighting) {
        func match(_ set: ValueSet) -> ValueSet.Match? { set.match(sighting.concept, wordings: sighting.wordings) }
        let how: ValueSet.Match
        if case .text(let text) = sighting.value,
            let panel = match(.bloodPressurePanel) ?? match(.systolic) ?? match(.diastolic), text.contains("/")
        {
            let parts = text.split(separator: "/").map { part in Double(part.filter { $0.isNumber || $0 == "." }) }
            guard parts.count == 2, let top = parts[0], let bottom = parts[1] else { return nil }
            (systolic, diastolic, how) = (top, bottom, panel)
        } else if let (value, unit) = sighting.number {
            let pressure = unit.lowercased() == "kpa" ? value * 7.500_62 : value
            if let match = match(.systolic) {
                (systolic, diastolic, how) = (pressure, nil, match)
            } else if let match = match(.diastolic) {
                (systolic, diastolic, how) = (nil, pressure, match)
            } else {
                return nil
            }
        } else {
            return nil
        }
        basis = Evidence(fact: sighting, match: how, reference: sighting.reference).basis
    }
}

struct PressureVisit: Sendable {
    let on: Day?
    var readings: [PressureReading] = []

    init(on: Day?) { self.on = on }

    var systolic: Double? { mean(readings.compactMap(\.systolic)) }
    var diastolic: Double? { mean(readings.compactMap(\.diastolic)) }
    var basis: [String] { readings.map(\.basis).unique }

    private func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
}
