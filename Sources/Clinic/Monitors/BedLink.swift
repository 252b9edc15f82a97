public import Care
import Foundation
public import Records

/// A person's word that what is measured at a place is this patient in this session.
public struct BedLink: Sendable, Hashable {
    /// The place as monitors name it.
    public let place: String
    public let session: SessionID
    public let patient: PatientID
    /// What the monitor must call the patient, when it calls them anything.
    public let recordNumber: String
    public let since: Instant
    public let linkedBy: PersonID
}

/// Entries of a place's own stream, `bed/<place>`.
enum BedEntry {
    static let linkedKind = "bed.linked"
    static let releasedKind = "bed.released"

    struct Linked: Codable {
        let place: String
        let session: SessionID
        let patient: PatientID
    }

    struct Released: Codable {
        let place: String
        let session: SessionID
        let patient: PatientID
        let reason: String
    }

    static func stream(_ place: String) -> StreamName { StreamName("bed/\(place)") }
}

extension StreamName {
    /// What seals the samples of a session.
    static func monitor(_ session: SessionID) -> StreamName { StreamName("monitor/\(session.text)") }

    static let quarantine: StreamName = "quarantine"
}

/// Which place was linked to which session, and when.
public struct BedProjection: Projection {
    public let name = "beds"
    public let version = 1
    public let tables = [
        """
        CREATE TABLE bed_links (place TEXT NOT NULL, sequence BIGINT NOT NULL, session TEXT NOT NULL,
            patient TEXT NOT NULL, linked_us BIGINT NOT NULL, linked_by TEXT NOT NULL, released_us BIGINT, reason TEXT,
            PRIMARY KEY (place, sequence))
        """,
        "CREATE INDEX bed_links_session ON bed_links (session)",
        "CREATE INDEX bed_links_standing ON bed_links (released_us, place)",
    ]
    public let kinds: Set<String>? = [BedEntry.linkedKind, BedEntry.releasedKind]

    public init() {}

    public func apply(_ entry: StoredEntry, to transaction: any ProjectionTransaction) throws {
        if entry.kind == BedEntry.linkedKind {
            let link = try EntryPayload.decode(BedEntry.Linked.self, from: entry)
            try transaction.execute(
                """
                INSERT INTO bed_links (place, sequence, session, patient, linked_us, linked_by)
                VALUES (\(link.place), \(entry.sequence), \(link.session.text), \(link.patient.text),
                    \(entry.occurredMicroseconds), \(entry.author))
                """)
        } else {
            let released = try EntryPayload.decode(BedEntry.Released.self, from: entry)
            try transaction.execute(
                """
                UPDATE bed_links SET released_us = \(entry.occurredMicroseconds), reason = \(released.reason)
                WHERE place = \(released.place) AND released_us IS NULL
                """)
        }
    }
}
