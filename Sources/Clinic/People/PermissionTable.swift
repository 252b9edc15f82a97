/// Who may do what: the one permission table of the product.
///
/// It grants, never denies: what is not listed for a role is not permitted to it. The switch is exhaustive, so a new
/// permission does not compile before someone has decided who holds it.
///
///     PermissionTable.roles(for: .giveDose)   // [.nurse, .prescriber]
public enum PermissionTable {
    /// The roles that hold `permission`, in the order of `Role`.
    public static func roles(for permission: Permission) -> [Role] {
        switch permission {
        // The front of the clinic: names, bookings and readiness lights, nothing clinical.
        case .seeToday, .searchPatients, .seeRegistration:
            [.frontDesk, .nurse, .prescriber, .therapist, .pharmacist, .owner]
        // What is clinical of everybody in a chair.
        case .seeFloor: [.nurse, .prescriber, .therapist]
        case .registerPatient, .importReferral, .bookSession: [.frontDesk, .nurse, .prescriber]

        // The chart.
        case .seeChart: [.nurse, .prescriber, .therapist]
        case .seePlan: [.nurse, .prescriber, .therapist, .pharmacist]
        case .seeTherapyNotes, .writeTherapyNote: [.therapist]
        case .recordHistory: [.nurse, .prescriber]
        case .recordScore, .writeNote, .correctEntry: [.nurse, .prescriber, .therapist]
        // What was answered is not shown to whoever asks.
        case .askPatient: [.frontDesk, .nurse, .prescriber, .therapist]
        case .seeOutbox: [.frontDesk, .nurse, .prescriber, .therapist, .owner]
        case .seeOwnChart: [.patient]

        // From screening to plan: a nurse prepares, a prescriber decides and signs.
        case .screen, .takeConsent, .draftPlan: [.nurse, .prescriber]
        case .decideScreening, .signPlan: [.prescriber]
        case .giveEducation: [.nurse, .prescriber, .therapist]
        // Whoever hears the patient withdraw must be able to record it.
        case .withdrawConsent: [.frontDesk, .nurse, .prescriber, .therapist]

        // The session.
        case .openSession, .recordPreDose, .giveDose, .recordSigns, .recordRecovery, .discharge, .linkMonitor,
            .settleQuarantine:
            [.nurse, .prescriber]
        // A therapist in the room sees an alarm first.
        case .recordEvent, .answerAlarm: [.nurse, .prescriber, .therapist]
        case .overrideGate, .overrideDischarge: [.prescriber]

        // Whoever hears of a danger must be able to raise it; closing it takes a clinician who may judge it.
        case .raiseRisk: [.frontDesk, .nurse, .prescriber, .therapist, .pharmacist]
        case .answerRisk: [.nurse, .prescriber, .therapist]
        case .closeRisk: [.prescriber, .therapist]
        case .seeTasks, .completeTask: [.frontDesk, .nurse, .prescriber, .therapist, .pharmacist, .owner]

        // Protocols: an owner signs one only when also a prescriber.
        case .seeProtocols: [.nurse, .prescriber, .therapist, .pharmacist, .owner, .auditor]
        case .changeProtocol: [.prescriber, .pharmacist]
        case .signProtocol: [.prescriber]

        // The clinic itself.
        case .seePeople, .seeAccessLog, .verifyRecord: [.owner, .auditor]
        case .managePeople, .changeSettings, .restrictChart, .reviewBreakGlass: [.owner]
        // 45 CFR 164.312(a)(2)(ii): emergency access for those who work with patients, with a reason, reviewed after.
        case .breakGlass: [.frontDesk, .nurse, .prescriber, .therapist, .pharmacist, .owner]
        }
    }

    /// The first of `held` that has `permission`, in the order of `Role`; nil when none has.
    public static func role(among held: Set<Role>, for permission: Permission) -> Role? {
        roles(for: permission).first(where: held.contains)
    }
}
