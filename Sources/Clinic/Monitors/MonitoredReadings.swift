import Care
import Records

/// What monitors sent for linked sessions, as the alarm rules take it: read once from the record, then followed.
///
/// Only sessions that a monitor is linked to are kept.
actor MonitoredReadings {
    private let feed: MonitorFeed
    private var kept: [SessionID: [SignReading]] = [:]
    /// What arrives for a session while its earlier samples are being read.
    private var arriving: [SessionID: [SignReading]] = [:]
    private var following: Task<Void, Never>?

    init(feed: MonitorFeed) { self.feed = feed }

    deinit { following?.cancel() }

    /// Everything of a session's linked monitors, in the order it arrived.
    func readings(of session: SessionID) async throws -> [SignReading] {
        follow()
        let linked = Set(feed.links.map(\.session))
        kept = kept.filter { linked.contains($0.key) }
        guard linked.contains(session) else { return [] }
        if let readings = kept[session] { return readings }
        arriving[session] = []
        defer { arriving[session] = nil }
        let record = try await MonitorRecord(of: session, in: feed.store)
        var readings = record.points.flatMap { sign, points in
            points.compactMap { SignReading($0.value, of: sign, at: $0.at) }
        }
        readings += arriving[session] ?? []
        kept[session] = readings
        return readings
    }

    private func follow() {
        guard following == nil else { return }
        let news = feed.watch()
        following = Task { [weak self] in
            for await message in news { await self?.take(message) }
        }
    }

    private func take(_ message: MonitorNews) {
        let readings = message.signs.compactMap { now in
            now.value.flatMap { SignReading($0, of: now.sign, at: now.at) }
        }
        if kept[message.session] != nil {
            kept[message.session]?.append(contentsOf: readings)
        } else if arriving[message.session] != nil {
            arriving[message.session]?.append(contentsOf: readings)
        }
    }
}

extension SignReading {
    /// Nil for what no alarm rule reads.
    init?(_ value: Double, of sign: VitalSign, at moment: Instant) {
        let signs: [VitalSign: SignReading.Sign] = [
            .systolic: .systolic, .diastolic: .diastolic, .heartRate: .heartRate,
            .oxygenSaturation: .oxygenSaturation, .respiratoryRate: .respiratoryRate,
        ]
        guard let sign = signs[sign] else { return nil }
        self.init(sign: sign, value: value, at: moment, isFromDevice: true)
    }
}
