public import Care
import Crypto
import Foundation
import Records
import Synchronization

/// Why something that a monitor sent is in no chart.
public enum QuarantineReason: String, Sendable, Hashable, CaseIterable {
    /// Nobody linked the place to a session.
    case unlinked
    /// The monitor names another patient than the one who sits there.
    case otherPatient
    /// The session was closed before it arrived.
    case closed
    /// The monitor calls it training or debugging.
    case test
    /// A line of a message whose other lines are in a chart: its code, unit or value is in doubt.
    case line

    /// True when a person may say whose it is.
    public var isAssignable: Bool {
        switch self {
        case .unlinked, .otherPatient, .closed: true
        case .test, .line: false
        }
    }

    /// What messages with the same doubt have in common.
    static func name(of reason: QuarantineReason, _ body: SampleBody, code: String) -> String {
        let words = [reason.rawValue, body.place, body.device, code] + body.patientNumbers
        return SHA256.hash(data: Data(words.joined(separator: "\u{1F}").utf8)).prefix(12)
            .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// Messages in quarantine that have the same doubt: one line of the list.
public struct QuarantineItem: Sendable {
    /// For `assignQuarantine` and `dismissQuarantine`.
    public let id: String
    public let reason: QuarantineReason
    public let place: String
    public let device: String
    /// What the monitor calls the patient.
    public let patientNumbers: [String]
    /// How many messages, and when the first and the last arrived.
    public let messages: Int64
    public let first: Instant
    public let last: Instant
    /// The first message: what it measured, and its lines in doubt.
    public let readings: [DeviceReading]
    public let held: [HeldReading]
}

/// Entries of the stream `quarantine`.
enum QuarantineEntry {
    static let assignedKind = "quarantine.assigned"
    static let dismissedKind = "quarantine.dismissed"

    struct Assigned: Codable {
        let item: String
        let samples: Int64
        let session: SessionID
        let patient: PatientID
    }

    struct Dismissed: Codable {
        let item: String
        let samples: Int64
        let reason: String
    }
}

extension Clinic {
    /// What waits for a person to say whose it is, the newest first.
    public func quarantine(access: Access) async throws -> [QuarantineItem] {
        try access.proves(.settleQuarantine)
        var items: [QuarantineItem] = []
        let waiting = try await store.sampleSubjects(prefix: "quarantine/").filter { !$0.isSealed }
            .sorted { $0.lastMicroseconds > $1.lastMicroseconds }
        for subject in waiting.prefix(Self.mostItems) {
            guard let sample = try await store.samples(of: subject.name, after: 0, limit: 1).first else { continue }
            let body = try SampleBody(sample)
            items.append(
                QuarantineItem(
                    id: String(subject.name.dropFirst("quarantine/".count)),
                    reason: QuarantineReason(rawValue: body.note) ?? .line, place: body.place, device: body.device,
                    patientNumbers: body.patientNumbers, messages: subject.samples,
                    first: Instant(microseconds: subject.firstMicroseconds),
                    last: Instant(microseconds: subject.lastMicroseconds), readings: body.readings, held: body.held))
        }
        return items
    }

    /// A sender that makes up beds cannot make the list endless: the newest are shown, the others move up.
    private static let mostItems = 200

    /// Puts what is in quarantine into the session of the patient that it belongs to: the same samples, under who assigned
    /// them. What arrives later is quarantined again, unless the place is linked.
    public func assignQuarantine(
        _ id: String, to session: SessionID, of patient: PatientID, access: Access, _ command: Command
    ) async throws {
        try access.proves(.linkMonitor, on: patient)
        if try await isDone(command) { return }
        let live = try await openSession(session, of: patient)
        let (samples, seal) = try await waiting(id)
        var messages: [SampleMessage] = []
        for sample in samples {
            var body = try SampleBody(sample)
            guard QuarantineReason(rawValue: body.note)?.isAssignable == true else {
                throw Refusal(
                    code: "quarantine.not-assignable", field: "item",
                    reason: "These lines are in doubt themselves, so they cannot be charted.",
                    remedy: "Correct the monitor, then dismiss them with the reason.")
            }
            guard !body.readings.isEmpty else { continue }
            body.note = SampleBody.assigned
            body.patientNumbers = []
            body.held = []
            messages.append(
                SampleMessage(
                    key: nil,
                    batches: [
                        body.batch(
                            for: MonitorRecord.subject(session), at: Instant(microseconds: sample.atMicroseconds),
                            received: Instant(microseconds: sample.receivedMicroseconds))
                    ]))
        }
        let entry = try NewEntry(
            QuarantineEntry.assignedKind, to: .quarantine, by: access.person.id.text, at: command.now, zone: zone,
            payload: QuarantineEntry.Assigned(item: id, samples: seal.samples, session: session, patient: patient))
        try await settle(
            id, with: entry, seal, samples: messages, expected: [.session(session): live.sequence], by: access, command)
    }

    /// Takes an item from the list with a reason. Its samples stay in the record, in no chart.
    public func dismissQuarantine(_ id: String, reason: String, access: Access, _ command: Command) async throws {
        try access.proves(.settleQuarantine)
        if try await isDone(command) { return }
        let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (5...500).contains(reason.count) else {
            throw Refusal(
                code: "quarantine.reason", field: "reason",
                reason: "The reason has fewer than 5 or over 500 characters.",
                remedy: "Say in a few words why this belongs to no patient here.")
        }
        let (_, seal) = try await waiting(id)
        let entry = try NewEntry(
            QuarantineEntry.dismissedKind, to: .quarantine, by: access.person.id.text, at: command.now, zone: zone,
            payload: QuarantineEntry.Dismissed(item: id, samples: seal.samples, reason: reason))
        try await settle(id, with: entry, seal, samples: [], expected: [:], by: access, command)
    }

    private func waiting(_ id: String) async throws -> (samples: [StoredSample], seal: SampleSeal) {
        let subject = "quarantine/\(id)"
        let seal = try await store.seal(of: subject)
        let isOpen = try await store.sampleSubjects(prefix: subject).contains { $0.name == subject && !$0.isSealed }
        guard isOpen, seal.samples > 0 else { throw Self.settledAlready }
        return (try await store.samples(of: subject, after: 0, limit: Int(seal.samples)), seal)
    }

    private func settle(
        _ id: String, with entry: NewEntry, _ seal: SampleSeal, samples: [SampleMessage],
        expected: [StreamName: Int64], by access: Access, _ command: Command
    ) async throws {
        let sealing = try NewEntry(
            SampleSeal.kind, to: .quarantine, by: access.person.id.text, at: command.now, zone: zone, payload: seal)
        do {
            _ = try await store.append(
                Append(
                    commandID: command.id, commandDigest: command.digest, entries: [entry, sealing], expected: expected,
                    samples: samples))
        } catch StoreError.stateChanged, StoreError.conflict {
            throw Refusal(
                code: "quarantine.changed", field: "item",
                reason: "More arrived, or somebody else acted, at this moment.",
                remedy: "Look at the list again and repeat what you did.")
        }
        monitors.settled(id)
    }

    private static let settledAlready = Refusal(
        code: "quarantine.unknown", field: "item", reason: "This is not in quarantine any more.",
        remedy: "Look at the list again.")
}

extension MonitorFeed {
    /// What comes later under the same name begins a new item.
    func settled(_ id: String) {
        let parts = id.split(separator: "/")
        guard parts.count == 2, let generation = Int(parts[1]) else { return }
        state.withLock { state in
            let name = String(parts[0])
            state.settled[name] = max(state.settled[name] ?? 0, generation + 1)
        }
    }
}
