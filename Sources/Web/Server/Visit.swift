import Care
import Clinic
import Foundation
import Hummingbird

/// One request of a person, authenticated and authorised.
struct Visit: Sendable {
    let premises: Premises
    let now: Instant
    let parameters: [String: String]
    let query: [String: String]
    /// Empty on a GET; read only after the visitor was let in.
    let form: Form
    /// The network address.
    let source: String
    let session: ActiveSession?
    /// What the browser showed, even when its session is locked or over: only `session` says that it is good.
    let token: SessionToken?
    /// How the site is reached from outside, as `https://clinic.example.org`; without a slash at its end.
    var publicAddress = ""
    /// The browser that answers a patient's link, once it was seen there.
    var device: AnswerDevice?
    /// The proof that the route's permission was granted; nil on routes that need none.
    let granted: Access?
    /// The last event that a connection had before it was dropped.
    var lastEvent: String?
    /// What time it is, for what outlasts the request.
    var clock: (@Sendable () -> Instant)?

    var clinic: Clinic { premises.clinic }
    var today: Day { clinic.day(now) }

    /// The access of the route's permission.
    func access() throws -> Access {
        guard let granted else { throw Visit.denied }
        return granted
    }

    /// The access of another permission for the same person and patient, as when a page offers more than its route asks.
    func access(to permission: Permission) async throws -> Access {
        guard let session else { throw Visit.denied }
        return try await premises.log.authorise(
            permission, of: session.person, patient: permission.needsPatient ? patientIfNamed : nil,
            what: permission.title, now: now)
    }

    func person() throws -> SignedInPerson {
        guard let session else { throw Visit.denied }
        return session.person
    }

    /// Where the events of a live page go on.
    var position: Int64 { LiveAnswer.position(query, lastEvent: lastEvent) }

    /// Whether this visitor may still be where they are: signed in, not locked, and allowed to.
    @Sendable func isStillWelcome() async -> Bool {
        guard let token, let granted, let now = clock?(),
            let state = try? await premises.signIn.look(token, isActivity: false, now: now),
            case .active(let session) = state
        else { return false }
        return (try? Authorisation.require(granted.permission, of: session.person, patient: granted.patient)) != nil
    }

    /// Whether to show a control; never the check itself.
    func may(_ permission: Permission) -> Bool { session?.person.may(permission) ?? false }

    private var patientIfNamed: PatientID? { parameters["patient"].map { PatientID($0) } }

    func patient() throws -> PatientID {
        guard let patient = patientIfNamed else { throw Visit.denied }
        return patient
    }

    func sessionID() throws -> SessionID {
        guard let session = parameters["session"] else { throw Visit.denied }
        return SessionID(session)
    }

    /// The command of a posted form.
    func command(occurredAt: Instant? = nil) throws -> Command {
        let id = form[FormFrame.commandName]
        guard (16...64).contains(id.count), id.allSatisfy({ $0.isASCII && ($0.isHexDigit || $0 == "-") }) else {
            throw Refusal(
                code: "form.command", reason: "This form has no number of its own.",
                remedy: "Load the page and try again.")
        }
        return Command(id: id, saying: Data(form.words.utf8), now: now, occurredAt: occurredAt, source: source)
    }

    /// A form of this visitor: its own number (128 random bits, so that it can be sent once) and the session's token.
    func formFrame(
        to action: String, button: String, fields: HTML, refusals: [Refusal] = [], grave: Bool = false,
        cancelPath: String? = nil, file: Bool = false
    ) -> FormFrame {
        FormFrame(
            action: action, commandID: Visit.commandID(), token: token?.formToken ?? "", button: button, fields: fields,
            refusals: refusals, grave: grave, cancelPath: cancelPath, file: file)
    }

    static func commandID() -> String {
        let bytes = RandomBytes.system(16)
        return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The same for what does not exist and what may not be seen.
    static let denied = Refusal(
        code: "access.denied", reason: "There is nothing here for you.", remedy: "Go back, or ask the practice owner.")
}
