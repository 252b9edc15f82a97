public import Care
import Foundation
public import Records

/// The clinic's protocols as they count today: the files it was started with, under the signatures it has recorded.
///
/// What a file said when a decision was made can be read later: each content that was ever in use stands in the stream
/// `protocols`, under its hash. Safe to call from any task.
public actor ProtocolShelf {
    /// The protocols as the files say, without signatures.
    public nonisolated let library: ProtocolLibrary
    private let store: any RecordStore
    private let zone: TimeZone
    private var sequence: Int64 = 0
    private var published: Set<String> = []
    /// Who signed a row, by what it said: two protocols may have different rows of one id.
    private var signatures: [ProtocolEntry.SignedRow: String] = [:]
    private var switched: [String: Bool] = [:]
    private var resolved: [String: TreatmentProtocol] = [:]

    static let stream: StreamName = "protocols"

    private init(library: ProtocolLibrary, store: any RecordStore, zone: TimeZone) {
        self.library = library
        self.store = store
        self.zone = zone
    }

    public static func load(
        _ library: ProtocolLibrary, from store: any RecordStore, identity: ClinicIdentity
    ) async throws -> ProtocolShelf {
        let shelf = ProtocolShelf(library: library, store: store, zone: identity.zone)
        try await shelf.refresh()
        return shelf
    }

    /// Every protocol as it counts now, by id.
    public var all: [TreatmentProtocol] { library.treatments.compactMap { resolved[$0.id] } }

    public func current(_ id: String) -> TreatmentProtocol? { resolved[id] }

    /// Writes down the contents that this clinic has not recorded yet.
    public func publish(at now: Instant) async throws {
        var entries: [NewEntry] = []
        for treatment in library.treatments where !published.contains(treatment.hash) {
            guard let document = library.document(treatment.id) else { continue }
            entries.append(
                try NewEntry(
                    ProtocolEntry.publishedKind, to: Self.stream, by: "halcyon", at: now, zone: zone, payload: document)
            )
        }
        guard !entries.isEmpty else { return }
        _ = try await store.append(Append(entries: entries, expected: [Self.stream: sequence]))
        try await refresh()
    }

    /// Appends what somebody signed, unless somebody else wrote to the protocols first.
    func append(
        _ kind: String, _ payload: some Encodable & Sendable, by access: Access, _ command: Command
    ) async throws {
        let entry = try NewEntry(
            kind, to: Self.stream, by: access.person.id.text, at: command.now, zone: zone, payload: payload)
        do {
            _ = try await store.append(
                Append(
                    commandID: command.id, commandDigest: command.digest, entries: [entry],
                    expected: [Self.stream: sequence]))
        } catch StoreError.conflict {
            try await refresh()
            throw Refusal(
                code: "conflict.protocol", reason: "Somebody else signed a protocol at this moment.",
                remedy: "Read the protocol again and repeat what you did.")
        }
        try await refresh()
    }

    private func refresh() async throws {
        for entry in try await store.entries(in: Self.stream, after: sequence, limit: .max) {
            // Another refresh may have folded it in while this one read.
            guard entry.sequence == sequence + 1 else { continue }
            sequence = entry.sequence
            switch entry.kind {
            case ProtocolEntry.publishedKind:
                published.insert(try EntryPayload.decode(ProtocolEntry.Published.self, from: entry).hash)
            case ProtocolEntry.rowsSignedKind:
                let signed = try EntryPayload.decode(ProtocolEntry.RowsSigned.self, from: entry)
                for row in signed.rows {
                    signatures[row] = signed.signature.name
                }
            case ProtocolEntry.switchedKind:
                let change = try EntryPayload.decode(ProtocolEntry.Switched.self, from: entry)
                switched[change.protocolID] = change.enabled
            default: continue
            }
        }
        resolve()
    }

    private func resolve() {
        for treatment in library.treatments {
            var rows: [String: ApprovedRow] = [:]
            for rule in treatment.rules.values {
                let digest = rule.digest
                guard let name = signatures[ProtocolEntry.SignedRow(row: rule.id, digest: digest)] else { continue }
                rows[rule.id] = ApprovedRow(digest: digest, approvedBy: name)
            }
            let signed = treatment.signed(rows: rows)
            resolved[treatment.id] = switched[treatment.id].map { signed.enabled($0) } ?? signed
        }
    }
}
