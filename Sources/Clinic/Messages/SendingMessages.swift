public import Care
import Foundation
import Records

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

    static func key(_ asking: AskingID) -> String { "outbox.\(asking)" }
}

extension Clinic {
    /// Sends what waits in the outbox, one message after another.
    ///
    /// A message is a request in the chart whose link is to be sent. What became of it is written there too. It is handed
    /// over at most once, but for a program that took it and said that it did not.
    ///
    /// - Parameters:
    ///   - patient: whose messages; nil for everybody's.
    ///   - publicAddress: how patients reach this server, without a slash at its end.
    public func sendWaiting(
        to patient: PatientID? = nil, by carrier: any MessageCarrier, publicAddress: String,
        clock: @Sendable () -> Instant
    ) async throws {
        var query: SQL = """
            SELECT asking, patient FROM askings
            WHERE channel IS NOT NULL AND sent IS NULL AND answered_us IS NULL
            """
        if let patient { query += " AND patient = \(patient.text)" }
        let rows = try await store.rows(query + " ORDER BY asked_us LIMIT 500")
        for row in rows {
            try Task.checkCancellation()
            try await send(
                AskingID(try row.text(0)), to: PatientID(try row.text(1)), by: carrier, publicAddress: publicAddress,
                clock: clock)
        }
    }

    private func send(
        _ asking: AskingID, to patient: PatientID, by carrier: any MessageCarrier, publicAddress: String,
        clock: @Sendable () -> Instant
    ) async throws {
        let now = clock()
        let course = try await courses.course(of: patient)
        guard let asked = course.askings.first(where: { $0.content.id == asking })?.content,
            let channel = asked.channel
        else { return }
        let key = MessageAttempts.key(asking)
        let kept = try await store.state(key)?.value
        var attempts =
            kept.flatMap { try? JSONDecoder().decode(MessageAttempts.self, from: $0) } ?? MessageAttempts(next: now)
        func settle(sent: Bool, _ why: String) async throws {
            let settled = MessageSettled(
                asking: asking, channel: channel, sent: sent, attempts: attempts.count, why: why)
            _ = try await decide(
                on: patient, author: Self.itself,
                Command(id: "message-\(asking)", saying: Data(asking.text.utf8), now: now, source: "")
            ) { _ in [ChartWrite(stream: .chart(patient), content: .messageSettled(settled))] }
            try await store.apply([.delete(key: key)])
        }
        func keep() async throws { try await store.apply([.put(key: key, value: try EntryPayload.encode(attempts))]) }

        if attempts.isUnderWay {
            return try await settle(
                sent: false, "The server stopped while it was being sent; it may have arrived.")
        }
        guard now < asked.expires else {
            return try await settle(sent: false, "Its link ended before it could be sent.")
        }
        guard attempts.isDue(at: now) else { return }
        guard let recipient = Self.recipient(channel, of: course) else {
            return try await settle(sent: false, "There is no address that works in the registration.")
        }
        attempts.count += 1
        attempts.isUnderWay = true
        try await keep()
        let outcome = await carrier.deliver(
            message(asked, to: recipient, by: channel, address: publicAddress + "/q/" + link(asked)))
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

    /// The clinic's name and the link, and nothing else that could say why the patient comes.
    private func message(
        _ asked: QuestionnaireAsked, to recipient: String, by channel: MessageChannel, address: String
    ) -> OutgoingMessage {
        // Plain spaces: a text message with any other character holds half as many.
        let until = Day(asked.expires, in: zone).words.replacing("\u{A0}", with: " ")
        return OutgoingMessage(
            channel: channel, recipient: recipient, id: asked.id.text, subject: "A few questions for you",
            text: """
                \(identity.name) asks you to answer a few questions:
                \(address)
                The link is yours alone and works until \(until). Nobody reads replies to this message.
                """)
    }

    /// Where a message of this channel goes; nil when the registration has no address that can be one.
    static func recipient(_ channel: MessageChannel, of course: Course) -> String? {
        switch channel {
        case .email: course.registration?.email.flatMap { try? EmailAddress.read($0) }
        case .text: course.registration?.phone.flatMap { PhoneNumber($0)?.digits }
        }
    }
}
