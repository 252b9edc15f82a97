/// One thing that a person may or may not do. Who may is in `PermissionTable`, and nowhere else.
public enum Permission: String, Sendable, Hashable, Codable, CaseIterable {
    // The front of the clinic.
    case seeToday
    /// Every chair at a glance, with alarms: clinical.
    case seeFloor
    case searchPatients
    /// Name, birth date, contact details, bookings and readiness lights; nothing clinical.
    case seeRegistration
    case registerPatient
    case importReferral
    case bookSession

    // The chart.
    case seeChart
    /// The signed plan, weight and allergies: what is needed to prepare a dose.
    case seePlan
    /// Psychotherapy notes that are kept apart from the chart (45 CFR 164.501).
    case seeTherapyNotes
    case writeTherapyNote
    /// History, medication, allergy, condition, measurement and past trials.
    case recordHistory
    case recordScore
    /// Handing over a tablet or sending a link, so that the patient answers a questionnaire.
    case askPatient
    /// Which messages to patients wait, were sent or could not be; nothing of what they were asked.
    case seeOutbox
    case writeNote
    case correctEntry
    case seeOwnChart

    // From screening to plan.
    case screen
    case decideScreening
    case giveEducation
    case takeConsent
    case withdrawConsent
    case draftPlan
    case signPlan

    // The session.
    case openSession
    case recordPreDose
    case overrideGate
    case giveDose
    case recordSigns
    /// To say that one has seen an alarm and acts.
    case answerAlarm
    case recordEvent
    case recordRecovery
    case discharge
    case overrideDischarge
    /// Saying which bed's monitor measures the patient of a session.
    case linkMonitor

    // What monitors sent and nobody could place.
    case settleQuarantine

    // Risk and work.
    case raiseRisk
    /// Reaching the patient, taking a risk over, and writing a safety plan.
    case answerRisk
    case closeRisk
    case seeTasks
    case completeTask

    // Protocols.
    case seeProtocols
    case changeProtocol
    case signProtocol

    // The clinic itself.
    case seePeople
    case managePeople
    case changeSettings
    case restrictChart
    case seeAccessLog
    case verifyRecord
    case breakGlass
    case reviewBreakGlass

    /// True when it is about one patient, so that it cannot be asked for without naming the patient.
    public var needsPatient: Bool {
        switch self {
        case .seeRegistration, .seeChart, .seePlan, .seeTherapyNotes, .writeTherapyNote, .recordHistory, .recordScore,
            .askPatient,
            .writeNote, .correctEntry, .seeOwnChart, .screen, .decideScreening, .giveEducation, .takeConsent,
            .withdrawConsent, .draftPlan, .signPlan, .bookSession, .openSession, .recordPreDose, .overrideGate,
            .giveDose,
            .recordSigns, .answerAlarm, .recordEvent, .recordRecovery, .discharge, .overrideDischarge, .linkMonitor,
            .raiseRisk, .answerRisk, .closeRisk,
            .restrictChart, .breakGlass:
            true
        case .seeToday, .seeFloor, .searchPatients, .registerPatient, .importReferral, .seeTasks, .completeTask,
            .seeProtocols,
            .changeProtocol, .signProtocol, .seePeople, .managePeople, .changeSettings, .seeAccessLog, .verifyRecord,
            .reviewBreakGlass, .settleQuarantine, .seeOutbox:
            false
        }
    }

    /// The permission in words, to stand after "may" or "may not".
    public var title: String {
        var words = ""
        for character in rawValue {
            words += character.isUppercase ? " " + character.lowercased() : String(character)
        }
        return words
    }
}
