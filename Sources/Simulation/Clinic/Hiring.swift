import Care
import Clinic
import Foundation
import Records

/// Brings the synthetic clinic and its team into being, through the same doors as a real one.
struct Hiring: Sendable {
    static let clinicName = "Lakeside Ketamine Clinic (synthetic)"
    static let zoneName = "America/New_York"
    static let zone = TimeZone(identifier: zoneName) ?? .gmt
    static let source = "192.0.2.10"
    /// What an owner types for a new person, who replaces it at once.
    private static let firstPassword = "first morning behind the reeds"

    let premises: Premises

    /// Founds the clinic with its owner.
    static func found(in store: any RecordStore, hasher: PasswordHasher, random: RandomBytes, now: Instant) async throws
    {
        try await ClinicFoundation(store: store, hasher: hasher, random: random).create(
            name: clinicName, zone: zoneName, adminEmail: Post.owner.email, adminName: Post.owner.name,
            password: Post.owner.password, synthetic: true, now: now)
    }

    /// One person for every post, signed in.
    func hireEveryone(now: Instant) async throws -> Team {
        let owner = try await signIn(email: Post.owner.email, password: Post.owner.password, now: now)
        var members = [Post.owner: owner.member]
        for post in Post.allCases where post != .owner {
            members[post] = try await hire(
                post.role, name: post.name, email: post.email, password: post.password, by: owner.member, now: now)
        }
        try await premises.signIn.signOut(owner.token, now: now)
        return Team(members: members)
    }

    /// Extra hands for a clinic that works already, so that nobody's own password is touched.
    func hireLocums(now: Instant) async throws -> Team {
        let owner: (member: Team.Member, token: SessionToken)
        do {
            owner = try await signIn(email: Post.owner.email, password: Post.owner.password, now: now)
        } catch let refusal as Refusal {
            throw Refusal(
                code: "simulation.owner", field: "data",
                reason: "The owner of this clinic cannot be signed in with the documented password: \(refusal.reason)",
                remedy: "Make a new synthetic clinic in an empty directory.")
        }
        let round = await premises.people.directory.everyone.count
        var members = [Post.owner: owner.member]
        for post in Post.allCases where post != .owner && post != .auditor && post != .pharmacist {
            members[post] = try await hire(
                post.role, name: "\(post.name) (locum)", email: "locum\(round).\(post.email)", password: post.password,
                by: owner.member, now: now)
        }
        try await premises.signIn.signOut(owner.token, now: now)
        return Team(members: members)
    }

    /// The first prescriber signs what a protocol takes from defaults, so that its plans can be read without a mark.
    func signRows(of protocolID: String, team: Team, now: Instant) async throws {
        guard let treatment = await premises.clinic.protocols.current(protocolID) else { return }
        let rows = treatment.rules.values.filter { !$0.approved }.map(\.id).sorted()
        guard !rows.isEmpty else { return }
        let director = try team.member(.prescriber)
        let id = String(repeating: "0", count: 31) + "1"
        try await premises.clinic.signProtocolRows(
            rows, of: protocolID, password: director.password,
            access: try Authorisation.require(.signProtocol, of: director.person, patient: nil),
            Command(id: id, saying: Data(rows.joined().utf8), now: now, source: Self.source))
    }

    /// Gives a patient an account to look at their own chart with.
    func hire(patient: PatientID, name: String, account: SyntheticAccount, now: Instant) async throws {
        let owner = try await signIn(email: Post.owner.email, password: Post.owner.password, now: now)
        _ = try await hire(
            .patient, name: name, email: account.email, password: account.password, patient: patient, by: owner.member,
            now: now)
        try await premises.signIn.signOut(owner.token, now: now)
    }

    private func hire(
        _ role: Role, name: String, email: String, password: String, patient: PatientID? = nil, by owner: Team.Member,
        now: Instant
    ) async throws -> Team.Member {
        _ = try await premises.people.add(
            name: name, email: email, roles: [role], patient: patient, password: Self.firstPassword,
            access: try Authorisation.require(.managePeople, of: owner.person, patient: nil), now: now)
        let first = try await premises.signIn.signIn(
            email: email, password: Self.firstPassword, source: Self.source, now: now)
        let own = try await premises.signIn.changePassword(
            first.token, from: Self.firstPassword, to: password, source: Self.source, now: now)
        let person = try await look(own.token, now: now)
        try await premises.signIn.signOut(own.token, now: now)
        return Team.Member(person: person, email: email, password: password)
    }

    private func signIn(
        email: String, password: String, now: Instant
    ) async throws -> (member: Team.Member, token: SessionToken) {
        let session = try await premises.signIn.signIn(email: email, password: password, source: Self.source, now: now)
        let person = try await look(session.token, now: now)
        return (Team.Member(person: person, email: email, password: password), session.token)
    }

    private func look(_ token: SessionToken, now: Instant) async throws -> SignedInPerson {
        guard case .active(let session) = try await premises.signIn.look(token, now: now) else {
            throw Refusal(code: "session.ended", reason: "The session ended at once.", remedy: "Sign in again.")
        }
        return session.person
    }
}
