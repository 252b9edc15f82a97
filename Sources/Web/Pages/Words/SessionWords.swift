import Care

/// What happened in a session, each on one line.
enum SessionWords {
    static func line(_ summary: SessionSummary) -> String {
        var parts = ["number \(summary.number)"]
        parts.append(summary.ending == .notDosed ? "no dose given" : "\(summary.given) \(summary.route.rawValue)")
        if let pressure = pressure(summary) { parts.append("highest \(pressure)") }
        if let saturation = summary.lowestSaturation { parts.append("lowest SpO₂ \(saturation) %") }
        parts += summary.adverseEvents.map(adverse)
        if !summary.remarks.isEmpty { parts.append(summary.remarks) }
        return parts.joined(separator: ", ")
    }

    static func pressure(_ summary: SessionSummary) -> String? {
        guard let systolic = summary.peakSystolic, let diastolic = summary.peakDiastolic else { return nil }
        return "\(systolic)/\(diastolic) mmHg"
    }

    static func adverse(_ event: AdverseEvent) -> String {
        "\(event.kind.title) grade \(event.grade)" + (event.action.isEmpty ? "" : ", \(event.action)")
            + (event.medicine.map { ", given \($0)" } ?? "") + (event.resolved ? ", resolved" : "")
    }

    static func dose(_ event: DoseEvent) -> String {
        switch event {
        case .infusionStarted(let dose, let concentration, let minutes):
            "\(event.title): \(given(dose, concentration)) over \(minutes)"
        case .paused(let reason), .stopped(let reason): "\(event.title): \(reason)"
        case .rateChanged(let share, let reason): "Rate now \(Figure.text(share * 100, decimals: 0)) %: \(reason)"
        case .injected(let dose, let concentration), .bolus(let dose, let concentration):
            "\(event.title): \(given(dose, concentration))"
        case .deviceUsed(let dose, let number): "\(event.title): \(dose), number \(number)"
        case .taken(let dose): "\(event.title): \(dose)"
        case .holdEnded(let swallowed): "\(event.title): \(swallowed ? "swallowed" : "spat out")"
        case .resumed, .completed: event.title
        }
    }

    private static func given(_ dose: Milligrams, _ concentration: MilligramsPerMillilitre) -> String {
        "\(dose), \(dose.volume(at: concentration)) of \(concentration)"
    }

    static func signs(_ signs: Signs) -> String {
        var parts: [String] = []
        if let systolic = signs.systolic, let diastolic = signs.diastolic {
            parts.append("\(systolic)/\(diastolic) mmHg")
        }
        func add(_ value: Int?, _ words: (Int) -> String) { if let value { parts.append(words(value)) } }
        add(signs.heartRate) { "heart rate \($0)/min" }
        add(signs.oxygenSaturation) { "SpO₂ \($0) %" }
        add(signs.respiratoryRate) { "breaths \($0)/min" }
        add(signs.alertness) { "MOAA/S \($0)" }
        add(signs.dissociation) { "CADSS \($0)" }
        add(signs.pain) { "pain \($0) of 10" }
        add(signs.nausea) { "nausea \($0) of 10" }
        if let comfort = signs.comfort { parts.append(comfort.rawValue) }
        return parts.joined(separator: ", ") + (signs.origin == .device ? " (device)" : "")
    }

    static func check(_ check: PreDoseCheck) -> String {
        var parts = ["\(check.identifiers.count) identifiers"]
        if let weight = check.weight { parts.append("\(weight)") }
        if let hours = check.hoursSinceFood { parts.append("\(Figure.text(hours)) h since food") }
        if let escort = check.escort { parts.append("escort \(escort)") }
        if let agrees = check.stillConsents { parts.append(agrees ? "still agrees" : "no longer agrees") }
        if let level = check.suicidality { parts.append("suicidality \(level.rawValue)") }
        return parts.joined(separator: ", ")
    }

    static func recovery(_ check: RecoveryCheck) -> String {
        var parts: [String] = []
        func add(_ value: Bool?, _ yes: String, _ no: String) { if let value { parts.append(value ? yes : no) } }
        add(check.orientedFully, "oriented", "not oriented")
        add(check.walksSteadily, "walks steadily", "does not walk steadily")
        add(check.nauseaControlled, "nausea controlled", "nausea")
        if let aldrete = check.aldrete { parts.append("Aldrete \(aldrete)") }
        add(check.newSuicidalThoughts, "new suicidal thoughts", "no new suicidal thoughts")
        if let escort = check.escortPresent { parts.append("escort \(escort)") }
        return parts.joined(separator: ", ")
    }
}
