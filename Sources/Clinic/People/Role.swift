/// What a person does in the clinic. A person may have several; what each may do is in `PermissionTable`.
public enum Role: String, Sendable, Hashable, Codable, CaseIterable, Comparable, CodingKeyRepresentable {
    case frontDesk
    case nurse
    case prescriber
    case therapist
    case pharmacist
    case owner
    case auditor
    case patient

    /// The role as a person reads it.
    public var title: String {
        switch self {
        case .frontDesk: "Front desk"
        case .nurse: "Nurse"
        case .prescriber: "Prescriber"
        case .therapist: "Therapist"
        case .pharmacist: "Pharmacist"
        case .owner: "Owner"
        case .auditor: "Auditor"
        case .patient: "Patient"
        }
    }

    /// In the order of the declaration, so that lists and tables always read the same.
    public static func < (left: Role, right: Role) -> Bool {
        allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
    }
}
