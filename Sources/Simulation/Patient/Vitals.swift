import Care
import Foundation

/// Signs as they run through a session: a rise while the drug acts, and the way back.
extension SyntheticPatient {
    mutating func baselineSigns(raisedBy rise: Int) -> Signs {
        let pressure = measuredPressure(raisedBy: rise)
        return Signs(
            systolic: pressure.systolic, diastolic: pressure.diastolic,
            heartRate: person.heartRate + random.within(-4...6), oxygenSaturation: random.within(96...99),
            respiratoryRate: random.within(13...18), alertness: 5, dissociation: 0,
            pain: story.indication == .pain ? 6 : 0, nausea: 0, comfort: .calm)
    }

    /// Signs at a share of the effect: 0 none, 1 the peak.
    mutating func signs(effect: Double, surge: Int = 0, rated: Bool) -> Signs {
        let pressure = measuredPressure(raisedBy: Int(effect * 18) + surge)
        return Signs(
            systolic: pressure.systolic, diastolic: pressure.diastolic,
            heartRate: person.heartRate + Int(effect * 14) + random.within(-3...5),
            oxygenSaturation: min(100, 98 - Int(effect * 2.4) + random.within(0...1)),
            respiratoryRate: random.within(13...18), alertness: effect > 0.55 ? 4 : 5,
            dissociation: rated ? Int(effect * Double(random.within(18...38))) : nil,
            pain: story.indication == .pain ? max(0, 6 - Int(effect * 4)) : 0,
            nausea: effect > 0.5 ? random.within(0...3) : 0, comfort: surge > 0 ? .uneasy : .calm)
    }

    /// The share of the peak effect so many minutes after the start, when dosing runs for `dosing` minutes.
    static func effect(at minutes: Double, dosing: Double) -> Double {
        let peak = max(dosing, 25)
        if minutes <= peak { return minutes / peak }
        return exp(-(minutes - peak) / 18)
    }
}
