public import Care
import Foundation
import Records

extension Clinic {
    /// Sends what waits in the outbox, one message after another: to people whom a risk waits for first, and again between
    /// any two links, so that no number of these keeps them waiting.
    ///
    /// Each message is an entry of the chart before it is sent, and what became of it is written there too. It is handed
    /// over at most once, but for a program that took it and said that it did not.
    ///
    /// - Parameters:
    ///   - patient: whose messages; nil for everybody's.
    ///   - publicAddress: how this server is reached, without a slash at its end.
    public func sendWaiting(
        to patient: PatientID? = nil, by carrier: any MessageCarrier, publicAddress: String,
        clock: @Sendable () -> Instant
    ) async throws {
        try await tellOwners(about: patient, by: carrier, publicAddress: publicAddress, clock: clock)
        var query: SQL = """
            SELECT asking, patient FROM askings
            WHERE channel IS NOT NULL AND sent IS NULL AND answered_us IS NULL
            """
        if let patient { query += " AND patient = \(patient.text)" }
        for row in try await store.rows(query + " ORDER BY asked_us LIMIT 500") {
            try Task.checkCancellation()
            let link = try await waitingLink(
                AskingID(try row.text(0)), of: PatientID(try row.text(1)), publicAddress: publicAddress)
            guard let link else { continue }
            try await send(link, by: carrier, clock: clock)
            try await tellOwners(about: patient, by: carrier, publicAddress: publicAddress, clock: clock)
        }
    }

    private func waitingLink(
        _ id: AskingID, of patient: PatientID, publicAddress: String
    ) async throws -> WaitingMessage? {
        let course = try await courses.course(of: patient)
        guard let asked = course.askings.first(where: { $0.content.id == id })?.content, let channel = asked.channel
        else { return nil }
        let address = publicAddress + "/q/" + link(asked)
        return WaitingMessage(
            id: id.text, patient: patient, expires: asked.expires,
            message: Self.recipient(channel, of: course).map { message(asked, to: $0, by: channel, address: address) }
        ) { sent, attempts, why in
            .messageSettled(
                MessageSettled(asking: asked.id, channel: channel, sent: sent, attempts: attempts, why: why))
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
