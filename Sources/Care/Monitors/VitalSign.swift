/// What a bedside monitor measures, in the product's words.
///
/// A pulse rate is not a heart rate: the first is counted at a finger or a cuff, the second from the electrocardiogram.
public enum VitalSign: String, Sendable, Hashable, Codable, CaseIterable {
    case heartRate, pulseRate, oxygenSaturation, respiratoryRate
    /// Blood pressures are those of the cuff.
    case systolic, diastolic, meanPressure
    case endTidalCarbonDioxide, temperature, perfusionIndex

    public var title: String {
        switch self {
        case .heartRate: "Heart rate"
        case .pulseRate: "Pulse rate"
        case .oxygenSaturation: "SpO₂"
        case .respiratoryRate: "Respiratory rate"
        case .systolic: "Systolic pressure"
        case .diastolic: "Diastolic pressure"
        case .meanPressure: "Mean pressure"
        case .endTidalCarbonDioxide: "End-tidal CO₂"
        case .temperature: "Temperature"
        case .perfusionIndex: "Perfusion index"
        }
    }

    /// The UCUM unit in which its values are kept.
    public var unit: String {
        switch self {
        case .heartRate, .pulseRate, .respiratoryRate: "/min"
        case .oxygenSaturation, .perfusionIndex: "%"
        case .systolic, .diastolic, .meanPressure, .endTidalCarbonDioxide: "mm[Hg]"
        case .temperature: "Cel"
        }
    }

    /// What a monitor can have measured on a person. A number outside is an error of scale, of unit or of the line, so a
    /// person looks at it before it may stand in a chart. Defaults of this product: wide, and no clinical limits.
    public var measurable: ClosedRange<Double> {
        switch self {
        case .heartRate, .pulseRate: 0...350
        case .oxygenSaturation: 0...100
        case .respiratoryRate: 0...180
        case .systolic: 25...320
        case .diastolic: 10...250
        case .meanPressure: 15...280
        case .endTidalCarbonDioxide: 0...150
        case .temperature: 20...45
        case .perfusionIndex: 0...30
        }
    }
}
