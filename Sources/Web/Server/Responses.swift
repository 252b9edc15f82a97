import Clinic
import HTTPTypes
import Hummingbird
import NIOCore

extension Dispatcher {
    /// An answer as HTTP, with the headers that every page carries.
    ///
    /// - Parameter request: the body of the request; a connection that stays open needs it.
    func response(_ answer: Answer, status: HTTPResponse.Status, to request: RequestBody? = nil) -> Response {
        switch answer {
        case .page(let html):
            return Response(
                status: status, headers: Self.headers(type: "text/html; charset=utf-8"),
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: html.bytes)))
        case .missing(let html): return response(.page(html), status: .notFound)
        case .answering(let html, let device):
            var response = response(.page(html), status: status)
            response.headers[.setCookie] = DeviceCookie.set(device, secure: isSecure)
            return response
        case .text(let text):
            return Response(
                status: status, headers: Self.headers(type: "text/plain; charset=utf-8"),
                body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        case .asset(let asset):
            var headers = Self.headers(type: asset.contentType)
            headers[.cacheControl] = Asset.cacheControl
            return Response(
                status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
        case .redirect(let path): return redirect(to: path, clearing: false)
        case .signedIn(let token, let path):
            var response = redirect(to: path, clearing: false)
            response.headers[.setCookie] = SessionCookie.set(token, secure: isSecure)
            return response
        case .signedOut(let path): return redirect(to: path, clearing: true)
        case .live(let live):
            var headers = Self.headers(type: "text/event-stream")
            // A proxy in front must not keep events back.
            if let name = HTTPField.Name("X-Accel-Buffering") { headers[name] = "no" }
            return Response(status: .ok, headers: headers, body: request.map(live.body) ?? ResponseBody())
        }
    }

    func redirect(to path: String, clearing: Bool) -> Response {
        var headers = Self.headers(type: "text/plain; charset=utf-8")
        headers[.location] = path
        if clearing { headers[.setCookie] = SessionCookie.clear(secure: isSecure) }
        return Response(status: .seeOther, headers: headers)
    }

    /// Nothing is kept by browsers or proxies, nothing of another site is loaded, no page stands in a frame.
    private static func headers(type: String) -> HTTPFields {
        var headers = HTTPFields()
        headers[.contentType] = type
        headers[.cacheControl] = "no-store"
        headers[.contentSecurityPolicy] = PageFrame.contentSecurityPolicy
        headers[.xContentTypeOptions] = "nosniff"
        // Not `no-referrer`: browsers then send `Origin: null` with forms, which cannot be told from another site's.
        if let name = HTTPField.Name("Referrer-Policy") { headers[name] = "same-origin" }
        if let name = HTTPField.Name("Cross-Origin-Opener-Policy") { headers[name] = "same-origin" }
        if let name = HTTPField.Name("Permissions-Policy") {
            headers[name] = "camera=(), microphone=(), geolocation=()"
        }
        return headers
    }
}

/// The cookie that carries a session's token.
enum SessionCookie {
    /// `__Host-` binds the cookie to this host over TLS. Browsers refuse that prefix without TLS, so loopback uses the plain
    /// name.
    static func name(secure: Bool) -> String { secure ? "__Host-halcyon" : "halcyon" }

    static func set(_ token: SessionToken, secure: Bool) -> String {
        "\(name(secure: secure))=\(token.text); Path=/; HttpOnly; SameSite=Strict\(secure ? "; Secure" : "")"
    }

    static func clear(secure: Bool) -> String {
        "\(name(secure: secure))=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict\(secure ? "; Secure" : "")"
    }
}

/// The cookie by which a browser finds again what it has answered of a link so far. It opens nothing by itself.
enum DeviceCookie {
    static func name(secure: Bool) -> String { secure ? "__Host-halcyon-answers" : "halcyon-answers" }

    /// Lax, not strict: a link is opened from a message, which is another site to the browser.
    static func set(_ device: AnswerDevice, secure: Bool) -> String {
        "\(name(secure: secure))=\(device.text); Path=/; Max-Age=691200; HttpOnly; SameSite=Lax\(secure ? "; Secure" : "")"
    }
}
