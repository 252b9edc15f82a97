/// Everything a patient has been given, added up: by route and setting, over the whole time and over the last 30 and 90
/// days.
///
/// Amounts are milligrams of the drug as ordered, so racemic ketamine and esketamine never share a line.
public struct ExposureLedger: Sendable, Hashable {
    /// Sessions and amounts of one stretch of time.
    public struct Sum: Sendable, Hashable {
        public private(set) var sessions = 0
        public private(set) var milligrams = Milligrams(0)
        /// Of the sessions with a weight; nil while there is none.
        public private(set) var perKilogram: MilligramsPerKilogram?
        /// Sessions with a weight.
        public private(set) var weighed = 0

        public init() {}

        mutating func add(_ given: Milligrams, weight: Kilograms?) {
            sessions += 1
            milligrams = Milligrams(milligrams.value + given.value)
            guard let weight, weight.value > 0 else { return }
            weighed += 1
            perKilogram = MilligramsPerKilogram((perKilogram?.value ?? 0) + given.value / weight.value)
        }
    }

    /// One drug by one route in one setting.
    public struct Line: Sendable, Hashable {
        public let drug: Drug
        public let route: Route
        public let setting: Setting
        public fileprivate(set) var lifetime = Sum()
        public fileprivate(set) var last90Days = Sum()
        public fileprivate(set) var last30Days = Sum()
        public fileprivate(set) var firstDay: Day
        public fileprivate(set) var lastDay: Day
    }

    /// The line used last comes first.
    public let lines: [Line]
    /// The days from the first session to `today`, in weeks; nil before the first.
    public let weeksOnTreatment: Int?

    /// - Parameter treatment: the protocol of that id, which says drug and setting; a session of one that is not known is
    ///   counted by its route as racemic ketamine in the clinic, as the record was made here.
    public init(
        _ sessions: [SessionSummary], on today: Day, day: (Instant) -> Day,
        treatment: (String) -> TreatmentProtocol?
    ) {
        var lines: [Line] = []
        var first: Day?
        for session in sessions where session.given.value > 0 {
            let known = treatment(session.protocolID)
            let (drug, setting) = (known?.drug ?? .racemicKetamine, known?.setting ?? .clinic)
            let on = day(session.openedAt)
            first = min(first ?? on, on)
            let index =
                lines.firstIndex { $0.drug == drug && $0.route == session.route && $0.setting == setting }
                ?? {
                    lines.append(Line(drug: drug, route: session.route, setting: setting, firstDay: on, lastDay: on))
                    return lines.count - 1
                }()
            lines[index].lifetime.add(session.given, weight: session.weight)
            let age = today.days(since: on)
            if (0..<90).contains(age) { lines[index].last90Days.add(session.given, weight: session.weight) }
            if (0..<30).contains(age) { lines[index].last30Days.add(session.given, weight: session.weight) }
            lines[index].firstDay = min(lines[index].firstDay, on)
            lines[index].lastDay = max(lines[index].lastDay, on)
        }
        self.lines = lines.sorted { $0.lastDay > $1.lastDay }
        weeksOnTreatment = first.map { max(0, today.days(since: $0)) / 7 }
    }
}
