/// One stamped step of an emergency: tapped while hands are busy, put into words afterwards.
public struct EmergencyStep: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case helpCalled = "help-called"
        case doseStopped = "dose-stopped"
        case airwayOpened = "airway-opened"
        case oxygenGiven = "oxygen-given"
        case ventilated
        case servicesCalled = "services-called"
        case adrenalineGiven = "adrenaline-given"
        case medicineGiven = "medicine-given"
        case compressionsStarted = "compressions-started"
        case shock
        case pulseBack = "pulse-back"
        case servicesArrived = "services-arrived"
        case handedOver = "handed-over"
        case over

        public var title: String {
            switch self {
            case .servicesCalled: "Emergency services called"
            case .servicesArrived: "Emergency services here"
            case .over: "Emergency over"
            default: rawValue.prefix(1).uppercased() + rawValue.dropFirst().replacing("-", with: " ")
            }
        }
    }
    public let kind: Kind
    /// Dose, route or whatever else belongs to the step; may be empty.
    public let words: String

    public init(kind: Kind, words: String = "") {
        self.kind = kind
        self.words = words
    }
}
