import Care
import Clinic
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The one door: looks up who is asking, lets them in or not, reads the body, runs the route, and turns refusals and
/// faults into pages. Nothing of a request's body is parsed before its sender was let in.
struct Dispatcher: Sendable {
    let premises: Premises
    let clock: @Sendable () -> Instant
    let logger: Logger
    /// How patients reach this server, as `https://clinic.example.org`.
    let publicAddress: String
    /// Cookies may only travel over TLS unless the server listens on loopback.
    let isSecure: Bool
    private let readings = RecentReadings()

    /// The largest body, in bytes: a referral of 32 MiB and what the form puts around it.
    static let largestBody = 33 * 1024 * 1024

    func answer(_ route: Route, _ request: Request, _ context: some RequestContext) async -> Response {
        let now = clock()
        do {
            let token = request.cookies[SessionCookie.name(secure: isSecure)].map { SessionToken(text: $0.value) }
            let isOfPage = Self.isOfPage(route, request)
            let session = try await entered(route, token: token, isOfPage: isOfPage, now: now)
            let parameters = Dictionary(
                context.parameters.map { (String($0.key), String($0.value).removingPercentEncoding ?? "") },
                uniquingKeysWith: { first, _ in first })
            var granted: Access?
            if case .permission(let permission) = route.entrance, let session {
                granted = try await premises.log.authorise(
                    permission, of: session.person,
                    patient: permission.needsPatient ? parameters["patient"].map { PatientID($0) } : nil,
                    what: route.reads ?? permission.title, now: now)
            }
            let form = route.method == .post ? try await readForm(request, token: token, route: route) : Form()
            let visit = Visit(
                premises: premises, now: now, parameters: parameters, query: Self.query(request), form: form,
                source: Self.source(request, context), session: session, token: token,
                publicAddress: publicAddress,
                device: request.cookies[DeviceCookie.name(secure: isSecure)].flatMap { AnswerDevice(text: $0.value) },
                granted: granted, lastEvent: request.headers[.lastEvent], clock: clock)
            if let reads = route.reads, let granted, let token, granted.breakGlassReason == nil,
                await readings.isNew(by: token, of: granted.patient, what: reads, isOfPage: isOfPage, now: now)
            {
                try await premises.log.record(granted, what: reads, now: now)
            }
            return try await run(route, visit, request.body)
        } catch let gone as SignInNeeded {
            let page = route.method == .get ? request.uri.path : nil
            return redirect(to: gone.isLocked ? Site.unlock(returningTo: page) : Site.signIn, clearing: false)
        } catch {
            return fault(error, visit: nil, now: now)
        }
    }

    private struct SignInNeeded: Error {
        let isLocked: Bool
    }

    private func entered(
        _ route: Route, token: SessionToken?, isOfPage: Bool, now: Instant
    ) async throws -> ActiveSession? {
        let state: SessionState =
            if let token { try await premises.signIn.look(token, isActivity: !isOfPage, now: now) } else { .ended }
        switch (route.entrance, state) {
        case (_, .active(let session)): return session
        case (.open, _): return nil
        case (_, .locked): throw SignInNeeded(isLocked: true)
        case (_, .ended): throw SignInNeeded(isLocked: false)
        }
    }

    private func readForm(_ request: Request, token: SessionToken?, route: Route) async throws -> Form {
        guard Self.sameOrigin(request) else {
            throw Refusal(
                code: "form.origin", reason: "This form did not come from this clinic's own pages.",
                remedy: "Open the page here and send it again.")
        }
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: Self.largestBody)
        } catch {
            throw Refusal(
                code: "form.too-large", reason: "What was sent is larger than 32 MiB or broke off.",
                remedy: "Send a smaller file.")
        }
        let type = request.headers[.contentType] ?? ""
        let form: Form?
        if type.hasPrefix("multipart/form-data") {
            let boundary = type.split(separator: "boundary=").dropFirst().first.map {
                $0.split(separator: ";")[0].trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
            }
            form = boundary.flatMap { Multipart.form(Data(buffer.readableBytesView), boundary: $0) }
        } else {
            form = Form(urlEncoded: String(buffer: buffer))
        }
        guard let form else {
            throw Refusal(
                code: "form.shape", reason: "The form could not be read.", remedy: "Send it again from its page.")
        }
        if route.entrance != .open {
            guard let token, token.accepts(formToken: form[FormFrame.tokenName]) else {
                throw Refusal(
                    code: "form.token", reason: "This form belongs to another session.",
                    remedy: "Load the page again; nothing was saved.")
            }
        }
        return form
    }

    private func run(_ route: Route, _ visit: Visit, _ body: RequestBody) async throws -> Response {
        do {
            return response(try await route.handle(visit), status: .ok, to: body)
        } catch let refusal as Refusal {
            guard let again = route.again, !refusal.code.hasPrefix("access.") else {
                return fault(refusal, visit: visit, now: visit.now)
            }
            do {
                return response(try await again(visit, refusal), status: .unprocessableContent)
            } catch {
                return fault(refusal, visit: visit, now: visit.now)
            }
        } catch {
            return fault(error, visit: visit, now: visit.now)
        }
    }

    /// A refusal or a fault as a page. A denied page and one that does not exist are the same page.
    private func fault(_ error: any Error, visit: Visit?, now: Instant) -> Response {
        switch error {
        case let refusal as Refusal where refusal.code.hasPrefix("access.") || refusal.code.hasSuffix(".unknown"):
            return response(.page(ErrorPage.notFound(nil)), status: .notFound)
        case let refusal as Refusal:
            return response(.page(ErrorPage.refused(refusal, visit)), status: .unprocessableContent)
        default:
            if let notSaved = NotSaved(error) {
                logger.error("not saved", metadata: ["why": "\(notSaved)"])
                return response(.page(ErrorPage.notSaved(notSaved, visit)), status: Self.status(of: notSaved))
            }
            logger.error("fault", metadata: ["type": "\(type(of: error))"])
            return response(.page(ErrorPage.fault(visit)), status: .internalServerError)
        }
    }

    private static func status(of notSaved: NotSaved) -> HTTPResponse.Status {
        switch notSaved {
        case .full: .init(code: 507, reasonPhrase: "Insufficient Storage")
        case .conflict: .conflict
        case .reused: .unprocessableContent
        case .readOnly, .unavailable: .serviceUnavailable
        }
    }

    /// What a page asks by itself while it is open. It keeps no session open, and is one reading of the chart with the
    /// page it belongs to.
    private static func isOfPage(_ route: Route, _ request: Request) -> Bool {
        route.method == .get && (route.isLive || request.headers[.ofPage] != nil)
    }

    private static func query(_ request: Request) -> [String: String] {
        Dictionary(
            request.uri.queryParameters.map { (String($0.key), String($0.value)) },
            uniquingKeysWith: { first, _ in first })
    }

    private static func source(_ request: Request, _ context: some RequestContext) -> String {
        (context as? VisitContext)?.remoteAddress ?? "unknown"
    }

    /// Browsers say where a form came from; a form of another site is refused even before its token is looked at.
    private static func sameOrigin(_ request: Request) -> Bool {
        // What the browser itself says; under this server's referrer policy it sends no origin of its own.
        if let site = request.headers[.secFetchSite] { return site == "same-origin" || site == "none" }
        guard let origin = request.headers[.origin], let host = request.head.authority else { return true }
        return origin == "http://\(host)" || origin == "https://\(host)"
    }
}

extension HTTPField.Name {
    static var secFetchSite: HTTPField.Name { HTTPField.Name("Sec-Fetch-Site") ?? .origin }
    /// Sent by the product's own script when a page brings itself up to date.
    static var ofPage: HTTPField.Name { HTTPField.Name("Halcyon-Refresh") ?? .origin }
    static var lastEvent: HTTPField.Name { HTTPField.Name("Last-Event-ID") ?? .origin }
}
