public import Care
import Foundation
import Records
import Synchronization

/// The signs that bedside monitors send: taken in, kept, routed to the session whose bed a person linked, and told to
/// whoever watches. One for each clinic, at `Clinic.monitors`; safe to call from any task.
///
/// How a page reads and follows the signs of a session:
///
///     let record = try await clinic.monitorSigns(of: session, of: patient, access: access)   // .seeChart
///     record.latest[.systolic]            // SignNow?: value (nil: the monitor has none), at, receivedAt, device
///     record.points[.heartRate]           // [SignPoint], oldest first; SignStretch.stretches(of:every:) thins them
///     record.gaps(every: 1, from: start, until: now)   // [FeedGap]: when nothing arrived
///     record.clockDifferenceSeconds       // how far the monitor's clock is from the clinic's
///
///     for await news in clinic.monitors.watch() {      // each message of a linked monitor, once it is on disk
///         if news.session == session { show(news.signs) }
///     }
///
/// A watcher that falls 4096 messages behind loses the oldest: each piece of news carries whole values, so that the next
/// one puts the page right. `latest(of:)` answers from memory what a page shows when it is opened or has lost the line.
/// `clinic.monitorPlaces(access:at:)` lists the beds that monitors name, with what each is linked to.
public final class MonitorFeed: Sendable {
    /// How many messages a watcher may be behind.
    static let farthestBehind = 4096

    struct State: Sendable {
        var links: [String: BedLink] = [:]
        var heard: [String: HeardPlace] = [:]
        var latest: [SessionID: [VitalSign: SignNow]] = [:]
        /// Sessions whose earlier samples `latest` accounts for.
        var read: Set<SessionID> = []
        /// How often an item of the quarantine with this name was settled before.
        var settled: [String: Int] = [:]
        var watchers: [Int: Watcher] = [:]
        var nextWatcher = 0

        /// The latest of each sign, as one piece of news; nil of a session that no monitor is linked to or speaks of.
        func standing(of session: SessionID?) -> MonitorNews? {
            guard let session, let link = links.values.first(where: { $0.session == session }),
                let signs = latest[session]?.values.sorted(by: { $0.receivedAt < $1.receivedAt }), let last = signs.last
            else { return nil }
            return MonitorNews(
                session: session, patient: link.patient, receivedAt: last.receivedAt, signs: signs)
        }
    }

    struct Watcher: Sendable {
        /// Nil for whoever watches all.
        let session: SessionID?
        let patient: PatientID?
        let line: AsyncStream<MonitorNews>.Continuation

        func wants(_ news: MonitorNews) -> Bool {
            (session == nil || session == news.session) && (patient == nil || patient == news.patient)
        }
    }

    let store: any RecordStore
    let zone: TimeZone
    let state = Mutex(State())

    init(store: any RecordStore, zone: TimeZone) {
        self.store = store
        self.zone = zone
    }

    /// What monitors say of linked sessions from now on, each message once it is on disk. Ends when its task ends.
    ///
    /// Of one session it says first what stands, so that nothing is missed between the making of a page and this.
    ///
    /// It is not filtered by who watches: the caller hands on only what a person with `.seeChart` on that patient may see.
    ///
    /// - Parameters:
    ///   - session: the one that is watched; nil for all.
    ///   - patient: whose it must be.
    public func watch(_ session: SessionID? = nil, of patient: PatientID? = nil) -> AsyncStream<MonitorNews> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: MonitorNews.self, bufferingPolicy: .bufferingNewest(Self.farthestBehind))
        let number = state.withLock { state in
            state.nextWatcher += 1
            let watcher = Watcher(session: session, patient: patient, line: continuation)
            state.watchers[state.nextWatcher] = watcher
            if let standing = state.standing(of: session), watcher.wants(standing) { continuation.yield(standing) }
            return state.nextWatcher
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.state.withLock { $0.watchers.removeValue(forKey: number) }
        }
        return stream
    }

    /// The latest of each sign that monitors sent for a session. The caller has `.seeChart` on the session's patient.
    public func latest(of session: SessionID) async throws -> [VitalSign: SignNow] {
        let known = state.withLock { $0.read.contains(session) ? $0.latest[session] ?? [:] : nil }
        if let known { return known }
        let read = try await MonitorRecord(of: session, in: store).latest
        return state.withLock { state in
            // A message may have arrived while this was read: it is newer.
            let merged = read.merging(state.latest[session] ?? [:]) { _, newer in newer }
            if state.links.values.contains(where: { $0.session == session }) {
                state.latest[session] = merged
                state.read.insert(session)
            }
            return merged
        }
    }

    /// The session that a place is linked to, when it is.
    public func link(of place: String) -> BedLink? { state.withLock { $0.links[place] } }

    /// Every link that stands, by place.
    public var links: [BedLink] { state.withLock { $0.links.values.sorted { $0.place < $1.place } } }

    func tell(_ news: [MonitorNews]) {
        let watchers = state.withLock { state in
            for message in news {
                guard state.links.values.contains(where: { $0.session == message.session }) else { continue }
                for sign in message.signs { state.latest[message.session, default: [:]][sign.sign] = sign }
            }
            return Array(state.watchers.values)
        }
        for watcher in watchers {
            for message in news where watcher.wants(message) { watcher.line.yield(message) }
        }
    }
}

extension Clinic {
    /// What the monitors of a session say from now on, each message once it is on disk. Of a session that is not this
    /// patient's nothing is said.
    public func monitorNews(
        of session: SessionID, patient: PatientID, access: Access
    ) throws -> AsyncStream<MonitorNews> {
        try access.proves(.seeChart, on: patient)
        return monitors.watch(session, of: patient)
    }
}

/// A sign as it stands now.
public struct SignNow: Sendable, Hashable {
    public let sign: VitalSign
    /// In `sign.unit`; nil when the monitor said that it has no value (a probe that is off, say).
    public let value: Double?
    /// When it was measured, by the monitor's clock: a cuff's value may be minutes old in a message of now.
    public let at: Instant
    /// When it reached the clinic, by the clinic's clock. What is older than a few intervals is not current.
    public let receivedAt: Instant
    /// The monitor and its channel.
    public let device: String
    public let channel: String

    init(_ reading: DeviceReading, device: String, receivedAt: Instant) {
        sign = reading.sign
        value = reading.value
        at = reading.at
        channel = reading.channel
        self.device = device
        self.receivedAt = receivedAt
    }
}

/// What one message of a monitor said about a session; it is on disk.
public struct MonitorNews: Sendable, Hashable {
    public let session: SessionID
    public let patient: PatientID
    public let receivedAt: Instant
    public let signs: [SignNow]
}

/// A place that monitors name.
struct HeardPlace: Sendable {
    var device: String
    var lastHeard: Instant
}
