import Care
import Clinic
import Foundation

/// Every address of the site, for routes and links alike: a link to a page that does not exist does not compile.
enum Site {
    static let signIn = "/sign-in"
    static let signOut = "/sign-out"
    static let unlock = "/unlock"
    static let account = "/account"
    static let password = "/account/password"
    static let oneTimeCode = "/account/one-time-code"
    static let oneTimeCodeConfirmed = "/account/one-time-code/confirm"
    static let oneTimeCodeRemoved = "/account/one-time-code/remove"
    static let today = "/"
    static let floor = "/floor"
    static let floorLive = "/floor/live"
    static let floorSettings = "/floor/settings"
    static let riskCover = "/risk-cover"
    static let patients = "/patients"
    static let newPatient = "/patients/new"
    static let importReferral = "/patients/import"
    static let tasks = "/tasks"
    static let protocols = "/protocols"
    static let people = "/people"
    static let accessLog = "/access-log"
    static let verify = "/verify"
    static let emergency = "/break-glass"
    static let monitors = "/monitors"
    static let monitorLinks = "/monitors/links"
    static let monitorReleases = "/monitors/releases"
    static let quarantine = "/monitors/quarantine"

    static func chart(_ patient: PatientID) -> String { "/patients/\(patient)" }
    static func registration(_ patient: PatientID) -> String { "/patients/\(patient)/registration" }
    static func history(_ patient: PatientID) -> String { "/patients/\(patient)/history" }
    static func facts(_ patient: PatientID) -> String { "/patients/\(patient)/facts" }
    static func scores(_ patient: PatientID) -> String { "/patients/\(patient)/scores" }
    /// The form of one scale: its questions, or its total where its words are not here.
    static func score(of scale: String, _ patient: PatientID) -> String { "\(scores(patient))?scale=\(scale)" }
    static func sheet(_ patient: PatientID, _ scale: String) -> String {
        "/patients/\(patient)/questionnaires/\(scale)"
    }
    static func asking(_ patient: PatientID) -> String { "/patients/\(patient)/asking" }
    static let outbox = "/outbox"
    static let patientNotice = "/questionnaire-settings"
    static func answerLink(_ link: String) -> String { "/q/\(link)" }
    static func columbia(_ patient: PatientID) -> String { "/patients/\(patient)/columbia" }
    static func notes(_ patient: PatientID) -> String { "/patients/\(patient)/notes" }
    static func risks(_ patient: PatientID) -> String { "/patients/\(patient)/risks" }
    static func closedRisk(_ patient: PatientID, _ risk: RiskID) -> String {
        "/patients/\(patient)/risks/\(risk)/closing"
    }
    static func trajectory(_ patient: PatientID, _ scale: String) -> String {
        "/patients/\(patient)/trajectory?scale=\(scale)"
    }
    static func safety(_ patient: PatientID) -> String { "/patients/\(patient)/safety" }
    static func safetyPlan(_ patient: PatientID) -> String { "/patients/\(patient)/safety/plan" }
    static func riskContacts(_ patient: PatientID, _ risk: RiskID) -> String {
        "/patients/\(patient)/risks/\(risk)/contacts"
    }
    static func takenRisk(_ patient: PatientID, _ risk: RiskID) -> String {
        "/patients/\(patient)/risks/\(risk)/owner"
    }
    static func corrections(_ patient: PatientID) -> String { "/patients/\(patient)/corrections" }
    static func screening(_ patient: PatientID) -> String { "/patients/\(patient)/screening" }
    static func consent(_ patient: PatientID) -> String { "/patients/\(patient)/consent" }
    static func education(_ patient: PatientID) -> String { "/patients/\(patient)/consent/education" }
    static func withdrawal(_ patient: PatientID) -> String { "/patients/\(patient)/consent/withdrawal" }
    static func plan(_ patient: PatientID) -> String { "/patients/\(patient)/plan" }
    static func printedPlan(_ patient: PatientID) -> String { "/patients/\(patient)/plan/print" }
    static func planForecast(_ patient: PatientID) -> String { "/patients/\(patient)/plan/forecast" }
    static func planPreview(_ patient: PatientID) -> String { "/patients/\(patient)/plan/preview" }
    static func planSignature(_ patient: PatientID) -> String { "/patients/\(patient)/plan/signature" }
    static func decision(_ patient: PatientID) -> String { "/patients/\(patient)/decision" }
    static func bookings(_ patient: PatientID) -> String { "/patients/\(patient)/bookings" }
    static func cancelledBooking(_ patient: PatientID, _ session: SessionID) -> String {
        "/patients/\(patient)/bookings/\(session)/cancel"
    }
    static func taskDone(_ patient: PatientID) -> String { "/patients/\(patient)/tasks" }
    static func breakGlass(_ patient: PatientID) -> String { "/patients/\(patient)/break-glass" }
    static func sessions(_ patient: PatientID) -> String { "/patients/\(patient)/sessions" }
    static func session(_ patient: PatientID, _ session: SessionID) -> String {
        "/patients/\(patient)/sessions/\(session)"
    }
    static func summary(_ patient: PatientID, _ session: SessionID) -> String {
        "/patients/\(patient)/sessions/\(session)/summary"
    }
    /// One thing done in a session: `check`, `signs`, `gate`, `dose`, `events`, `recovery`, `criteria`, `discharge`, `close`.
    static func session(_ patient: PatientID, _ session: SessionID, _ step: String) -> String {
        "/patients/\(patient)/sessions/\(session)/\(step)"
    }
    /// Where a session's page hears that it changed.
    static func sessionLive(_ patient: PatientID, _ session: SessionID) -> String {
        Site.session(patient, session, "live")
    }
    static func correction(_ patient: PatientID, session: SessionID, entry: Int64) -> String {
        "\(corrections(patient))?session=\(session)&entry=\(entry)"
    }
    static let newPerson = "/people/new"
    static func person(_ person: PersonID) -> String { "/people/\(person)" }
    static func person(_ person: PersonID, _ step: String) -> String { "/people/\(person)/\(step)" }
    static let accessReviews = "/access-log/reviews"
    static func protocolRows(_ id: String) -> String { "/protocols/\(id)/rows" }
    static func protocolSwitch(_ id: String) -> String { "/protocols/\(id)/switch" }
    static func `protocol`(_ id: String) -> String { "/protocols/\(id)" }

    /// `/unlock`, with the page to go on with.
    static func unlock(returningTo path: String?) -> String {
        guard let path = path.flatMap(safeReturn) else { return unlock }
        return "\(unlock)?to=\(path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? "")"
    }

    /// A page of this site that somebody was on, when that is what the text is.
    static func safeReturn(_ typed: String) -> String? {
        let isPlain = typed.utf8.allSatisfy { $0 == 0x2D || $0 == 0x2F || $0 == 0x5F || isLetterOrDigit($0) }
        return typed.hasPrefix("/") && !typed.hasPrefix("//") && isPlain && typed.utf8.count <= 300 ? typed : nil
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }

    /// Where a person begins: the first place that their roles open.
    static func home(of person: SignedInPerson) -> String {
        if person.may(.seeToday) { return today }
        return person.may(.seeAccessLog) ? accessLog : account
    }
}

extension PatientID {
    /// The patient of a route's path.
    static var inPath: PatientID { PatientID(":patient") }
}

extension SessionID {
    /// The session of a route's path.
    static var inPath: SessionID { SessionID(":session") }
}
