import Clinic
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded

@testable import Web

/// A browser without a network: asks the server's own routes and keeps one session's cookie.
struct TestVisitor: Sendable {
    struct Answer: Sendable {
        let status: Int
        let headers: HTTPFields
        let body: String

        var location: String? { headers[.location] }
        var cookie: String? { headers[.setCookie] }
        /// True when it sends its visitor to sign in, or to unlock.
        var asksToSignIn: Bool {
            status == 303 && [Site.signIn, Site.unlock].contains { location?.hasPrefix($0) == true }
                && headers[.setCookie] == nil
        }
    }

    let responder: RouterResponder<VisitContext>
    var token: SessionToken?

    private static let channel = NIOAsyncTestingChannel()

    func get(_ path: String) async throws -> Answer { try await ask(.get, path) }

    /// Posts a form with the session's own token.
    ///
    /// - Parameters:
    ///   - formToken: another token than the session's; an empty one is not sent at all.
    ///   - headers: what else the browser says, as where the form came from.
    func post(
        _ path: String, _ fields: [String: String] = [:], formToken: String? = nil, headers: HTTPFields = [:]
    ) async throws -> Answer {
        var fields = fields
        let sent = formToken ?? token?.formToken ?? ""
        if !sent.isEmpty { fields[FormFrame.tokenName] = sent }
        return try await post(path, body: fields.map { ($0.key, $0.value) }, headers: headers)
    }

    /// Posts fields as they are, in their order, with the session's own token among them or not.
    func post(_ path: String, body fields: [(String, String)], headers: HTTPFields = [:]) async throws -> Answer {
        let body = fields.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await ask(.post, path, headers: headers, body: Array(body.utf8))
    }

    /// Posts a form that carries one file.
    func post(_ path: String, _ fields: [String: String], file: Data, named name: String) async throws -> Answer {
        let boundary = "----the-boundary-of-a-test"
        var body = Data()
        var fields = fields
        fields[FormFrame.tokenName] = token?.formToken
        for (key, value) in fields {
            body += Data("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(key)\"\r\n\r\n\(value)\r\n".utf8)
        }
        body += Data(
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"; filename=\"a.json\"\r\n\r\n".utf8)
        body += file + Data("\r\n--\(boundary)--\r\n".utf8)
        return try await ask(
            .post, path, headers: [.contentType: "multipart/form-data; boundary=\(boundary)"], body: Array(body))
    }

    func ask(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: [UInt8] = []
    ) async throws -> Answer {
        var headers = headers
        if let token { headers[.cookie] = "\(SessionCookie.name(secure: false))=\(token.text)" }
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "clinic.example", path: path, headerFields: headers)
        let response = try await responder.respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body))),
            context: VisitContext(
                source: ApplicationRequestContextSource(channel: Self.channel, logger: Logger(label: "test"))))
        let collected = Collected()
        // A connection that stays open would never end; what it says is tested by itself.
        if response.headers[.contentType] != "text/event-stream" {
            try await response.body.write(Collector(into: collected))
        }
        return Answer(
            status: response.status.code, headers: response.headers,
            body: String(decoding: await collected.bytes, as: UTF8.self))
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    private actor Collected {
        var bytes: [UInt8] = []
        func add(_ buffer: ByteBuffer) { bytes += Array(buffer.readableBytesView) }
    }

    private struct Collector: ResponseBodyWriter {
        let collected: Collected
        init(into collected: Collected) { self.collected = collected }
        mutating func write(_ buffer: ByteBuffer) async throws { await collected.add(buffer) }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
