import Care
import Foundation
import Records

extension MonitorFeed {
    /// Reads what stands, and finishes what a server that was killed left open: sessions that were closed but whose samples
    /// were not sealed.
    func open(at now: Instant) async throws {
        for subject in try await store.sampleSubjects(prefix: "quarantine/") where subject.isSealed {
            settled(String(subject.name.dropFirst("quarantine/".count)))
        }
        try await refresh()
        var sessions = Set(links.map(\.session))
        for subject in try await store.sampleSubjects(prefix: "session/") where !subject.isSealed {
            sessions.insert(SessionID(String(subject.name.dropFirst("session/".count))))
        }
        for session in sessions.sorted() {
            let rows = try await store.rows("SELECT status FROM sessions WHERE session = \(session.text)")
            if try rows.first?.text(0) == "closed" { try await close(session, at: now) }
        }
    }

    /// Seals the samples of a session that was closed, and releases the monitors that were linked to it.
    ///
    /// Messages that were under way when the session closed are either in the seal or in quarantine.
    func close(_ session: SessionID, at now: Instant) async throws {
        for _ in 0..<64 {
            try await refresh()
            let ending = links.filter { $0.session == session }
            var entries: [NewEntry] = []
            var expected: [StreamName: Int64] = [:]
            for link in ending {
                expected[BedEntry.stream(link.place)] = try await store.head(of: BedEntry.stream(link.place)).sequence
                entries.append(try release(link, because: "The session was closed.", by: "halcyon", at: now))
            }
            let subject = MonitorRecord.subject(session)
            let isOpen = try await store.sampleSubjects(prefix: subject).contains { $0.name == subject && !$0.isSealed }
            if isOpen {
                entries.append(
                    try NewEntry(
                        SampleSeal.kind, to: .monitor(session), by: "halcyon", at: now, zone: zone,
                        payload: try await store.seal(of: subject)))
            }
            guard !entries.isEmpty else { return }
            do {
                _ = try await store.append(Append(entries: entries, expected: expected))
                return try await refresh()
            } catch StoreError.conflict, StoreError.stateChanged {
                continue
            }
        }
    }
}
