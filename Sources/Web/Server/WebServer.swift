public import Care
public import Clinic
import HTTPTypes
public import Hummingbird
public import Logging
import NIOCore

/// The context of one request: its network address is kept for slowing down whoever guesses passwords.
public struct VisitContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    let remoteAddress: String

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress ?? "local"
    }
}

/// The clinic's web server: every route of `Site.routes`, each behind the one dispatcher.
public enum WebServer {
    /// - Parameters:
    ///   - isSecure: whether browsers reach it over TLS (directly or through a proxy on this machine).
    ///   - publicAddress: how patients reach it, as `https://clinic.example.org`: what their links begin with.
    ///   - clock: what time it is; tests pass their own.
    public static func router(
        _ premises: Premises, isSecure: Bool, publicAddress: String = "", logger: Logger,
        clock: @escaping @Sendable () -> Instant
    ) -> Router<VisitContext> {
        let router = Router(context: VisitContext.self)
        let dispatcher = Dispatcher(
            premises: premises, clock: clock, logger: logger, publicAddress: publicAddress, isSecure: isSecure)
        for route in Site.routes {
            router.on(RouterPath(route.path), method: route.method) { request, context in
                await dispatcher.answer(route, request, context)
            }
        }
        router.add(middleware: NothingHere(dispatcher: dispatcher))
        return router
    }

    /// Method, path and who may come in, for every route: what tests hold against the permission table.
    public static var table: [(method: String, path: String, permission: Permission?, isOpen: Bool)] {
        Site.routes.map { route in
            let permission: Permission? = if case .permission(let asked) = route.entrance { asked } else { nil }
            return (route.method.rawValue, route.path, permission, route.entrance == .open)
        }
    }
}

/// Answers what no route answers with the same page that a denied route shows.
private struct NothingHere: RouterMiddleware {
    let dispatcher: Dispatcher

    func handle(
        _ request: Request, context: VisitContext, next: (Request, VisitContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound || error.status == .methodNotAllowed {
            return dispatcher.response(.page(ErrorPage.notFound(nil)), status: .notFound)
        }
    }
}
