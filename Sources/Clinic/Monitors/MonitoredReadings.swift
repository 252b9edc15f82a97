import Care
import Records

/// What the limits of open sessions have come to, with what their monitors sent: read once from the record, then followed.
///
/// A value counts from when it reached the clinic, by the clinic's clock: an alarm does not hang on whether the monitor's
/// own is right. Of each session only the last minutes are kept, however long it lasts.
actor MonitoredReadings {
    /// Signs are charted late now and then; so long the readings are kept that they have to be put between.
    private static let keptMinutes = 5.0

    private struct Watched {
        var fold: AlarmFold
        var recent: [SignReading]
    }

    private let feed: MonitorFeed
    private var watched: [SessionID: Watched] = [:]
    /// What arrives for a session while its earlier samples are being read.
    private var arriving: [SessionID: [SignReading]] = [:]
    private var following: Task<Void, Never>?

    init(feed: MonitorFeed) { self.feed = feed }

    deinit { following?.cancel() }

    /// What a session's limits have come to; nil when it has no alarms. Monitors count while they are linked.
    func fold(
        of session: TreatmentSession, under treatment: TreatmentProtocol, at now: Instant
    ) async throws -> AlarmFold? {
        guard let fresh = AlarmFold(session, under: treatment) else { return nil }
        follow()
        let linked = Set(feed.links.map(\.session))
        watched = watched.filter { linked.contains($0.key) }
        guard linked.contains(session.id) else { return fresh.carriedOn(by: session, monitored: [], through: now) }
        var kept: Watched
        if let known = watched[session.id], known.fold.isGood(for: session, under: treatment),
            known.fold.through <= now
        {
            kept = known
        } else {
            let read = try await readings(of: session.id)
            // Somebody else may have read it meanwhile, and have been told more. To hear a value twice changes nothing.
            kept = Watched(fold: fresh, recent: read + (watched[session.id]?.recent ?? []))
        }
        kept.fold = kept.fold.carriedOn(
            by: session, monitored: kept.recent, through: now.adding(minutes: -Self.keptMinutes))
        kept.recent.removeAll { $0.at <= kept.fold.through }
        watched[session.id] = kept
        return kept.fold.carriedOn(by: session, monitored: kept.recent, through: now)
    }

    private func readings(of session: SessionID) async throws -> [SignReading] {
        arriving[session] = []
        defer { arriving[session] = nil }
        return try await MonitorRecord(of: session, in: feed.store).heard + (arriving[session] ?? [])
    }

    private func follow() {
        guard following == nil else { return }
        let news = feed.watch()
        following = Task { [weak self] in
            for await message in news { await self?.take(message) }
        }
    }

    private func take(_ message: MonitorNews) {
        let readings = message.signs.compactMap(SignReading.init)
        watched[message.session]?.recent.append(contentsOf: readings)
        arriving[message.session]?.append(contentsOf: readings)
    }
}

extension SignReading {
    /// Nil for what no limit is about, and for a value that the monitor says it does not have.
    init?(_ now: SignNow) {
        let signs: [VitalSign: SignReading.Sign] = [
            .systolic: .systolic, .diastolic: .diastolic, .heartRate: .heartRate,
            .oxygenSaturation: .oxygenSaturation, .respiratoryRate: .respiratoryRate,
        ]
        guard let sign = signs[now.sign], let value = now.value else { return nil }
        self.init(sign: sign, value: value, at: now.receivedAt, isFromDevice: true)
    }
}
