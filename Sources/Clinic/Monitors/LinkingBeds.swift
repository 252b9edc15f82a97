public import Care
import Foundation
import Records
import Synchronization

/// A place that monitors name or that is linked: one line of the list.
public struct MonitorPlace: Sendable {
    public let place: String
    /// What spoke last from there; nil when nothing has since the server started.
    public let device: String?
    public let lastHeard: Instant?
    public let link: BedLink?
}

extension Clinic {
    /// The places that monitors have named since the server started, and those that are linked.
    public func monitorPlaces(access: Access) throws -> [MonitorPlace] {
        try access.proves(.settleQuarantine)
        return monitors.state.withLock { state in
            Set(state.heard.keys).union(state.links.keys).sorted().map { place in
                MonitorPlace(
                    place: place, device: state.heard[place]?.device, lastHeard: state.heard[place]?.lastHeard,
                    link: state.links[place])
            }
        }
    }

    /// A person's word that the monitor at `place` measures this patient from now on. Several places may be linked to one
    /// session, one place to one session only.
    public func linkMonitor(
        at place: String, to session: SessionID, of patient: PatientID, access: Access, _ command: Command
    ) async throws {
        try access.proves(.linkMonitor, on: patient)
        let place = place.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...200).contains(place.count), !place.utf8.contains(0) else {
            throw Refusal(
                code: "monitor.place", field: "place", reason: "No place was named, or one of over 200 characters.",
                remedy: "Choose the bed as the monitor names it.")
        }
        for _ in 0..<16 {
            if try await isDone(command) { return try await monitors.refresh() }
            let live = try await openSession(session, of: patient)
            let head = try await store.head(of: BedEntry.stream(place)).sequence
            try await monitors.refresh()
            if let standing = monitors.link(of: place) {
                if standing.session == session { return }
                throw Refusal(
                    code: "monitor.taken", field: "place",
                    reason: "The monitor at \(place) is linked to another session.",
                    remedy: "Release it there first, or choose another bed.")
            }
            let entry = try NewEntry(
                BedEntry.linkedKind, to: BedEntry.stream(place), by: access.person.id.text, at: command.now, zone: zone,
                payload: BedEntry.Linked(place: place, session: session, patient: patient))
            do {
                _ = try await store.append(
                    Append(
                        commandID: command.id, commandDigest: command.digest, entries: [entry],
                        expected: [BedEntry.stream(place): head, .session(session): live.sequence]))
                return try await monitors.refresh()
            } catch StoreError.conflict {
                continue
            }
        }
        throw Self.busy
    }

    /// Ends a link: what the monitor at `place` measures from now on goes into quarantine until it is linked again.
    public func releaseMonitor(
        at place: String, reason: String, of patient: PatientID, access: Access, _ command: Command
    ) async throws {
        try access.proves(.linkMonitor, on: patient)
        if try await isDone(command) { return try await monitors.refresh() }
        let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...500).contains(reason.count) else {
            throw Refusal(
                code: "monitor.reason", field: "reason", reason: "No reason was given, or one of over 500 characters.",
                remedy: "Say why in a few words, as: moved to another chair.")
        }
        for _ in 0..<16 {
            let head = try await store.head(of: BedEntry.stream(place)).sequence
            try await monitors.refresh()
            guard let link = monitors.link(of: place), link.patient == patient else {
                throw Refusal(
                    code: "monitor.not-linked", field: "place", reason: "The monitor at \(place) is not linked here.",
                    remedy: "Look at the list of monitors again.")
            }
            do {
                _ = try await store.append(
                    Append(
                        commandID: command.id, commandDigest: command.digest,
                        entries: [
                            try monitors.release(link, because: reason, by: access.person.id.text, at: command.now)
                        ], expected: [BedEntry.stream(place): head]))
                return try await monitors.refresh()
            } catch StoreError.conflict {
                continue
            }
        }
        throw Self.busy
    }

    /// The session's fold, provided that it is open.
    func openSession(_ session: SessionID, of patient: PatientID) async throws -> TreatmentSession {
        let live = try await treatmentSession(session, of: try await courses.course(of: patient))
        guard live.opening != nil else { throw Clinic.noSuchSession }
        guard live.summary == nil else {
            throw Refusal(
                code: "session.closed", field: "session", reason: "This session is closed.",
                remedy: "Choose a session that is open.")
        }
        return live
    }

    private static let busy = Refusal(
        code: "monitor.busy", field: "place", reason: "Others kept writing at the same moment; nothing was saved.",
        remedy: "Try again.")
}

extension MonitorFeed {
    /// Reads which links stand. Done after each change, and once when the clinic opens.
    func refresh() async throws {
        let rows = try await store.rows(
            """
            SELECT l.place, l.session, l.patient, p.record_number, l.linked_us, l.linked_by
            FROM bed_links l JOIN patients p ON p.patient = l.patient WHERE l.released_us IS NULL
            """)
        var links: [String: BedLink] = [:]
        for row in rows {
            let link = BedLink(
                place: try row.text(0), session: SessionID(try row.text(1)), patient: PatientID(try row.text(2)),
                recordNumber: try row.text(3), since: Instant(microseconds: try row.int64(4)),
                linkedBy: PersonID(try row.text(5)))
            links[link.place] = link
        }
        let standing = links
        let sessions = Set(links.values.map(\.session))
        state.withLock { state in
            state.links = standing
            state.latest = state.latest.filter { sessions.contains($0.key) }
            state.read.formIntersection(sessions)
        }
    }

    func release(_ link: BedLink, because reason: String, by author: String, at now: Instant) throws -> NewEntry {
        try NewEntry(
            BedEntry.releasedKind, to: BedEntry.stream(link.place), by: author, at: now, zone: zone,
            payload: BedEntry.Released(
                place: link.place, session: link.session, patient: link.patient, reason: reason))
    }
}
