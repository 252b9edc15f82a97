import Care
import Clinic
import HTTPTypes

/// Who may come in by a route. The permission table decides what the permission means.
enum Entrance: Sendable, Hashable {
    /// Anyone: signing in, and files of the product itself.
    case open
    /// Anyone signed in: their own account, the way out.
    case signedIn
    /// Whoever has the permission; about the patient in the path when the permission is about one.
    case permission(Permission)
}

/// One address of the server: its method, who may come in, and what answers.
///
/// Every address is made this way and listed in `Site.routes`: there is no other door, so a route that is not in the table
/// does not exist. The dispatcher authenticates, authorises and only then reads the body.
struct Route: Sendable {
    let method: HTTPRequest.Method
    /// As `/patients/:patient/sessions/:session`. The parameters `patient`, `session` and others are read from it.
    let path: String
    let entrance: Entrance
    /// What the access log calls it when a chart is read; nil when nothing of a chart is shown.
    let reads: String?
    let handle: @Sendable (Visit) async throws -> Answer
    /// The page that a refused form came from, with what was typed and what was wrong with it.
    let again: (@Sendable (Visit, Refusal) async throws -> Answer)?
    /// True for a connection that stays open and is opened by a page, not by a person.
    var isLive = false

    /// A page.
    static func get(
        _ path: String, _ entrance: Entrance, reads: String? = nil,
        _ handle: @escaping @Sendable (Visit) async throws -> Answer
    ) -> Route {
        Route(method: .get, path: path, entrance: entrance, reads: reads, handle: handle, again: nil)
    }

    /// The connection over which a page hears that something changed.
    static func live(
        _ path: String, _ entrance: Entrance, reads: String? = nil,
        _ handle: @escaping @Sendable (Visit) async throws -> RecordChanges,
        news: (@Sendable (Visit) throws -> AsyncStream<MonitorNews>)? = nil
    ) -> Route {
        var route = Route.get(path, entrance, reads: reads) { visit in
            .live(
                LiveAnswer(
                    changes: try await handle(visit), news: try news?(visit), isStillWelcome: visit.isStillWelcome))
        }
        route.isLive = true
        return route
    }

    /// A form that was posted. A `Refusal` thrown by `handle` shows `again`, with status 422 and nothing saved.
    static func post(
        _ path: String, _ entrance: Entrance, _ handle: @escaping @Sendable (Visit) async throws -> Answer,
        again: (@Sendable (Visit, Refusal) async throws -> Answer)? = nil
    ) -> Route {
        Route(method: .post, path: path, entrance: entrance, reads: nil, handle: handle, again: again)
    }
}

/// What a route answers.
enum Answer: Sendable {
    case page(HTML)
    /// A page that says there is nothing here, under the status of an address that does not exist.
    case missing(HTML)
    /// A page of a patient's link, to a browser that is seen for the first time.
    case answering(HTML, AnswerDevice)
    /// See other: after a form was saved, so that loading again does not post again.
    case redirect(String)
    /// A redirect that also sets or clears the session cookie.
    case signedIn(SessionToken, to: String)
    case signedOut(to: String)
    case asset(Asset)
    case text(String)
    /// A connection that stays open.
    case live(LiveAnswer)
}
