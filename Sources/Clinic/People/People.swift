public import Care
import Foundation
public import Records

/// The people of the clinic: who there are, and what an owner does about them.
///
/// The directory is kept in memory and read from the tail of the people stream. Safe to call from any number of
/// tasks; of two changes at once the second is refused and may be repeated.
public actor People {
    /// Everyone and their roles, as of the last change or `refresh()`.
    public private(set) var directory = PeopleDirectory()
    nonisolated let identity: ClinicIdentity
    nonisolated let store: any RecordStore
    nonisolated let hasher: PasswordHasher
    private let random: RandomBytes

    private init(store: any RecordStore, identity: ClinicIdentity, hasher: PasswordHasher, random: RandomBytes) {
        self.store = store
        self.identity = identity
        self.hasher = hasher
        self.random = random
    }

    public static func load(
        from store: any RecordStore, identity: ClinicIdentity, hasher: PasswordHasher, random: RandomBytes = .system
    ) async throws -> People {
        let people = People(store: store, identity: identity, hasher: hasher, random: random)
        try await people.refresh()
        return people
    }

    /// Folds in what was appended to the people stream since.
    public func refresh() async throws {
        for entry in try await store.entries(in: PeopleEntry.stream, after: directory.sequence, limit: .max) {
            // Another refresh may have folded it in while this one read.
            if entry.sequence == directory.sequence + 1 { try directory.apply(entry) }
        }
    }

    /// Adds a person with a first password, which they must replace before they can sign anything.
    ///
    /// - Parameter patient: the person's own chart; given exactly when the roles include `patient`.
    public func add(
        name: String, email: String, roles: Set<Role>, patient: PatientID? = nil, password: String, access: Access,
        now: Instant
    ) async throws -> PersonID {
        try access.proves(.managePeople)
        let name = try Self.readName(name)
        let email = try EmailAddress.read(email)
        try Self.check(roles, patient: patient)
        try PasswordRules.check(password, email: email, clinic: identity.name, hasCode: false)
        let hash = try await hasher.hash(password)
        // Judged after the wait, so that nothing comes between the answer and the write that expects it.
        let sequence = directory.sequence
        guard directory.person(email: email) == nil else {
            throw Refusal(
                code: "people.email-taken", field: "email", reason: "Someone with this e-mail address is here already.",
                remedy: "Use another address, or change the roles of the person who has it.")
        }
        let id = PersonID(hexadecimal(random(16)))
        let credential = try Credential(password: hash).change(for: id)
        try await write(
            [.personAdded(id, name: name, email: email, roles: roles, patient: patient)], after: sequence,
            by: access.person.id, now: now, state: [credential])
        return id
    }

    public func rename(_ id: PersonID, to name: String, access: Access, now: Instant) async throws {
        try access.proves(.managePeople)
        let name = try Self.readName(name)
        guard try known(id).name != name else { return }
        try await write([.personRenamed(id, name: name)], by: access.person.id, now: now)
    }

    public func changeRoles(of id: PersonID, to roles: Set<Role>, access: Access, now: Instant) async throws {
        try access.proves(.managePeople)
        let sequence = directory.sequence
        let person = try known(id)
        try Self.check(roles, patient: person.ownPatient)
        if !roles.contains(.owner) { try keepAnOwner(besides: id) }
        guard person.roles != roles else { return }
        try await write([.rolesChanged(id, roles: roles)], after: sequence, by: access.person.id, now: now)
    }

    /// Ends every session of the person at once and lets them sign in no more.
    public func disable(_ id: PersonID, access: Access, now: Instant) async throws {
        try access.proves(.managePeople)
        let sequence = directory.sequence
        try keepAnOwner(besides: id)
        guard try known(id).isEnabled else { return }
        try await write([.personDisabled(id)], after: sequence, by: access.person.id, now: now)
    }

    public func enable(_ id: PersonID, access: Access, now: Instant) async throws {
        try access.proves(.managePeople)
        guard try !known(id).isEnabled else { return }
        try await write([.personEnabled(id)], by: access.person.id, now: now)
    }

    /// Sets a new first password for someone who lost theirs, takes away the one-time code, and ends their sessions.
    public func resetPassword(of id: PersonID, to password: String, access: Access, now: Instant) async throws {
        try access.proves(.managePeople)
        let person = try known(id)
        try PasswordRules.check(password, email: person.email, clinic: identity.name, hasCode: false)
        let credential = Credential(password: try await hasher.hash(password))
        var changes: [PeopleEntry] = [.passwordChanged(id)]
        if person.usesOneTimeCode { changes.append(.oneTimeCodeDisabled(id)) }
        try await write(changes, by: access.person.id, now: now, state: [try credential.change(for: id)])
    }

    /// Closes a chart to all but `allowed`, such as that of a colleague who is treated here.
    public func restrictChart(
        to allowed: Set<PersonID>, reason: String, access: Access, now: Instant
    ) async throws {
        let patient = try access.provenPatient(for: .restrictChart)
        let reason = try Self.readReason(reason)
        for id in allowed { _ = try known(id) }
        let restriction = ChartRestriction(patient: patient, allowed: allowed, reason: reason)
        try await write([.chartRestricted(restriction)], by: access.person.id, now: now)
    }

    /// Opens a restricted chart again to everyone whose roles allow it.
    public func releaseChart(reason: String, access: Access, now: Instant) async throws {
        let patient = try access.provenPatient(for: .restrictChart)
        let reason = try Self.readReason(reason)
        guard directory.restrictions[patient] != nil else { return }
        try await write([.chartReleased(patient, reason: reason)], by: access.person.id, now: now)
    }

    /// Appends and folds the result in.
    ///
    /// - Parameter sequence: where the directory stood when the change was judged; where it stands now when nil.
    func write(
        _ entries: [PeopleEntry], after sequence: Int64? = nil, by author: PersonID, now: Instant,
        state: [StateChange] = []
    ) async throws {
        var new: [NewEntry] = []
        for entry in entries { new.append(try entry.newEntry(by: author, at: now, zone: identity.zone)) }
        let append = Append(
            entries: new, expected: [PeopleEntry.stream: sequence ?? directory.sequence], state: state)
        do {
            _ = try await store.append(append)
        } catch StoreError.conflict, StoreError.stateChanged {
            try await refresh()
            throw Refusal(
                code: "people.changed", reason: "Someone else changed the people of the clinic at this moment.",
                remedy: "Look at the list again and repeat the change.")
        }
        try await refresh()
    }

    func known(_ id: PersonID) throws -> Person {
        guard let person = directory.person(id) else {
            throw Refusal(
                code: "people.unknown", field: "person", reason: "There is no such person.",
                remedy: "Choose one from the list of people.")
        }
        return person
    }

    private func keepAnOwner(besides id: PersonID) throws {
        guard !directory.hasOwner(besides: id), directory.person(id)?.roles.contains(.owner) == true else { return }
        throw Refusal(
            code: "people.last-owner", field: "roles", reason: "This is the last owner.",
            remedy: "Make someone else an owner first.")
    }

    private static func check(_ roles: Set<Role>, patient: PatientID?) throws {
        guard !roles.isEmpty else {
            throw Refusal(
                code: "people.roles-missing", field: "roles", reason: "The person has no role.",
                remedy: "Choose at least one.")
        }
        guard roles.contains(.patient) == (patient != nil) else {
            throw Refusal(
                code: "people.patient-chart", field: "roles",
                reason: "The role of a patient goes with a chart, and only with one.",
                remedy: "Name the patient's chart when adding the person, or leave out the role.")
        }
    }

    private static func readName(_ typed: String) throws -> String {
        let name = typed.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...200).contains(name.count) else {
            throw Refusal(
                code: "people.name", field: "name", reason: "The name is empty or has more than 200 characters.",
                remedy: "Give the name that is printed beside signatures.")
        }
        return name
    }

    private static func readReason(_ typed: String) throws -> String {
        let reason = typed.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...1000).contains(reason.count) else {
            throw Refusal(
                code: "people.reason", field: "reason", reason: "No reason was given, or one of over 1000 characters.",
                remedy: "Say why in a sentence.")
        }
        return reason
    }
}
