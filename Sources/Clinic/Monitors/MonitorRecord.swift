public import Care
import Foundation
import Records

/// Everything that monitors sent for one session.
public struct MonitorRecord: Sendable {
    /// The values of each sign, oldest first by the monitor's clock. A value that was sent again (a cuff's, with each
    /// message until the next one) stands once.
    public private(set) var points: [VitalSign: [SignPoint]] = [:]
    /// The latest of each sign as it arrived; its value is nil when the monitor last said that it has none.
    public private(set) var latest: [VitalSign: SignNow] = [:]
    /// When messages arrived, by the clinic's clock, in that order.
    public private(set) var arrivals: [Instant] = []
    /// How far the monitor's clock was from the clinic's in the last message, in seconds; positive when it is ahead. A
    /// large difference is a wrong clock, or a message that was held back on its way.
    public private(set) var clockDifferenceSeconds: Double?

    /// The values as limits take them, in the order in which they arrived.
    private(set) var heard: [SignReading] = []

    /// When the feed was silent.
    ///
    /// - Parameter seconds: how often the monitor should send.
    public func gaps(every seconds: Double, from: Instant, until: Instant) -> [FeedGap] {
        FeedGap.gaps(in: arrivals, every: seconds, from: from, until: until)
    }

    /// When the feed was silent from its first message on, judged by how often it usually spoke.
    ///
    /// A feed counts as silent after fifteen seconds at the earliest (a default of this product).
    public func gaps(until: Instant) -> [FeedGap] {
        guard let first = arrivals.first else { return [] }
        let intervals = zip(arrivals, arrivals.dropFirst()).map { $1.minutes(since: $0) * 60 }.sorted()
        let usual = intervals.isEmpty ? 0 : intervals[intervals.count / 2]
        return gaps(every: max(usual, Self.quickestSeconds), from: first, until: until)
    }

    private static let quickestSeconds = 6.0

    /// - Parameter until: leaves out what arrived later; nil for everything.
    init(of session: SessionID, in store: any RecordStore, until: Instant? = nil) async throws {
        var seen: [VitalSign: Set<SignPoint.Identity>] = [:]
        for sample in try await store.samples(of: Self.subject(session)) {
            let body = try SampleBody(sample)
            let received = Instant(microseconds: sample.receivedMicroseconds)
            if let until, received > until { continue }
            let isLive = body.note != SampleBody.assigned
            if isLive {
                arrivals.append(received)
                clockDifferenceSeconds = Double(sample.atMicroseconds - sample.receivedMicroseconds) / 1_000_000
            }
            for reading in body.readings {
                if isLive {
                    let now = SignNow(reading, device: body.device, receivedAt: received)
                    latest[reading.sign] = now
                    if let heard = SignReading(now) { self.heard.append(heard) }
                }
                guard let value = reading.value else { continue }
                let point = SignPoint(at: reading.at, receivedAt: received, value: value, channel: reading.channel)
                guard seen[reading.sign, default: []].insert(point.identity).inserted else { continue }
                points[reading.sign, default: []].append(point)
            }
        }
        for sign in points.keys {
            // Nearly always in order already: sorting only when it is not keeps the opening of a long session quick.
            let isSorted = points[sign].map { zip($0, $0.dropFirst()).allSatisfy { $0.at <= $1.at } } ?? true
            if !isSorted { points[sign]?.sort { $0.at < $1.at } }
        }
    }

    static func subject(_ session: SessionID) -> String { "session/\(session.text)" }
}

extension SignPoint {
    /// What tells one measurement from another of the same sign.
    fileprivate struct Identity: Hashable {
        let at: Instant
        let channel: String
    }

    fileprivate var identity: Identity { Identity(at: at, channel: channel) }
}

extension Clinic {
    /// What monitors sent for a session.
    public func monitorSigns(
        of session: SessionID, of patient: PatientID, access: Access
    ) async throws -> MonitorRecord {
        try access.proves(.seeChart, on: patient)
        _ = try await treatmentSession(session, of: try await courses.course(of: patient))
        return try await MonitorRecord(of: session, in: store)
    }
}
