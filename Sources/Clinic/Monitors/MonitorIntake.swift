public import Care
public import Foundation
public import Records
import Synchronization

/// One message as it came over the line.
public struct MonitorMessage: Sendable {
    /// What tells it from every other message; nil when nothing does.
    public let key: Data?
    /// What it says, one for each patient it speaks of.
    public let reports: [MonitorReport]

    public init(key: Data?, reports: [MonitorReport]) {
        self.key = key
        self.reports = reports
    }
}

extension MonitorFeed {
    /// Takes messages in: each goes to the session that its place is linked to, or to the quarantine, whole and once. When
    /// it returns, all of them are on disk and may be acknowledged.
    ///
    /// - Parameter received: when they arrived, by the clinic's clock.
    /// - Throws: `StoreError` when they could not be saved; then none may be acknowledged.
    @discardableResult
    public func take(_ messages: [MonitorMessage], at received: Instant) async throws -> [SampleOutcome] {
        var routed = messages.map { message in
            message.reports.flatMap { route($0, at: received) }
        }
        var outcomes: [SampleOutcome] = Array(repeating: .repeated, count: messages.count)
        var open = Array(messages.indices)
        // A session that closes, or an item that is settled, while a message is under way sends the message elsewhere.
        for _ in 0..<8 where !open.isEmpty {
            let kept = try await store.keep(
                open.map { SampleMessage(key: messages[$0].key, batches: routed[$0].map(\.batch)) })
            var again: [Int] = []
            for (index, outcome) in zip(open, kept) {
                outcomes[index] = outcome
                guard case .sealed(let subject) = outcome else { continue }
                routed[index] = routed[index].flatMap { $0.batch.subject == subject ? reroute($0, at: received) : [$0] }
                again.append(index)
            }
            open = again
        }
        if !open.isEmpty { throw StoreError.stateChanged(key: "quarantine") }
        var news: [MonitorNews] = []
        for (index, outcome) in outcomes.enumerated() where outcome == .kept {
            news += routed[index].compactMap(\.news)
        }
        if !news.isEmpty { tell(news) }
        return outcomes
    }

    /// Where a part of a message goes.
    struct Routed: Sendable {
        let report: MonitorReport
        let batch: SampleBatch
        let news: MonitorNews?
    }

    private func route(_ report: MonitorReport, at received: Instant) -> [Routed] {
        let isKeptOnly = report.readings.isEmpty && report.held.allSatisfy { $0.reason == .notUsed }
        if isKeptOnly { return heldParts(of: report, at: received) }
        let place = report.place
        let link = state.withLock { state in
            if state.heard.count < Self.mostPlaces || state.heard[place] != nil {
                state.heard[place] = HeardPlace(device: report.device, lastHeard: received)
            }
            return state.links[place]
        }
        if report.isTest { return quarantined(report, as: .test, at: received) }
        guard let link else { return quarantined(report, as: .unlinked, at: received) }
        if !report.patientNumbers.isEmpty, !report.patientNumbers.contains(link.recordNumber) {
            return quarantined(report, as: .otherPatient, at: received)
        }
        var parts = heldParts(of: report, at: received)
        if !report.readings.isEmpty {
            var body = SampleBody(place: place, device: report.device)
            body.readings = report.readings
            let news = MonitorNews(
                session: link.session, patient: link.patient, receivedAt: received,
                signs: report.readings.map { SignNow($0, device: report.device, receivedAt: received) })
            parts.append(
                Routed(
                    report: report,
                    batch: body.batch(
                        for: MonitorRecord.subject(link.session), at: report.sentAt ?? received, received: received),
                    news: news))
        }
        return parts
    }

    /// Bounds what a sender that makes up places can fill the memory with.
    private static let mostPlaces = 4096

    /// A part whose subject takes no more: what was for a session goes into quarantine, an item there is begun anew.
    private func reroute(_ part: Routed, at received: Instant) -> [Routed] {
        if part.news != nil {
            var late = part.report
            late.held = []
            return quarantined(late, as: .closed, at: received)
        }
        let pieces = part.batch.subject.split(separator: "/")
        if pieces.count == 3, let generation = Int(pieces[2]) {
            state.withLock { state in
                let name = String(pieces[1])
                state.settled[name] = max(state.settled[name] ?? 0, generation + 1)
            }
        }
        var batch = part.batch
        batch.subject = quarantineSubject(String(pieces.count == 3 ? pieces[1] : "unnamed"))
        return [Routed(report: part.report, batch: batch, news: nil)]
    }

    private func quarantined(_ report: MonitorReport, as reason: QuarantineReason, at received: Instant) -> [Routed] {
        var body = SampleBody(place: report.place, device: report.device)
        body.note = reason.rawValue
        body.patientNumbers = report.patientNumbers
        body.readings = report.readings
        body.held = report.held
        let name = QuarantineReason.name(of: reason, body, code: "")
        return [
            Routed(
                report: report,
                batch: body.batch(
                    for: quarantineSubject(name), at: report.sentAt ?? received, received: received), news: nil)
        ]
    }

    /// What of a linked monitor's message a person must look at first: one item for each kind of doubt and code.
    private func heldParts(of report: MonitorReport, at received: Instant) -> [Routed] {
        var groups: [String: SampleBody] = [:]
        for line in report.held {
            var body = SampleBody(place: report.place, device: report.device)
            body.note = QuarantineReason.line.rawValue
            body.patientNumbers = report.patientNumbers
            let name = QuarantineReason.name(of: .line, body, code: line.reason.rawValue + " " + line.code)
            groups[name, default: body].held.append(line)
        }
        return groups.map { name, body in
            Routed(
                report: report,
                batch: body.batch(
                    for: quarantineSubject(name), at: report.sentAt ?? received, received: received), news: nil)
        }
    }

    private func quarantineSubject(_ name: String) -> String {
        "quarantine/\(name)/\(state.withLock { $0.settled[name] ?? 0 })"
    }
}
