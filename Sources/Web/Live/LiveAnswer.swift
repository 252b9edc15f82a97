import Clinic
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// One connection that stays open and says when a page has changed, as server-sent events.
///
/// It says only that there is something new and up to which position of the record; the page then asks for itself
/// again and is authorised as always. The identifier of an event is that position, so that a connection that was
/// dropped goes on where it was.
struct LiveAnswer: Sendable {
    let changes: RecordChanges
    /// False once its visitor has signed out, was locked out or may no longer see the page.
    let isStillWelcome: @Sendable () async -> Bool

    /// How often a silent connection proves that it is there.
    static let heartbeat = Duration.seconds(10)

    enum Event: Sendable, Hashable {
        case changed(Int64)
        case beat
        /// The visitor may not watch on.
        case over

        /// As it stands on the wire.
        var text: String {
            switch self {
            case .changed(let position): "id: \(position)\nevent: changed\ndata: \(position)\n\n"
            case .beat: "event: beat\ndata:\n\n"
            case .over: "event: over\ndata:\n\n"
            }
        }
    }

    /// What is said, until the visitor goes, may no longer watch, or the record is closed.
    ///
    /// Beats and changes wait in one line of eight: each of them says all that those before it said.
    func events() -> (AsyncStream<Event>, AsyncStream<Event>.Continuation) {
        let (stream, line) = AsyncStream.makeStream(of: Event.self, bufferingPolicy: .bufferingNewest(8))
        let watching = Task {
            do {
                for try await change in changes { line.yield(.changed(change.position)) }
            } catch {
                // The record is closed: the server stops, and the browser asks again when it is back.
            }
            line.finish()
        }
        let beating = Task {
            line.yield(.beat)
            while true {
                do { try await Task.sleep(for: Self.heartbeat) } catch { return }
                guard await isStillWelcome() else {
                    line.yield(.over)
                    line.finish()
                    return
                }
                line.yield(.beat)
            }
        }
        line.onTermination = { _ in
            watching.cancel()
            beating.cancel()
        }
        return (stream, line)
    }

    /// The body of the answer. Needs the request's own body, because only that tells when the browser has gone.
    func body(of request: RequestBody) -> ResponseBody {
        ResponseBody { writer in
            let (events, line) = events()
            defer { line.finish() }
            try await withGracefulShutdownHandler {
                try await request.consumeWithInboundCloseHandler { _ in
                    for await event in events { try await writer.write(ByteBuffer(string: event.text)) }
                } onInboundClosed: {
                    line.finish()
                }
            } onGracefulShutdown: {
                line.finish()
            }
            try await writer.finish(nil)
        }
    }

    /// Where a connection goes on: after the last event it had, else after the position its page was made at.
    static func position(_ query: [String: String], lastEvent: String?) -> Int64 {
        lastEvent.flatMap(Int64.init) ?? query["after"].flatMap(Int64.init) ?? 0
    }
}
