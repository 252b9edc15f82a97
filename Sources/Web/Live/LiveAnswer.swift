import Care
import Clinic
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// One connection that stays open and says when a page has changed, as server-sent events.
///
/// Of the record it says only that there is something new and up to which position; the page then asks for itself again
/// and is authorised as always. The identifier of an event is that position, so that a connection that was dropped goes
/// on where it was. What a session's monitors say it says itself, as numbers without a name: they come every second, and
/// whoever may open the connection may see them.
struct LiveAnswer: Sendable {
    let changes: RecordChanges
    /// What monitors say, once it is on disk; nil for a page that shows none.
    var news: AsyncStream<MonitorNews>?
    /// False once its visitor has signed out, was locked out or may no longer see the page.
    let isStillWelcome: @Sendable () async -> Bool

    /// How often a silent connection proves that it is there.
    static let heartbeat = Duration.seconds(10)

    enum Event: Sendable, Hashable {
        case changed(Int64)
        case signs([SignNow])
        case beat
        /// The visitor may not watch on.
        case over

        /// As it stands on the wire.
        var text: String {
            switch self {
            case .changed(let position): "id: \(position)\nevent: changed\ndata: \(position)\n\n"
            case .signs(let signs): "event: signs\ndata: [\(signs.map(Self.text).joined(separator: ","))]\n\n"
            case .beat: "event: beat\ndata:\n\n"
            case .over: "event: over\ndata:\n\n"
            }
        }

        /// One sign as JSON: nothing in it comes from the line as text.
        private static func text(_ sign: SignNow) -> String {
            let value = sign.value.map { Figure.text($0, decimals: 0) } ?? "null"
            return "{\"sign\":\"\(sign.sign.rawValue)\",\"value\":\(value),\"received\":"
                + "\(sign.receivedAt.microseconds / 1000),\"measured\":\(sign.at.microseconds / 1000)}"
        }
    }

    /// What is said, until the visitor goes, may no longer watch, or the record is closed.
    ///
    /// For somebody who does not listen a line of events grows no longer than this. What is then lost of the signs is said
    /// by the next ones, and a change that is lost is made good.
    private static let longestLine = 64

    func events() -> (AsyncStream<Event>, AsyncStream<Event>.Continuation) {
        let (stream, line) = AsyncStream.makeStream(
            of: Event.self, bufferingPolicy: .bufferingNewest(Self.longestLine))
        let watching = Task {
            do {
                for try await change in changes { line.yield(.changed(change.position)) }
            } catch {
                // The record is closed: the server stops, and the browser asks again when it is back.
            }
            line.finish()
        }
        let measuring = news.map { news in
            Task {
                for await message in news {
                    let signs = message.signs.filter { MonitorPanel.shown.contains($0.sign) }
                    if !signs.isEmpty { Self.say(.signs(signs), on: line) }
                }
            }
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
                Self.say(.beat, on: line)
            }
        }
        line.onTermination = { _ in
            watching.cancel()
            measuring?.cancel()
            beating.cancel()
        }
        return (stream, line)
    }

    private static func say(_ event: Event, on line: AsyncStream<Event>.Continuation) {
        if case .dropped(.changed(let position)) = line.yield(event) { line.yield(.changed(position)) }
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
