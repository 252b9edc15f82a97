import Care
import Foundation
import Records

/// A message in the outbox: whom it is for, until when it is of use, and the entry that says what became of it.
struct WaitingMessage: Sendable {
    /// The same for the same message, however often it is tried.
    let id: String
    /// On whose chart it is settled.
    let patient: PatientID
    /// From here on it is not sent any more.
    let expires: Instant
    /// Nil when there is no address that works.
    let message: OutgoingMessage?
    /// What the chart says in the end: whether it was sent, after how many tries, and why not.
    let settled: @Sendable (_ sent: Bool, _ attempts: Int, _ why: String) -> ChartEntry
}

/// How often a message was tried. It is written before each try, so that one that was under way when the server stopped is
/// known and never sent twice.
struct MessageAttempts: Sendable, Hashable, Codable {
    var count = 0
    var isUnderWay = false
    var next: Instant

    /// Minutes to wait after each try that failed; after the last nothing more is tried.
    static let pauses: [Double] = [1, 5, 30, 120, 360]

    func isDue(at now: Instant) -> Bool {
        // A clock that was set back does not hold a message for longer than the longest pause.
        now >= next || next.minutes(since: now) > Self.pauses[Self.pauses.count - 1]
    }

    static func key(_ message: String) -> String { "outbox.\(message)" }
}

extension Clinic {
    /// Tries one message, if it is due, and settles it on the chart once it was taken or given up.
    func send(_ waiting: WaitingMessage, by carrier: any MessageCarrier, clock: @Sendable () -> Instant) async throws {
        let now = clock()
        let key = MessageAttempts.key(waiting.id)
        var attempts = try await tried(waiting.id) ?? MessageAttempts(next: now)
        func settle(sent: Bool, _ why: String) async throws {
            let content = waiting.settled(sent, attempts.count, why)
            _ = try await decide(
                on: waiting.patient, author: Self.itself,
                Command(id: "message-\(waiting.id)", saying: Data(waiting.id.utf8), now: now, source: "")
            ) { _ in [ChartWrite(stream: .chart(waiting.patient), content: content)] }
            try await store.apply([.delete(key: key)])
        }
        func keep() async throws { try await store.apply([.put(key: key, value: try EntryPayload.encode(attempts))]) }

        if attempts.isUnderWay {
            return try await settle(
                sent: false, "The server stopped while it was being sent; it may have arrived.")
        }
        guard now < waiting.expires else {
            return try await settle(sent: false, "Its time ended before it could be sent.")
        }
        guard attempts.isDue(at: now) else { return }
        guard let message = waiting.message else {
            return try await settle(sent: false, "There is no address that works.")
        }
        attempts.count += 1
        attempts.isUnderWay = true
        try await keep()
        let outcome = await carrier.deliver(message)
        attempts.isUnderWay = false
        switch outcome {
        case .taken: try await settle(sent: true, "")
        case .unknown(let why): try await settle(sent: false, why)
        case .refused(let why):
            guard attempts.count <= MessageAttempts.pauses.count else { return try await settle(sent: false, why) }
            attempts.next = clock().adding(minutes: MessageAttempts.pauses[attempts.count - 1])
            try await keep()
        }
    }

    /// The tries that a message has behind it; nil before the first and once it is settled.
    func tried(_ message: String) async throws -> MessageAttempts? {
        let kept = try await store.state(MessageAttempts.key(message))?.value
        return kept.flatMap { try? JSONDecoder().decode(MessageAttempts.self, from: $0) }
    }
}
