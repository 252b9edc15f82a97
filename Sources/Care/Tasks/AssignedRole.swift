/// Who a piece of work waits for.
public enum AssignedRole: String, Sendable, Hashable, Codable, CaseIterable {
    case frontDesk = "front-desk"
    case nurse, prescriber, therapist, pharmacist

    public var title: String {
        switch self {
        case .frontDesk: "Front desk"
        case .nurse: "Nurse"
        case .prescriber: "Prescriber"
        case .therapist: "Therapist"
        case .pharmacist: "Pharmacist"
        }
    }
}
