public import Care
public import Foundation
public import Measures
public import Records

/// The clinic at work: every use case is a method here, and each does the same steps.
///
/// Authorise (the caller hands in an `Access`, which only `Authorisation` makes), load the chart and fold it, ask the pure
/// rules, append what they return with the sequence they saw, answer with the new course. Safe to call from any task.
public struct Clinic: Sendable {
    public let store: any RecordStore
    public let identity: ClinicIdentity
    public let people: People
    public let protocols: ProtocolShelf
    public let education: EducationLibrary
    /// The rating scales of this clinic, with their words where these may be shown.
    public let scales: ScaleLibrary
    /// Links that patients answer, and what stands beside the questions.
    public let asking: AskingDesk
    /// What bedside monitors send.
    public let monitors: MonitorFeed
    let monitored: MonitoredReadings
    /// What a dose will do, asked once.
    public let forecasts = ForecastCache()
    let courses: CourseCache
    let registrations = OneAfterAnother()
    let signing: Signing
    let random: RandomBytes

    public init(
        store: any RecordStore, identity: ClinicIdentity, people: People, protocols: ProtocolShelf,
        education: EducationLibrary, scales: ScaleLibrary, asking: AskingDesk, signing: Signing,
        random: RandomBytes = .system
    ) {
        self.store = store
        self.identity = identity
        self.people = people
        self.protocols = protocols
        self.education = education
        self.scales = scales
        self.asking = asking
        self.signing = signing
        self.random = random
        courses = CourseCache(store: store)
        monitors = MonitorFeed(store: store, zone: identity.zone)
        monitored = MonitoredReadings(feed: monitors)
    }

    public var zone: TimeZone { identity.zone }

    /// The calendar day at the clinic.
    public func day(_ moment: Instant) -> Day { Day(moment, in: zone) }

    /// A new identifier: 128 random bits in hexadecimal.
    func newID<Subject>() -> Identifier<Subject> { Identifier(hexadecimal(random(16))) }
}
