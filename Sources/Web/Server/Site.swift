import Care
import Clinic

/// Every address of the site, for routes and links alike: a link to a page that does not exist does not compile.
enum Site {
    static let signIn = "/sign-in"
    static let signOut = "/sign-out"
    static let unlock = "/unlock"
    static let account = "/account"
    static let today = "/"
    static let patients = "/patients"
    static let newPatient = "/patients/new"
    static let importReferral = "/patients/import"
    static let tasks = "/tasks"
    static let protocols = "/protocols"
    static let people = "/people"
    static let accessLog = "/access-log"
    static let verify = "/verify"

    static func chart(_ patient: PatientID) -> String { "/patients/\(patient)" }
    static func registration(_ patient: PatientID) -> String { "/patients/\(patient)/registration" }
    static func history(_ patient: PatientID) -> String { "/patients/\(patient)/history" }
    static func facts(_ patient: PatientID) -> String { "/patients/\(patient)/facts" }
    static func scores(_ patient: PatientID) -> String { "/patients/\(patient)/scores" }
    static func notes(_ patient: PatientID) -> String { "/patients/\(patient)/notes" }
    static func risks(_ patient: PatientID) -> String { "/patients/\(patient)/risks" }
    static func corrections(_ patient: PatientID) -> String { "/patients/\(patient)/corrections" }
    static func screening(_ patient: PatientID) -> String { "/patients/\(patient)/screening" }
    static func consent(_ patient: PatientID) -> String { "/patients/\(patient)/consent" }
    static func plan(_ patient: PatientID) -> String { "/patients/\(patient)/plan" }
    static func printedPlan(_ patient: PatientID) -> String { "/patients/\(patient)/plan/print" }
    static func decision(_ patient: PatientID) -> String { "/patients/\(patient)/decision" }
    static func bookings(_ patient: PatientID) -> String { "/patients/\(patient)/bookings" }
    static func taskDone(_ patient: PatientID) -> String { "/patients/\(patient)/tasks" }
    static func breakGlass(_ patient: PatientID) -> String { "/patients/\(patient)/break-glass" }
    static func sessions(_ patient: PatientID) -> String { "/patients/\(patient)/sessions" }
    static func session(_ patient: PatientID, _ session: SessionID) -> String { "/patients/\(patient)/sessions/\(session)" }
    static func summary(_ patient: PatientID, _ session: SessionID) -> String {
        "/patients/\(patient)/sessions/\(session)/summary"
    }
    static func `protocol`(_ id: String) -> String { "/protocols/\(id)" }
}
