import Care
import Crypto
import Foundation
import Records

extension Clinic {
    /// Hours after which a person is no longer told that a risk became theirs: by then it was passed on.
    private static let tellingHours = 24.0

    /// Tells people by e-mail that a risk is theirs now, when it was not they who made it so: the owner when it is raised,
    /// and everybody of cover whom it is passed to. Those it has left meanwhile, and those of an answered risk, are spared.
    ///
    /// It runs beside the clock of risks, which neither waits for it nor hears of its failures. An account has an address and
    /// no telephone number, so nothing of this goes by text message.
    ///
    /// - Parameter patient: about whose risks; nil for everybody's.
    func tellOwners(
        about patient: PatientID?, by carrier: any MessageCarrier, publicAddress: String, clock: @Sendable () -> Instant
    ) async throws {
        guard asking.channels.contains(.email) else { return }
        let rows = try await store.rows(Self.untold(about: patient, at: clock()))
        for row in rows {
            try Task.checkCancellation()
            let telling = RiskTelling(
                patient: PatientID(try row.text(0)), entry: try row.int64(1), risk: RiskID(try row.text(2)),
                person: PersonID(try row.text(3)), at: Instant(microseconds: try row.int64(4)))
            try await send(await message(telling, publicAddress: publicAddress), by: carrier, clock: clock)
        }
    }

    /// People who are to be told, the first asked first.
    static func untold(about patient: PatientID? = nil, at now: Instant) -> SQL {
        var query: SQL = """
            SELECT t.patient, t.entry, t.risk, t.person, t.at_us FROM risk_tellings t
            JOIN risks r ON r.patient = t.patient AND r.risk = t.risk AND r.owner = t.person
            WHERE t.sent IS NULL AND r.answered = 0
                AND t.at_us >= \(now.adding(minutes: -tellingHours * 60).microseconds)
            """
        if let patient { query += " AND t.patient = \(patient.text)" }
        return query + " ORDER BY t.at_us LIMIT 100"
    }

    /// Not a word of whom or what it is about: whoever reads it must sign in.
    private func message(_ telling: RiskTelling, publicAddress: String) async -> WaitingMessage {
        let person = await people.directory.everyone.first { $0.id == telling.person && $0.isEnabled }
        let name = person?.name ?? "The owner"
        let message = person.map { person in
            OutgoingMessage(
                channel: .email, recipient: person.email, id: telling.message,
                subject: "A safety question waits for you",
                text: """
                    A patient's safety question waits for you in Halcyon:
                    \(publicAddress)/
                    Sign in to see it. Nobody reads replies to this message.
                    """)
        }
        return WaitingMessage(
            id: telling.message, patient: telling.patient,
            expires: telling.at.adding(minutes: Self.tellingHours * 60), message: message
        ) { sent, attempts, why in
            .ownerTold(
                OwnerTold(
                    risk: telling.risk, person: telling.person, name: name, entry: telling.entry, channel: .email,
                    sent: sent, attempts: attempts, why: why))
        }
    }
}

/// That somebody is to be told of a risk, and by which entry of which chart it became theirs.
struct RiskTelling: Sendable {
    let patient: PatientID
    let entry: Int64
    let risk: RiskID
    let person: PersonID
    let at: Instant

    /// Names the message to programs that carry it, and tells them nothing.
    var message: String { Self.message(patient: patient, entry: entry) }

    static func message(patient: PatientID, entry: Int64) -> String {
        hexadecimal(SHA256.hash(data: Data("halcyon risk telling \(patient) \(entry)".utf8)).prefix(16))
    }
}
