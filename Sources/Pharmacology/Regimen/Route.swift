/// How a dose enters the body. The raw value is how it is written on the command line.
public enum Route: String, Sendable, Codable, CaseIterable, Hashable {
    case intravenous = "iv"
    case intramuscular = "im"
    case subcutaneous = "sc"
    case sublingual = "sl"
    case oral = "po"
    /// A prolonged-release tablet.
    case oralProlonged = "po-pr"
    case rectal
    /// A compounded ketamine spray, which is not Spravato.
    case nasal
    /// All devices of one Spravato dose at once, as the source paper enters them.
    case spravato
    /// One Spravato device, placed in time.
    case nasalDevice = "nasal-device"

    public var title: String {
        switch self {
        case .intravenous: "intravenous"
        case .intramuscular: "intramuscular"
        case .subcutaneous: "subcutaneous"
        case .sublingual: "sublingual"
        case .oral: "oral"
        case .oralProlonged: "oral, prolonged release"
        case .rectal: "rectal"
        case .nasal: "nasal, compounded"
        case .spravato: "Spravato"
        case .nasalDevice: "Spravato device"
        }
    }

    /// Spravato, in devices of 28 mg esketamine.
    public var usesDevices: Bool { self == .spravato || self == .nasalDevice }
}
