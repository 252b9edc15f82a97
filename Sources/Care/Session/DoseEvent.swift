/// Something that changed what is being given. Amounts are derived from these, never typed twice.
public enum DoseEvent: Sendable, Hashable, Codable {
    /// An infusion of `dose` over `minutes` begins.
    case infusionStarted(dose: Milligrams, concentration: MilligramsPerMillilitre, over: Minutes)
    case paused(reason: String)
    case resumed
    /// From now on the rest runs at this share of the first rate: 0.5 is half.
    case rateChanged(share: Double, reason: String)
    /// No more is given, though some of the dose is left.
    case stopped(reason: String)
    /// The whole infusion has run in.
    case completed
    /// A single injection (into vein, muscle or under the skin).
    case injected(dose: Milligrams, concentration: MilligramsPerMillilitre)
    /// One nasal device, both sprays.
    case deviceUsed(dose: Milligrams, number: Int)
    /// A single injection while an infusion runs on.
    case bolus(dose: Milligrams, concentration: MilligramsPerMillilitre)
    /// A tablet, troche or capsule.
    case taken(dose: Milligrams)
    /// What was held in the mouth was swallowed, or spat out.
    case holdEnded(swallowed: Bool)

    /// False for what was expected: that all of it has run in, or that a hold in the mouth ended.
    public var changesExposure: Bool {
        switch self {
        case .completed, .holdEnded: false
        case .infusionStarted, .paused, .resumed, .rateChanged, .stopped, .injected, .deviceUsed, .bolus, .taken: true
        }
    }

    /// A word for lists.
    public var title: String {
        switch self {
        case .infusionStarted: "Infusion started"
        case .paused: "Paused"
        case .resumed: "Resumed"
        case .rateChanged: "Rate changed"
        case .stopped: "Stopped"
        case .completed: "Infusion complete"
        case .injected: "Injected"
        case .deviceUsed: "Device used"
        case .bolus: "Bolus"
        case .taken: "Taken"
        case .holdEnded: "Hold ended"
        }
    }
}

/// Charted signs at one moment. Every value is optional: nothing is filled in that was not measured.
public struct Signs: Sendable, Hashable, Codable {
    public enum Origin: String, Sendable, Hashable, Codable {
        case typed, device
    }
    public enum Comfort: String, Sendable, Hashable, Codable, CaseIterable {
        case calm, uneasy, distressed
    }
    /// mmHg
    public var systolic: Int?
    public var diastolic: Int?
    /// beats per minute
    public var heartRate: Int?
    /// percent
    public var oxygenSaturation: Int?
    /// breaths per minute
    public var respiratoryRate: Int?
    /// Modified Observer's Assessment of Alertness/Sedation, 5 alert to 0 none.
    public var alertness: Int?
    /// Clinician-Administered Dissociative States Scale, total 0 to 92.
    public var dissociation: Int?
    /// 0 to 10, as the patient says.
    public var pain: Int?
    public var nausea: Int?
    /// How the patient is, as the person at the chair sees it.
    public var comfort: Comfort?
    public var origin: Origin

    public init(
        systolic: Int? = nil, diastolic: Int? = nil, heartRate: Int? = nil, oxygenSaturation: Int? = nil,
        respiratoryRate: Int? = nil, alertness: Int? = nil, dissociation: Int? = nil, pain: Int? = nil,
        nausea: Int? = nil, comfort: Comfort? = nil, origin: Origin = .typed
    ) {
        self.systolic = systolic
        self.diastolic = diastolic
        self.heartRate = heartRate
        self.oxygenSaturation = oxygenSaturation
        self.respiratoryRate = respiratoryRate
        self.alertness = alertness
        self.dissociation = dissociation
        self.pain = pain
        self.nausea = nausea
        self.comfort = comfort
        self.origin = origin
    }

    /// Refuses what no living patient shows, naming the field: a slip of the finger, not a clinical limit.
    public func checked() throws -> Signs {
        let fields: [(String, Int?, ClosedRange<Int>, String)] = [
            ("systolic", systolic, 40...300, "mmHg"), ("diastolic", diastolic, 20...200, "mmHg"),
            ("heartRate", heartRate, 20...300, "beats a minute"), ("oxygenSaturation", oxygenSaturation, 30...100, "%"),
            ("respiratoryRate", respiratoryRate, 0...80, "breaths a minute"), ("alertness", alertness, 0...5, "MOAA/S"),
            ("dissociation", dissociation, 0...92, "CADSS"), ("pain", pain, 0...10, "of 10"),
            ("nausea", nausea, 0...10, "of 10"),
        ]
        for (field, value, range, unit) in fields {
            if let value, !range.contains(value) {
                throw Refusal(
                    code: "signs.implausible", field: field, reason: "\(value) \(unit) cannot be right.",
                    remedy: "Enter \(range.lowerBound) to \(range.upperBound), or leave it empty.")
            }
        }
        if fields.allSatisfy({ $0.1 == nil }), comfort == nil {
            throw Refusal(
                code: "signs.empty", field: "systolic", reason: "No sign was entered.",
                remedy: "Enter at least one value.")
        }
        switch (systolic, diastolic) {
        case (let high?, let low?) where low >= high:
            throw Refusal(
                code: "signs.pressure", field: "diastolic", reason: "Diastolic \(low) is not below systolic \(high).",
                remedy: "Check both and enter them again.")
        case (.some, nil), (nil, .some):
            throw Refusal(
                code: "signs.pressure", field: systolic == nil ? "systolic" : "diastolic",
                reason: "A blood pressure has two numbers.", remedy: "Enter systolic and diastolic.")
        default: return self
        }
    }
}
