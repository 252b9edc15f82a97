public import Care
import Foundation
public import Records

/// Founds a clinic in an empty store: its first entry, and its first owner.
public struct ClinicFoundation: Sendable {
    private let store: any RecordStore
    private let hasher: PasswordHasher
    private let random: RandomBytes

    public init(store: any RecordStore, hasher: PasswordHasher, random: RandomBytes = .system) {
        self.store = store
        self.hasher = hasher
        self.random = random
    }

    /// Writes the clinic and its owner, both or neither.
    ///
    /// - Parameters:
    ///   - zone: an IANA time zone such as `America/Phoenix`.
    ///   - adminName: as printed beside signatures; the part of the e-mail address before the @ when nil.
    ///   - synthetic: true for a demonstration with made-up patients.
    /// - Returns: the owner's identifier.
    /// - Throws: a refusal of an empty name, an unknown zone, a malformed address, a weak password or a store that
    ///   holds a clinic already.
    @discardableResult
    public func create(
        name: String, zone: String, adminEmail: String, adminName: String? = nil, password: String,
        synthetic: Bool = false, now: Instant
    ) async throws -> PersonID {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...200).contains(name.count) else {
            throw Refusal(
                code: "clinic.name", field: "clinic", reason: "The clinic has no name, or one of over 200 characters.",
                remedy: "Give the name that patients know.")
        }
        let known = try Self.timeZone(zone)
        let email = try EmailAddress.read(adminEmail, field: "admin")
        try PasswordRules.check(password, email: email, clinic: name, hasCode: false)
        guard try await store.head(of: ClinicIdentity.stream).sequence == 0,
            try await store.head(of: PeopleEntry.stream).sequence == 0
        else { throw Self.exists }

        let owner = PersonID(hexadecimal(random(16)))
        let credential = Credential(password: try await hasher.hash(password))
        let founded = try NewEntry(
            ClinicIdentity.foundedKind, to: ClinicIdentity.stream, by: owner.text, at: now, zone: known,
            payload: ClinicIdentity.Founded(name: name, zone: known.identifier, synthetic: synthetic))
        let printed = adminName ?? email.split(separator: "@").first.map(String.init) ?? email
        let added = try PeopleEntry.personAdded(owner, name: printed, email: email, roles: [.owner], patient: nil)
            .newEntry(by: owner, at: now, zone: known)
        let kept = try credential.change(for: owner)
        let append = Append(
            entries: [founded, added], expected: [ClinicIdentity.stream: 0, PeopleEntry.stream: 0], state: [kept])
        do {
            _ = try await store.append(append)
        } catch StoreError.conflict {
            throw Self.exists
        }
        return owner
    }

    private static let exists = Refusal(
        code: "clinic.exists", field: "data", reason: "There is a clinic in this directory already.",
        remedy: "Choose an empty directory.")

    private static func timeZone(_ identifier: String) throws -> TimeZone {
        // Abbreviations and fixed offsets do not say when the clocks change.
        guard identifier.contains("/") || identifier == "UTC", let zone = TimeZone(identifier: identifier) else {
            throw Refusal(
                code: "clinic.zone", field: "time-zone", reason: "\(identifier) is not a time zone.",
                remedy: "Give one of the IANA names, such as America/Phoenix.")
        }
        return zone
    }
}
