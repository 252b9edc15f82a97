public import Care

/// Proof that a person was authorised for one thing: what every use case that touches the store takes as a parameter.
///
/// Only `Authorisation` makes one (the initialiser is private to this file), so a use case that forgot to authorise
/// cannot be called at all.
public struct Access: Sendable, Hashable {
    public let person: SignedInPerson
    /// The role that holds the permission; under break-glass the role that may break glass.
    public let role: Role
    public let permission: Permission
    public let patient: PatientID?
    /// The reason given, when the chart was open only because glass was broken.
    public let breakGlassReason: String?
    /// When it was granted.
    public var at: Instant { person.seenAt }

    fileprivate init(
        person: SignedInPerson, role: Role, permission: Permission, patient: PatientID?, breakGlassReason: String?
    ) {
        self.person = person
        self.role = role
        self.permission = permission
        self.patient = patient
        self.breakGlassReason = breakGlassReason
    }

    /// Checks that this is proof of `permission`: an access to one thing opens nothing else.
    public func proves(_ permission: Permission) throws {
        guard self.permission == permission else { throw Self.mismatch(permission) }
    }

    /// Checks that this is proof of `permission` on the chart of `patient`: an access to one chart opens no other.
    ///
    /// What may be asked for without naming a patient (a task of the work list, say) is authorised for this one here, so
    /// that a restricted chart stays closed.
    public func proves(_ permission: Permission, on patient: PatientID) throws {
        try proves(permission)
        if self.patient == nil, !permission.needsPatient {
            _ = try Authorisation.require(permission, of: person, patient: patient)
        } else if self.patient != patient {
            throw Self.mismatch(permission)
        }
    }

    /// Checks that this is proof of `permission`, and answers the patient it is about.
    public func provenPatient(for permission: Permission) throws -> PatientID {
        guard self.permission == permission, let patient else { throw Self.mismatch(permission) }
        return patient
    }

    private static func mismatch(_ permission: Permission) -> Refusal {
        Refusal(
            code: "access.denied", reason: "This access was not given to \(permission.title).",
            remedy: "Ask for the right one.")
    }
}

/// The one place where a person is granted or refused something.
public enum Authorisation {
    /// The access of `person` to do `permission`, on the chart of `patient` when it is about one.
    ///
    /// Pure: it reads the permission table and the person as `SignIn` found them. Broken glass opens reading of a
    /// chart that the roles do not open (`seeChart`, `seePlan`), and lifts a chart's restriction for what the roles
    /// grant anyway.
    ///
    ///     let access = try Authorisation.require(.giveDose, of: person, patient: patient)
    ///
    /// - Throws: a refusal with a code of `access.`, always the same for a patient who exists and one who does not.
    public static func require(
        _ permission: Permission, of person: SignedInPerson, patient: PatientID?
    ) throws -> Access {
        if permission.needsPatient && patient == nil {
            throw Refusal(
                code: "access.patient-missing", field: "patient", reason: "No patient was named.",
                remedy: "Choose a patient first.")
        }
        let grant = patient.flatMap(person.grant(for:))
        let openedByGlass = grant != nil && (permission == .seeChart || permission == .seePlan)
        let ordinary = PermissionTable.role(among: person.roles, for: permission)
        let emergency = openedByGlass ? PermissionTable.role(among: person.roles, for: .breakGlass) : nil
        guard let role = ordinary ?? emergency else {
            throw Refusal(
                code: "access.denied", reason: "Your role may not \(permission.title).", remedy: remedy(permission))
        }
        if let patient {
            if role == .patient && patient != person.ownPatient {
                throw Refusal(
                    code: "access.denied", reason: "This is not your own chart.", remedy: "Open your own chart.")
            }
            if person.closedCharts.contains(patient) && grant == nil && !Self.passesRestriction.contains(permission) {
                throw Refusal(
                    code: "access.restricted", reason: "This chart is restricted.",
                    remedy: "In an emergency, break glass with a reason; else ask the practice owner.")
            }
        }
        let neededGlass = ordinary == nil || patient.map(person.closedCharts.contains) == true
        return Access(
            person: person, role: role, permission: permission, patient: patient,
            breakGlassReason: neededGlass ? grant?.reason : nil)
    }

    /// Asking for the emergency grant, opening the restriction again, and a patient's look at their own chart.
    private static let passesRestriction: Set<Permission> = [.breakGlass, .restrictChart, .seeOwnChart]

    private static func remedy(_ permission: Permission) -> String {
        let roles = PermissionTable.roles(for: permission).map { role in
            (role == .owner || role == .auditor ? "an " : "a ") + role.title.lowercased()
        }
        return "Ask \(roles.joined(separator: " or "))."
    }
}
