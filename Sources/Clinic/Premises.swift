public import Care
import Foundation
public import Measures
public import Records

/// A clinic with its doors open: everything a server needs, loaded from one store.
public struct Premises: Sendable {
    public let clinic: Clinic
    public let signIn: SignIn
    public let log: AccessLog
    public let breakGlass: BreakGlass

    public var store: any RecordStore { clinic.store }
    public var people: People { clinic.people }

    /// The projections that a store must be opened with.
    public static let projections: [any Projection] = [
        PatientProjection(), WorkProjection(), AccessLogProjection(), BedProjection(),
        AskingProjection(), RiskTellingProjection(),
    ]

    /// Loads the clinic that the store keeps.
    ///
    /// - Parameters:
    ///   - scales: the rating scales; without any, no score can be entered.
    ///   - channels: the ways by which messages can leave.
    /// - Throws: `clinic.missing` when none was founded in it.
    public static func open(
        _ store: any RecordStore, protocols: ProtocolLibrary, education: EducationLibrary,
        scales: ScaleLibrary? = nil, channels: Set<MessageChannel> = [], hasher: PasswordHasher = PasswordHasher(),
        random: RandomBytes = .system,
        now: Instant
    ) async throws -> Premises {
        let identity = try await ClinicIdentity.load(from: store)
        let people = try await People.load(from: store, identity: identity, hasher: hasher, random: random)
        let log = AccessLog(store: store, identity: identity)
        let breakGlass = try await BreakGlass.load(log: log)
        let signIn = try await SignIn.load(people: people, log: log, breakGlass: breakGlass, random: random)
        let shelf = try await ProtocolShelf.load(protocols, from: store, identity: identity)
        try await shelf.publish(at: now)
        let clinic = Clinic(
            store: store, identity: identity, people: people, protocols: shelf, education: education,
            scales: try scales ?? ScaleLibrary(files: [:]),
            asking: try await AskingDesk.load(from: store, identity: identity, channels: channels, random: random),
            signing: Signing(signIn: signIn), random: random)
        try await clinic.monitors.open(at: now)
        return Premises(clinic: clinic, signIn: signIn, log: log, breakGlass: breakGlass)
    }
}
